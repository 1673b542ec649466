// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deliverystore.h"
#include "store/statestore.h"
#include "store/storewriter.h"

#include "fakes/fakeclock.h"
#include "fakes/smalldisk.h"
#include "fakes/testprogram.h"
#include "samples.h"

#include <QSemaphore>
#include <QThread>
#include <QtTest>

#include <optional>

using namespace Store;

namespace {

/// A started writer on a disk of its own, and a gate that holds its thread while jobs pile up behind.
class Fixture
{
public:
    explicit Fixture(const QString &folder = {})
        : path((folder.isEmpty() ? ownFolder.path() : folder) + QStringLiteral("/test.db"))
        , writer(std::make_unique<StoreWriter>(clock))
    {
        const auto started = writer->start(path);
        if (!started)
            qFatal("%s", qPrintable(started.error().text()));
    }
    ~Fixture() { gate.release(); }

    void hold()
    {
        writer->submit(
            [this](Database &) {
                gate.acquire();
                return StoreResult<void>();
            },
            nullptr, {});
    }
    /// Sets a key to itself and notes how that ended.
    void set(const QString &key)
    {
        writer->submit([key](Database &database) { return StateStore(database).set(key, key.toUtf8()); }, &context,
            [this, key](const StoreResult<void> &result) { note(key, result); });
    }
    void fail(const QString &key)
    {
        writer->submit(
            [key](Database &database) {
                if (auto written = StateStore(database).set(key, "half"); !written)
                    return written;
                return database.execute(QStringLiteral("INSERT INTO nowhere VALUES (1)"));
            },
            &context, [this, key](const StoreResult<void> &result) { note(key, result); });
    }
    void insert(int n, qsizetype size = 6000)
    {
        writer->submit(
            [n, size](Database &database) {
                Model::Delivery delivery = Samples::delivery(n);
                delivery.body = QByteArray(size, 'x');
                return DeliveryStore(database).insert(delivery);
            },
            &context, [this, n](const StoreResult<void> &result) { note(QString::number(n), result); });
    }
    void note(const QString &key, const StoreResult<void> &result)
    {
        ended.append(key);
        if (result)
            good.append(key);
        else
            lastError = result.error();
    }
    bool has(const QString &key) const
    {
        const auto database = Database::open(path, Database::Mode::ReadOnly);
        return database && StateStore(*database.value()).value(key).value().has_value();
    }

    QTemporaryDir ownFolder;
    QString path;
    Fakes::FakeClock clock;
    QSemaphore gate;
    QStringList ended;
    QStringList good;
    std::optional<StoreError> lastError;
    QObject context;
    std::unique_ptr<StoreWriter> writer;
};

} // namespace

class StoreWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingJobsShareOneCommit()
    {
        Fixture fixture;
        fixture.hold();
        QStringList keys;
        for (int i = 0; i < 500; ++i) {
            keys.append(QString::number(i));
            fixture.set(keys.last());
        }
        QVERIFY(fixture.ended.isEmpty());
        fixture.gate.release();
        QTRY_COMPARE(fixture.ended.size(), 500);
        QCOMPARE(fixture.good, keys);
        const StoreWriter::Progress progress = fixture.writer->progress();
        QVERIFY2(progress.commits <= 2, qPrintable(QString::number(progress.commits)));
        QCOMPARE(progress.jobs, 501U);
        QCOMPARE(progress.failures, 0U);
        QCOMPARE(progress.waiting, 0);
        QCOMPARE(progress.lastCommit, fixture.clock.wall());
    }

    void doneRunsInTheOwnersThread()
    {
        Fixture fixture;
        QThread *ran = nullptr;
        QThread *worked = nullptr;
        fixture.writer->submit(
            [&worked](Database &) {
                worked = QThread::currentThread();
                return StoreResult<void>();
            },
            &fixture.context, [&ran](const StoreResult<void> &) { ran = QThread::currentThread(); });
        QVERIFY(!ran);
        QTRY_COMPARE(ran, QThread::currentThread());
        QVERIFY(worked != ran);
    }

    void badJobFailsAlone()
    {
        Fixture fixture;
        fixture.hold();
        fixture.set(QStringLiteral("a"));
        fixture.fail(QStringLiteral("b"));
        fixture.set(QStringLiteral("c"));
        fixture.fail(QStringLiteral("d"));
        fixture.set(QStringLiteral("e"));
        fixture.gate.release(2); // the gate may be asked twice when it shares the batch
        QTRY_COMPARE(fixture.ended.size(), 5);
        QCOMPARE(fixture.ended.join(u' '), QStringLiteral("a b c d e"));
        QCOMPARE(fixture.good.join(u' '), QStringLiteral("a c e"));
        QCOMPARE(fixture.lastError->kind, StoreErrorKind::Failed);
        QVERIFY(fixture.has(QStringLiteral("a")));
        QVERIFY(!fixture.has(QStringLiteral("b")));
        QVERIFY(fixture.has(QStringLiteral("e")));
        QCOMPARE(fixture.writer->progress().failures, 0U);
    }

    void goneContextIsNotCalled()
    {
        Fixture fixture;
        bool called = false;
        auto context = std::make_unique<QObject>();
        fixture.hold();
        fixture.writer->submit([](Database &database) { return StateStore(database).set(QStringLiteral("x"), "1"); },
            context.get(), [&called](const StoreResult<void> &) { called = true; });
        fixture.set(QStringLiteral("y"));
        context.reset();
        fixture.gate.release();
        QTRY_COMPARE(fixture.ended.size(), 1);
        QVERIFY(!called);
        QVERIFY(fixture.has(QStringLiteral("x")));
    }

    void contextMayGoInAnEarlierDone()
    {
        Fixture fixture;
        bool called = false;
        auto *context = new QObject;
        fixture.hold();
        const auto nothing = [](Database &) { return StoreResult<void>(); };
        fixture.writer->submit(nothing, context, [context](const StoreResult<void> &) { delete context; });
        fixture.writer->submit(nothing, context, [&called](const StoreResult<void> &) { called = true; });
        fixture.set(QStringLiteral("y"));
        fixture.gate.release();
        QTRY_COMPARE(fixture.ended.size(), 1);
        QVERIFY(!called);
    }

    void doneMaySubmitAndMayEndTheWriter()
    {
        Fixture fixture;
        bool again = false;
        const auto nothing = [](Database &) { return StoreResult<void>(); };
        fixture.writer->submit(nothing, &fixture.context, [&](const StoreResult<void> &) {
            fixture.writer->submit(nothing, &fixture.context, [&](const StoreResult<void> &) {
                again = true;
                fixture.writer.reset();
            });
        });
        QTRY_VERIFY(again);
        QVERIFY(!fixture.writer);
    }

    void stopFinishesWhatWaits()
    {
        Fixture fixture;
        for (int i = 0; i < 100; ++i)
            fixture.set(QString::number(i));
        fixture.writer->stop();
        QCOMPARE(fixture.good.size(), 100);
        QVERIFY(fixture.has(QStringLiteral("99")));
        fixture.set(QStringLiteral("late"));
        QCOMPARE(fixture.ended.size(), 100);
        QTRY_COMPARE(fixture.ended.size(), 101);
        QVERIFY(!fixture.good.contains(QStringLiteral("late")));
        fixture.writer->stop();
    }

    void cannotStartTwiceButAfterAFailure()
    {
        QTemporaryDir folder;
        Fakes::FakeClock clock;
        StoreWriter writer(clock);
        const auto refused = writer.start(QStringLiteral("/nonexistent/folder/x.db"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, StoreErrorKind::CannotOpen);
        QVERIFY(writer.start(folder.filePath(QStringLiteral("x.db"))));
    }

    void lockedByAnotherConnection()
    {
        Fixture fixture;
        const auto other = Database::open(fixture.path, Database::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other.value()->begin());
        fixture.set(QStringLiteral("a"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.ended.size(), 1, 20000);
        QVERIFY(fixture.lastError);
        QCOMPARE(fixture.lastError->kind, StoreErrorKind::Locked);
        QCOMPARE(fixture.writer->progress().failures, 1U);
        QCOMPARE(fixture.writer->progress().lastError.kind, StoreErrorKind::Locked);
        other.value()->rollback();
        fixture.set(QStringLiteral("b"));
        QTRY_COMPARE(fixture.good, QStringList{QStringLiteral("b")});
        QCOMPARE(fixture.writer->progress().failures, 0U);
    }

    void lockedForAMomentOnly()
    {
        Fixture fixture;
        const auto other = Database::open(fixture.path, Database::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other.value()->begin());
        fixture.set(QStringLiteral("a"));
        QVERIFY(other.value()->commit());
        QTRY_COMPARE(fixture.good, QStringList{QStringLiteral("a")});
    }

    void fullDatabaseRecovers()
    {
        Fixture fixture;
        const auto limit = [&](int pages) {
            fixture.writer->submit(
                [pages](Database &database) {
                    return database.execute(QStringLiteral("PRAGMA max_page_count = %1").arg(pages));
                },
                nullptr, {});
        };
        limit(1); // SQLite: not below the present size
        fixture.hold();
        fixture.insert(1, 100'000);
        fixture.insert(2, 100'000);
        fixture.gate.release(3);
        QTRY_COMPARE(fixture.ended.size(), 2);
        QVERIFY(fixture.good.isEmpty());
        QCOMPARE(fixture.lastError->kind, StoreErrorKind::Full);
        limit(1'000'000);
        fixture.insert(3);
        QTRY_COMPARE(fixture.good, QStringList{QStringLiteral("3")});
    }

    void fullDiskRecovers()
    {
        QTemporaryDir folder;
        const Fakes::SmallDisk disk(folder.path());
        if (!disk.mounted)
            QSKIP("mounting a small disk needs root");
        Fixture fixture(folder.path());
        QFile filler(folder.filePath(QStringLiteral("filler")));
        QVERIFY(filler.open(QFile::WriteOnly | QFile::Unbuffered));
        while (filler.write(QByteArray(4096, 'f')) == 4096) { }
        fixture.hold();
        for (int i = 0; i < 40; ++i)
            fixture.insert(i);
        fixture.gate.release(100);
        QTRY_COMPARE(fixture.ended.size(), 40);
        QVERIFY(fixture.good.size() < 40);
        QVERIFY(fixture.lastError);
        QCOMPARE(fixture.lastError->kind, StoreErrorKind::Full);
        QVERIFY(fixture.writer->progress().failures > 0);
        filler.remove();
        const qsizetype before = fixture.good.size();
        for (int i = 100; i < 140; ++i)
            fixture.insert(i);
        QTRY_COMPARE(fixture.ended.size(), 80);
        QCOMPARE(fixture.good.size() - before, 40);
        const auto database = Database::open(fixture.path, Database::Mode::ReadOnly);
        QVERIFY(database);
        QCOMPARE(DeliveryStore(*database.value()).count({}).value(), fixture.good.size());
    }
};

REGISTER_GUILESS_TEST(StoreWriterTest)
#include "tst_storewriter.moc"
