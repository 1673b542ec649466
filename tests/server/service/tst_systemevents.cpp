// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/desktop/privatesession.h"
#include "fakes/testprogram.h"
#include "service/systemevents.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QNetworkInformation>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>

namespace {

const QString Logind = QStringLiteral("org.freedesktop.login1");
const QString NetworkManager = QStringLiteral("org.freedesktop.NetworkManager");

/// What a QNetworkInformation reads of NetworkManager (its D-Bus reference, org.freedesktop.NetworkManager).
class FakeNetworkManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(uint State MEMBER state)
    Q_PROPERTY(uint Connectivity MEMBER connectivity)
    Q_PROPERTY(uint Metered MEMBER metered)
    Q_PROPERTY(QDBusObjectPath PrimaryConnection MEMBER primaryConnection)

public:
    uint state = 20; // NM_STATE_DISCONNECTED
    uint connectivity = 1; // NM_CONNECTIVITY_NONE
    uint metered = 2; // NM_METERED_NO
    QDBusObjectPath primaryConnection{QStringLiteral("/")};

    void turn(uint newState, uint newConnectivity)
    {
        state = newState;
        connectivity = newConnectivity;
        QDBusMessage changed = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/NetworkManager"),
            QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
        changed << NetworkManager
                << QVariantMap{{QStringLiteral("State"), state}, {QStringLiteral("Connectivity"), connectivity}}
                << QStringList();
        bus().send(changed);
        QDBusMessage simple = QDBusMessage::createSignal(
            QStringLiteral("/org/freedesktop/NetworkManager"), NetworkManager, QStringLiteral("StateChanged"));
        bus().send(simple << state);
    }
    void appear()
    {
        QDBusConnection connection = QDBusConnection::connectToBus(
            QString::fromLocal8Bit(qgetenv("DBUS_SYSTEM_BUS_ADDRESS")), QStringLiteral("network"));
        connection.registerObject(
            QStringLiteral("/org/freedesktop/NetworkManager"), this, QDBusConnection::ExportAllProperties);
        connection.registerService(NetworkManager);
    }
    static QDBusConnection bus() { return QDBusConnection(QStringLiteral("network")); }
};

} // namespace

/// On a system bus of the test's own, with a logind and a NetworkManager that say what they are told to.
class TestSystemEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void wakingUp_data();
    void wakingUp();
    void logindThatComesLateIsHeard();
    void theNetworkComesBack();

private:
    /// Until the bus knows what its clients have asked it for.
    static void settle() { QDBusConnection::systemBus().interface()->isServiceRegistered(Logind); }
    void tell(bool starting)
    {
        QDBusMessage signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
            QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"));
        m_logind.send(signal << starting);
    }

    Fakes::PrivateBus m_bus;
    QDBusConnection m_logind{QString()};
    QThread m_networkThread;
    std::unique_ptr<FakeNetworkManager> m_network;
};

void TestSystemEvents::initTestCase()
{
    if (!m_bus.start(Fakes::PrivateBus::Services::None))
        QSKIP("dbus-daemon is not installed");
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    QVERIFY(QDBusConnection::systemBus().isConnected());
    m_logind = QDBusConnection::connectToBus(QString::fromLocal8Bit(address), QStringLiteral("logind"));
    QVERIFY(m_logind.registerService(Logind));
    // Whoever asks it waits for the answer, in this thread.
    m_network = std::make_unique<FakeNetworkManager>();
    m_network->moveToThread(&m_networkThread);
    m_networkThread.start();
    QMetaObject::invokeMethod(m_network.get(), &FakeNetworkManager::appear, Qt::BlockingQueuedConnection);
}

void TestSystemEvents::cleanupTestCase()
{
    m_networkThread.quit();
    m_networkThread.wait();
}

void TestSystemEvents::wakingUp_data()
{
    QTest::addColumn<QList<bool>>("told");
    QTest::addColumn<int>("awake");
    QTest::newRow("falls asleep") << QList<bool>{true} << 0;
    QTest::newRow("wakes up") << QList<bool>{true, false} << 1;
    QTest::newRow("twice") << QList<bool>{true, false, true, false} << 2;
}

void TestSystemEvents::wakingUp()
{
    QFETCH(const QList<bool>, told);
    QFETCH(const int, awake);
    Service::SystemEvents events;
    QSignalSpy spy(&events, &Service::SystemEvents::awake);
    settle();
    for (const bool starting : told)
        tell(starting);
    settle(); // after the signals on the same bus
    QTRY_COMPARE(spy.size(), awake);
    QTest::qWait(0);
    QCOMPARE(spy.size(), awake);
}

void TestSystemEvents::logindThatComesLateIsHeard()
{
    QVERIFY(m_logind.unregisterService(Logind));
    Service::SystemEvents events;
    QSignalSpy spy(&events, &Service::SystemEvents::awake);
    settle();
    QVERIFY(m_logind.registerService(Logind));
    // Whose the name is now has to come round before what it says.
    QTRY_VERIFY((tell(false), QTest::qWait(10), !spy.isEmpty()));
}

void TestSystemEvents::theNetworkComesBack()
{
    Service::SystemEvents events;
    if (!QNetworkInformation::instance()
        || QNetworkInformation::instance()->backendName().compare(QLatin1String("networkmanager"), Qt::CaseInsensitive)
            != 0)
        QSKIP("Qt has no backend for NetworkManager here");
    QSignalSpy spy(&events, &Service::SystemEvents::awake);
    const auto turn = [this](uint state, uint connectivity) {
        QMetaObject::invokeMethod(
            m_network.get(), [this, state, connectivity] { m_network->turn(state, connectivity); },
            Qt::BlockingQueuedConnection);
    };
    const auto reaches = [](QNetworkInformation::Reachability reachability) {
        return QTest::qWaitFor(
            [reachability] { return QNetworkInformation::instance()->reachability() == reachability; });
    };
    turn(50, 2); // NM_STATE_CONNECTED_LOCAL, behind a portal
    QVERIFY(QTest::qWaitFor([] {
        return QNetworkInformation::instance()->reachability() != QNetworkInformation::Reachability::Disconnected;
    }));
    QCOMPARE(spy.size(), 0);
    turn(70, 4); // NM_STATE_CONNECTED_GLOBAL, NM_CONNECTIVITY_FULL
    QVERIFY(reaches(QNetworkInformation::Reachability::Online));
    QCOMPARE(spy.size(), 1);
    turn(20, 1);
    QVERIFY(reaches(QNetworkInformation::Reachability::Disconnected));
    QCOMPARE(spy.size(), 1);
    turn(70, 4);
    QTRY_COMPARE(spy.size(), 2);
}

REGISTER_GUILESS_TEST(TestSystemEvents)
#include "tst_systemevents.moc"
