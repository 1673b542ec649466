// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"
#include "drone/logarchive.h"
#include "enginebench.h"
#include "fakes/testprogram.h"
#include "service/steplogs.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/logstore.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QTest>

using namespace std::chrono_literals;

namespace {

const QByteArray LogPath = "GET /api/repos/o/r/builds/7/logs/1/2";
/// Shapes that everybody knows, and our own token, which has none.
const QList<QByteArray> Planted{"ghp_" + QByteArray(36, 'x'), "AKIAIOSFODNN7EXAMPLE", "hunter2hunter2", "drone-token"};

QByteArray logWith(const QList<QByteArray> &secrets)
{
    return R"([{"pos":0,"out":"\u001b[32mexport GITHUB_TOKEN=)" + secrets[0]
        + R"(\u001b[0m\n","time":0},{"pos":1,"out":"key )" + secrets[1] + R"(\r\n","time":0},{"pos":2,"out":"password=)"
        + secrets[2] + R"(\n","time":1},{"pos":3,"out":"FATAL: assertion \u0060a == b\u0060 failed with )" + secrets[3]
        + R"(\n","time":2}])";
}

QByteArray allBytesIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

QByteArray attachmentOf(const QJsonObject &message)
{
    const QJsonArray attachments = message.value(QLatin1String("attachments")).toArray();
    return attachments.size() == 1 ? attachments.first()[QLatin1String("text")].toString().toUtf8() : QByteArray();
}

} // namespace

class TestFailureLogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFailureIsNamedAndNoSecretGoesAnywhere()
    {
        EngineBench bench;
        QLoggingCategory::setFilterRules(QStringLiteral("dd.*=true"));
        const QString logFile = bench.configuration.dataDir + QStringLiteral("/drone-discord.log");
        QVERIFY(QDir().mkpath(bench.configuration.dataDir));
        QVERIFY(Core::startLogging(logFile));
        bench.configuration.settings.logFile = true;
        bench.start();
        const Model::Build failed = EngineBench::build(7, Model::Status::Failure);
        bench.know(failed);
        QCOMPARE(bench.deliver(failed), 204);
        // The runner uploads the log after the last webhook.
        QVERIFY(bench.until([&] { return bench.isTrue(failed) && bench.drone.requests().contains(LogPath); }));
        QVERIFY(attachmentOf(bench.messagesOf(failed).first()).isEmpty());
        bench.drone.set(LogPath, {.body = logWith(Planted)});
        QVERIFY(bench.until([&] { return bench.shown(failed).contains("assertion"); }));
        QVERIFY(bench.until([&] { return !attachmentOf(bench.messagesOf(failed).first()).isEmpty(); }));
        const QByteArray shown = bench.shown(failed);
        for (const char *word : {"default / test", "exit code 8", "FATAL: assertion"})
            QVERIFY2(shown.contains(word), word);
        QVERIFY(attachmentOf(bench.messagesOf(failed).first()).contains("FATAL: assertion `a == b` failed"));

        // The window asks for the same log.
        QString seen;
        QObject::connect(bench.engine.get(), &Service::Engine::logReceived, bench.engine.get(),
            [&seen](quint64, const Service::LogPart &part) {
                for (const Drone::LogRow &row : part.rows)
                    seen += row.text + u'\n';
            });
        bench.engine->logs()->open(1, {failed.key(), 1, 2});
        QVERIFY(bench.until([&] { return seen.contains(QStringLiteral("FATAL: assertion")); }));

        QString kept; // packed, so that its bytes say nothing
        {
            const auto reader =
                Store::Database::open(bench.configuration.databaseFile(), Store::Database::Mode::ReadOnly);
            const auto packed = Store::LogStore(*reader.value()).find(failed.key(), 1, 2);
            QVERIFY(packed && packed.value());
            const auto lines = Drone::unpackedLog(*packed.value());
            QVERIFY(lines);
            for (const Drone::LogLine &line : *lines)
                kept += line.text;
        }
        QVERIFY(kept.contains(QStringLiteral("FATAL: assertion")));
        bench.stop();
        QFile ownLog(logFile);
        QVERIFY(ownLog.open(QIODevice::ReadOnly));
        QVERIFY(ownLog.readAll().contains("dd.drone"));
        const QByteArray disk = allBytesIn(bench.configuration.dataDir);
        QVERIFY(disk.contains("FATAL: assertion")); // the card's lines, in the clear
        for (const QByteArray &secret : Planted) {
            QVERIFY2(!shown.contains(secret), secret);
            for (const auto &request : std::as_const(bench.discord.seen))
                QVERIFY2(!request.body.contains(secret), secret);
            QVERIFY2(!seen.contains(QString::fromUtf8(secret)), secret);
            QVERIFY2(!kept.contains(QString::fromUtf8(secret)), secret);
            QVERIFY2(!disk.contains(secret), secret);
        }
    }

    void theFileIsUploadedOnce()
    {
        EngineBench bench;
        bench.configuration.settings.logFile = true;
        const Model::Build failed = EngineBench::build(7, Model::Status::Failure);
        bench.know(failed);
        bench.drone.set(LogPath, {.body = logWith(Planted)});
        bench.start();
        QCOMPARE(bench.deliver(failed), 204);
        QVERIFY(bench.until([&] {
            return !bench.messagesOf(failed).isEmpty() && !attachmentOf(bench.messagesOf(failed).first()).isEmpty();
        }));
        Model::Build later = failed; // somebody gave it another title, say
        later.title = QStringLiteral("Another title");
        later.version = 4;
        bench.know(later);
        QCOMPARE(bench.deliver(later), 204);
        QVERIFY(bench.until([&] { return bench.shown(later).contains("Another title"); }));
        QVERIFY(!attachmentOf(bench.messagesOf(later).first()).isEmpty());
        qsizetype uploads = 0;
        for (const auto &request : std::as_const(bench.discord.seen))
            uploads += request.body.startsWith("--") ? 1 : 0;
        QCOMPARE(uploads, 1);
        QCOMPARE(bench.messagesOf(later).size(), 1);
        QCOMPARE(bench.discord.violations, QStringList());
    }

    /// Drone cuts what is uploaded to 5 MB, but not every version did; Discord takes 10 MiB.
    void aLogOverTenMebibytesIsCutInTheFileAlone()
    {
        constexpr int Lines = 135'000;
        QByteArray json = "[";
        qint64 bytes = 0;
        for (int i = 0; i < Lines; ++i) {
            const QByteArray text = "line " + QByteArray::number(i)
                + " ok harbor.example/tide-tables/internal/port/handlers in 0.013 s, no retry needed";
            bytes += text.size() + 1;
            json += (i ? ",{\"pos\":" : "{\"pos\":") + QByteArray::number(i) + ",\"out\":\"" + text
                + "\\n\",\"time\":" + QByteArray::number(i / 100) + '}';
        }
        QVERIFY(bytes > 11 * 1024 * 1024);
        EngineBench bench;
        bench.configuration.settings.logFile = true;
        const Model::Build failed = EngineBench::build(7, Model::Status::Failure);
        bench.know(failed);
        bench.drone.set(LogPath, {.body = json + ']'});
        bench.start();
        QCOMPARE(bench.deliver(failed), 204);
        // So much takes its time, and the client's deadline is by the fake clock.
        const auto until = [&bench](const std::function<bool()> &done) {
            const QDeadlineTimer patience(120'000);
            while (!done() && !patience.hasExpired()) {
                // A socket takes a small piece each time.
                for (int i = 0; i < 40; ++i)
                    QCoreApplication::processEvents();
                QTest::qWait(1);
                bench.clock.advance(3ms);
            }
            return done();
        };
        QVERIFY(until([&] {
            return !bench.messagesOf(failed).isEmpty() && !attachmentOf(bench.messagesOf(failed).first()).isEmpty();
        }));
        const QByteArray file = attachmentOf(bench.messagesOf(failed).first());
        QVERIFY2(file.size() <= 10 * 1024 * 1024, qPrintable(QString::number(file.size())));
        QVERIFY2(file.size() > 9 * 1024 * 1024, qPrintable(QString::number(file.size())));
        const QByteArray head = file.left(file.indexOf('\n'));
        const QByteArray next = file.mid(head.size() + 1, 40).split(' ').value(1);
        QVERIFY2(head == "[cut: the first " + next + " lines of this log are left out]", head.constData());
        QVERIFY(file.trimmed().endsWith("no retry needed"));
        QVERIFY(file.contains("\nline " + QByteArray::number(Lines - 1) + ' '));
        QVERIFY(bench.shown(failed).contains("line " + QByteArray::number(Lines - 1)));
        QCOMPARE(bench.discord.violations, QStringList());

        // What is kept, and the window shows, is all of it; the card knows how large its file is.
        qsizetype rows = 0;
        QObject::connect(bench.engine.get(), &Service::Engine::logReceived, bench.engine.get(),
            [&rows](quint64, const Service::LogPart &part) { rows = (part.replaces ? 0 : rows) + part.rows.size(); });
        bench.engine->logs()->open(1, {failed.key(), 1, 2});
        QVERIFY(until([&] { return rows == Lines; }));
        const auto reader = Store::Database::open(bench.configuration.databaseFile(), Store::Database::Mode::ReadOnly);
        const auto record = Store::BuildStore(*reader.value()).find(failed.key());
        QVERIFY(record && record.value());
        QCOMPARE(record.value()->log.fileBytes, file.size());
    }

    void privateLogsStayPrivate_data()
    {
        QTest::addColumn<bool>("atItsSource"); // otherwise its owner hides it in Drone
        QTest::addColumn<bool>("allowed");
        QTest::newRow("by default") << true << false;
        QTest::newRow("allowed") << true << true;
        QTest::newRow("hidden in Drone") << false << false;
        QTest::newRow("hidden in Drone, allowed") << false << true;
    }
    void privateLogsStayPrivate()
    {
        QFETCH(bool, atItsSource);
        QFETCH(bool, allowed);
        EngineBench bench;
        bench.configuration.settings.logFile = true;
        bench.configuration.settings.logPrivate = allowed;
        Model::Build failed = EngineBench::build(7, Model::Status::Failure);
        failed.repository.isPrivate = atItsSource;
        failed.repository.visibility = atItsSource ? QString() : QStringLiteral("private");
        bench.know(failed);
        bench.drone.set(LogPath, {.body = logWith(Planted)});
        bench.start();
        QCOMPARE(bench.deliver(failed), 204);
        QVERIFY(bench.until([&] { return !bench.shown(failed).isEmpty(); }));
        bench.pass(20s);
        QCOMPARE(bench.drone.requests().contains(LogPath), allowed);
        QCOMPARE(!attachmentOf(bench.messagesOf(failed).first()).isEmpty(), allowed);
        QCOMPARE(bench.shown(failed).contains("assertion"), allowed);
    }
};

REGISTER_GUILESS_TEST(TestFailureLogs)
#include "tst_failurelogs.moc"
