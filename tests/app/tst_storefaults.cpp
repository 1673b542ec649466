// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/rest/restserver.h"
#include "fakes/smalldisk.h"
#include "fakes/testprogram.h"
#include "program.h"
#include "store/database.h"
#include "store/statestore.h"

#include <QDir>
#include <QTest>
#include <QtEndian>

#include <functional>
#include <memory>
#include <optional>

/// What can be wrong with the folder and the database: at the start there is one clear line and nothing is changed, and
/// what happens while the program runs is over without a restart once its cause is.
class TestStoreFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotStart_data();
    void doesNotStart();
    void aMissingFolderIsMade();
    void goesOnWhenItIsOver_data();
    void goesOnWhenItIsOver();
};

namespace {

const QByteArray Secret = QByteArrayLiteral("webhook-secret");
const QStringList Start{QStringLiteral("--headless"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")};

QString databaseIn(const QString &folder)
{
    return folder + QStringLiteral("/drone-discord.db");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content, qint64 at = 0)
{
    QFile file(path);
    if (!file.open(QFile::ReadWrite) || !file.seek(at) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// A sound database with something in it, all of it in the one file.
void makeDatabase(const QString &folder)
{
    const auto opened = Store::Database::open(databaseIn(folder), Store::Database::Mode::ReadWrite);
    if (!opened || !Store::StateStore(*opened.value()).set(QStringLiteral("k"), QByteArray(20'000, 'v'))
        || !opened.value()->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")))
        qFatal("no database could be made");
}

QByteArray bodyOf(int build)
{
    const QByteArray number = QByteArray::number(build);
    return R"({"event":"build","action":"created","repo":{"id":41,"slug":"harbor/tide-tables","version":12},"build":{"id":)"
        + number + R"(,"number":)" + number
        + R"(,"status":"success","event":"push","after":"abc","message":"Round the tide","version":3},)"
          R"("system":{"link":"https://drone.example","version":"2.25.0"}})";
}

struct Obstacle
{
    std::function<std::shared_ptr<void>(const QString &folder)> put; ///< in the way as long as what it returns lives
    const char *words = ""; ///< what the owner reads
};

/// Takes an obstacle out of the way again.
struct Undo
{
    Q_DISABLE_COPY_MOVE(Undo)

    explicit Undo(std::function<void()> act)
        : undo(std::move(act))
    {
    }
    ~Undo() { undo(); }

    std::function<void()> undo;
};

std::shared_ptr<void> fill(const QString &folder)
{
    const QString path = folder + QStringLiteral("/filler");
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Unbuffered))
        return nullptr;
    while (file.write(QByteArray(4096, 'f')) == 4096) { }
    return std::make_shared<Undo>([path] { QFile::remove(path); });
}

std::shared_ptr<void> moveAway(const QString &folder)
{
    const QString path = databaseIn(folder);
    const QString away = path + QStringLiteral(".away");
    if (!QFile::rename(path, away))
        return nullptr;
    return std::make_shared<Undo>([path, away] { QFile::rename(away, path); });
}

/// Another process's hold on the database: no reader of ours waits for it, every writer does.
std::shared_ptr<void> hold(const QString &folder)
{
    auto opened = Store::Database::open(databaseIn(folder), Store::Database::Mode::ReadWrite);
    if (!opened || !opened.value()->begin())
        qFatal("the database cannot be held");
    return std::shared_ptr<Store::Database>(std::move(opened.value()));
}

} // namespace

void TestStoreFaults::doesNotStart_data()
{
    QTest::addColumn<Obstacle>("obstacle");
    QTest::newRow("a text file") << Obstacle{[](const QString &folder) {
                                                 write(databaseIn(folder), "this is a text file\n");
                                                 return nullptr;
                                             },
        "is not a database"};
    QTest::newRow("a folder") << Obstacle{[](const QString &folder) {
                                              QDir().mkpath(databaseIn(folder));
                                              return nullptr;
                                          },
        "drone-discord.db"};
    QTest::newRow("a later version") << Obstacle{[](const QString &folder) {
                                                     makeDatabase(folder);
                                                     QByteArray version(4, 0);
                                                     qToBigEndian<qint32>(99, version.data());
                                                     write(databaseIn(folder), version, 60);
                                                     return nullptr;
                                                 },
        "later version"};
    QTest::newRow("junk in place of its pages")
        << Obstacle{[](const QString &folder) {
                        makeDatabase(folder);
                        const qint64 size = QFileInfo(databaseIn(folder)).size();
                        write(databaseIn(folder), QByteArray(qsizetype(size) - 100, '\x5a'), 100);
                        return nullptr;
                    },
               "is damaged"};
    QTest::newRow("a file in place of the folder") << Obstacle{[](const QString &folder) {
                                                                   QDir(folder).removeRecursively();
                                                                   write(folder, "not a folder");
                                                                   return nullptr;
                                                               },
        "cannot be made"};
    QTest::newRow("a disk that is read-only")
        << Obstacle{[](const QString &folder) -> std::shared_ptr<void> {
                        auto disk = std::make_shared<Fakes::SmallDisk>(folder);
                        if (disk->mounted)
                            makeDatabase(folder);
                        return disk->mounted && disk->makeReadOnly() ? disk : nullptr;
                    },
               "cannot be written"};
}

void TestStoreFaults::doesNotStart()
{
    QFETCH(Obstacle, obstacle);
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QString::fromUtf8(Secret));
    program.set("QT_LOGGING_RULES", QStringLiteral("dd.*.info=false"));
    QVERIFY(QDir().mkpath(program.dataDir()));
    const std::shared_ptr<void> stands = obstacle.put(program.dataDir());
    if (!stands && QByteArray(QTest::currentDataTag()).contains("disk"))
        QSKIP("mounting a disk needs root");
    const QByteArray before = contentOf(databaseIn(program.dataDir()));
    QCOMPARE(program.run(Start), 3);
    const QByteArray errors = program.errors().trimmed();
    // The log may say that it has no file, and comes before it.
    const QByteArray line = errors.mid(errors.lastIndexOf('\n') + 1);
    QVERIFY2(line.startsWith("drone-discord: ") && line.contains(obstacle.words), errors.constData());
    QCOMPARE(errors.count("drone-discord: "), 1);
    QCOMPARE(contentOf(databaseIn(program.dataDir())), before);
    QVERIFY(!QFile::exists(databaseIn(program.dataDir()) + QStringLiteral("-wal")));
}

void TestStoreFaults::aMissingFolderIsMade()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QString::fromUtf8(Secret));
    QVERIFY(!QFile::exists(program.dataDir()));
    QVERIFY2(program.start(), program.errors().constData());
    QCOMPARE(postSigned(program.url(), bodyOf(1), Secret).status, 204);
    QCOMPARE(program.terminate(), 0);
    QVERIFY(QFile::exists(databaseIn(program.dataDir())));
}

void TestStoreFaults::goesOnWhenItIsOver_data()
{
    QTest::addColumn<Obstacle>("obstacle");
    QTest::newRow("full disk") << Obstacle{fill, "No space is left"};
    QTest::newRow("held by another process") << Obstacle{hold, "locked by another process"};
    QTest::newRow("moved away") << Obstacle{moveAway, "deleted or moved"};
}

void TestStoreFaults::goesOnWhenItIsOver()
{
    QFETCH(Obstacle, obstacle);
    Fakes::DiscordRestServer discord;
    discord.limit = 1000;
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QString::fromUtf8(Secret));
    program.set("DISCORD_TOKEN", discord.token);
    program.set("DISCORD_CHANNEL_ID", discord.channels.first());
    program.set("DISCORD_API_BASE_URL", discord.baseUrl().toString());
    QVERIFY(QDir().mkpath(program.dataDir()));
    std::optional<Fakes::SmallDisk> disk;
    if (QByteArray(QTest::currentDataTag()) == "full disk" && !disk.emplace(program.dataDir()).mounted)
        QSKIP("mounting a disk needs root");
    QVERIFY2(program.start(), program.errors().constData());
    int acknowledged = 0;
    int build = 1;
    const auto post = [&] {
        const int status = postSigned(program.url(), bodyOf(build++), Secret).status;
        acknowledged += status == 204 ? 1 : 0;
        return status;
    };
    QCOMPARE(post(), 204);
    QTRY_COMPARE_WITH_TIMEOUT(discord.messages.size(), acknowledged, 20'000);

    std::shared_ptr<void> stands = obstacle.put(program.dataDir());
    QVERIFY(stands);
    // A few may still find room in what the files have already.
    int status = 0;
    for (int i = 0; i < 400 && status != 503; ++i)
        status = post();
    QCOMPARE(status, 503);
    const auto health = [&program] { return get(program.url(QStringLiteral("/health"))); };
    QTRY_VERIFY_WITH_TIMEOUT(health().status == 503 && health().body.contains(obstacle.words), 20'000);
    QVERIFY(program.isRunning());

    stands.reset();
    QTRY_COMPARE_WITH_TIMEOUT(post(), 204, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!health().body.contains(obstacle.words), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(discord.messages.size(), acknowledged, 30'000);
    QCOMPARE(discord.violations, QStringList());
    QCOMPARE(program.terminate(), 0);
    // All of it is on the disk, too.
    const auto reader = Store::Database::open(databaseIn(program.dataDir()), Store::Database::Mode::ReadOnly);
    QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().text()));
}

REGISTER_GUILESS_TEST(TestStoreFaults)
#include "tst_storefaults.moc"
