// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/housekeeping.h"

#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "store/database.h"
#include "store/samples.h"
#include "store/storewriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

/// What goes by its age goes only while the clock is to be believed.
class HousekeepingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void believesTheClock_data();
    void believesTheClock();
    void aClockSetForwardRemovesNothing();
    void aDeliveryOfThisTimeConfirmsTheClock();
    void droneIsNotBelievedWhenBothAreFarAhead_data();
    void droneIsNotBelievedWhenBothAreFarAhead();
    void sizeCountsWhateverTheClockSays();
    void nothingBeginsAfterItsEnd();

private:
    static constexpr std::chrono::hours Age{24 * 30};

    /// Received and signed at the same moment, and folded.
    void add(Core::WallTime at);
    qint64 kept() const { return Store::DeliveryStore(*m_reader).count({}).value(); }
    void nextRound()
    {
        QSignalSpy swept(m_housekeeping.get(), &Service::Housekeeping::swept);
        m_clock->advance(1h);
        QVERIFY(swept.wait());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Fakes::FakeClock> m_clock;
    std::unique_ptr<Store::StoreWriter> m_writer;
    std::unique_ptr<Store::Database> m_reader;
    std::unique_ptr<Service::Housekeeping> m_housekeeping;
    int m_added = 0;
};

void HousekeepingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<Fakes::FakeClock>();
    m_writer = std::make_unique<Store::StoreWriter>(*m_clock);
    const QString path = m_folder->filePath(QStringLiteral("h.sqlite"));
    QVERIFY(m_writer->start(path).ok());
    m_reader = std::move(Store::Database::open(path, Store::Database::Mode::ReadOnly)).value();
    m_housekeeping = std::make_unique<Service::Housekeeping>(*m_clock, *m_writer);
}

void HousekeepingTest::cleanup()
{
    m_housekeeping.reset();
    m_reader.reset();
    m_writer.reset();
}

void HousekeepingTest::add(Core::WallTime at)
{
    Model::Delivery delivery = Samples::delivery(++m_added);
    delivery.received = at;
    delivery.signedAt = at;
    bool done = false;
    m_writer->submit(
        [delivery](Store::Database &database) mutable {
            Store::DeliveryStore store(database);
            if (auto inserted = store.insert(delivery); !inserted)
                return inserted;
            return store.markFolded(delivery.id, 1us);
        },
        this,
        [&done](const Store::StoreResult<void> &result) {
            QVERIFY(result);
            done = true;
        });
    QTRY_VERIFY(done);
}

void HousekeepingTest::believesTheClock_data()
{
    QTest::addColumn<std::chrono::milliseconds>("last"); // how long ago Drone signed the last one
    QTest::addColumn<int>("rounds"); // after the one of the start
    QTest::addColumn<qint64>("left");
    using Span = std::chrono::milliseconds;
    QTest::newRow("signed a moment ago: at once") << Span(1min) << 0 << 1LL;
    QTest::newRow("signed yesterday, just started") << Span(25h) << 0 << 2LL;
    QTest::newRow("signed yesterday, almost a day later") << Span(25h) << 23 << 2LL;
    QTest::newRow("signed yesterday, a day later") << Span(25h) << 24 << 1LL;
    QTest::newRow("nothing for two months, a day later") << Span(24h * 60) << 24 << 0LL;
}

void HousekeepingTest::believesTheClock()
{
    QFETCH(const std::chrono::milliseconds, last);
    QFETCH(const int, rounds);
    QFETCH(const qint64, left);
    add(m_clock->wall() - last - Age);
    add(m_clock->wall() - last);
    QSignalSpy swept(m_housekeeping.get(), &Service::Housekeeping::swept);
    m_housekeeping->setRetention({Age});
    m_clock->advance(0ms);
    QVERIFY(swept.wait());
    for (int i = 0; i < rounds; ++i)
        nextRound();
    QCOMPARE(kept(), left);
}

