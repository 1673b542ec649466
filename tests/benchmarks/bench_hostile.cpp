// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What hostile clients do to the deliveries of an honest one: docs/reliability.md says how to run it and what it
// prints.
#include "attack.h"
#include "core/clock.h"
#include "core/heap.h"
#include "gooddeliveries.h"
#include "service/storekeeper.h"
#include "signedrequests.h"
#include "store/storewriter.h"
#include "webhook/deliveryintake.h"
#include "webhook/webhooklistener.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

namespace {

using std::chrono::milliseconds;
constexpr milliseconds Swing{300};

/// What this process holds, MiB.
double resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1'048'576;
}

std::unique_ptr<QProcess> startClient(const QStringList &words)
{
    auto client = std::make_unique<QProcess>();
    client->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    client->start(QCoreApplication::applicationFilePath(), words);
    client->waitForStarted();
    return client;
}

/// No more than `spare` descriptors beside those that are open.
class FewDescriptors
{
public:
    explicit FewDescriptors(rlim_t spare)
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = rlim_t(QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries).size()) + spare;
        setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(FewDescriptors)

private:
    rlimit m_before{};
};

struct Phase
{
    std::vector<double> times; ///< of good deliveries, ms
    int failed = 0; ///< good deliveries that were not answered with 204
    Damage damage;
    double memory = 0; ///< most, MiB
    double memoryAfter = 0;
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

/// The endpoint and the store as the program has them: one thread receives, another one writes.
class Endpoint
{
public:
    Endpoint(const QString &directory)
        : m_folder(directory + QStringLiteral("/bench_hostile-XXXXXX"))
        , m_writer(m_clock)
        , m_keeper(m_writer)
        , m_intake(m_clock, m_keeper, [](const Webhook::Request &, bool) { return Webhook::Answer(); })
        , m_listener(m_clock, m_intake)
    {
        m_intake.setConfig({{SignedRequests::secret()}, std::chrono::seconds(0)});
    }

    bool start()
    {
        return m_writer.start(m_folder.filePath(QStringLiteral("bench.sqlite"))).ok()
            && m_listener.start(QHostAddress::LocalHost, 0).ok();
    }

