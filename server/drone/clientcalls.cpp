// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/client.h"

#include "core/handover.h"
#include "model/buildjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QPointer>

namespace Drone {

namespace {

using Body = ClientResult<QByteArray>;

ClientError notDrone()
{
    return {
        ClientErrorKind::NotDrone, Client::tr("The answer is none that a Drone server gives; check its address"), {}};
}

/// Reads one JSON object with `convert`, whose result must satisfy `isGood`.
template <typename T, typename Convert, typename Good>
std::function<void(Body)> objectAnswer(Answer<T> done, Convert convert, Good isGood)
{
    return [done = std::move(done), convert, isGood](const Body &body) {
        if (!body.ok())
            return done(body.error());
        const QJsonDocument document = QJsonDocument::fromJson(body.value());
        T value = convert(document.object());
        if (!document.isObject() || !isGood(value))
            return done(notDrone());
        done(std::move(value));
    };
}

template <typename T, typename Convert> std::function<void(Body)> listAnswer(Answer<QList<T>> done, Convert convert)
{
    return [done = std::move(done), convert](const Body &body) {
        if (!body.ok())
            return done(body.error());
        const QJsonDocument document = QJsonDocument::fromJson(body.value());
        if (!document.isArray() && body.value().trimmed() != "null") // Go writes an empty list as null at times
            return done(notDrone());
        QList<T> values;
        const QJsonArray array = document.array();
        for (const QJsonValue &value : array)
            values.append(convert(value.toObject()));
        done(std::move(values));
    };
}

ClientResult<QList<LogLine>> readLog(const QByteArray &json)
{
    auto lines = logFromJson(json);
    if (!lines)
        return notDrone();
    return *std::move(lines);
}

std::function<void(Body)> emptyAnswer(Answer<void> done)
{
    return [done = std::move(done)](
               const Body &body) { done(body.ok() ? ClientResult<void>() : ClientResult<void>(body.error())); };
}

QString encoded(const QString &part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

QString repositoryPath(const QString &slug)
{
    return QStringLiteral("/api/repos/") + slug;
}

QString buildPath(const QString &slug, qint64 number)
{
    return repositoryPath(slug) + QStringLiteral("/builds/%1").arg(number);
}

auto completing(const QString &link, const QString &slug)
{
    return [link, slug](const QJsonObject &json) {
        Model::Build build = Model::buildFromJson(json);
        build.system.link = link;
        build.repository.slug = slug;
        return build;
    };
}

bool isBuild(const Model::Build &build)
{
    return build.id > 0 && build.number > 0;
}

/// A new build, or the `null` that Drone answers when it made none.
std::function<void(Body)> newBuildAnswer(const QString &link, const QString &slug, const Answer<Model::Build> &done)
{
    return [link, slug, done](const Body &body) {
        if (body.ok() && body.value().trimmed() == "null")
            return done(Model::Build());
        objectAnswer<Model::Build>(done, completing(link, slug), isBuild)(body);
    };
}

} // namespace

void Client::user(QObject *context, Answer<Model::User> done)
{
    get(QStringLiteral("/api/user"), context,
        objectAnswer<Model::User>(
            std::move(done), Model::userFromJson, [](const Model::User &user) { return !user.login.isEmpty(); }));
}

void Client::build(const QString &slug, qint64 number, QObject *context, Answer<Model::Build> done)
{
    get(buildPath(slug, number), context,
        objectAnswer<Model::Build>(std::move(done), completing(link(), slug), isBuild));
}

void Client::builds(const QString &slug, int page, QObject *context, Answer<QList<Model::Build>> done)
{
    get(repositoryPath(slug) + QStringLiteral("/builds?page=%1&per_page=25").arg(page), context,
        listAnswer<Model::Build>(std::move(done), completing(link(), slug)));
}

void Client::repository(const QString &slug, QObject *context, Answer<Model::Repository> done)
{
    get(repositoryPath(slug), context,
        objectAnswer<Model::Repository>(std::move(done), Model::repositoryFromJson,
            [](const Model::Repository &repository) { return !repository.slug.isEmpty(); }));
}

void Client::repositories(QObject *context, Answer<QList<Model::Repository>> done)
{
    get(QStringLiteral("/api/user/repos"), context,
        listAnswer<Model::Repository>(std::move(done), Model::repositoryFromJson));
}

void Client::log(const StepAddress &step, QObject *context, Answer<QList<LogLine>> done)
{
    get(
        buildPath(step.slug, step.build) + QStringLiteral("/logs/%1/%2").arg(step.stage).arg(step.step), context,
        [this, context = QPointer<QObject>(context), done = std::move(done)](const Body &body) {
            if (!body.ok())
                return done(body.error());
            if (body.value().size() <= SmallLogBytes)
                return done(readLog(body.value()));
            m_reading.start(new Core::Task([this, context, done, json = body.value()] {
                auto tell = [context, done, log = readLog(json)]() mutable {
                    if (context)
                        done(std::move(log));
                };
                QMetaObject::invokeMethod(this, Core::Handed(std::move(tell)), Qt::QueuedConnection);
            }));
        },
        MostLogBytes);
}

void Client::restart(const QString &slug, qint64 number, QObject *context, Answer<Model::Build> done)
{
    act("POST", buildPath(slug, number), context, newBuildAnswer(link(), slug, done));
}

void Client::cancel(const QString &slug, qint64 number, QObject *context, Answer<void> done)
{
    act("DELETE", buildPath(slug, number), context, emptyAnswer(std::move(done)));
}

void Client::approve(const QString &slug, qint64 number, int stage, QObject *context, Answer<void> done)
{
    act("POST", buildPath(slug, number) + QStringLiteral("/approve/%1").arg(stage), context,
        emptyAnswer(std::move(done)));
}

void Client::decline(const QString &slug, qint64 number, int stage, QObject *context, Answer<void> done)
{
    act("POST", buildPath(slug, number) + QStringLiteral("/decline/%1").arg(stage), context,
        emptyAnswer(std::move(done)));
}

void Client::promote(const QString &slug, qint64 number, const QString &target,
    const QList<QPair<QString, QString>> &parameters, QObject *context, const Answer<Model::Build> &done)
{
    QString path = buildPath(slug, number) + QStringLiteral("/promote?target=") + encoded(target);
    for (const auto &[name, value] : parameters)
        path += u'&' + encoded(name) + u'=' + encoded(value);
    act("POST", path, context, newBuildAnswer(link(), slug, done));
}

} // namespace Drone
