// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "singleinstance.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

class TestSingleInstance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstOneOwnsTheSocket();
    void aSecondOneRaisesTheFirst();
    void theProgramHandsItsTokenOver();
    void aStartWhileTheFirstOneEndsTakesItsPlace();
    void theProgramTakesThePlaceOfOneThatEnds();
    void otherDataIsAnotherProgram();
    void aSocketLeftBehindIsReplaced();
    void aHolderThatIsSilentIsGivenUp();
    void noiseIsNotObeyed();
    void aFolderThatCannotBeWrittenIsSaid();

private:
    QString socketIn(const QTemporaryDir &folder) const
    {
        const QStringList names = QDir(folder.path()).entryList({QStringLiteral("drone-discord-*")}, QDir::System);
        return names.isEmpty() ? QString() : folder.filePath(names.first());
    }
};

void TestSingleInstance::theFirstOneOwnsTheSocket()
{
    const QTemporaryDir folder;
    SingleInstance first(QStringLiteral("/data"), folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    const QFileInfo socket(socketIn(folder));
    QVERIFY(socket.exists());
    QVERIFY(!(socket.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void TestSingleInstance::aSecondOneRaisesTheFirst()
{
    const QTemporaryDir folder;
    SingleInstance first(QStringLiteral("/data"), folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    for (int i = 0; i < 3; ++i) {
        SingleInstance second(QStringLiteral("/data"), folder.path());
        QCOMPARE(second.claim(), SingleInstance::Claim::Second);
        QSignalSpy answered(&second, &SingleInstance::answered);
        second.knock("token-1");
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.first().first().toBool(), true);
        QCOMPARE(raised.size(), i + 1);
        QCOMPARE(raised.last().first().toByteArray(), QByteArray("token-1"));
    }
}

void TestSingleInstance::theProgramHandsItsTokenOver()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    SingleInstance first(data, folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    QProcess second;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    environment.insert(QStringLiteral("XDG_ACTIVATION_TOKEN"), QStringLiteral("token-of-the-click"));
    second.setProcessEnvironment(environment);
    second.start(QStringLiteral(PROGRAM), {QStringLiteral("--data-dir"), data});
    QTRY_COMPARE_WITH_TIMEOUT(raised.size(), 1, 20'000);
    QCOMPARE(raised.first().first().toByteArray(), QByteArray("token-of-the-click"));
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(second.exitCode(), 0);
}

void TestSingleInstance::aStartWhileTheFirstOneEndsTakesItsPlace()
{
    const QTemporaryDir folder;
    auto first = std::make_unique<SingleInstance>(QStringLiteral("/data"), folder.path());
    QCOMPARE(first->claim(), SingleInstance::Claim::First);
    QSignalSpy raised(first.get(), &SingleInstance::raiseRequested);
    // Who had come already and not yet spoken is sent away as well.
    QLocalSocket early;
    early.connectToServer(socketIn(folder));
    QVERIFY(early.waitForConnected(5000));
    QCoreApplication::processEvents();
    first->retire();
    QSignalSpy hungUp(&early, &QLocalSocket::disconnected);
    early.write("raise \n");
    QTRY_VERIFY(!hungUp.isEmpty() || early.state() == QLocalSocket::UnconnectedState);
    QCOMPARE(early.readAll(), QByteArray());

    SingleInstance second(QStringLiteral("/data"), folder.path());
    QCOMPARE(second.claim(), SingleInstance::Claim::Second); // its data are still in use
    QSignalSpy answered(&second, &SingleInstance::answered);
    QSignalSpy became(&second, &SingleInstance::becameFirst);
    second.knock({});
    first.reset();
    QTRY_COMPARE(became.size(), 1);
    QVERIFY(answered.isEmpty());
    QVERIFY(raised.isEmpty());
    QSignalSpy raisedInstead(&second, &SingleInstance::raiseRequested);
    SingleInstance third(QStringLiteral("/data"), folder.path());
    QCOMPARE(third.claim(), SingleInstance::Claim::Second);
    third.knock({});
    QTRY_COMPARE(raisedInstead.size(), 1);
}

void TestSingleInstance::theProgramTakesThePlaceOfOneThatEnds()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    auto first = std::make_unique<SingleInstance>(data, folder.path());
    QCOMPARE(first->claim(), SingleInstance::Claim::First);
    const QString path = socketIn(folder);
    first->retire();
    QLocalServer door; // tells when it is knocked at, and answers nothing
    QLocalServer::removeServer(path);
    QVERIFY(door.listen(path));
    QProcess second;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.remove(QStringLiteral("QT_LOGGING_RULES")); // the log is to say that it listens
    environment.insert(QStringLiteral("HOME"), folder.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    second.setProcessEnvironment(environment);
    second.start(QStringLiteral(PROGRAM),
        {QStringLiteral("--data-dir"), data, QStringLiteral("--config"), folder.filePath(QStringLiteral("none.ini")),
            QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QVERIFY(door.waitForNewConnection(20'000));
    first.reset();
    door.close();
    delete door.nextPendingConnection();
    const auto listens = [&data] {
        QFile log(data + QStringLiteral("/drone-discord.log"));
        return log.open(QFile::ReadOnly) && log.readAll().contains("Listening at");
    };
    QTRY_VERIFY_WITH_TIMEOUT(listens(), 20'000);
    second.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(second.exitCode(), 0);
}

void TestSingleInstance::otherDataIsAnotherProgram()
{
    const QTemporaryDir folder;
    SingleInstance first(QStringLiteral("/data"), folder.path());
    SingleInstance other(QStringLiteral("/elsewhere"), folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QCOMPARE(other.claim(), SingleInstance::Claim::First);
}

void TestSingleInstance::aSocketLeftBehindIsReplaced()
{
    const QTemporaryDir folder;
    QString path;
    {
        SingleInstance gone(QStringLiteral("/data"), folder.path());
        QCOMPARE(gone.claim(), SingleInstance::Claim::First);
        path = socketIn(folder);
    }
    // As a crash leaves it: the file is there, nobody listens. A bound name outlives its descriptor.
    QLocalServer crashed;
    QVERIFY(crashed.listen(path));
    QFile::rename(path, path + QStringLiteral(".held"));
    crashed.close();
    QVERIFY(QFile::rename(path + QStringLiteral(".held"), path));
    QLocalSocket probe;
    probe.connectToServer(path);
    QVERIFY(!probe.waitForConnected(500));

    SingleInstance first(QStringLiteral("/data"), folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    SingleInstance second(QStringLiteral("/data"), folder.path());
    QCOMPARE(second.claim(), SingleInstance::Claim::Second);
    QSignalSpy answered(&second, &SingleInstance::answered);
    second.knock({});
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(answered.first().first().toBool());
}

void TestSingleInstance::aHolderThatIsSilentIsGivenUp()
{
    const QTemporaryDir folder;
    SingleInstance first(QStringLiteral("/data"), folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    const QString path = socketIn(folder);
    SingleInstance second(QStringLiteral("/data"), folder.path());
    QCOMPARE(second.claim(), SingleInstance::Claim::Second);
    QVERIFY(QFile::remove(path)); // the lock is held, but nobody can be reached
    QSignalSpy answered(&second, &SingleInstance::answered);
    second.knock({});
    QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 8000);
    QCOMPARE(answered.first().first().toBool(), false);
}

void TestSingleInstance::noiseIsNotObeyed()
{
    const QTemporaryDir folder;
    SingleInstance first(QStringLiteral("/data"), folder.path());
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    for (const QByteArray &noise : {QByteArray("quit\n"), QByteArray(5000, 'x'), QByteArray("\n")}) {
        QLocalSocket stranger;
        stranger.connectToServer(socketIn(folder));
        QSignalSpy hungUp(&stranger, &QLocalSocket::disconnected);
        stranger.write(noise);
        QTRY_COMPARE(hungUp.size(), 1);
    }
    QCOMPARE(raised.size(), 0);
}

void TestSingleInstance::aFolderThatCannotBeWrittenIsSaid()
{
    SingleInstance nowhere(QStringLiteral("/data"), QStringLiteral("/nowhere/at/all"));
    QCOMPARE(nowhere.claim(), SingleInstance::Claim::Impossible);
    QVERIFY(!nowhere.error().isEmpty());
}

REGISTER_GUILESS_TEST(TestSingleInstance)
#include "tst_singleinstance.moc"