    /// Serves good deliveries for so long, and the attack beside them when there is one.
    Phase run(milliseconds duration, int attack)
    {
        Phase phase;
        const QString port = QString::number(m_listener.port());
        // Begins when the attack is in full swing.
        auto good = startClient({QStringLiteral("--good"), port, QString::number(duration.count()),
            QString::number(attack >= 0 ? Swing.count() : 0)});
        std::unique_ptr<QProcess> bad;
        if (attack >= 0)
            bad = startClient({QStringLiteral("--attack"), port, QString::number((duration + 2 * Swing).count()),
                QString::number(attack)});
        std::unique_ptr<FewDescriptors> few;
        if (attack >= 0 && QByteArrayView(attacks().at(attack).name) == "no descriptors")
            few = std::make_unique<FewDescriptors>(64);
        while (good->state() != QProcess::NotRunning || (bad && bad->state() != QProcess::NotRunning)) {
            serve(milliseconds(20));
            phase.memory = std::max(phase.memory, resident());
        }
        few.reset();
        const auto times = good->readAllStandardOutput().simplified().split(' ');
        phase.failed = times.value(0, "1").toInt();
        for (qsizetype i = 1; i < times.size(); ++i)
            phase.times.push_back(times[i].toDouble());
        if (bad) {
            const auto words = bad->readAllStandardOutput().simplified().split(' ');
            phase.damage = {words.value(0).toULongLong(), words.value(1).toULongLong(), words.value(2).toULongLong(),
                words.value(3, "1").toULongLong()};
        }
        if (!bad)
            return phase;
        // The clients are gone; what they left is gone when the last linger has passed, and a moment later it
        // is given back.
        QElapsedTimer waited;
        waited.start();
        while (m_listener.statistics().guard.open > 0 && waited.elapsed() < 15'000)
            serve(milliseconds(20));
        serve(milliseconds(300));
        phase.memoryAfter = resident();
        return phase;
    }

private:
    static void serve(milliseconds time)
    {
        QEventLoop loop;
        QTimer::singleShot(time, &loop, &QEventLoop::quit);
        loop.exec();
    }

    Core::SystemClock m_clock;
    QTemporaryDir m_folder;
    Store::StoreWriter m_writer;
    Service::StoreKeeper m_keeper;
    Webhook::DeliveryIntake m_intake;
    Webhook::WebhookListener m_listener;
};

int client(const QStringList &words)
{
    const auto port = words.value(2).toUShort();
    const milliseconds duration(words.value(3).toInt());
    if (words.value(1) == QLatin1String("--good")) {
        std::this_thread::sleep_for(milliseconds(words.value(4).toInt()));
        const GoodDeliveries result = deliver(port, duration);
        std::printf("%d", result.failed);
        for (const double time : result.times)
            std::printf(" %.3f", time);
        return 0;
    }
    // The processor of the server is not what is attacked.
    setpriority(PRIO_PROCESS, 0, 10);
    const Damage damage = carryOut(attacks().value(words.value(4).toInt()), port, duration);
    std::printf("%llu %llu %llu %llu\n", static_cast<unsigned long long>(damage.connected),
        static_cast<unsigned long long>(damage.bytes), static_cast<unsigned long long>(damage.refused),
        static_cast<unsigned long long>(damage.good));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    Core::keepHeapSmall();
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1String("--good")
        || application.arguments().value(1) == QLatin1String("--attack"))
        return client(application.arguments());

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("seconds"), QStringLiteral("How long each attack lasts."), QStringLiteral("N"),
            QStringLiteral("5")},
        {QStringLiteral("factor"), QStringLiteral("So many times the calm p99 is allowed under attack."),
            QStringLiteral("N"), QStringLiteral("3")},
        {QStringLiteral("memory"), QStringLiteral("So much may memory grow, in MiB."), QStringLiteral("N"),
            QStringLiteral("32")},
        {QStringLiteral("only"), QStringLiteral("This attack alone."), QStringLiteral("NAME")},
        {QStringLiteral("directory"), QStringLiteral("Where the database is made, removed afterwards."),
            QStringLiteral("DIR"), QDir::currentPath()},
    });
    parser.process(application);
    const milliseconds duration(int(parser.value(QStringLiteral("seconds")).toDouble() * 1000));
    const double factor = parser.value(QStringLiteral("factor")).toDouble();
    const double mostMemory = parser.value(QStringLiteral("memory")).toDouble();

    Endpoint endpoint(parser.value(QStringLiteral("directory")));
    if (!endpoint.start()) {
        std::fprintf(stderr, "Cannot start.\n");
        return 1;
    }
    endpoint.run(duration, -1); // its caches fill
    const double atFirst = resident();
    std::printf("%-16s %6s %6s %8s %8s %6s %9s %8s %8s %8s %8s\n", "attack", "good", "failed", "p50 ms", "p99 ms",
        "/calm", "connected", "MiB sent", "refused", "+MiB", "after");
    bool held = true;
    for (int i = 0; i < attacks().size(); ++i) {
        const QString name = QString::fromLatin1(attacks().at(i).name);
        if (parser.isSet(QStringLiteral("only")) && parser.value(QStringLiteral("only")) != name)
            continue;
        // Calm on both sides, so that what else the computer does meets both.
        std::vector<double> calm = endpoint.run(duration / 2, -1).times;
        const double before = resident();
        const Phase phase = endpoint.run(duration, i);
        const std::vector<double> calmAfter = endpoint.run(duration / 2, -1).times;
        calm.insert(calm.end(), calmAfter.begin(), calmAfter.end());
        const double times = percentile(phase.times, 0.99) / std::max(0.001, percentile(calm, 0.99));
        const double grown = phase.memory - before;
        const double kept = phase.memoryAfter - before;
        std::printf("%-16s %6zu %6d %8.2f %8.2f %6.1f %9llu %8llu %8llu %8.1f %8.1f", qPrintable(name),
            phase.times.size(), phase.failed, percentile(phase.times, 0.5), percentile(phase.times, 0.99), times,
            static_cast<unsigned long long>(phase.damage.connected),
            static_cast<unsigned long long>(phase.damage.bytes >> 20),
            static_cast<unsigned long long>(phase.damage.refused), grown, kept);
        const auto complain = [&held](bool missed, const char *words) {
            held = held && !missed;
            std::printf("%s", missed ? words : "");
        };
        complain(phase.failed > 0 || phase.times.empty(), "  GOOD ONES FAILED");
        complain(phase.damage.good > 0, "  HOSTILE ONES WERE ACCEPTED");
        complain(times > factor, "  SLOW");
        complain(grown > mostMemory, "  MEMORY GREW");
        complain(kept > mostMemory / 2, "  MEMORY STAYED");
        std::printf("\n");
        std::fflush(stdout);
    }
    std::printf("In all %.1f MiB more than at first.\n", resident() - atFirst);
    return held ? 0 : 1;
}
