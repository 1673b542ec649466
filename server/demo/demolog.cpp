// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demolog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Resources inside a static library are not found by themselves; the macro must stand outside any namespace.
static void useDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace Demo {

namespace {

using L1 = QLatin1String;

const QJsonObject &script()
{
    static const QJsonObject logs = [] {
        useDemoResources();
        QFile file(QStringLiteral(":/demo/logs.json"));
        const bool opened = file.open(QFile::ReadOnly);
        Q_ASSERT(opened);
        return QJsonDocument::fromJson(file.readAll()).object();
    }();
    return logs;
}

/// Keys are "name@image" (its beginning), "name", or "*" for all others.
QJsonObject scriptOf(const Model::Step &step)
{
    const QJsonObject &all = script();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString image = it.key().section(u'@', 1);
        if (!image.isEmpty() && it.key().section(u'@', 0, 0) == step.name && step.image.startsWith(image))
            return it->toObject();
    }
    return all.value(all.contains(step.name) ? step.name : QStringLiteral("*")).toObject();
}

QString branchOrTag(const Model::Build &build)
{
    return build.ref.startsWith(L1("refs/tags/")) ? build.ref.mid(10) : build.target;
}

QString filled(QString line, const Model::Build &build, const Model::Step &step)
{
    return line.replace(L1("{slug}"), build.repository.slug)
        .replace(L1("{commit}"), build.after)
        .replace(L1("{short}"), build.after.left(8))
        .replace(L1("{ref}"), build.ref)
        .replace(L1("{branch}"), branchOrTag(build))
        .replace(L1("{exit}"), QString::number(step.exitCode));
}

/// Figures that look as if they had been measured; they follow from the place in the log.
QString varied(QString line, int n, const QJsonObject &picks)
{
    for (auto it = picks.begin(); it != picks.end(); ++it) {
        const QJsonArray words = it->toArray();
        const int stride = it.key() == L1("pick") ? 1 : 3;
        line.replace(u'{' + it.key() + u'}', words.at(n * stride % words.size()).toString());
    }
    const int noise = (n * 7919 + 104'729) % 997;
    return line.replace(L1("{n}"), QStringLiteral("%1").arg(noise, 3, 10, QLatin1Char('0')))
        .replace(L1("{digit}"), QString::number(noise % 10))
        .replace(L1("{hex}"), QStringLiteral("%1").arg(noise * 7'654'321LL, 9, 16, QLatin1Char('0')));
}

void append(QStringList &lines, const QJsonArray &part, const Model::Build &build, const Model::Step &step)
{
    for (const QJsonValue &value : part) {
        const QJsonObject many = value.toObject();
        const int times = many.value(L1("times")).toInt(1);
        const QString pattern =
            filled(value.isString() ? value.toString() : many.value(L1("line")).toString(), build, step);
        for (int n = 0; n < times; ++n)
            lines.append(varied(pattern, n, many.value(L1("pick")).toObject()) + u'\n');
    }
}

} // namespace

QStringList logOf(const Model::Build &build, const Model::Step &step)
{
    const QJsonObject parts = scriptOf(step);
    QStringList lines;
    append(lines, parts.value(L1("lines")).toArray(), build, step);
    if (step.status == Model::Status::Success)
        append(lines, parts.value(L1("good")).toArray(), build, step);
    else if (Model::isFailure(step.status))
        append(lines, parts.value(L1("fail")).toArray(), build, step);
    else if (step.status == Model::Status::Killed)
        lines = lines.first(lines.size() / 2);
    return lines;
}

} // namespace Demo
