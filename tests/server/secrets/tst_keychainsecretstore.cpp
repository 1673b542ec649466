// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "secrets/keychainsecretstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef DRONE_DISCORD_WITH_DBUS
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#endif

#include <csignal>
#include <cstdio>
#include <memory>

using namespace std::chrono_literals;
using Secrets::Name;
using Secrets::StoreErrorKind;

/// A real GNOME Keyring on a session bus of its own, in a home of its own. A process keeps to the first bus it meets,
/// so each request is made by a child: this executable again, with the request as arguments.
class TestKeychainSecretStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void anUnlockedOneKeepsSecrets();
    void secretsOutliveTheKeychain();
    void aLockedOneIsNotAnEmptyOne_data();
    void aLockedOneIsNotAnEmptyOne();
    void aHungOneTimesOut();
    void anUnlockedOneSaysSo();
    void oneThatComesLateIsHeard();
    void withoutAnyThereIsNone_data();
    void withoutAnyThereIsNone();

private:
    void startKeyring(bool unlocked);
    void stopKeyring();
    QByteArray ask(const QStringList &request) const;
    void startWaiting(QProcess &child, const QByteArray &trouble) const;
    static QByteArray nextLine(QProcess &child);

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
    QProcess m_keyring;
};

namespace {

const QByteArray Password("the owner's password\n");

QByteArray wordFor(StoreErrorKind kind)
{
    switch (kind) {
    case StoreErrorKind::NotFound:
        return "not found";
    case StoreErrorKind::Locked:
        return "locked";
    case StoreErrorKind::Unavailable:
        return "unavailable";
    case StoreErrorKind::TimedOut:
        return "timed out";
    case StoreErrorKind::Refused:
        break;
    }
    return "refused";
}

/// Says how reading ended, and once more when the keychain says that it has opened.
void waitForOpening(Secrets::KeychainSecretStore &store)
{
    const auto read = [&store] {
        store.read(Name::DiscordToken, [](const Secrets::StoreResult<QByteArray> &result) {
            std::puts((result ? "ok " + result.value().toHex() : wordFor(result.error().kind)).constData());
            std::fflush(stdout);
            if (result || result.error().kind == StoreErrorKind::NotFound)
                QCoreApplication::quit();
        });
    };
    QObject::connect(&store, &Secrets::SecretStore::opened, &store, read);
    read();
}

#ifdef DRONE_DISCORD_WITH_DBUS
/// Unlocks the keyring as its own dialog does, and unlike a log-in: over the bus.
int unlock(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QDBusConnection bus = QDBusConnection::sessionBus();
    const auto call = [&bus](const char *interface, const char *method, const QVariantList &arguments) {
        QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
            QStringLiteral("/org/freedesktop/secrets"), QLatin1String(interface), QLatin1String(method));
        message.setArguments(arguments);
        return bus.call(message);
    };
    const QDBusMessage session = call("org.freedesktop.Secret.Service", "OpenSession",
        {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
    QDBusArgument secret;
    secret.beginStructure();
    secret << session.arguments().value(1).value<QDBusObjectPath>() << QByteArray() << Password
           << QStringLiteral("text/plain");
    secret.endStructure();
    const QDBusMessage answer =
        call("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", "UnlockWithMasterPassword",
            {QVariant::fromValue(QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))),
                QVariant::fromValue(secret)});
    std::puts(answer.type() == QDBusMessage::ReplyMessage ? "unlocked" : qPrintable(answer.errorMessage()));
    return 0;
}
#endif

/// The child: "read", "wait", "write <hex>" or "remove", then the patience in ms; says on standard output how it ended.
int makeRequest(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString what = arguments.at(2);
    Secrets::KeychainSecretStore store(std::chrono::milliseconds(arguments.at(3).toInt()));
    bool returned = false;
    const auto say = [&](const QByteArray &word) {
        std::puts(returned ? word.constData() : "told from inside the call");
        QCoreApplication::quit();
    };
    const auto sayResult = [&](const Secrets::StoreResult<void> &result) {
        say(result ? QByteArray("ok") : wordFor(result.error().kind));
    };
    if (what == QStringLiteral("write"))
        store.write(Name::DiscordToken, QByteArray::fromHex(arguments.at(4).toLatin1()), sayResult);
    else if (what == QStringLiteral("wait"))
        waitForOpening(store);
    else if (what == QStringLiteral("remove"))
        store.remove(Name::DiscordToken, sayResult);
    else
        store.read(Name::DiscordToken, [&](const Secrets::StoreResult<QByteArray> &result) {
            say(result ? "ok " + result.value().toHex() : wordFor(result.error().kind));
        });
    returned = true;
    return QCoreApplication::exec();
}

