// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/databasecopy.h"
#include "store/deliverystore.h"
#include "store/statestore.h"

#include "samples.h"

#include <QtTest>

#include <sys/stat.h>

using namespace Store;

class DatabaseCopyTest : public QObject
{
    Q_OBJECT

    static uint modeOf(const QString &path)
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
    }

private Q_SLOTS:
    void aCopyIsCompleteAndPrivate()
    {
        Samples::DiskDatabase database;
        auto delivery = Samples::delivery();
        QVERIFY(DeliveryStore(database.get()).insert(delivery));
        const QString copy = database.path() + QStringLiteral(".copy");
        QVERIFY(copyDatabase(database.get(), copy));
        QCOMPARE(modeOf(copy), 0600U);
        QVERIFY(!QFile::exists(copy + QStringLiteral(".part")));
        QVERIFY(!QFile::exists(copy + QStringLiteral("-wal")));
        const auto opened = Database::open(copy, Database::Mode::ReadWrite);
        QVERIFY(opened);
        QCOMPARE(DeliveryStore(*opened.value()).find(delivery.id).value(), delivery);
    }

    void aReaderCopiesWhileTheWriterWrites()
    {
        Samples::DiskDatabase database;
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "committed"));
        const auto reader = Database::open(database.path(), Database::Mode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(database.get().begin());
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "under way"));
        const QString copy = database.path() + QStringLiteral(".copy");
        QVERIFY(copyDatabase(*reader.value(), copy));
        QVERIFY(database.get().commit());
        const auto opened = Database::open(copy, Database::Mode::ReadWrite);
        QVERIFY(opened);
        QCOMPARE(StateStore(*opened.value()).value(QStringLiteral("k")).value(), QByteArray("committed"));
    }

    void theCopyBeforeIsReplaced()
    {
        Samples::DiskDatabase database;
        const QString copy = database.path() + QStringLiteral(".copy");
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "first"));
        QVERIFY(copyDatabase(database.get(), copy));
        // An interrupted attempt does not stand in the way.
        QVERIFY(QFile::copy(copy, copy + QStringLiteral(".part")));
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "second"));
        QVERIFY(copyDatabase(database.get(), copy));
        const auto opened = Database::open(copy, Database::Mode::ReadWrite);
        QVERIFY(opened);
        QCOMPARE(StateStore(*opened.value()).value(QStringLiteral("k")).value(), QByteArray("second"));
    }

    void aFailureLeavesNothingBehind()
    {
        Samples::DiskDatabase database;
        const auto missing = copyDatabase(database.get(), database.path() + QStringLiteral(".d/copy"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, StoreErrorKind::CannotOpen);
        QVERIFY(!missing.error().message.isEmpty());

        // Inside a transaction SQLite refuses, and the copy of before stays.
        const QString copy = database.path() + QStringLiteral(".copy");
        QVERIFY(copyDatabase(database.get(), copy));
        const QByteArray before = Samples::contentOf(copy);
        QVERIFY(database.get().begin());
        QVERIFY(!copyDatabase(database.get(), copy));
        database.get().rollback();
        QCOMPARE(Samples::contentOf(copy), before);
        QVERIFY(!QFile::exists(copy + QStringLiteral(".part")));
    }
};

REGISTER_GUILESS_TEST(DatabaseCopyTest)
#include "tst_databasecopy.moc"
