// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many deliveries a second the endpoint takes in, beside what the same server does without checking and without
// storing: docs/performance.md says how to run it and what it prints.
#include "appendingkeeper.h"
#include "core/clock.h"
#include "loadgenerator.h"
#include "service/storekeeper.h"
#include "signedrequests.h"
#include "store/storewriter.h"
#include "webhook/deliveryintake.h"
#include "webhook/webhooklistener.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

/// Nothing but HTTP, for a client that is trusted: of one that proved nothing only so much is read in a while.
class BareHandler final : public Webhook::RequestHandler
{
public:
    void handle(Webhook::Request, Reply reply) override
    {
        Webhook::Answer answer;
        answer.provesSender = true;
        reply(answer);
    }
};

/// Says that it stored.
class ForgetfulKeeper final : public Webhook::DeliveryKeeper
{
public:
    void keep(Model::Delivery, Done done) override { done({Webhook::KeepResult::Stored, 1}); }
};

/// CPU time in microseconds.
double cpuTime(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// One route under one load, once.
struct Run
{
    LoadResult load;
    double listenerCpu = 0; ///< of this thread, microseconds a request
    double writerCpu = 0; ///< of all others of this process, microseconds a request
    double rowsEach = 0; ///< deliveries in a commit
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
    result.cpu = words.value(3).toDouble();
    result.answers = words.value(4).toULongLong();
    result.refused = words.value(5).toULongLong();
    return result;
}

Run measure(Webhook::RequestHandler &handler, Core::Clock &clock, int connections, int milliseconds)
{
    Webhook::WebhookListener listener(clock, handler);
    if (const auto started = listener.start(QHostAddress::LocalHost, 0); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().text()));
        return {};
    }
    const double thread = cpuTime(RUSAGE_THREAD);
    const double process = cpuTime(RUSAGE_SELF);
    Run run{loadFromOutside(listener.port(), connections, milliseconds)};
    run.listenerCpu = cpuTime(RUSAGE_THREAD) - thread;
    run.writerCpu = cpuTime(RUSAGE_SELF) - process - run.listenerCpu;
    const double served = std::max(1.0, double(listener.statistics().guard.requests));
    run.listenerCpu /= served;
    run.writerCpu /= served;
    return run;
}

Webhook::Answer noHealth(const Webhook::Request &, bool)
{
    return {};
}

Run measureWith(Webhook::DeliveryKeeper &keeper, const Webhook::DeliveryIntake::Config &config, Core::Clock &clock,
    int connections, int time)
{
    Webhook::DeliveryIntake intake(clock, keeper, noHealth);
    intake.setConfig(config);
    return measure(intake, clock, connections, time);
}

Run measureAppended(const Webhook::DeliveryIntake::Config &config, Core::Clock &clock, const QString &directory,
    int connections, int time)
{
    QTemporaryDir folder(directory + QStringLiteral("/bench_endpoint-XXXXXX"));
    AppendingKeeper keeper(folder.filePath(QStringLiteral("bench.raw")));
    Run run = measureWith(keeper, config, clock, connections, time);
    run.rowsEach = double(keeper.kept()) / std::max(1.0, double(keeper.syncs()));
    return run;
}

Run measureDurable(const Webhook::DeliveryIntake::Config &config, Core::Clock &clock, const QString &directory,
    int connections, int time)
{
    QTemporaryDir folder(directory + QStringLiteral("/bench_endpoint-XXXXXX"));
    Store::StoreWriter writer(clock);
    if (const auto started = writer.start(folder.filePath(QStringLiteral("bench.sqlite"))); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().text()));
        return {};
    }
    Service::StoreKeeper keeper(writer);
    Run run = measureWith(keeper, config, clock, connections, time);
    const Store::StoreWriter::Progress progress = writer.progress();
    run.rowsEach = double(progress.jobs) / std::max(1.0, double(progress.commits));
    return run;
}

