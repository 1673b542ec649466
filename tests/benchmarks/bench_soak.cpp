// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A year of a busy team at full speed, without sockets and without waiting: signed deliveries through the intake, the
// store, the fold, the announcer and housekeeping, with a clock that goes a year ahead. docs/reliability.md says how to
// run it and what it showed.
#include "announce/announcer.h"
#include "announce/previewplatform.h"
#include "announce/router.h"
#include "fakes/fakeclock.h"
#include "service/foldqueue.h"
#include "service/housekeeping.h"
#include "service/storebook.h"
#include "service/storekeeper.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "store/storewriter.h"
#include "webhook/deliveryintake.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

const QByteArray Secret = QByteArrayLiteral("webhook-secret");
constexpr int DeliveriesOfABuild = 15;
constexpr int BuildsAtATime = 8;
constexpr int AtOnce = 16; ///< deliveries that wait for their answers together
constexpr auto Year = 365 * 24h;

/// KiB that this process holds in memory.
qint64 memory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QFile::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    return text.mid(at + 6, 20).simplified().split(' ').value(0).toLongLong();
}

QByteArray bodyOf(qint64 build, int step)
{
    static const QByteArray filler = QByteArray("Round the tide to whole centimetres. ").repeated(100);
    const QByteArray number = QByteArray::number(build + 1);
    const QByteArray version = QByteArray::number(step + 1);
    const char *status = step == 0 ? "pending" : step + 1 < DeliveriesOfABuild ? "running" : "success";
    QByteArray steps;
    for (int i = 0; i + 2 < DeliveriesOfABuild; ++i) {
        const char *state = i + 1 < step ? "success" : i + 1 == step ? "running" : "pending";
        steps += (i > 0 ? "," : "") + QByteArray(R"({"id":)") + QByteArray::number(i + 1) + R"(,"number":)"
            + QByteArray::number(i + 1) + R"(,"name":"step )" + QByteArray::number(i) + R"(","status":")" + state
            + R"(","version":)" + version + "}";
    }
    return R"({"event":"build","action":")" + QByteArray(step == 0 ? "created" : "updated")
        + R"(","repo":{"id":41,"slug":"harbor/tide-tables-)" + QByteArray::number(build % 20)
        + R"(","version":12},"build":{"id":)" + number + R"(,"number":)" + number + R"(,"status":")" + status
        + R"(","event":"push","after":"2f1c8a7","message":")" + filler + R"(","version":)" + version
        + R"(,"stages":[{"id":1,"number":1,"name":"default","status":")" + status + R"(","version":)" + version
        + R"(,"steps":[)" + steps + R"(]}]},"system":{"link":"https://drone.example","version":"2.25.0"}})";
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

class Soak final : public QObject
{
    Q_DISABLE_COPY_MOVE(Soak)

public:
    Soak(const QString &folder, qint64 builds, const Store::Retention &retention)
        : m_path(folder + QStringLiteral("/soak.sqlite"))
        , m_all(builds * DeliveriesOfABuild)
        , m_retention(retention)
    {
        if (const auto started = m_writer.start(m_path); !started)
            qFatal("%s", qPrintable(started.error().text()));
        m_reader = std::move(Store::Database::open(m_path, Store::Database::Mode::ReadOnly)).value();
        m_book = std::make_unique<Service::StoreBook>(*m_reader, m_writer);
        m_announcer = std::make_unique<Announce::Announcer>(m_clock, *m_book, m_random);
        m_announcer->addPlatform(&m_platform);
        m_folding = std::make_unique<Service::FoldQueue>(m_clock, *m_reader, m_writer, *m_announcer, m_random);
        m_folding->setRouter(Announce::Router({}, {QStringLiteral("preview"), QStringLiteral("builds")}));
        m_intake.setConfig({{Secret}, 300s});
        connect(&m_intake, &Webhook::DeliveryIntake::observed, m_folding.get(), &Service::FoldQueue::add);
        connect(m_folding.get(), &Service::FoldQueue::folded, this,
            [this](const QList<qint64> &deliveries) { m_folded += deliveries.size(); });
        m_folding->start();
        m_housekeeping.setRetention(retention);
    }
    ~Soak() override { m_announcer->removePlatform(&m_platform); }

    /// False when a delivery was not answered with 204.
    bool play()
    {
        QElapsedTimer time;
        time.start();
        std::printf(
            "%11s %9s %9s %9s %10s %10s\n", "deliveries", "seconds", "p50 ms", "p99 ms", "memory MiB", "disk MiB");
        std::vector<double> tenth;
        for (qint64 next = 0; next < m_all;) {
            next = group(next, tenth);
            if (next * 10 / m_all == m_tenths)
                continue;
            m_tenths = next * 10 / m_all;
            memories.push_back(memory());
            sizes.push_back(size());
            std::printf("%11lld %9.1f %9.2f %9.2f %10.1f %10.1f\n", static_cast<long long>(next),
                double(time.elapsed()) / 1000, percentile(tenth, 0.5), percentile(tenth, 0.99),
                double(memories.back()) / 1024, double(sizes.back()) / 1024 / 1024);
            std::fflush(stdout);
            tenth.clear();
        }
        return m_refused == 0;
    }
    /// How much older than the retention the oldest delivery is.
    std::chrono::milliseconds overdue() const
    {
        const auto oldest = Store::DeliveryStore(*m_reader).ids({}, 0, m_all + 1).value().first();
        const auto delivery = Store::DeliveryStore(*m_reader).find(oldest).value();
        return m_clock.wall() - m_retention.age - delivery->received;
    }
    /// How far the clock goes at a time.
    std::chrono::milliseconds stride() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Year) * AtOnce / m_all;
    }
    /// Of the database with what is still in its log alone: how much of it is written back is a matter of the moment.
    qint64 size() const
    {
        QSqlQuery *pages = m_reader->prepared("PRAGMA page_count").value();
        if (!m_reader->run(*pages) || !pages->next())
            qFatal("the size of the database cannot be read");
        const qint64 bytes = pages->value(0).toLongLong() * 4096;
        pages->finish();
        return bytes;
    }
    qint64 count() const { return Store::DeliveryStore(*m_reader).count({}).value(); }

    std::vector<double> first; ///< ms until the answer, of the first hundredth
    std::vector<double> last; ///< of the last one
    std::vector<qint64> memories; ///< after each tenth of the way
    std::vector<qint64> sizes;

