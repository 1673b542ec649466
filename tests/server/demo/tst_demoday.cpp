// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoday.h"
#include "fakes/testprogram.h"
#include "webhook/deliveryparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>
#include <QTest>

namespace {

const Core::WallTime Start = Core::toWallTime(1'795'450'982'000);

struct Life
{
    QList<Model::Build> sightings;
    std::chrono::milliseconds from{0};
    std::chrono::milliseconds to{0};

    const Model::Build &end() const { return sightings.last(); }
};

QJsonObject object(const Demo::Post &post)
{
    return QJsonDocument::fromJson(post.body).object();
}

QMap<qint64, Life> livesOf(const QList<Demo::Post> &posts)
{
    QMap<qint64, Life> lives;
    for (const Demo::Post &post : posts) {
        const auto seen = Webhook::parseDelivery(post.body);
        if (!seen || !seen.value().build)
            continue;
        Life &life = lives[seen.value().build->id];
        if (life.sightings.isEmpty())
            life.from = post.at;
        life.to = post.at;
        life.sightings.append(*seen.value().build);
    }
    return lives;
}

QStringList keys(const QJsonObject &json)
{
    return json.keys();
}

QStringList sorted(const char *words)
{
    QStringList list = QString::fromLatin1(words).split(QLatin1Char(' '));
    list.sort();
    return list;
}

/// JSON written with apostrophes, for the eye's sake.
QJsonDocument json(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"'));
}

/// A day with one build whose pipeline "p" has the given stages.
QJsonObject oneBuild(const QByteArray &stages, const QByteArray &more = "{}")
{
    QJsonObject moment = json(more).object();
    moment.insert(QStringLiteral("at"), 0);
    moment.insert(QStringLiteral("build"), QStringLiteral("push"));
    moment.insert(QStringLiteral("slug"), QStringLiteral("acme/api"));
    moment.insert(QStringLiteral("pipeline"), QStringLiteral("p"));
    moment.insert(QStringLiteral("author"), QStringLiteral("mira"));
    QJsonObject script = json("{'system': {'link': 'https://drone.example', 'version': '2.25.0'}, "
                              "'users': [{'login': 'mira', 'name': 'Mira'}], "
                              "'repositories': [{'slug': 'acme/api', 'owner': 'mira', 'counter': 4}]}")
                             .object();
    script.insert(QStringLiteral("pipelines"), QJsonObject{{QStringLiteral("p"), json(stages).array()}});
    script.insert(QStringLiteral("moments"), QJsonArray{moment});
    return script;
}

constexpr char OneStage[] = "[{'name': 'default', 'steps': [{'name': 'clone', 'ms': 100}, "
                            "{'name': 'build', 'ms': 200}, {'name': 'test', 'ms': 300}]}]";
constexpr char TwoStages[] = "[{'name': 'a', 'steps': [{'name': 'clone', 'ms': 100}]}, "
                             "{'name': 'b', 'depends_on': ['a'], 'steps': [{'name': 'clone', 'ms': 100}]}]";
constexpr char Service[] = "[{'name': 'default', 'steps': [{'name': 'clone', 'ms': 100}, "
                           "{'name': 'database', 'ms': 0, 'detached': true}, {'name': 'test', 'ms': 300}]}]";

} // namespace

class DemoDayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInDayIsAllThere();
    void everyPostIsDrones();
    void theDayIsAlwaysTheSame();
    void speedShortensTheDay();
    void versionsRiseAndBuildsEnd();
    void buildsRunSideBySide();
    void repeatsNameTheirParent();
    void keysAreDrones();
    void deliveriesOfABuild_data();
    void deliveriesOfABuild();
};

void DemoDayTest::builtInDayIsAllThere()
{
    const QList<Demo::Post> posts = Demo::postsOf(Demo::builtInDay(), Start, 1);
    QSet<QString> kinds;
    QSet<Model::Status> ends;
    QSet<QString> events;
    QSet<QString> repositories;
    for (const Demo::Post &post : posts) {
        const auto seen = Webhook::parseDelivery(post.body);
        QVERIFY2(seen.ok(), post.body.constData());
        kinds.insert(QString::fromLatin1(post.event) + QLatin1Char(':') + seen.value().action);
        if (seen.value().kind != Model::EventKind::User)
            repositories.insert(seen.value().repository.slug);
    }
    const auto lives = livesOf(posts);
    for (const Life &life : lives) {
        ends.insert(life.end().status);
        events.insert(life.end().event);
    }
    QCOMPARE(kinds,
        (QSet<QString>{QStringLiteral("build:created"), QStringLiteral("build:updated"), QStringLiteral("user:created"),
            QStringLiteral("user:deleted"), QStringLiteral("repo:enabled"), QStringLiteral("repo:disabled"),
            QStringLiteral("repo:deleted")}));
    QCOMPARE(ends,
        (QSet<Model::Status>{Model::Status::Success, Model::Status::Failure, Model::Status::Error,
            Model::Status::Killed, Model::Status::Skipped}));
    QCOMPARE(events,
        (QSet<QString>{QStringLiteral("push"), QStringLiteral("pull_request"), QStringLiteral("tag"),
            QStringLiteral("cron"), QStringLiteral("promote"), QStringLiteral("rollback"), QStringLiteral("custom")}));
    QVERIFY(repositories.size() >= 5);
    QVERIFY(lives.size() >= 25);
    QCOMPARE(posts.first().at.count(), 0);
    QVERIFY(posts.last().at > std::chrono::seconds(50) && posts.last().at < std::chrono::seconds(70));
}

