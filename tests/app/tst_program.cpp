// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "demo/demoday.h"
#include "fakes/testprogram.h"
#include "program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

#include <csignal>

/// The contracts of the command line and of the endpoint, on the program itself.
class TestProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersion();
    void wrongUsage_data();
    void wrongUsage();
    void receivesAndStopsCleanly();
    void forgeriesAreRefused();
    void aTakenPortIsNamed();
    void aSecondInstanceIsTurnedAway();
    void anUnusableSettingIsNamed();
    void checkLooksForItself();
    void checkAsksTheRunningProgram();
    void noSecretShowsItself();
    void checkFindsTheRunningProgramByItsData();
    void signalsThatWereIgnoredStayIgnored();
    void signalsEndACheck_data();
    void signalsEndACheck();
    void signalsEndTheWordsAboutAStart();
    void signalsEndTheWindow_data();
    void signalsEndTheWindow();

private:
    /// Of a running program: those it ignores, those it handles (proc(5)).
    static bool hasSignal(const Program &program, const QByteArray &set, int signal)
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(program.processId()));
        if (!status.open(QFile::ReadOnly))
            return false;
        const QByteArray all = status.readAll();
        const qsizetype at = all.indexOf(set + ":\t") + set.size() + 2;
        return all.mid(at, 16).toULongLong(nullptr, 16) & (1ULL << (signal - 1));
    }
    static QByteArray delivery()
    {
        return Demo::postsOf(Demo::builtInDay(), Core::SystemClock().wall(), 1).first().body;
    }
    static QString status(const QByteArray &json)
    {
        return QJsonDocument::fromJson(json).object().value(QStringLiteral("status")).toString();
    }
    static QJsonObject check(const QByteArray &json, const char *component)
    {
        return QJsonDocument::fromJson(json)
            .object()
            .value(QStringLiteral("checks"))
            .toObject()
            .value(QString::fromLatin1(component))
            .toArray()
            .at(0)
            .toObject();
    }
};

void TestProgram::helpAndVersion()
{
    Program program;
    QCOMPARE(program.run({QStringLiteral("--help")}), 0);
    for (const char *option : {"--headless", "--demo", "--listen", "--config", "--data-dir", "--minimized", "--check"})
        QVERIFY2(program.output().contains(option), option);
    QCOMPARE(program.run({QStringLiteral("--version")}), 0);
    QVERIFY(program.output().startsWith("drone-discord "));
}

void TestProgram::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--headles")};
    QTest::newRow("argument too many") << QStringList{QStringLiteral("--headless"), QStringLiteral("now")};
    QTest::newRow("listen without a port")
        << QStringList{QStringLiteral("--headless"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1")};
    for (const char *option : {"--listen", "--config", "--data-dir"})
        QTest::addRow("%s of nothing", option)
            << QStringList{QStringLiteral("--headless"), QString::fromLatin1(option), QString()};
}

void TestProgram::wrongUsage()
{
    QFETCH(QStringList, arguments);
    Program program;
    QCOMPARE(program.run(arguments), 2);
    QVERIFY(program.errors().contains("drone-discord: "));
}

void TestProgram::receivesAndStopsCleanly()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    QVERIFY2(program.start(), program.errors().constData());
    const HttpAnswer answer = postSigned(program.url(), delivery(), "webhook-secret");
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(postSigned(program.url(QStringLiteral("/webhook")), delivery(), "webhook-secret").status, 204);
    QCOMPARE(program.terminate(), 0);
    const auto mode = QFile::permissions(program.dataDir() + QStringLiteral("/drone-discord.db"));
    QCOMPARE(
        mode & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    QVERIFY2(!program.errors().contains("webhook-secret"), "no secret in the log");
}

void TestProgram::forgeriesAreRefused()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    QVERIFY2(program.start(), program.errors().constData());
    QCOMPARE(postSigned(program.url(), delivery(), "another-secret").status, 401);
    QCOMPARE(postSigned(program.url(), "{}", "webhook-secret").status, 400);
    QCOMPARE(get(program.url()).status, 405);
    QCOMPARE(get(program.url(QStringLiteral("/elsewhere"))).status, 404);
    const HttpAnswer health = get(program.url(QStringLiteral("/health")));
    QCOMPARE(health.contentType, QByteArray("application/health+json"));
    QCOMPARE(program.terminate(), 0);
}

