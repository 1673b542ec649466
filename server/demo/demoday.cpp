// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoday.h"

#include "demo/buildlife.h"
#include "demo/dronepayload.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

// Resources inside a static library are not found by themselves; the macro must stand outside any namespace.
static void useResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace Demo {

namespace {

using L1 = QLatin1String;

constexpr qint64 FirstBuildId = 48'210;
constexpr auto ServerAge = std::chrono::hours(24 * 400); // how long ago everybody joined

std::chrono::milliseconds milliseconds(const QJsonValue &value)
{
    return std::chrono::milliseconds(value.toInteger());
}

QString commitId(const QString &seed)
{
    return QString::fromLatin1(QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha1).toHex());
}

/// Turns the moments of a script into posts, one after the other, remembering what later ones refer to.
class Day
{
public:
    Day(const QJsonObject &script, Core::WallTime start, double speed);

    QList<Post> play();

private:
    struct Past
    {
        Model::Build build;
        QString pipeline;
        QJsonObject params;
    };

    void happen(const QJsonObject &moment);
    void build(const QJsonObject &moment);
    Past pushed(const QJsonObject &moment, Place &place);
    Past repeated(const QJsonObject &moment) const;
    void setOrigin(Model::Build &build, const QJsonObject &moment, const Place &place);
    Fate fateOf(const QJsonObject &moment) const;
    QList<PlannedStage> plan(const QString &pipeline) const;
    const Person &person(const QString &login) const;
    void post(Moment at, const char *event, const QByteArray &body, int sender)
    {
        m_posts.append({std::chrono::duration_cast<std::chrono::milliseconds>(at / m_speed), event, body, sender});
    }
    qint64 unixTime(Moment at) const
    {
        return std::chrono::floor<std::chrono::seconds>(m_start + std::chrono::round<Moment>(at / m_speed))
            .time_since_epoch()
            .count();
    }

    const QJsonObject m_script;
    const Core::WallTime m_start;
    const double m_speed;
    QHash<QString, Person> m_people;
    QHash<QString, Place> m_places;
    QHash<QString, Past> m_past; ///< by label
    QHash<QString, QString> m_heads; ///< newest commit by repository and branch
    qint64 m_buildId = FirstBuildId;
    qint64 m_partId = FirstBuildId * 8; ///< of stages and steps
    int m_senders = 0;
    QList<Post> m_posts;
};

Day::Day(const QJsonObject &script, Core::WallTime start, double speed)
    : m_script(script)
    , m_start(start)
    , m_speed(speed)
{
    const qint64 joined = std::chrono::floor<std::chrono::seconds>(start - ServerAge).time_since_epoch().count();
    const QJsonArray people = script.value(L1("users")).toArray();
    for (const auto &entry : people) {
        const QJsonObject json = entry.toObject();
        const QString login = json.value(L1("login")).toString();
        m_people.insert(login,
            {m_people.size() + 1, login, json.value(L1("name")).toString(), json.value(L1("email")).toString(),
                json.value(L1("machine")).toBool(), json.value(L1("admin")).toBool(), joined});
    }
    const QJsonArray repositories = script.value(L1("repositories")).toArray();
    for (const auto &entry : repositories) {
        const QJsonObject json = entry.toObject();
        Place place;
        place.system = script.value(L1("system")).toObject();
        place.owner = person(json.value(L1("owner")).toString());
        place.counter = json.value(L1("counter")).toInteger();
        place.created = joined;
        Model::Repository &repository = place.repository;
        repository.id = m_places.size() + 31;
        repository.slug = json.value(L1("slug")).toString();
        repository.link = L1("https://git.acme.example/") + repository.slug;
        repository.defaultBranch = QStringLiteral("main");
        repository.isPrivate = json.value(L1("private")).toBool();
        repository.visibility = repository.isPrivate ? QStringLiteral("private") : QStringLiteral("public");
        repository.version = place.counter + 1;
        m_places.insert(repository.slug, place);
    }
}

QList<Post> Day::play()
{
    const QJsonArray moments = m_script.value(L1("moments")).toArray();
    for (const auto &moment : moments)
        happen(moment.toObject());
    std::stable_sort(m_posts.begin(), m_posts.end(), [](const Post &a, const Post &b) { return a.at < b.at; });
    return std::move(m_posts);
}

void Day::happen(const QJsonObject &moment)
{
    const Moment at = milliseconds(moment.value(L1("at")));
    if (moment.contains(L1("user"))) {
        Person who = person(moment.value(L1("login")).toString());
        const QString action = moment.value(L1("user")).toString();
        if (action == L1("created")) {
            who.created = unixTime(at);
            who.email.clear(); // Drone learns it later
        }
        post(at, "user", userPayload(m_script.value(L1("system")).toObject(), action, who), ++m_senders);
    } else if (moment.contains(L1("repository"))) {
        Place &place = m_places[moment.value(L1("slug")).toString()];
        const QString action = moment.value(L1("repository")).toString();
        place.active = action == L1("enabled");
        ++place.repository.version;
        const QString by = moment.value(L1("by")).toString();
        post(at, "repo", repositoryPayload(place, action, by.isEmpty() ? nullptr : &person(by)), ++m_senders);
    } else {
        build(moment);
    }
}

void Day::build(const QJsonObject &moment)
{
    Place &place = m_places[moment.value(L1("slug")).toString()];
    Q_ASSERT(!place.repository.slug.isEmpty());
    ++place.counter;
    ++place.repository.version;

    const bool again = moment.contains(L1("restart")) || moment.contains(L1("parent"));
    Past now = again ? repeated(moment) : pushed(moment, place);
    now.build.id = ++m_buildId;
    now.build.number = place.counter;
    now.build.repository = place.repository;

    const Moment at = milliseconds(moment.value(L1("at")));
    const int firstSender = m_senders + 2; // Sighting::Server, which is -1, comes right before the stages
    const QList<PlannedStage> stages = plan(now.pipeline);
    m_senders = firstSender + int(stages.size());
    const QList<Sighting> sightings = liveThrough(
        now.build, stages, fateOf(moment), at, [this](Moment when) { return unixTime(when); }, m_partId);
    for (const Sighting &seen : sightings)
        post(seen.at, "build", buildPayload(place, seen.build, now.params, seen.created, seen.fromRunner),
            firstSender + seen.stage);

    const QString label = moment.value(L1("label")).toString();
    if (!label.isEmpty())
        m_past.insert(label, now);
}

/// A build of new commits, or of the newest commit once more (cron, custom).
Day::Past Day::pushed(const QJsonObject &moment, Place &place)
{
    Past now;
    now.pipeline = moment.value(L1("pipeline")).toString();
    now.params = moment.value(L1("params")).toObject();
    Model::Build &build = now.build;
    build.event = moment.value(L1("build")).toString();
    build.message = moment.value(L1("message")).toString();
    build.title = moment.value(L1("title")).toString();
    build.action = moment.value(L1("action")).toString();
    build.cron = moment.value(L1("cron")).toString();

    const Person &author = person(moment.value(L1("author")).toString());
    build.authorLogin = build.sender = author.login;
    build.authorName = author.name;
    build.authorEmail = author.email;
    build.trigger = QStringLiteral("@hook");
    setOrigin(build, moment, place);
    return now;
}

// The forms in which each event arrives: trigger/cron/cron.go, handler/api/repos/builds/create.go, and go-scm's GitHub
// driver for what a hook brings.
void Day::setOrigin(Model::Build &build, const QJsonObject &moment, const Place &place)
{
    const QString link = place.repository.link;
    const QString branch = moment.value(L1("branch")).toString(place.repository.defaultBranch);
    const QString tag = moment.value(L1("tag")).toString();
    const int pull = moment.value(L1("pull")).toInt();
    build.source = build.target = branch;
    build.ref = L1("refs/heads/") + branch;

    const QString line = place.repository.slug + (pull ? moment.value(L1("source")).toString() : branch);
    QString &head = m_heads[line];
    if (head.isEmpty())
        head = commitId(line);
    const QString before = head;
    const bool newCommit = build.event == L1("push") || build.event == L1("pull_request");
    if (newCommit)
        head = commitId(before + build.message);
    build.before = before;
    build.after = head;
    build.link = QStringLiteral("%1/compare/%2...%3").arg(link, before.left(12), build.after.left(12));

    if (pull != 0) {
        build.ref = QStringLiteral("refs/pull/%1/head").arg(pull);
        build.link = QStringLiteral("%1/pull/%2").arg(link).arg(pull);
        build.source = moment.value(L1("source")).toString();
        build.sourceRepo = moment.value(L1("source_repo")).toString(place.repository.slug);
        if (build.message.isEmpty())
            build.message = build.title;
    } else if (!tag.isEmpty()) {
        build.ref = L1("refs/tags/") + tag;
        build.action = QStringLiteral("create");
        build.before = QString(40, QLatin1Char('0'));
    } else if (!build.cron.isEmpty()) {
        build.trigger = QStringLiteral("@cron");
        build.before.clear();
        build.source.clear();
        build.link = QStringLiteral("%1/commit/%2").arg(link, build.after);
    } else if (build.event == L1("custom")) {
        build.trigger = build.sender;
        build.before = build.after;
    }
}

/// A build of what an earlier one built: restart, promotion, rollback.
Day::Past Day::repeated(const QJsonObject &moment) const
{
    const QString restart = moment.value(L1("restart")).toString();
    const QString label = restart.isEmpty() ? moment.value(L1("parent")).toString() : restart;
    Q_ASSERT(m_past.contains(label));
    Past now = m_past.value(label);
    now.build.parent = now.build.number;
    if (!restart.isEmpty()) {
        now.build.trigger = moment.value(L1("by")).toString();
        return now;
    }
    now.pipeline = moment.value(L1("pipeline")).toString();
    now.params = moment.value(L1("params")).toObject();
    now.build.event = moment.value(L1("build")).toString();
    now.build.deployTo = moment.value(L1("deploy_to")).toString();
    now.build.trigger = moment.value(L1("author")).toString();
    return now;
}

Fate Day::fateOf(const QJsonObject &moment) const
{
    Fate fate;
    const QJsonObject fail = moment.value(L1("fail")).toObject();
    fate.failingStep = fail.value(L1("step")).toString();
    fate.exitCode = fail.value(L1("exit_code")).toInt();
    fate.error = moment.value(L1("error")).toString();
    if (moment.contains(L1("queue_ms")))
        fate.queued = milliseconds(moment.value(L1("queue_ms")));
    if (moment.contains(L1("cancel_ms")))
        fate.cancelledAfter = milliseconds(moment.value(L1("cancel_ms")));
    if (moment.contains(L1("auto_cancel_ms")))
        fate.overtakenAfter = milliseconds(moment.value(L1("auto_cancel_ms")));
    return fate;
}

QList<PlannedStage> Day::plan(const QString &pipeline) const
{
    QList<PlannedStage> stages;
    const QJsonArray entries = m_script.value(L1("pipelines")).toObject().value(pipeline).toArray();
    for (const auto &entry : entries) {
        const QJsonObject json = entry.toObject();
        PlannedStage stage;
        stage.name = json.value(L1("name")).toString();
        stage.os = json.value(L1("os")).toString(QStringLiteral("linux"));
        stage.arch = json.value(L1("arch")).toString(QStringLiteral("amd64"));
        const QJsonArray dependsOn = json.value(L1("depends_on")).toArray();
        for (const auto &name : dependsOn)
            stage.dependsOn.append(name.toString());
        const QJsonArray steps = json.value(L1("steps")).toArray();
        for (const auto &value : steps) {
            const QJsonObject step = value.toObject();
            stage.steps.append({step.value(L1("name")).toString(), step.value(L1("image")).toString(),
                milliseconds(step.value(L1("ms"))), step.value(L1("detached")).toBool()});
        }
        stages.append(stage);
    }
    Q_ASSERT(!stages.isEmpty());
    return stages;
}

const Person &Day::person(const QString &login) const
{
    const auto found = m_people.constFind(login);
    Q_ASSERT(found != m_people.cend());
    return *found;
}

} // namespace

QJsonObject builtInDay()
{
    useResources();
    QFile file(QStringLiteral(":/demo/day.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QList<Post> postsOf(const QJsonObject &script, Core::WallTime start, double speed)
{
    Q_ASSERT(speed > 0);
    return Day(script, start, speed).play();
}

} // namespace Demo
