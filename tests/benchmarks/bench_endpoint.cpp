// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many deliveries a second the endpoint takes in, beside what the same server does without checking and without
// storing: bench_endpoint [--seconds N] [--slow-sync MS] [--directory DIR]
#include "core/clock.h"
#include "loadgenerator.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "store/storewriter.h"
#include "webhook/deliveryintake.h"
#include "webhook/webhooklistener.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <cstdio>
#include <memory>

namespace {

/// Nothing but HTTP.
class BareHandler final : public Webhook::RequestHandler
{
public:
    void handle(Webhook::Request, Reply reply) override { reply({}); }
};

/// Says that it stored.
class ForgetfulKeeper final : public Webhook::DeliveryKeeper
{
public:
    void keep(Model::Delivery, Done done) override { done({Webhook::KeepResult::Stored, 1}); }
};

/// Stores.
class DurableKeeper final : public QObject, public Webhook::DeliveryKeeper
{
public:
    explicit DurableKeeper(Store::StoreWriter &writer)
        : m_writer(writer)
    {
    }
    void keep(Model::Delivery delivery, Done done) override
    {
        auto kept = std::make_shared<Model::Delivery>(std::move(delivery));
        m_writer.submit([kept](Store::Database &database) { return Store::DeliveryStore(database).insert(*kept); },
            this,
            [kept, done = std::move(done)](const Store::StoreResult<void> &result) {
                if (!result)
                    done({});
                else if (kept->verdict == Model::Verdict::Duplicate)
                    done({Webhook::KeepResult::Duplicate, kept->id});
                else
                    done({Webhook::KeepResult::Stored, kept->id});
            });
    }

private:
    Store::StoreWriter &m_writer;
};

struct Row
{
    LoadResult load;
    quint64 commits = 0;
    quint64 jobs = 0;
};

/// Runs the load in a process of its own while this one serves.
LoadResult loadFromOutside(quint16 port, int connections, int milliseconds)
{
    QProcess client;
    client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QEventLoop loop;
    QObject::connect(&client, &QProcess::finished, &loop, &QEventLoop::quit);
    client.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("--client"), QString::number(port), QString::number(connections),
            QString::number(milliseconds)});
    loop.exec();
    const QList<QByteArray> words = client.readAllStandardOutput().simplified().split(' ');
    LoadResult result;
    result.perSecond = words.value(0).toDouble();
    result.p50 = words.value(1).toDouble();
    result.p99 = words.value(2).toDouble();
    result.answers = words.value(3).toULongLong();
    result.refused = words.value(4).toULongLong();
    return result;
}

Row measure(Webhook::RequestHandler &handler, Core::Clock &clock, int connections, int milliseconds)
{
    Webhook::WebhookListener listener(clock, handler);
    if (const auto started = listener.start(QHostAddress::LocalHost, 0); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().text()));
        return {};
    }
    return {loadFromOutside(listener.port(), connections, milliseconds)};
}

Row measureDurable(
    Webhook::DeliveryIntake::Config config, Core::Clock &clock, const QString &directory, int connections, int time)
{
    QTemporaryDir folder(directory + QStringLiteral("/bench_endpoint-XXXXXX"));
    Store::StoreWriter writer(clock);
    if (const auto started = writer.start(folder.filePath(QStringLiteral("bench.sqlite"))); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().text()));
        return {};
    }
    DurableKeeper keeper(writer);
    Webhook::DeliveryIntake intake(clock, keeper, [](const Webhook::Request &, bool) { return Webhook::Answer(); });
    intake.setConfig(config);
    Row row = measure(intake, clock, connections, time);
    row.commits = writer.progress().commits;
    row.jobs = writer.progress().jobs;
    return row;
}

void print(const char *name, int connections, const Row &row, double checked)
{
    std::printf("%-8s %5d %11.0f %9.2f %9.2f", name, connections, row.load.perSecond, row.load.p50, row.load.p99);
    if (row.commits > 0)
        std::printf(
            " %9llu %9.1f %9.2f", row.commits, double(row.jobs) / double(row.commits), row.load.perSecond / checked);
    if (row.load.refused > 0)
        std::printf("   %llu REFUSED", static_cast<unsigned long long>(row.load.refused));
    std::printf("\n");
    std::fflush(stdout);
}

int client(const QStringList &words)
{
    Load load;
    load.port = words.value(2).toUShort();
    load.connections = words.value(3).toInt();
    load.duration = std::chrono::milliseconds(words.value(4).toInt());
    const LoadResult result = generateLoad(load);
    std::printf("%f %f %f %llu %llu\n", result.perSecond, result.p50, result.p99,
        static_cast<unsigned long long>(result.answers), static_cast<unsigned long long>(result.refused));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1String("--client"))
        return client(application.arguments());

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("seconds"), QStringLiteral("How long each row is measured."), QStringLiteral("N"),
            QStringLiteral("2")},
        {QStringLiteral("slow-sync"), QStringLiteral("Add so many milliseconds to every fsync."), QStringLiteral("MS")},
        {QStringLiteral("directory"), QStringLiteral("Where the database is made, removed afterwards."),
            QStringLiteral("DIR"), QDir::currentPath()},
    });
    parser.process(application);
    if (parser.isSet(QStringLiteral("slow-sync")) && !qEnvironmentVariableIsSet("SLOW_SYNC_MS")) {
        qputenv("SLOW_SYNC_MS", parser.value(QStringLiteral("slow-sync")).toLatin1());
        qputenv("LD_PRELOAD", SLOW_SYNC_LIBRARY);
        execv("/proc/self/exe", argv);
        std::perror("Cannot start again with slow syncs");
        return 1;
    }

    Core::SystemClock clock;
    const int time = int(parser.value(QStringLiteral("seconds")).toDouble() * 1000);
    const Webhook::DeliveryIntake::Config config{{QByteArrayLiteral("webhook-secret")}, std::chrono::seconds(0)};
    BareHandler bare;
    ForgetfulKeeper forgetful;
    Webhook::DeliveryIntake checked(clock, forgetful, [](const Webhook::Request &, bool) { return Webhook::Answer(); });
    checked.setConfig(config);

    std::printf("%-8s %5s %11s %9s %9s %9s %9s %9s\n", "route", "conns", "requests/s", "p50 ms", "p99 ms", "commits",
        "rows each", "/checked");
    for (const int connections : {1, 16, 64}) {
        print("bare", connections, measure(bare, clock, connections, time), 0);
        const Row plain = measure(checked, clock, connections, time);
        print("checked", connections, plain, 0);
        print("durable", connections,
            measureDurable(config, clock, parser.value(QStringLiteral("directory")), connections, time),
            plain.load.perSecond);
    }
    return 0;
}