void DemoDayTest::everyPostIsDrones()
{
    const QList<Demo::Post> posts = Demo::postsOf(Demo::builtInDay(), Start, 1);
    std::chrono::milliseconds before{0};
    for (const Demo::Post &post : posts) {
        const QJsonObject json = object(post);
        QCOMPARE(json.value(QLatin1String("event")).toString().toLatin1(), post.event);
        QVERIFY(post.at >= before);
        before = post.at;
        if (post.event != "build")
            continue;
        const QJsonObject build = json.value(QLatin1String("build")).toObject();
        const QJsonValue nested = json.value(QLatin1String("repo")).toObject().value(QLatin1String("build"));
        QVERIFY(nested.isUndefined() || nested.toObject() == build);
        const bool created = json.value(QLatin1String("action")).toString() == QLatin1String("created");
        QCOMPARE(json.contains(QLatin1String("user")), created);
        QVERIFY(!created || !build.contains(QLatin1String("stages")));
        const qint64 now = Core::toMSecs(Start + post.at) / 1000;
        for (const char *when : {"created", "started", "finished", "updated"})
            QVERIFY(build.value(QLatin1String(when)).toInteger() <= now);
    }
}

void DemoDayTest::theDayIsAlwaysTheSame()
{
    const QList<Demo::Post> once = Demo::postsOf(Demo::builtInDay(), Start, 3);
    const QList<Demo::Post> again = Demo::postsOf(Demo::builtInDay(), Start, 3);
    QCOMPARE(once.size(), again.size());
    for (qsizetype i = 0; i < once.size(); ++i) {
        QCOMPARE(once[i].body, again[i].body);
        QCOMPARE(once[i].at, again[i].at);
        QCOMPARE(once[i].sender, again[i].sender);
    }
}

void DemoDayTest::speedShortensTheDay()
{
    const QList<Demo::Post> slow = Demo::postsOf(Demo::builtInDay(), Start, 1);
    const QList<Demo::Post> fast = Demo::postsOf(Demo::builtInDay(), Start, 60);
    QCOMPARE(fast.size(), slow.size());
    QVERIFY(fast.last().at >= slow.last().at / 60 - std::chrono::milliseconds(1));
    QVERIFY(fast.last().at <= slow.last().at / 60 + std::chrono::milliseconds(1));
}

void DemoDayTest::versionsRiseAndBuildsEnd()
{
    const auto lives = livesOf(Demo::postsOf(Demo::builtInDay(), Start, 1));
    QSet<qint64> ids;
    QMap<QString, qint64> numbers;
    for (const Life &life : lives) {
        qint64 version = 0;
        QMap<qint64, QPair<qint64, Model::Status>> parts;
        for (const Model::Build &seen : life.sightings) {
            QVERIFY(seen.version >= version);
            QVERIFY(!Model::isTerminal(seen.status) || &seen == &life.end());
            version = seen.version;
            for (const Model::Stage &stage : seen.stages) {
                const auto was = parts.value(stage.id, {0, Model::Status::Unknown});
                QVERIFY(stage.version > was.first || (stage.version == was.first && stage.status == was.second));
                parts.insert(stage.id, {stage.version, stage.status});
                for (const Model::Step &step : stage.steps) {
                    const auto stepWas = parts.value(step.id, {0, Model::Status::Unknown});
                    QVERIFY(step.version > stepWas.first
                        || (step.version == stepWas.first && step.status == stepWas.second));
                    parts.insert(step.id, {step.version, step.status});
                }
            }
        }
        const Model::Build &end = life.end();
        QVERIFY2(Model::isTerminal(end.status), qPrintable(end.page()));
        QVERIFY(end.finished >= end.started && end.started >= end.created);
        for (const Model::Stage &stage : end.stages) {
            QVERIFY(Model::isTerminal(stage.status));
            QVERIFY(stage.stopped >= stage.started && stage.started > 0);
            for (const Model::Step &step : stage.steps)
                QVERIFY(Model::isTerminal(step.status));
        }
        for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
            QVERIFY2(!ids.contains(part.key()), "a stage or step id came twice");
            ids.insert(part.key());
        }
        QVERIFY(end.number > numbers.value(end.repository.slug));
        numbers.insert(end.repository.slug, end.number);
    }
}

void DemoDayTest::buildsRunSideBySide()
{
    const auto lives = livesOf(Demo::postsOf(Demo::builtInDay(), Start, 1));
    qsizetype most = 0;
    for (const Life &life : lives)
        most = std::max(most, std::count_if(lives.cbegin(), lives.cend(), [&life](const Life &other) {
            return other.from <= life.from && life.from < other.to;
        }));
    QVERIFY(most >= 3);
}

