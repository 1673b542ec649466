// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "announce/cardcomposer.h"
#include "discord/embedrenderer.h"
#include "model/buildjson.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "webhook/httpclient.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;

namespace {

using L1 = QLatin1String;
const QByteArray Secret = "webhook-secret";

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

EngineBench::EngineBench()
{
    discord.limit = 100'000;
    discord.clock = &clock;
    drone.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
    configuration.dataDir = m_folder.filePath(QStringLiteral("data"));
    configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
    configuration.settings.port = 0;
    configuration.settings.channelId = QStringLiteral("222222222222222222");
    configuration.settings.discordApi = discord.baseUrl();
    configuration.settings.droneServer = drone.url();
    configuration.settings.catchUpAfter = 3s;
    configuration.secrets.webhookSecret = Secret;
    configuration.secrets.discordToken = discord.token.toUtf8();
    configuration.secrets.droneToken = "drone-token";
}

EngineBench::~EngineBench()
{
    stop();
}

void EngineBench::start()
{
    engine = std::make_unique<Service::Engine>(clock);
    QObject::connect(engine.get(), &Service::Engine::componentsChanged, engine.get(),
        [this](const QList<Health::Component> &components) { m_components = components; });
    const auto started = engine->start(configuration);
    if (!started)
        qFatal("%s", qPrintable(started.error().text()));
}

void EngineBench::stop()
{
    if (!engine)
        return;
    bool stopped = false;
    QObject::connect(engine.get(), &Service::Engine::stopped, engine.get(), [&stopped] { stopped = true; });
    engine->stop();
    until([&stopped] { return stopped; });
    engine.reset();
}

void EngineBench::know(const Model::Build &build)
{
    const QString slug = build.repository.slug;
    auto &known = m_known[slug];
    known.insert(build.number, build);
    const QJsonObject json = Model::toJson(build);
    const QByteArray repository = "GET /api/repos/" + slug.toUtf8();
    drone.set(repository, {.body = compact(json.value(L1("repo")).toObject())});
    drone.set(repository + "/builds/" + QByteArray::number(build.number), {.body = compact(json)});
    QList<Model::Build> newestFirst = known.values();
    std::reverse(newestFirst.begin(), newestFirst.end());
    for (qsizetype page = 1; page <= newestFirst.size() / 25 + 1; ++page) {
        QJsonArray list;
        for (const Model::Build &listed : newestFirst.mid(25 * (page - 1), 25))
            list.append(Model::toJson(listed));
        drone.set(repository + "/builds?page=" + QByteArray::number(page) + "&per_page=25",
            {.body = QJsonDocument(list).toJson(QJsonDocument::Compact)});
    }
}

int EngineBench::deliver(const Model::Build &build, const QString &action)
{
    const QJsonObject json = Model::toJson(build);
    const QByteArray body = compact(
        {{L1("event"), L1("build")}, {L1("action"), action}, {L1("build"), json}, {L1("repo"), json.value(L1("repo"))},
            {L1("system"),
                QJsonObject{{L1("link"), build.system.link}, {L1("version"), build.system.version},
                    {L1("proto"), L1("https")}, {L1("host"), L1("drone.example")}}}});
    const QByteArray date = Webhook::httpDate(clock.wall() + signedBy);
    const QByteArray digest = Webhook::digestOf(body);
    HttpClient client(engine->port());
    return client
        .exchange(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Drone-Event: build\r\nDate: "
            + date + "\r\nDigest: " + digest + "\r\nSignature: " + Webhook::sign(date, digest, Secret)
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body)
        .status;
}

bool EngineBench::until(const std::function<bool()> &done, std::chrono::milliseconds most)
{
    const auto end = clock.now() + most;
    while (!done()) {
        if (clock.now() >= end)
            return QTest::qWaitFor(done, 10'000); // sockets and the disk of a busy machine do not know the fake clock
        clock.advance(100ms);
        QTest::qWait(1); // for what the sockets bring
    }
    return true;
}

void EngineBench::pass(std::chrono::milliseconds time)
{
    // In long strides: nobody waits for anything in particular.
    for (auto left = time; left > 0ms; left -= 1s) {
        clock.advance(std::min<std::chrono::milliseconds>(left, 1s));
        QTest::qWait(5); // or an answer on a busy machine would come after the client's deadline
    }
}

void EngineBench::stride(std::chrono::milliseconds time)
{
    clock.advance(time);
    QTest::qWait(2);
    if (!leavesUnanswered && !QTest::qWaitFor([] { return RequestsOnTheirWay::count() == 0; }, 10'000))
        qWarning("a request was without an answer for 10 s");
}

bool EngineBench::untilInStrides(std::chrono::milliseconds most, const std::function<bool()> &done)
{
    const auto time = std::max<std::chrono::milliseconds>(1s, most / 300);
    for (auto left = most; left > 0ms && !done(); left -= time)
        stride(time);
    for (int i = 0; i < 100 && !QTest::qWaitFor(done, 100); ++i)
        clock.advance(100ms);
    return done();
}

QList<QJsonObject> EngineBench::messagesOf(const Model::Build &build) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &message : discord.messages) {
        const QJsonObject embed = message.value(L1("embeds")).toArray().first().toObject();
        if (embed.value(L1("url")).toString() == build.page())
            found.append(message);
    }
    return found;
}

QByteArray EngineBench::shown(const Model::Build &build) const
{
    const auto messages = messagesOf(build);
    return messages.size() == 1 ? compact(messages.first()) : QByteArray();
}

bool EngineBench::isTrue(const Model::Build &build)
{
    const auto messages = messagesOf(build);
    if (messages.size() != 1)
        return false;
    const auto reader = Store::Database::open(configuration.databaseFile(), Store::Database::Mode::ReadOnly);
    const auto record = Store::BuildStore(*reader.value()).find(build.key());
    if (!record || !record.value())
        return false;
    const auto &known = *record.value();
    const Model::Card wanted = Announce::composeBuild(known.build, known.log);
    return known.build.status == build.status && known.build.stages == build.stages
        && messages.first().value(L1("embeds")) == Discord::renderMessage(wanted).value(L1("embeds"));
}

std::optional<Health::Component> EngineBench::health(QStringView name) const
{
    for (const Health::Component &component : m_components) {
        if (component.name == name)
            return component;
    }
    return std::nullopt;
}

Model::Build EngineBench::build(qint64 number, Model::Status status)
{
    Model::Build build;
    build.system = {QStringLiteral("https://drone.example"), QStringLiteral("2.25.0")};
    build.repository = {3, QStringLiteral("o/r"), QStringLiteral("https://git.example/o/r"), {}, {}, false, 1};
    build.id = 1000 + number;
    build.number = number;
    build.title = QStringLiteral("Change %1").arg(number);
    build.created = 1'795'450'900;
    build.status = status;
    if (status == Model::Status::Pending) {
        build.version = 1;
        return build;
    }
    build.version = Model::isTerminal(status) ? 3 : 2;
    build.stages.resize(1);
    Model::Stage &stage = build.stages[0];
    stage.id = stage.number = 1;
    stage.version = build.version;
    stage.name = QStringLiteral("default");
    stage.status = status;
    if (status == Model::Status::Blocked)
        return build;
    build.started = stage.started = 1'795'450'910;
    stage.steps.resize(1);
    Model::Step &step = stage.steps[0];
    step.id = step.number = 2;
    step.version = build.version;
    step.name = QStringLiteral("test");
    step.status = status;
    step.started = 1'795'450'911;
    if (Model::isTerminal(status)) {
        build.finished = stage.stopped = step.stopped = 1'795'450'950;
        step.exitCode = Model::isFailure(status) ? 8 : 0;
    }
    return build;
}
