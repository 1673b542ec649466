// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/database.h"
#include "store/databasefile.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/statestore.h"

#include "samples.h"

#include <QDir>
#include <QtEndian>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Store;

namespace {

StoreErrorKind kindOf(const QString &path, Database::Mode mode = Database::Mode::ReadWrite)
{
    const auto opened = Database::open(path, mode);
    if (opened)
        qFatal("opened, though it should not");
    if (opened.error().message.isEmpty())
        qFatal("an error without words");
    return opened.error().kind;
}

uint modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesBelongToTheOwnerAlone()
    {
        const mode_t mask = umask(0);
        Samples::DiskDatabase database;
        umask(mask);
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "v"));
        for (const char *suffix : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(database.path() + QLatin1String(suffix)), 0600U);
    }

    void sizeCountsTheLog()
    {
        Samples::DiskDatabase database;
        const qint64 before = bytesOnDisk(database.path());
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), QByteArray(100'000, 'x')));
        QVERIFY(bytesOnDisk(database.path()) >= before + 100'000); // in the log until it is written back
    }

    void laxModeIsTightened()
    {
        Samples::DiskDatabase database;
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "v"));
        for (const char *suffix : {"", "-wal", "-shm"})
            QCOMPARE(chmod(QFile::encodeName(database.path() + QLatin1String(suffix)).constData(), 0644), 0);
        const auto second = Database::open(database.path(), Database::Mode::ReadWrite);
        QVERIFY(second);
        for (const char *suffix : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(database.path() + QLatin1String(suffix)), 0600U);
    }

    void connectionIsDurableAndLogged()
    {
        Samples::DiskDatabase database;
        QCOMPARE(numberOf(database.get(), database.get().prepared("PRAGMA synchronous")).value(), 2);
        QCOMPARE(numberOf(database.get(), database.get().prepared("PRAGMA foreign_keys")).value(), 1);
        auto mode = database.get().prepared("PRAGMA journal_mode");
        QVERIFY(mode);
        QVERIFY(database.get().run(*mode.value()));
        QVERIFY(mode.value()->next());
        QCOMPARE(mode.value()->value(0).toString(), QStringLiteral("wal"));
        mode.value()->finish();
    }

    void missingFolder() { QCOMPARE(kindOf(QStringLiteral("/nonexistent/folder/x.db")), StoreErrorKind::CannotOpen); }

    void folderInsteadOfFile()
    {
        QTemporaryDir folder;
        QVERIFY(kindOf(folder.path()) != StoreErrorKind::Failed);
    }

    void corruptFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this is a text file\n");
        QTest::newRow("long text") << QByteArray(8192, 'x');
        QTest::newRow("torn header") << QByteArray("SQLite format 3\0abc", 19);
        QTest::newRow("header and junk") << QByteArray("SQLite format 3\0", 16) + QByteArray(44, '\1')
                + QByteArray(8192, 0);
    }
    void corruptFile()
    {
        QFETCH(const QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.db"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(content);
        file.close();
        const StoreErrorKind kind = kindOf(path);
        // The number that says the version may be junk too: refused either way.
        QVERIFY(kind == StoreErrorKind::Corrupt || kind == StoreErrorKind::NewerVersion);
        QCOMPARE(Samples::contentOf(path), content);
    }

    void emptyFileIsNew()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.db"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.close();
        QVERIFY(Database::open(path, Database::Mode::ReadWrite));
    }

    void newerVersionIsLeftAlone()
    {
        Samples::DiskDatabase database;
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA user_version = 99")));
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        // A copy without a log, and one whose log alone holds the new version.
        const QString path = database.path() + QStringLiteral(".copy");
        QVERIFY(QFile::copy(database.path(), path));
        const QByteArray before = Samples::contentOf(path);
        const QStringList files = QFileInfo(path).dir().entryList(QDir::Files);
        QCOMPARE(kindOf(path), StoreErrorKind::NewerVersion);
        QCOMPARE(Samples::contentOf(path), before);
        QCOMPARE(QFileInfo(path).dir().entryList(QDir::Files), files);
    }

    void newerVersionInTheLogIsLeftAlone()
    {
        Samples::DiskDatabase database;
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA user_version = 99")));
        const QString path = database.path() + QStringLiteral(".copy");
        const QString log = path + QStringLiteral("-wal");
        QVERIFY(QFile::copy(database.path(), path));
        QVERIFY(QFile::copy(database.path() + QStringLiteral("-wal"), log));
        const QByteArray before = Samples::contentOf(path);
        const QByteArray logBefore = Samples::contentOf(log);
        QVERIFY(!logBefore.isEmpty());
        QCOMPARE(kindOf(path), StoreErrorKind::NewerVersion);
        QCOMPARE(Samples::contentOf(path), before);
        QCOMPARE(Samples::contentOf(log), logBefore);
    }

    void readOnlyFile()
    {
        if (geteuid() == 0 && seteuid(65534) != 0)
            QSKIP("cannot act as another user");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.db"));
        const bool made = bool(Database::open(path, Database::Mode::ReadWrite));
        QFile::setPermissions(path, QFile::ReadOwner);
        const StoreErrorKind kind = kindOf(path);
        QFile::remove(path);
        if (getuid() == 0)
            QCOMPARE(seteuid(0), 0);
        QVERIFY(made);
        QCOMPARE(kind, StoreErrorKind::ReadOnly);
    }

    void readOnlyConnectionSeesCommitsAndWritesNothing()
    {
        Samples::DiskDatabase database;
        const auto reader = Database::open(database.path(), Database::Mode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "v"));
        QCOMPARE(StateStore(*reader.value()).value(QStringLiteral("k")).value(), QByteArray("v"));
        const auto written = StateStore(*reader.value()).set(QStringLiteral("k"), "w");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, StoreErrorKind::ReadOnly);
    }

    void readOnlyConnectionNeedsAPreparedFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.db"));
        QCOMPARE(kindOf(path, Database::Mode::ReadOnly), StoreErrorKind::CannotOpen);
        QVERIFY(!QFile::exists(path));
    }

    void theLogIsRemovedByTheLast()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.db"));
        const auto files = [&folder] { return QDir(folder.path()).entryList(QDir::Files); };
        {
            // Closed in the order in which a connection that may not write is the last.
            std::unique_ptr<Database> reader;
            const auto writer = Database::open(path, Database::Mode::ReadWrite);
            QVERIFY(writer);
            reader = std::move(Database::open(path, Database::Mode::ReadOnly)).value();
            QVERIFY(StateStore(*writer.value()).set(QStringLiteral("k"), "v"));
            QVERIFY(StateStore(*reader).value(QStringLiteral("k")));
        }
        QCOMPARE(files().size(), 3);
        Database::removeLog(path);
        QCOMPARE(files(), QStringList{QStringLiteral("x.db")});
        QFile::remove(path);
        Database::removeLog(path);
        QCOMPARE(files(), QStringList());
    }

    void stateOutlivesTheConnection()
    {
        Samples::DiskDatabase database;
        const QString key = QStringLiteral("gateway/session");
        QVERIFY(!StateStore(database.get()).value(key).value());
        QVERIFY(StateStore(database.get()).set(key, QByteArray("\0a", 2)));
        QVERIFY(StateStore(database.get()).set(key, QByteArray("\0b", 2)));
        database.open();
        QCOMPARE(StateStore(database.get()).value(key).value(), QByteArray("\0b", 2));
        QVERIFY(StateStore(database.get()).set(key, {}));
        QCOMPARE(StateStore(database.get()).value(key).value(), QByteArray());
        QVERIFY(StateStore(database.get()).remove(key));
        QVERIFY(!StateStore(database.get()).value(key).value());
    }
};

REGISTER_GUILESS_TEST(DatabaseTest)
#include "tst_database.moc"