void DemoDayTest::repeatsNameTheirParent()
{
    const auto lives = livesOf(Demo::postsOf(Demo::builtInDay(), Start, 1));
    int repeats = 0;
    for (const Life &life : lives) {
        const Model::Build &build = life.end();
        if (build.parent == 0)
            continue;
        ++repeats;
        const auto parent = std::find_if(lives.cbegin(), lives.cend(), [&build](const Life &other) {
            return other.end().repository.slug == build.repository.slug && other.end().number == build.parent;
        });
        QVERIFY(parent != lives.cend());
        QCOMPARE(build.after, parent->end().after);
        QCOMPARE(build.deployTo.isEmpty(), build.event == parent->end().event);
    }
    QCOMPARE(repeats, 4);
}

// The keys of core/webhook.go, repo.go, build.go, stage.go and step.go of Drone 2.25 that are never left out.
void DemoDayTest::keysAreDrones()
{
    const QList<Demo::Post> posts = Demo::postsOf(oneBuild(OneStage), Start, 1);
    QCOMPARE(keys(object(posts.first())), sorted("event action user repo build system"));
    QCOMPARE(keys(object(posts.last())), sorted("event action repo build system"));

    const QJsonObject user = object(posts.first()).value(QLatin1String("user")).toObject();
    QCOMPARE(
        keys(user), sorted("id login email machine admin active avatar syncing synced created updated last_login"));
    const QJsonObject repo = object(posts.first()).value(QLatin1String("repo")).toObject();
    QCOMPARE(keys(repo),
        sorted("id uid user_id namespace name slug scm git_http_url git_ssh_url link default_branch private visibility "
               "active config_path trusted protected ignore_forks ignore_pull_requests auto_cancel_pull_requests "
               "auto_cancel_pushes auto_cancel_running timeout counter synced created updated version archived"));
    const QJsonObject build = object(posts.last()).value(QLatin1String("build")).toObject();
    QCOMPARE(keys(build),
        sorted("id repo_id trigger number status event action link timestamp message before after ref source_repo "
               "source target author_login author_name author_email author_avatar sender started finished created "
               "updated version stages"));
    const QJsonObject stage = build.value(QLatin1String("stages")).toArray().first().toObject();
    QCOMPARE(keys(stage),
        sorted("id repo_id build_id number name kind type status errignore exit_code machine os arch started stopped "
               "created updated version on_success on_failure steps"));
    const QJsonObject step = stage.value(QLatin1String("steps")).toArray().last().toObject();
    QCOMPARE(keys(step), sorted("id step_id number name status exit_code started stopped version depends_on"));
}

void DemoDayTest::deliveriesOfABuild_data()
{
    QTest::addColumn<QJsonObject>("script");
    QTest::addColumn<int>("deliveries");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<int>("version");

    const auto row = [](const char *name, const QJsonObject &script, int deliveries, const char *end, const char *steps,
                         int version) {
        QTest::newRow(name) << script << deliveries << QString::fromLatin1(end) << QString::fromLatin1(steps)
                            << version;
    };
    row("three steps", oneBuild(OneStage), 8, "success", "success4 success4 success4", 3);
    row("second fails", oneBuild(OneStage, "{'fail': {'step': 'build', 'exit_code': 2}}"), 7, "failure",
        "success4 failure4 skipped3", 3);
    row("a service only starts", oneBuild(Service), 7, "success", "success4 success3 success4", 3);
    row("stage after stage", oneBuild(TwoStages), 6, "success", "success4 success4", 3);
    row("first stage fails", oneBuild(TwoStages, "{'fail': {'step': 'clone', 'exit_code': 1}}"), 4, "failure",
        "failure4", 3);
    row("unreadable", oneBuild(OneStage, "{'error': 'yaml: no'}"), 1, "error", "", 1);
    row("cancelled in its second step", oneBuild(OneStage, "{'cancel_ms': 600}"), 5, "killed",
        "success3 killed3 skipped2", 3);
    row("overtaken in the queue", oneBuild(OneStage, "{'auto_cancel_ms': 300}"), 2, "skipped", "", 2);
}

void DemoDayTest::deliveriesOfABuild()
{
    QFETCH(QJsonObject, script);
    const QList<Demo::Post> posts = Demo::postsOf(script, Start, 1);
    QTEST(int(posts.size()), "deliveries");
    const Life life = livesOf(posts).first();
    QTEST(Model::statusWord(life.end().status), "end");
    QTEST(int(life.end().version), "version");
    QStringList steps;
    for (const Model::Stage &stage : life.end().stages)
        for (const Model::Step &step : stage.steps)
            steps.append(Model::statusWord(step.status) + QString::number(step.version));
    QTEST(steps.join(QLatin1Char(' ')), "steps");
}

REGISTER_GUILESS_TEST(DemoDayTest)
#include "tst_demoday.moc"
