// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/buildjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(QByteArray(json)).object();
}

} // namespace

class BuildJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesAlike()
    {
        const QJsonObject json = object(R"({"id":4509820660001,"number":12,"parent":11,"status":"failure","error":"e",
            "event":"promote","action":"a","link":"l","title":"t","message":"m","before":"b","after":"c","ref":"r",
            "source_repo":"sr","source":"s","target":"ta","author_login":"al","author_name":"an","author_email":"ae",
            "author_avatar":"av","sender":"se","trigger":"tr","cron":"cr","deploy_to":"d","debug":true,"started":1,
            "finished":2,"created":3,"updated":4,"version":5,"told":"running","lost_at":6,
            "system":{"link":"drone.example.com","version":"2.25.0"},
            "repo":{"id":35,"slug":"acme/api","link":"rl","default_branch":"main","visibility":"private",
                "private":true,"version":9},
            "stages":[{"id":1,"number":1,"name":"default","kind":"pipeline","type":"docker","status":"blocked",
                "error":"se","errignore":true,"exit_code":2,"machine":"ma","os":"linux","arch":"arm64","started":5,
                "stopped":6,"created":7,"updated":8,"version":4,"depends_on":["x"],
                "steps":[{"id":2,"number":1,"name":"clone","status":"running","error":"st","errignore":true,
                    "exit_code":3,"started":1,"stopped":2,"version":2,"depends_on":["y"],"image":"i",
                    "detached":true}]}]})");
        QVERIFY(!json.isEmpty());
        QCOMPARE(Model::toJson(Model::storedBuildFromJson(json)), json);
    }

    void illTypedValuesAreDefaults()
    {
        const Model::Build build = Model::buildFromJson(object(
            R"({"id":"7","status":5,"message":["x"],"stages":[1,{"steps":"none"}],"version":null,"unknown":{}})"));
        QCOMPARE(build.id, 0);
        QCOMPARE(build.status, Model::Status::Unknown);
        QVERIFY(build.message.isEmpty());
        QCOMPARE(build.stages.size(), 2);
        QCOMPARE(Model::buildFromJson({}), Model::Build());
    }

    void droneDoesNotSayThatABuildIsLost()
    {
        const QJsonObject json =
            object(R"({"status":"lost","told":"running","lost_at":6,"stages":[{"status":"lost"}]})");
        const Model::Build told = Model::buildFromJson(json);
        QCOMPARE(told.status, Model::Status::Unknown);
        QCOMPARE(told.stages.at(0).status, Model::Status::Unknown);
        QCOMPARE(told.lostAt, 0);
        const Model::Build stored = Model::storedBuildFromJson(json);
        QCOMPARE(stored.status, Model::Status::Lost);
        QCOMPARE(stored.told, Model::Status::Running);
        QCOMPARE(stored.lostAt, 6);
    }

    void stagesAndStepsStandByNumber()
    {
        const Model::Build build = Model::buildFromJson(object(
            R"({"stages":[{"id":9,"number":2},{"id":3,"number":1,"steps":[{"id":8,"number":2},{"id":5,"number":1}]}]})"));
        QCOMPARE(build.stages.at(0).id, 3);
        QCOMPARE(build.stages.at(0).steps.at(0).id, 5);
        QCOMPARE(build.stages.at(1).id, 9);
    }

    void user()
    {
        const Model::User user =
            Model::userFromJson(object(R"({"id":7,"login":"hubot","avatar":"a","machine":true,"admin":true})"));
        QCOMPARE(user, (Model::User{7, QStringLiteral("hubot"), QStringLiteral("a"), true, true}));
    }
};

REGISTER_GUILESS_TEST(BuildJson)
#include "tst_buildjson.moc"
