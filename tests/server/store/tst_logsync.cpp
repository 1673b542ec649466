// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "store/statestore.h"
#include "store/storewriter.h"

#include "samples.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QtTest>

#include <dlfcn.h>

#include <atomic>
#include <cerrno>

using namespace Store;

namespace {

std::atomic<bool> failing = false; // NOLINT: fdatasync has no other way to know
std::atomic<int> syncs = 0; // NOLINT
std::atomic<QSemaphore *> gate = nullptr; // NOLINT

} // namespace

extern "C" int fdatasync(int descriptor)
{
    static const auto real = reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, "fdatasync"));
    ++syncs;
    if (QSemaphore *held = gate)
        held->acquire();
    if (failing) {
        errno = EIO;
        return -1;
    }
    return real(descriptor);
}

class LogSyncTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;
    Fakes::FakeClock m_clock;
    std::unique_ptr<StoreWriter> m_writer;
    QStringList m_good;
    QStringList m_bad;
    std::optional<StoreError> m_error;

    void set(const QString &key)
    {
        m_writer->submit([key](Database &database) { return StateStore(database).set(key, key.toUtf8()); }, this,
            [this, key](const StoreResult<void> &result) {
                (result ? m_good : m_bad).append(key);
                if (!result)
                    m_error = result.error();
            });
    }
    bool has(const QString &key) const
    {
        const auto database = Database::open(m_path, Database::Mode::ReadOnly);
        return database && StateStore(*database.value()).value(key).value().has_value();
    }
    /// The writer must not wait for ever where a test fails.
    static auto openedAtTheEnd(QSemaphore &held)
    {
        return qScopeGuard([&held] {
            gate = nullptr;
            held.release(1000);
        });
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1.db").arg(++number));
        m_good.clear();
        m_bad.clear();
        m_error.reset();
        syncs = 0;
        m_writer = std::make_unique<StoreWriter>(m_clock);
        QVERIFY(m_writer->start(m_path));
    }
    void cleanup()
    {
        failing = false;
        m_writer.reset();
    }

    void nothingIsDoneBeforeTheSync_data()
    {
        QTest::addColumn<int>("jobs");
        QTest::newRow("one") << 1;
        QTest::newRow("several") << 5;
    }
    void nothingIsDoneBeforeTheSync()
    {
        QFETCH(const int, jobs);
        set(QStringLiteral("first"));
        QTRY_COMPARE(m_good.size(), 1);
        QSemaphore held;
        gate = &held;
        const auto open = openedAtTheEnd(held);
        const int before = syncs;
        for (int i = 0; i < jobs; ++i)
            set(QString::number(i));
        QTRY_VERIFY(syncs > before);
        // It is in the log, others see it, and it is not acknowledged.
        QTRY_VERIFY(has(QString::number(jobs - 1))); // of several, the first may have been enough to begin with
        QCoreApplication::processEvents();
        QCOMPARE(m_good.size(), 1);
        QCOMPARE(m_writer->progress().commits, 1U);
        gate = nullptr;
        held.release(1000);
        QTRY_COMPARE(m_good.size(), 1 + jobs);
        QVERIFY(m_bad.isEmpty());
    }

    void theNextGroupIsWrittenMeanwhile()
    {
        set(QStringLiteral("first"));
        QTRY_COMPARE(m_good.size(), 1);
        QSemaphore held;
        gate = &held;
        const auto open = openedAtTheEnd(held);
        const int before = syncs;
        set(QStringLiteral("a"));
        set(QStringLiteral("b"));
        QTRY_VERIFY(syncs > before);
        set(QStringLiteral("c"));
        set(QStringLiteral("d"));
        QTRY_VERIFY(has(QStringLiteral("d")));
        QCOMPARE(m_good, QStringList{QStringLiteral("first")});
        gate = nullptr;
        held.release(1000);
        QTRY_COMPARE(m_good.size(), 5);
        QCOMPARE(m_good.mid(1), QStringLiteral("abcd").split(QString(), Qt::SkipEmptyParts));
    }

    void aSlowDiskIsAskedOnceForATurn()
    {
        QSemaphore held;
        gate = &held;
        const auto open = openedAtTheEnd(held);
        set(QStringLiteral("first"));
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY(syncs > 0 && time.hasExpired(20));
        gate = nullptr;
        held.release(1000);
        QTRY_COMPARE(m_good.size(), 1);
        for (int i = 0; i < 500; ++i)
            set(QString::number(i));
        QTRY_COMPARE(m_good.size(), 501);
        QCOMPARE(m_writer->progress().commits, 2U);
    }

    void failedSyncIsAFailureUntilTheDatabaseHasAll()
    {
        set(QStringLiteral("before"));
        QTRY_COMPARE(m_good.size(), 1);
        failing = true;
        set(QStringLiteral("lost"));
        QTRY_COMPARE(m_bad.size(), 1);
        QVERIFY(m_error->text().contains(m_path));
        QCOMPARE(m_writer->progress().failures, 1U);
        // As long as the database itself cannot be synced either, nothing is taken.
        set(QStringLiteral("again"));
        QTRY_COMPARE(m_bad.size(), 2);
        QVERIFY(!has(QStringLiteral("again")));
        failing = false;
        set(QStringLiteral("after"));
        QTRY_COMPARE(m_good.size(), 2);
        QCOMPARE(m_writer->progress().failures, 0U);
        QVERIFY(has(QStringLiteral("before")) && has(QStringLiteral("after")));
        // What was in the log when it could not be trusted is in the database now.
        m_writer.reset();
        QVERIFY(QFile::remove(m_path + QStringLiteral("-wal")) || !QFile::exists(m_path + QStringLiteral("-wal")));
        QVERIFY(has(QStringLiteral("after")));
    }
};

REGISTER_GUILESS_TEST(LogSyncTest)
#include "tst_logsync.moc"