void TestProgram::aTakenPortIsNamed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    QCOMPARE(
        program.run({QStringLiteral("--headless"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:") + port}),
        3);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains(port.toUtf8()), errors.constData());
    QVERIFY2(!errors.contains("warning"), errors.constData());
}

void TestProgram::aSecondInstanceIsTurnedAway()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    QVERIFY2(program.start(), program.errors().constData());
    QProcess same;
    same.start(QStringLiteral(PROGRAM),
        {QStringLiteral("--headless"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
            QStringLiteral("--data-dir"), program.dataDir(), QStringLiteral("--config"),
            QStringLiteral("/nowhere.ini")});
    QVERIFY(same.waitForFinished(20'000));
    QCOMPARE(same.exitCode(), 3);
    QVERIFY(same.readAllStandardError().contains(QByteArray::number(program.processId())));
    QCOMPARE(program.terminate(), 0);
}

void TestProgram::anUnusableSettingIsNamed()
{
    Program program;
    program.set("DISCORD_CHANNEL_ID", QStringLiteral("#builds"));
    QCOMPARE(program.run({QStringLiteral("--headless")}), 3);
    QVERIFY(program.errors().contains("DISCORD_CHANNEL_ID"));
}

void TestProgram::checkLooksForItself()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    const QStringList arguments{QStringLiteral("--check"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")};
    QCOMPARE(program.run(arguments), 0);
    QCOMPARE(status(program.output()), QStringLiteral("warn")); // no token: cards are previewed
    QCOMPARE(check(program.output(), "listener").value(QStringLiteral("status")).toString(), QStringLiteral("pass"));
    Program bare;
    QCOMPARE(bare.run(arguments), 1);
    QCOMPARE(status(bare.output()), QStringLiteral("fail"));
}

void TestProgram::checkAsksTheRunningProgram()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    QVERIFY2(program.start(), program.errors().constData());
    QCOMPARE(postSigned(program.url(), delivery(), "webhook-secret").status, 204);
    Program other;
    const QString listen = QStringLiteral("127.0.0.1:%1").arg(program.port());
    // The report is refreshed every other second; until then it may not know of the delivery.
    QTRY_VERIFY_WITH_TIMEOUT(other.run({QStringLiteral("--check"), QStringLiteral("--listen"), listen}) == 0
            && check(other.output(), "signatures").value(QStringLiteral("accepted")).toInt() == 1,
        20'000);
    QCOMPARE(program.terminate(), 0);
}

void TestProgram::noSecretShowsItself()
{
    Program program;
    QVERIFY2(program.start(), program.errors().constData());
    QCOMPARE(postSigned(program.url(), delivery(), "webhook-secret").status, 503);
    QTRY_COMPARE_WITH_TIMEOUT(get(program.url(QStringLiteral("/health"))).status, 503, 10'000);
    QCOMPARE(check(get(program.url(QStringLiteral("/health"))).body, "signatures")
                 .value(QStringLiteral("status"))
                 .toString(),
        QStringLiteral("fail"));
    QCOMPARE(program.terminate(), 0);
    QCOMPARE(
        QDir(program.dataDir()).entryList({QStringLiteral("*.db*")}), QStringList{QStringLiteral("drone-discord.db")});
}

void TestProgram::checkFindsTheRunningProgramByItsData()
{
    Program program; // on a port that no settings name
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    QVERIFY2(program.start(), program.errors().constData());
    const QString file = program.dataDir() + QStringLiteral("/drone-discord.endpoint");
    const auto mode = QFile::permissions(file);
    QVERIFY(mode & QFile::ReadOwner);
    QVERIFY(!(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    const auto reportWith = [&program](const QString &port) {
        QProcess process;
        process.start(QStringLiteral(PROGRAM),
            {QStringLiteral("--check"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:") + port,
                QStringLiteral("--data-dir"), program.dataDir(), QStringLiteral("--config"),
                QStringLiteral("/nowhere.ini")});
        process.waitForFinished(20'000);
        return process.readAllStandardOutput();
    };
    QTcpServer other; // what the settings name may be anybody
    QVERIFY(other.listen(QHostAddress::LocalHost));
    for (const quint16 port : {quint16(0), other.serverPort()})
        QTRY_COMPARE_WITH_TIMEOUT(status(reportWith(QString::number(port))), QStringLiteral("warn"), 20'000);
    QCOMPARE(program.terminate(), 0);
    QVERIFY(!QFile::exists(file));

    // What a crash leaves leads nowhere.
    QVERIFY2(program.start(), program.errors().constData());
    program.kill();
    QVERIFY(QFile::exists(file));
    const QByteArray own = reportWith(QStringLiteral("0"));
    QCOMPARE(check(own, "listener").value(QStringLiteral("status")).toString(), QStringLiteral("pass"));
    QVERIFY(!QFile::exists(file));
}

void TestProgram::signalsThatWereIgnoredStayIgnored()
{
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    for (const int signal : {SIGHUP, SIGINT, SIGTERM})
        program.ignore(signal);
    QVERIFY2(program.start(), program.errors().constData());
    for (const int signal : {SIGHUP, SIGINT}) {
        QVERIFY(hasSignal(program, "SigIgn", signal));
        QVERIFY(!hasSignal(program, "SigCgt", signal));
        ::kill(static_cast<pid_t>(program.processId()), signal);
    }
    QVERIFY(hasSignal(program, "SigCgt", SIGTERM)); // a supervisor's way
    QCOMPARE(postSigned(program.url(), delivery(), "webhook-secret").status, 204);
    QCOMPARE(program.terminate(), 0);
}

void TestProgram::signalsEndACheck_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("Ctrl+C") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
}

void TestProgram::signalsEndACheck()
{
    QFETCH(int, signal);
    QFETCH(int, exitCode);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Program program;
    program.begin({QStringLiteral("--check"), QStringLiteral("--listen"),
        QStringLiteral("127.0.0.1:%1").arg(silent.serverPort())});
    QVERIFY(silent.waitForNewConnection(20'000)); // it asks, and waits for the answer
    QCOMPARE(program.terminate(signal), exitCode);
}

void TestProgram::signalsEndTheWordsAboutAStart()
{
#ifdef TEST_WITH_WINDOW
    Program program;
    program.set("QT_QPA_PLATFORM", QStringLiteral("offscreen"));
    program.set("DISCORD_CHANNEL_ID", QStringLiteral("#builds"));
    program.begin({});
    QVERIFY(program.waitForError("DISCORD_CHANNEL_ID")); // in a dialog, too
    QCOMPARE(program.terminate(), 3);
#else
    QSKIP("Built without the window");
#endif
}

void TestProgram::signalsEndTheWindow_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM, as a session that ends sends it") << SIGTERM;
    QTest::newRow("SIGHUP, as a terminal that closes sends it") << SIGHUP;
}

void TestProgram::signalsEndTheWindow()
{
#ifdef TEST_WITH_WINDOW
    QFETCH(int, signal);
    Program program; // closing its window would only ask: no panel has its icon
    QVERIFY2(program.startWithWindow(), program.errors().constData());
    QCOMPARE(program.terminate(signal), 0);
    QVERIFY(QFile::exists(program.dataDir() + QStringLiteral("/window.ini"))); // it has kept its place
    QCOMPARE(
        QDir(program.dataDir()).entryList({QStringLiteral("*.db*")}), QStringList{QStringLiteral("drone-discord.db")});
#else
    QSKIP("Built without the window");
#endif
}

REGISTER_GUILESS_TEST(TestProgram)
#include "tst_program.moc"