double median(const std::vector<Run> &runs, const std::function<double(const Run &)> &of)
{
    std::vector<double> values;
    for (const Run &run : runs)
        values.push_back(of(run));
    std::sort(values.begin(), values.end());
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double rate(const Run &run)
{
    return run.load.perSecond;
}

/// The medians of the runs; false when a request was not answered with 204.
bool print(const char *name, int connections, const std::vector<Run> &runs, const std::vector<Run> *checked = nullptr)
{
    if (runs.empty())
        return true;
    const auto [low, high] =
        std::minmax_element(runs.begin(), runs.end(), [](const Run &a, const Run &b) { return rate(a) < rate(b); });
    std::printf("%-8s %5d %10.0f %7.0f..%-7.0f %7.2f %7.2f %7.1f %9.1f %8.1f", name, connections, median(runs, rate),
        rate(*low), rate(*high), median(runs, [](const Run &run) { return run.load.p50; }),
        median(runs, [](const Run &run) { return run.load.p99; }),
        median(runs, [](const Run &run) { return run.load.cpu; }),
        median(runs, [](const Run &run) { return run.listenerCpu; }),
        median(runs, [](const Run &run) { return run.writerCpu; }));
    if (checked) {
        std::printf(" %9.1f", median(runs, [](const Run &run) { return run.rowsEach; }));
        if (!checked->empty())
            std::printf(" %9.2f", median(runs, rate) / std::max(1.0, median(*checked, rate)));
    }
    const bool good = std::all_of(
        runs.begin(), runs.end(), [](const Run &run) { return run.load.answers > 0 && run.load.refused == 0; });
    std::printf("%s\n", good ? "" : "   NOT ALL ANSWERED WITH 204");
    std::fflush(stdout);
    return good;
}

int client(const QStringList &words)
{
    Load load;
    load.port = words.value(2).toUShort();
    load.connections = words.value(3).toInt();
    load.duration = std::chrono::milliseconds(words.value(4).toInt());
    const LoadResult result = generateLoad(load);
    std::printf("%f %f %f %f %llu %llu\n", result.perSecond, result.p50, result.p99, result.cpu,
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
        {QStringLiteral("seconds"), QStringLiteral("How long each route is measured in a round."), QStringLiteral("N"),
            QStringLiteral("2")},
        {QStringLiteral("rounds"), QStringLiteral("How often; the medians are printed."), QStringLiteral("N"),
            QStringLiteral("5")},
        {QStringLiteral("connections"), QStringLiteral("Numbers of keep-alive connections."), QStringLiteral("N,N"),
            QStringLiteral("1,16,64")},
        {QStringLiteral("routes"), QStringLiteral("What is measured."), QStringLiteral("NAME,NAME"),
            QStringLiteral("bare,checked,appended,durable")},
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
    const Webhook::DeliveryIntake::Config config{{SignedRequests::secret()}, std::chrono::seconds(0)};
    BareHandler bare;
    ForgetfulKeeper forgetful;
    const QStringList routes = parser.value(QStringLiteral("routes")).split(u',');
    const auto has = [&routes](const char *route) { return routes.contains(QLatin1String(route)); };
    const int rounds = std::max(1, parser.value(QStringLiteral("rounds")).toInt());
    std::printf("%-8s %5s %10s %16s %7s %7s %7s %9s %8s %9s %9s\n", "route", "conns", "requests/s", "lowest..highest",
        "p50 ms", "p99 ms", "load us", "listen us", "write us", "rows each", "/checked");
    bool good = true;
    for (const QString &number : parser.value(QStringLiteral("connections")).split(u',')) {
        const int connections = number.toInt();
        const QString directory = parser.value(QStringLiteral("directory"));
        std::vector<Run> bareRuns;
        std::vector<Run> checkedRuns;
        std::vector<Run> appendedRuns;
        std::vector<Run> durableRuns;
        // In turns, so that what else the computer does meets all of them.
        for (int round = 0; round < rounds; ++round) {
            if (has("bare"))
                bareRuns.push_back(measure(bare, clock, connections, time));
            if (has("checked"))
                checkedRuns.push_back(measureWith(forgetful, config, clock, connections, time));
            if (has("appended"))
                appendedRuns.push_back(measureAppended(config, clock, directory, connections, time));
            if (has("durable"))
                durableRuns.push_back(measureDurable(config, clock, directory, connections, time));
        }
        good = print("bare", connections, bareRuns) && good;
        good = print("checked", connections, checkedRuns) && good;
        good = print("appended", connections, appendedRuns, &checkedRuns) && good;
        good = print("durable", connections, durableRuns, &checkedRuns) && good;
    }
    return good ? 0 : 1;
}
