// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplebuilds.h"

namespace Fakes {

namespace {

using Model::Status;

const auto System = QStringLiteral("https://drone.lan");

struct Sample
{
    const char *slug;
    qint64 number;
    Status status;
    qint64 minutesAgo;
    qint64 lasted; ///< seconds
    const char *message;
    const char *branch;
    const char *author;
    const char *event = "push";
};

constexpr Sample Day[] = {
    {"acme/website", 412, Status::Running, 1, 0, "Warm the cache before the first request", "main", "Mira K."},
    {"acme/api", 1208, Status::Running, 0, 0, "Retry idempotent calls once", "feature/retry", "Jon P."},
    {"acme/hello-world", 128, Status::Failure, 4, 161, "Compare totals as decimals, not floats", "main", "Ada L."},
    {"acme/api", 1207, Status::Success, 22, 185, "Bump libpq to 16.4", "renovate/libpq", "renovate"},
    {"acme/infra", 77, Status::Blocked, 31, 0, "Promote #75 to production", "production", "Ada L.", "promote"},
    {"acme/hello-world", 127, Status::Success, 48, 158, "Document the tax table", "main", "Noor S.", "pull_request"},
    {"acme/website", 411, Status::Killed, 62, 19, "WIP: header", "feature/header", "Mira K."},
    {"acme/docs", 33, Status::Pending, 70, 0, "Explain the retention settings", "main", "Jon P."},
    {"acme/hello-world", 126, Status::Success, 20 * 60, 158, "Release 2.4.0", "v2.4.0", "Ada L.", "tag"},
    {"acme/hello-world", 125, Status::Success, 21 * 60, 156, "Prepare the release", "main", "Ada L."},
    {"acme/hello-world", 124, Status::Success, 22 * 60, 160, "Read totals once", "main", "Noor S."},
    {"acme/hello-world", 123, Status::Success, 23 * 60, 158, "Name the tax table's columns", "main", "Noor S."},
    {"acme/website", 410, Status::Skipped, 46 * 60, 0, "Fix a typo [skip deploy]", "main", "Mira K."},
    {"acme/website", 409, Status::Error, 47 * 60, 3, "Pin the image by digest", "main", "Mira K."},
    {"acme/a-repository-whose-name-somebody-made-much-too-long-for-any-list", 99999, Status::Success, 50 * 60, 7532,
        "A commit message that goes on and on because nobody told its author that the first line is a title",
        "a/branch/with/a/very/long/name/too", "A. Person With Many Names"},
};

void addSteps(Model::Build &build)
{
    Model::Stage stage;
    stage.id = build.id * 10;
    stage.number = 1;
    stage.name = QStringLiteral("default");
    stage.status = build.status;
    stage.machine = QStringLiteral("runner-1");
    stage.started = build.started;
    stage.stopped = build.finished;
    struct Part
    {
        const char *name;
        double from;
        double until;
    };
    constexpr Part Parts[] = {
        {"clone", 0, 0.06}, {"build", 0.06, 0.58}, {"lint", 0.06, 0.24}, {"test", 0.58, 1}, {"publish", 1, 1.3}};
    const auto whole = static_cast<double>(build.finished > 0 ? build.finished - build.started : 158);
    const bool running = build.status == Status::Running;
    int number = 0;
    for (const Part &part : Parts) {
        Model::Step step;
        step.number = ++number;
        step.id = stage.id + number;
        step.name = QString::fromLatin1(part.name);
        step.started = build.started + static_cast<qint64>(part.from * whole);
        step.stopped = build.started + static_cast<qint64>(part.until * whole);
        step.status = Status::Success;
        if (running && part.from > 0) {
            step.status = part.from < 0.5 ? Status::Running : Status::Pending;
            step.stopped = 0;
            step.started = part.from < 0.5 ? step.started : 0;
        } else if (!running && part.from >= 1) {
            step.status = Model::isFailure(build.status) ? Status::Skipped : Status::Success;
            step.started = step.stopped = build.finished;
        } else if (Model::isFailure(build.status) && part.until >= 1) {
            step.status = Status::Failure;
            step.exitCode = 8;
        }
        stage.steps.append(step);
    }
    build.stages = {stage};
}

Model::Card sampleCard(const Model::Build &build)
{
    using Model::Span;
    using Model::Tone;
    Model::Card card;
    card.tone = build.status == Status::Running ? Tone::Running
        : build.status == Status::Success       ? Tone::Success
        : build.status == Status::Blocked       ? Tone::Blocked
        : Model::isFailure(build.status)        ? Tone::Failure
                                                : Tone::Pending;
    card.title = QStringLiteral("%1 #%2").arg(build.repository.slug).arg(build.number);
    card.titleUrl = build.page();
    card.headline = build.message;
    card.fields = {
        {QStringLiteral("Version"),
            {{Span::link(build.target, System), Span::plain(QStringLiteral(" · ")),
                Span::link(build.after.left(7), build.link)}},
            true},
        {QStringLiteral("Trigger"), {{Span::plain(QStringLiteral("%1 by %2").arg(build.event, build.authorName))}},
            true},
    };
    if (Model::isFailure(build.status)) {
        card.fields.append(
            {QStringLiteral("Failed step"), {{Span::plain(QStringLiteral("default / test, exit 8"))}}, true});
        card.logTitle = QStringLiteral("default / test");
        card.log = QStringLiteral("totals.cpp:88: Failure\nExpected equality: total == 19.90\n  Which is: "
                                  "19.899999999999999\n99% tests passed, 1 tests failed");
        card.file = {QStringLiteral("hello-%1-test.log").arg(build.number), {}, 12'636};
    }
    if (build.finished > 0)
        card.fields.append({QStringLiteral("Duration"), {{Span::plain(QStringLiteral("2 min 41 s"))}}, true});
    else if (build.started > 0)
        card.fields.append({QStringLiteral("Started"), {{Span::since(build.started)}}, true});
    card.footer = QStringLiteral("Drone 2.24.0");
    card.timestamp = build.finished > 0 ? build.finished : build.created;
    return card;
}

void addAround(ListedBuilds &builds, const Store::BuildRecord &record)
{
    const Model::Build &build = record.build;
    Model::Announcement message;
    message.subject = QStringLiteral("build:%1:%2").arg(build.system.link).arg(build.id);
    message.channel = {QStringLiteral("discord"), QStringLiteral("builds")};
    message.desired = sampleCard(build);
    message.desiredHash = message.sentHash = Model::hashOf(message.desired);
    message.messageId = QString::number(build.id);
    message.created = Core::toWallTime(build.created * 1000 + 300);
    message.sent = Core::toWallTime((build.finished > 0 ? build.finished : build.created + 20) * 1000 + 450);
    builds.messages[build.key()] = {message};
    QList<Model::Delivery> arrived;
    for (int i = 0; i < 12; ++i) {
        Model::Delivery delivery;
        delivery.id = build.id * 100 + i;
        delivery.received = Core::toWallTime(build.created * 1000 + 150 + i * 13'000);
        delivery.remote = QStringLiteral("192.168.1.5");
        delivery.event = QStringLiteral("build");
        delivery.action = i == 0 ? QStringLiteral("created") : QStringLiteral("updated");
        delivery.slug = build.repository.slug;
        delivery.build = build.key();
        delivery.buildStatus = i == 0 ? Status::Pending : i < 11 ? Status::Running : build.status;
        delivery.answeredIn = std::chrono::microseconds(500 + 37 * i);
        arrived.prepend(delivery);
    }
    builds.arrived[build.key()] = arrived;
}

} // namespace

Store::BuildRecord sampleBuild(qint64 row, const QString &slug, qint64 number, Status status, qint64 created)
{
    Store::BuildRecord record;
    record.row = row;
    record.firstObserved = record.lastObserved = Core::toWallTime(created * 1000);
    Model::Build &build = record.build;
    build.system = {System, QStringLiteral("2.24.0")};
    build.repository.slug = slug;
    build.id = row;
    build.number = number;
    build.status = status;
    build.event = QStringLiteral("push");
    build.created = created;
    build.started = status == Status::Pending || status == Status::Blocked ? 0 : created + 2;
    build.finished = Model::isTerminal(status) ? created + 160 : 0;
    build.after = QStringLiteral("3f9c2ab7d1e05c4488aa");
    build.link = QStringLiteral("https://git.lan/%1/commit/3f9c2ab").arg(slug);
    build.ref = QStringLiteral("refs/heads/main");
    build.target = QStringLiteral("main");
    build.message = QStringLiteral("Change number %1").arg(number);
    build.authorName = QStringLiteral("Ada L.");
    return record;
}

void fillWithADay(ListedBuilds &builds, qint64 now)
{
    qint64 row = 1000;
    for (const Sample &sample : Day) {
        auto record = sampleBuild(
            row--, QString::fromLatin1(sample.slug), sample.number, sample.status, now - sample.minutesAgo * 60 - 33);
        Model::Build &build = record.build;
        build.message = QString::fromLatin1(sample.message);
        build.event = QString::fromLatin1(sample.event);
        build.target = QString::fromLatin1(sample.branch);
        build.ref = QStringLiteral("refs/heads/") + build.target;
        if (build.event == QLatin1String("pull_request"))
            build.ref = QStringLiteral("refs/pull/34/head");
        if (build.event == QLatin1String("promote"))
            build.deployTo = build.target;
        build.authorName = QString::fromLatin1(sample.author);
        build.finished = Model::isTerminal(sample.status) ? build.started + sample.lasted : 0;
        if (build.started > 0 && sample.lasted > 10)
            addSteps(build);
        if (sample.status == Status::Running)
            addSteps(build);
        builds.records.append(record);
        addAround(builds, record);
    }
}

void fillWithExtremes(ListedBuilds &builds, qint64 now)
{
    const QString owner = QStringLiteral("an-owner-with-a-long-name-").repeated(4).left(100);
    const QString name = QStringLiteral("a-repository-with-a-long-name-").repeated(4).left(100);
    const QString hebrew =
        QString::fromUtf8("\xd7\xaa\xd7\x99\xd7\xa7\xd7\x95\xd7\x9f \xd7\xa1\xd7\x9b\xd7\x95\xd7\x9e\xd7\x99\xd7\x9d");
    const struct
    {
        QString slug;
        QString branch;
        QString message;
        QString author;
        Status status;
    } samples[] = {
        {owner + u'/' + name, QStringLiteral("feature/") + QStringLiteral("branch-").repeated(28).left(192),
            QString(500, u'm'), QStringLiteral("An Author Whose Parents Liked Names ").repeated(4), Status::Failure},
        {QStringLiteral("acme/emoji"), QString::fromUtf8("feature/\xF0\x9F\x9A\x80-launch"),
            QString::fromUtf8("\xF0\x9F\x90\x9B Fix the \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 case"),
            QString::fromUtf8("Zo\xC3\xAB \xF0\x9F\xA6\x84\xF0\x9F\x8C\x88"), Status::Running},
        {QStringLiteral("acme/rtl"), hebrew, hebrew + QStringLiteral(" (#12)"), hebrew, Status::Success},
    };
    qint64 row = 3000;
    for (const auto &sample : samples) {
        auto record = sampleBuild(row, sample.slug, 2'147'483'000 + row - 3000, sample.status, now - (3200 - row) * 60);
        record.build.target = sample.branch;
        record.build.ref = QStringLiteral("refs/heads/") + sample.branch;
        record.build.message = sample.message;
        record.build.authorName = sample.author;
        addSteps(record.build);
        record.build.stages.first().steps[3].name = QStringLiteral("a-step-with-a-long-name-").repeated(6);
        builds.records.append(record);
        addAround(builds, record);
        --row;
    }
}

void fillWithMany(ListedBuilds &builds, int count, qint64 now)
{
    constexpr Status States[] = {Status::Success, Status::Success, Status::Failure, Status::Success, Status::Killed};
    builds.records.reserve(count);
    for (int i = 0; i < count; ++i)
        builds.records.append(sampleBuild(
            count - i, QStringLiteral("acme/service-%1").arg(i % 40), 5000 - i / 40, States[i % 5], now - i * 300));
}

Health::Report sampleHealth(qint64 now)
{
    using Health::Status;
    const Core::WallTime since = Core::toWallTime((now - 8 * 3600) * 1000);
    Health::Report report;
    report.version = QStringLiteral("0.1.0");
    report.at = Core::toWallTime(now * 1000);
    const auto add = [&](const char *name, Status status, const char *why, const char *remedy) {
        report.components.append(
            {QString::fromLatin1(name), status, since, QString::fromUtf8(why), QString::fromUtf8(remedy), {}});
    };
    add("listener", Status::Pass, "Receiving on 192.168.1.20:5000", "");
    add("discord", Status::Pass, "Discord · #builds", "");
    add("gateway", Status::Pass, "Online as builds · 41 ms", "");
    add("drone", Status::Warn, "Drone · drone.lan: connection refused", "Is the server up? Check DRONE_SERVER.");
    return report;
}

QList<std::pair<QByteArray, Model::Card>> hostileCards()
{
    using Model::Span;
    const QString longWord(5000, QLatin1Char('x'));
    const QString markup =
        QStringLiteral("<img src=\"https://evil.example/x.png\"><b>&lt;</b><script>1</script></p></table>\"'&");
    QList<std::pair<QByteArray, Model::Card>> cards;
    cards.append({"empty", Model::Card{}});
    Model::Card card;
    card.title = markup;
    card.headline = markup;
    card.text = markup;
    card.fields = {{markup,
        {{Span::plain(markup), Span::code(markup), Span::link(markup, QStringLiteral("https://a.example/\"><b>"))}},
        true}};
    card.log = markup;
    card.footer = markup;
    cards.append({"markup", card});
    card = {};
    card.title = longWord;
    card.headline = longWord;
    card.log = longWord;
    card.fields = {{longWord, {{Span::plain(longWord)}}, true}, {longWord, {{Span::strong(longWord)}}, false}};
    cards.append({"words without end", card});
    card = {};
    card.title = QStringLiteral("javascript");
    card.titleUrl = QStringLiteral("javascript:alert(1)");
    card.authorName = QStringLiteral("file");
    card.authorUrl = QStringLiteral("file:///etc/passwd");
    cards.append({"bad links", card});
    card = {};
    card.title = QString(3, QChar(0x202e)) + QString::fromUtf8("e\xCC\x81\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9")
        + QChar(0xd800) + QChar(0);
    for (int i = 0; i < 25; ++i)
        card.fields.append({QString(), {{}, {Span::plain(QString())}}, i % 3 != 0});
    cards.append({"odd characters and blank fields", card});
    return cards;
}

} // namespace Fakes
