// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildchange.h"

#include "model/buildjson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

namespace Builds {

namespace {

using L1 = QLatin1String;

QString words(const QJsonValue &value, const QJsonValue &other)
{
    switch (value.type()) {
    case QJsonValue::Undefined: // left out because it is its type's default
        return other.isDouble() ? QStringLiteral("0") : other.isBool() ? QStringLiteral("false") : QString();
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toInteger());
    case QJsonValue::Array:
        return value.toVariant().toStringList().join(QLatin1String(", "));
    default:
        return value.toString();
    }
}

class Comparison
{
public:
    QList<FieldChange> changes;

    /// Plain values only; objects and the lists named here are compared on their own.
    void compare(const QString &path, QJsonObject before, QJsonObject after)
    {
        for (const L1 key : {L1("stages"), L1("steps"), L1("system"), L1("repo")}) {
            before.remove(key);
            after.remove(key);
        }
        compareKey(path, L1("status"), before, after);
        QSet<QString> keys;
        for (const QJsonObject *side : {&before, &after}) {
            const QStringList names = side->keys();
            keys.unite(QSet<QString>(names.cbegin(), names.cend()));
        }
        keys.remove(L1("status"));
        QStringList sorted = keys.values();
        sorted.sort();
        for (const QString &key : std::as_const(sorted))
            compareKey(path, key, before, after);
    }

private:
    void compareKey(const QString &path, const QString &key, const QJsonObject &before, const QJsonObject &after)
    {
        const QJsonValue from = before.value(key);
        const QJsonValue to = after.value(key);
        if (from != to)
            changes.append({path + QLatin1Char('.') + key, words(from, to), words(to, from)});
    }
};

QMap<qint64, QJsonObject> byId(const QJsonObject &parent, L1 list)
{
    QMap<qint64, QJsonObject> objects;
    const QJsonArray array = parent.value(list).toArray();
    for (const QJsonValue &value : array)
        objects.insert(value.toObject().value(L1("id")).toInteger(), value.toObject());
    return objects;
}

QString nameOf(const QJsonObject &entity)
{
    return entity.value(L1("name")).toString();
}

} // namespace

QList<FieldChange> describeChange(const Model::Build &before, const Model::Build &after)
{
    const QJsonObject from = Model::toJson(before);
    const QJsonObject to = Model::toJson(after);
    Comparison comparison;
    comparison.compare(QStringLiteral("build"), from, to);
    comparison.compare(
        QStringLiteral("repository"), from.value(L1("repo")).toObject(), to.value(L1("repo")).toObject());
    comparison.compare(
        QStringLiteral("system"), from.value(L1("system")).toObject(), to.value(L1("system")).toObject());

    const auto stagesBefore = byId(from, L1("stages"));
    const auto stagesAfter = byId(to, L1("stages"));
    const bool several = stagesAfter.size() > 1;
    // A fold never loses a stage or a step, so what is known after is all there is.
    for (auto stage = stagesAfter.cbegin(); stage != stagesAfter.cend(); ++stage) {
        const QJsonObject stageBefore = stagesBefore.value(stage.key());
        const QString name = nameOf(*stage);
        comparison.compare(name, stageBefore, *stage);
        const auto stepsBefore = byId(stageBefore, L1("steps"));
        const auto stepsAfter = byId(*stage, L1("steps"));
        for (auto step = stepsAfter.cbegin(); step != stepsAfter.cend(); ++step) {
            const QJsonObject stepBefore = stepsBefore.value(step.key());
            const QString stepName = nameOf(*step);
            comparison.compare(several ? name + QLatin1Char('/') + stepName : stepName, stepBefore, *step);
        }
    }
    return comparison.changes;
}

} // namespace Builds
