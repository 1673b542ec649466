// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/dronepayload.h"
#include "fakes/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Demo::Person;
using Demo::Place;

namespace {

Person mona()
{
    return {7, QStringLiteral("mona"), QStringLiteral("Mona"), QStringLiteral("mona@acme.example"), false, true, 100};
}

Place place()
{
    Place place;
    place.system = {{QLatin1String("link"), QLatin1String("https://drone.example")}};
    place.repository.id = 3;
    place.repository.slug = QStringLiteral("acme/api");
    place.repository.link = QStringLiteral("https://git.acme.example/acme/api");
    place.owner = mona();
    place.counter = 12;
    return place;
}

Model::Build build()
{
    Model::Build build;
    build.id = 9'000'000'000;
    build.number = 12;
    build.status = Model::Status::Running;
    build.message = QStringLiteral("Grüße");
    Model::Step step;
    step.id = 21;
    step.number = 1;
    step.name = QStringLiteral("test");
    step.status = Model::Status::Pending;
    Model::Stage stage;
    stage.id = 20;
    stage.status = Model::Status::Running;
    stage.steps = {step};
    build.stages = {stage};
    return build;
}

QJsonObject read(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

QJsonValue at(QJsonValue value, const QString &path)
{
    for (const QString &key : path.split(QLatin1Char('/')))
        value = value.isArray() ? value.toArray().at(key.toInt()) : value.toObject().value(key);
    return value;
}

} // namespace

class TestDronePayload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoSaysWhat_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("action");
        const Person by = mona();
        const auto row = [](const char *name, const QByteArray &body, const QStringList &keys, const char *event,
                             const char *action) {
            QTest::newRow(name) << body << keys << QString::fromLatin1(event) << QString::fromLatin1(action);
        };
        const QString action = QStringLiteral("action");
        const QString build = QStringLiteral("build");
        const QString event = QStringLiteral("event");
        const QString repo = QStringLiteral("repo");
        const QString system = QStringLiteral("system");
        const QString user = QStringLiteral("user");
        row("build created", buildPayload(place(), ::build(), {}, true, false),
            {action, build, event, repo, system, user}, "build", "created");
        row("build updated", buildPayload(place(), ::build(), {}, false, true), {action, build, event, repo, system},
            "build", "updated");
        row("repository enabled", repositoryPayload(place(), QStringLiteral("enabled"), &by),
            {action, event, repo, system, user}, "repo", "enabled");
        row("repository disabled", repositoryPayload(place(), QStringLiteral("disabled"), nullptr),
            {action, event, repo, system}, "repo", "disabled");
        row("user created", userPayload(place().system, QStringLiteral("created"), by), {action, event, system, user},
            "user", "created");
    }
    void whoSaysWhat()
    {
        QFETCH(const QByteArray, body);
        const QJsonObject payload = read(body);
        QTEST(payload.keys(), "keys");
        QTEST(payload.value(QLatin1String("event")).toString(), "event");
        QTEST(payload.value(QLatin1String("action")).toString(), "action");
        QCOMPARE(at(payload, QStringLiteral("system/link")).toString(), QStringLiteral("https://drone.example"));
        QCOMPARE(body, QJsonDocument(payload).toJson(QJsonDocument::Compact)); // one line, keys in order
    }

    void values_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *path, const QJsonValue &value) {
            QTest::newRow(path) << QString::fromLatin1(path) << value;
        };
        row("build/id", qint64(9'000'000'000));
        row("build/repo_id", 3);
        row("build/status", QStringLiteral("running"));
        row("build/message", QStringLiteral("Grüße"));
        row("build/params/DEPLOY", QStringLiteral("yes"));
        row("build/stages/0/build_id", qint64(9'000'000'000));
        row("build/stages/0/steps/0/step_id", 20); // the stage's id, under a misleading name
        row("build/stages/0/steps/0/id", 21);
        row("build/stages/0/steps/0/status", QStringLiteral("pending"));
        row("repo/namespace", QStringLiteral("acme"));
        row("repo/name", QStringLiteral("api"));
        row("repo/git_http_url", QStringLiteral("https://git.acme.example/acme/api.git"));
        row("repo/counter", 12);
        row("user/login", QStringLiteral("mona"));
        row("user/admin", true);
        // Go's "omitempty": what is empty is not there, and what has no such mark is.
        row("build/error", QJsonValue::Undefined);
        row("build/stages/0/machine", QJsonValue::Undefined);
        row("build/stages/0/steps/0/started", QJsonValue::Undefined);
        row("build/stages/0/steps/0/detached", QJsonValue::Undefined);
        row("build/stages/0/started", 0);
        row("build/before", QString());
        row("repo/private", false);
    }
    void values()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        const QJsonObject params{{QLatin1String("DEPLOY"), QLatin1String("yes")}};
        QCOMPARE(at(read(buildPayload(place(), build(), params, true, false)), path), value);
    }

    void aRunnersReportNestsTheBuild()
    {
        const QJsonObject nested = read(buildPayload(place(), build(), {}, false, true));
        QCOMPARE(at(nested, QStringLiteral("repo/build")), nested.value(QLatin1String("build")));
        QVERIFY(at(read(buildPayload(place(), build(), {}, false, false)), QStringLiteral("repo/build")).isUndefined());
    }
};

REGISTER_GUILESS_TEST(TestDronePayload)
#include "tst_dronepayload.moc"