QByteArray awkwardSecret()
{
    QByteArray secret("with\0nul \xff\xfe", 11);
    return secret + QByteArray(2000, 'x');
}

} // namespace

void TestKeychainSecretStore::initTestCase()
{
    for (const char *tool : {"dbus-daemon", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty())
            QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(QString::fromLatin1(tool))));
    }
}

void TestKeychainSecretStore::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(QStringLiteral("HOME"), m_home->path());
    for (const char *folder : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        const QString path = m_home->filePath(QString::fromLatin1(folder).toLower());
        QVERIFY(QDir().mkpath(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_environment.insert(QString::fromLatin1(folder), path);
    }
    for (const char *variable : {"GNOME_KEYRING_CONTROL", "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION", "DISPLAY"})
        m_environment.remove(QString::fromLatin1(variable));
    // Without folders for services: the bus would start the installed keychain by itself, and before ours.
    QFile configuration(m_home->filePath(QStringLiteral("bus.conf")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
                        " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
                        "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                        "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                        "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
    configuration.close();
    m_bus.setProcessEnvironment(m_environment);
    m_bus.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
            QStringLiteral("--config-file=") + configuration.fileName()});
    QVERIFY(m_bus.waitForReadyRead(10'000));
    m_environment.insert(
        QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromLatin1(m_bus.readAllStandardOutput().trimmed()));
}

void TestKeychainSecretStore::cleanup()
{
    stopKeyring();
    if (m_bus.state() != QProcess::NotRunning) {
        m_bus.kill();
        m_bus.waitForFinished();
    }
}

void TestKeychainSecretStore::startKeyring(bool unlocked)
{
    m_keyring.setProcessEnvironment(m_environment);
    QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (unlocked)
        arguments.append(QStringLiteral("--unlock"));
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"), arguments);
    QVERIFY(m_keyring.waitForStarted());
    if (unlocked)
        m_keyring.write(Password);
    m_keyring.closeWriteChannel();
    // Ready when its name is on the bus: until then there is none to ask.
    QTRY_VERIFY_WITH_TIMEOUT(ask({QStringLiteral("read"), QStringLiteral("5000")}) != "unavailable", 15'000);
}

void TestKeychainSecretStore::stopKeyring()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.terminate();
    if (!m_keyring.waitForFinished(5'000)) {
        m_keyring.kill();
        m_keyring.waitForFinished();
    }
}

QByteArray TestKeychainSecretStore::ask(const QStringList &request) const
{
    QProcess child;
    child.setProcessEnvironment(m_environment);
    child.start(QCoreApplication::applicationFilePath(),
        QStringList{QStringLiteral("tst_keychainsecretstore"), QStringLiteral("request")} + request);
    if (!child.waitForFinished(20'000))
        return "the request never ended";
    return child.readAllStandardOutput().trimmed();
}

QByteArray TestKeychainSecretStore::nextLine(QProcess &child)
{
    if (!QTest::qWaitFor([&child] { return child.canReadLine(); }, 15'000))
        return "nothing was said";
    return child.readLine().trimmed();
}

void TestKeychainSecretStore::startWaiting(QProcess &child, const QByteArray &trouble) const
{
    child.setProcessEnvironment(m_environment);
    child.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("tst_keychainsecretstore"), QStringLiteral("request"), QStringLiteral("wait"),
            QStringLiteral("5000")});
    QCOMPARE(nextLine(child), trouble);
}

void TestKeychainSecretStore::anUnlockedOneKeepsSecrets()
{
    const QString patience = QStringLiteral("5000");
    startKeyring(true);
    QCOMPARE(ask({QStringLiteral("read"), patience}), QByteArray("not found"));
    QCOMPARE(ask({QStringLiteral("write"), patience, QString::fromLatin1(awkwardSecret().toHex())}), QByteArray("ok"));
    QCOMPARE(ask({QStringLiteral("read"), patience}), "ok " + awkwardSecret().toHex());
    QCOMPARE(ask({QStringLiteral("write"), patience, QStringLiteral("6162")}), QByteArray("ok"));
    QCOMPARE(ask({QStringLiteral("read"), patience}), QByteArray("ok 6162"));
    QCOMPARE(ask({QStringLiteral("remove"), patience}), QByteArray("ok"));
    QCOMPARE(ask({QStringLiteral("read"), patience}), QByteArray("not found"));
    QCOMPARE(ask({QStringLiteral("remove"), patience}), QByteArray("ok")); // nothing there is fine
}

void TestKeychainSecretStore::secretsOutliveTheKeychain()
{
    startKeyring(true);
    QCOMPARE(ask({QStringLiteral("write"), QStringLiteral("5000"), QStringLiteral("6162")}), QByteArray("ok"));
    stopKeyring();
    startKeyring(true);
    QCOMPARE(ask({QStringLiteral("read"), QStringLiteral("5000")}), QByteArray("ok 6162"));
}

void TestKeychainSecretStore::aLockedOneIsNotAnEmptyOne_data()
{
    QTest::addColumn<QStringList>("request");
    const QString patience = QStringLiteral("5000");
    QTest::newRow("read") << QStringList{QStringLiteral("read"), patience};
    QTest::newRow("write") << QStringList{QStringLiteral("write"), patience, QStringLiteral("63")};
    QTest::newRow("remove") << QStringList{QStringLiteral("remove"), patience};
}

void TestKeychainSecretStore::aLockedOneIsNotAnEmptyOne()
{
    QFETCH(QStringList, request);
    startKeyring(true);
    QCOMPARE(ask({QStringLiteral("write"), QStringLiteral("5000"), QStringLiteral("6162")}), QByteArray("ok"));
    stopKeyring();
    startKeyring(false);
    QCOMPARE(ask(request), QByteArray("locked"));
    stopKeyring();
    startKeyring(true);
    QCOMPARE(ask({QStringLiteral("read"), QStringLiteral("5000")}), QByteArray("ok 6162")); // untouched
}

void TestKeychainSecretStore::aHungOneTimesOut()
{
    startKeyring(true);
    QCOMPARE(::kill(static_cast<pid_t>(m_keyring.processId()), SIGSTOP), 0);
    const QString patience = QStringLiteral("300");
    const QByteArray read = ask({QStringLiteral("read"), patience});
    const QByteArray write = ask({QStringLiteral("write"), patience, QStringLiteral("63")});
    const QByteArray remove = ask({QStringLiteral("remove"), patience});
    ::kill(static_cast<pid_t>(m_keyring.processId()), SIGCONT);
    QCOMPARE(read, QByteArray("timed out"));
    QCOMPARE(write, QByteArray("timed out"));
    QCOMPARE(remove, QByteArray("timed out"));
    QTRY_VERIFY(ask({QStringLiteral("read"), QStringLiteral("5000")}) != "timed out"); // well again
}

void TestKeychainSecretStore::anUnlockedOneSaysSo()
{
#ifdef DRONE_DISCORD_WITH_DBUS
    startKeyring(true);
    QCOMPARE(ask({QStringLiteral("write"), QStringLiteral("5000"), QStringLiteral("6162")}), QByteArray("ok"));
    stopKeyring();
    startKeyring(false);
    QProcess child;
    startWaiting(child, "locked");
    QCOMPARE(ask({QStringLiteral("unlock")}), QByteArray("unlocked"));
    QCOMPARE(nextLine(child), QByteArray("ok 6162"));
    QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
#else
    QSKIP("Built without D-Bus");
#endif
}

void TestKeychainSecretStore::oneThatComesLateIsHeard()
{
#ifdef DRONE_DISCORD_WITH_DBUS
    QProcess child;
    startWaiting(child, "unavailable");
    startKeyring(true);
    QByteArray word = nextLine(child);
    if (word == "unavailable") // it has its name before its first answer
        word = nextLine(child);
    QCOMPARE(word, QByteArray("not found"));
    QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
#else
    QSKIP("Built without D-Bus");
#endif
}

void TestKeychainSecretStore::withoutAnyThereIsNone_data()
{
    QTest::addColumn<QString>("bus");
    QTest::newRow("a bus without a keychain") << QString();
    QTest::newRow("no bus") << QStringLiteral("none");
    QTest::newRow("a dead address") << QStringLiteral("unix:path=/nonexistent/bus");
}

void TestKeychainSecretStore::withoutAnyThereIsNone()
{
    QFETCH(QString, bus);
    if (bus == QStringLiteral("none"))
        m_environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    else if (!bus.isEmpty())
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
    for (const char *what : {"read", "write", "remove"})
        QCOMPARE(
            ask({QString::fromLatin1(what), QStringLiteral("5000"), QStringLiteral("63")}), QByteArray("unavailable"));
}

static int runKeychain(int argc, char **argv)
{
#ifdef DRONE_DISCORD_WITH_DBUS
    if (argc > 2 && qstrcmp(argv[1], "request") == 0 && qstrcmp(argv[2], "unlock") == 0)
        return unlock(argc, argv);
#endif
    if (argc > 3 && qstrcmp(argv[1], "request") == 0)
        return makeRequest(argc, argv);
    QCoreApplication application(argc, argv);
    TestKeychainSecretStore test;
    return QTest::qExec(&test, argc, argv);
}
REGISTER_TEST(TestKeychainSecretStore, runKeychain)

#include "tst_keychainsecretstore.moc"