private:
    /// Some deliveries until they are answered and folded, and the time until the next ones.
    qint64 group(qint64 from, std::vector<double> &latencies)
    {
        const qint64 end = std::min(from + AtOnce, m_all);
        const QByteArray date = Webhook::httpDate(m_clock.wall());
        int answered = 0;
        const qint64 folded = m_folded + (end - from);
        for (qint64 i = from; i < end; ++i) {
            const qint64 round = i / (BuildsAtATime * DeliveriesOfABuild);
            const qint64 build = round * BuildsAtATime + i % BuildsAtATime;
            m_intake.handle(request(date, build, int(i / BuildsAtATime % DeliveriesOfABuild)),
                [this, &answered, &latencies, i, sent = Steady::now()](const Webhook::Answer &answer) {
                    const double took = std::chrono::duration<double, std::milli>(Steady::now() - sent).count();
                    latencies.push_back(took);
                    if (i < m_all / 100)
                        first.push_back(took);
                    else if (i >= m_all - m_all / 100)
                        last.push_back(took);
                    m_refused += answer.status == 204 ? 0 : 1;
                    ++answered;
                });
        }
        while (answered < end - from || m_folded < folded) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            m_clock.advance(0ms);
        }
        m_clock.advance(std::chrono::duration_cast<std::chrono::milliseconds>(Year) * (end - from) / m_all);
        QCoreApplication::processEvents();
        return end;
    }
    Webhook::Request request(const QByteArray &date, qint64 build, int step) const
    {
        Webhook::Request request;
        request.method = "POST";
        request.path = request.target = "/webhook";
        request.peer = QHostAddress(QHostAddress::LocalHost);
        request.body = bodyOf(build, step);
        request.received = m_clock.wall();
        request.arrived = Steady::now();
        const QByteArray digest = Webhook::digestOf(request.body);
        request.headers = {{"Host", "127.0.0.1"}, {"User-Agent", "Go-http-client/1.1"}, {"Date", date},
            {"Digest", digest}, {"Signature", Webhook::sign(date, digest, Secret)}, {"X-Drone-Event", "build"}};
        return request;
    }

    const QString m_path;
    const qint64 m_all;
    const Store::Retention m_retention;
    Fakes::FakeClock m_clock;
    QRandomGenerator m_random{7};
    Announce::PreviewPlatform m_platform{m_clock, 0ms, 1};
    Store::StoreWriter m_writer{m_clock};
    std::unique_ptr<Store::Database> m_reader;
    std::unique_ptr<Service::StoreBook> m_book;
    std::unique_ptr<Announce::Announcer> m_announcer;
    std::unique_ptr<Service::FoldQueue> m_folding;
    Service::StoreKeeper m_keeper{m_writer};
    Webhook::DeliveryIntake m_intake{
        m_clock, m_keeper, [](const Webhook::Request &, bool) { return Webhook::Answer(); }};
    Service::Housekeeping m_housekeeping{m_clock, m_writer};
    qint64 m_folded = 0;
    qint64 m_refused = 0;
    qint64 m_tenths = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("builds"), QStringLiteral("How many the year has, with 15 deliveries each."),
            QStringLiteral("N"), QStringLiteral("200000")},
        {QStringLiteral("latency"), QStringLiteral("How much slower the last hundredth may be answered."),
            QStringLiteral("FACTOR"), QStringLiteral("1.2")},
        {QStringLiteral("memory"), QStringLiteral("How much memory may come to that of the second tenth."),
            QStringLiteral("MIB"), QStringLiteral("32")},
        {QStringLiteral("retention"), QStringLiteral("Bodies and headers that are kept at the most."),
            QStringLiteral("MIB"), QStringLiteral("2048")},
        {QStringLiteral("directory"), QStringLiteral("Where the database is made, removed afterwards."),
            QStringLiteral("DIR"), QDir::currentPath()},
    });
    parser.process(application);
    const auto number = [&parser](const char *name) { return parser.value(QLatin1String(name)).toDouble(); };
    QTemporaryDir folder(parser.value(QStringLiteral("directory")) + QStringLiteral("/bench_soak-XXXXXX"));
    Store::Retention retention;
    retention.bytes = qint64(number("retention")) * 1024 * 1024;
    Soak soak(folder.path(), qint64(number("builds")), retention);
    const bool answered = soak.play();

    const double p50 = percentile(soak.last, 0.5) / percentile(soak.first, 0.5);
    const double p99 = percentile(soak.last, 0.99) / percentile(soak.first, 0.99);
    const double grown = double(soak.memories.back() - soak.memories.at(1)) / 1024;
    const double disk = double(soak.sizes.back()) / double(soak.sizes.at(1));
    using Hours = std::chrono::duration<double, std::ratio<3600>>;
    const double overdue = Hours(soak.overdue()).count();
    std::printf(
        "answers of the last hundredth beside the first: p50 %.2f / %.2f ms = %.2f, p99 %.2f / %.2f ms = %.2f\n",
        percentile(soak.last, 0.5), percentile(soak.first, 0.5), p50, percentile(soak.last, 0.99),
        percentile(soak.first, 0.99), p99);
    std::printf("memory since the second tenth: %+.1f MiB; database beside the second tenth: %.2f\n", grown, disk);
    std::printf("%lld deliveries are kept, the oldest %.1f hours longer than the retention says\n",
        static_cast<long long>(soak.count()), overdue);
    bool good = true;
    const auto hold = [&good](bool held, const char *what) {
        if (!held)
            std::printf("NOT HELD: %s\n", what);
        good = good && held;
    };
    hold(answered, "every answer is a 204");
    hold(p50 <= number("latency") && p99 <= number("latency"), "the last answers are as quick as the first");
    hold(grown <= number("memory"), "memory stays flat");
    hold(disk <= 1.1, "the database stays as large as the retention lets it be");
    hold(overdue <= 2 + 2 * Hours(soak.stride()).count(), "what is older than the retention goes");
    return good ? 0 : 1;
}
