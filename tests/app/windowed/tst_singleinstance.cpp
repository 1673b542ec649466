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