void HousekeepingTest::aClockSetForwardRemovesNothing()
{
    add(m_clock->wall() - 2h);
    add(m_clock->wall() - 1h);
    m_housekeeping->setRetention({Age});
    for (int i = 0; i < 30; ++i)
        nextRound();
    const Core::WallTime right = m_clock->wall();
    m_clock->setWall(right + 24h * 365);
    for (int i = 0; i < 24; ++i)
        nextRound();
    QCOMPARE(kept(), 2);
    m_clock->setWall(m_clock->wall() - 24h * 365);
    for (int i = 0; i < 30; ++i)
        nextRound();
    QCOMPARE(kept(), 2);
}

void HousekeepingTest::aDeliveryOfThisTimeConfirmsTheClock()
{
    constexpr std::chrono::hours week{24 * 7};
    add(m_clock->wall());
    m_housekeeping->setRetention({week});
    nextRound();
    m_clock->setWall(m_clock->wall() + week + 2h); // asleep all the time
    nextRound();
    QCOMPARE(kept(), 1);
    add(m_clock->wall());
    nextRound();
    QCOMPARE(kept(), 1);
}

void HousekeepingTest::droneIsNotBelievedWhenBothAreFarAhead_data()
{
    QTest::addColumn<bool>("running"); // while it is set; otherwise the computer starts with the wrong time
    QTest::addColumn<int>("rounds"); // before it is set right
    QTest::addColumn<qint64>("left");
    QTest::newRow("set while it runs") << true << 22 << 3LL;
    QTest::newRow("set before the start") << false << 22 << 3LL;
    QTest::newRow("a day later it is the time") << true << 26 << 1LL;
    QTest::newRow("a day after the start it is the time") << false << 26 << 1LL;
}

void HousekeepingTest::droneIsNotBelievedWhenBothAreFarAhead()
{
    QFETCH(const bool, running);
    QFETCH(const int, rounds);
    QFETCH(const qint64, left);
    constexpr std::chrono::hours year{24 * 365};
    add(m_clock->wall() - 2h);
    add(m_clock->wall() - 1h);
    if (running) {
        m_housekeeping->setRetention({Age});
        nextRound();
    }
    m_clock->setWall(m_clock->wall() + year);
    if (!running) {
        m_housekeeping->setRetention({Age});
        m_clock->advance(1min);
    }
    add(m_clock->wall()); // signed by a Drone that has the same clock
    for (int i = 0; i < rounds; ++i)
        nextRound();
    QCOMPARE(kept(), left);
    m_clock->setWall(m_clock->wall() - year);
    nextRound();
    QCOMPARE(kept(), left);
}

void HousekeepingTest::sizeCountsWhateverTheClockSays()
{
    for (int i = 0; i < 3; ++i)
        add(m_clock->wall() - Age - 25h);
    QSignalSpy swept(m_housekeeping.get(), &Service::Housekeeping::swept);
    Store::Retention retention{Age};
    retention.bytes = (Samples::delivery().headers.size() + Samples::delivery().body.size()) * 3 / 2;
    m_housekeeping->setRetention(retention);
    m_clock->advance(0ms);
    QVERIFY(swept.wait());
    QCOMPARE(kept(), 1);
}

void HousekeepingTest::nothingBeginsAfterItsEnd()
{
    m_housekeeping->setRetention({Age});
    m_clock->advance(0ms); // the round of the start is under way
    m_housekeeping->stop();
    QSignalSpy swept(m_housekeeping.get(), &Service::Housekeeping::swept);
    QVERIFY(swept.wait());
    QCOMPARE(m_clock->alarmsSet(), 0);
    m_housekeeping->setRetention({Age});
    QCOMPARE(m_clock->alarmsSet(), 0);
}

REGISTER_GUILESS_TEST(HousekeepingTest)
#include "tst_housekeeping.moc"
