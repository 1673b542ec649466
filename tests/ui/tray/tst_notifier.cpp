// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/desktop/privatesession.h"
#include "ui/tray/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

/// A notification service on its own connection, as another program would be. Remembers what it is to show.
class NotificationService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList abilities{QStringLiteral("body"), QStringLiteral("actions"), QStringLiteral("body-markup")};
    QList<Shown> shown;

    bool appear()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                   QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableSignals)
            && m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~NotificationService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        QDBusConnection::disconnectFromBus(m_bus.name());
    }

public Q_SLOTS:
    Q_SCRIPTABLE QStringList GetCapabilities() { return abilities; }
    Q_SCRIPTABLE uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
        const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({replaces, title, body, actions, hints});
        return replaces ? replaces : ++m_last;
    }

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);
    Q_SCRIPTABLE void ActivationToken(uint id, const QString &token);
    Q_SCRIPTABLE void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus = QDBusConnection::connectToBus(
        qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("notification service"));
    uint m_last = 40;
};

class TestNotifier final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itIsShownWithAButton();
    void theButtonOpensTheBuild();
    void theSameBuildIsReplaced();
    void aServiceWithoutButtonsGetsNone();
    void withoutAServiceItComesBack();
    void aServiceThatComesLaterIsUsed();

private:
    Fakes::PrivateBus m_bus;
};

namespace {

Ui::Notification notification(qint64 build = 7)
{
    return {QStringLiteral("acme/r&d #7 failed"), QStringLiteral("a < b"), true,
        Model::BuildKey{QStringLiteral("https://drone.lan"), build}};
}

/// The service's answer takes its time: shows the same again until it is meant to replace that number.
bool numberArrives(
    Ui::Notifier &notifier, const NotificationService &service, const Ui::Notification &notification, uint number)
{
    const auto replaces = [&] {
        const qsizetype before = service.shown.size();
        notifier.show(notification);
        return QTest::qWaitFor([&] { return service.shown.size() > before; })
            && service.shown.constLast().replaces == number;
    };
    return QTest::qWaitFor(replaces);
}

} // namespace

void TestNotifier::initTestCase()
{
    if (!m_bus.start(Fakes::PrivateBus::Services::None))
        QSKIP("dbus-daemon is not installed");
    QGuiApplication::setDesktopFileName(QStringLiteral(DRONE_DISCORD_APP_ID));
}

void TestNotifier::itIsShownWithAButton()
{
    NotificationService service;
    QVERIFY(service.appear());
    Ui::Notifier notifier;
    notifier.show(notification());
    QTRY_COMPARE(service.shown.size(), 1);
    const auto &shown = service.shown[0];
    QCOMPARE(shown.title, QStringLiteral("acme/r&d #7 failed"));
    QCOMPARE(shown.body, QStringLiteral("a &lt; b")); // the service reads markup
    QCOMPARE(shown.actions, QStringList({QStringLiteral("default"), QStringLiteral("Open")}));
    QVERIFY(shown.hints.contains(QStringLiteral("image-data")));
    QCOMPARE(shown.hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral(DRONE_DISCORD_APP_ID));
    QCOMPARE(shown.hints.value(QStringLiteral("urgency")).metaType(), QMetaType::fromType<uchar>());
}

void TestNotifier::theButtonOpensTheBuild()
{
    NotificationService service;
    QVERIFY(service.appear());
    Ui::Notifier notifier;
    QSignalSpy opened(&notifier, &Ui::Notifier::openRequested);
    notifier.show(notification(7));
    notifier.show(notification(8));
    QTRY_COMPARE(service.shown.size(), 2);
    QVERIFY(numberArrives(notifier, service, notification(8), 42));
    Q_EMIT service.ActionInvoked(7, QStringLiteral("default")); // another program's
    Q_EMIT service.ActivationToken(42, QStringLiteral("token-1"));
    Q_EMIT service.ActionInvoked(42, QStringLiteral("default"));
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<std::optional<Model::BuildKey>>()->id, 8);
    QCOMPARE(opened[0][1].toByteArray(), QByteArray("token-1"));
    opened.clear();
    Q_EMIT service.NotificationClosed(42, 2);
    Q_EMIT service.ActionInvoked(42, QStringLiteral("default"));
    Q_EMIT service.ActionInvoked(41, QStringLiteral("default"));
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<std::optional<Model::BuildKey>>()->id, 7);
}

void TestNotifier::theSameBuildIsReplaced()
{
    NotificationService service;
    QVERIFY(service.appear());
    Ui::Notifier notifier;
    notifier.show(notification());
    QTRY_COMPARE(service.shown.size(), 1);
    QVERIFY(numberArrives(notifier, service, notification(), 41));
}

void TestNotifier::aServiceWithoutButtonsGetsNone()
{
    NotificationService service;
    service.abilities = {QStringLiteral("body")};
    QVERIFY(service.appear());
    Ui::Notifier notifier;
    notifier.show(notification());
    QTRY_COMPARE(service.shown.size(), 1);
    QVERIFY(service.shown[0].actions.isEmpty());
    QCOMPARE(service.shown[0].body, QStringLiteral("a < b"));
}

void TestNotifier::withoutAServiceItComesBack()
{
    Ui::Notifier notifier;
    QSignalSpy unshown(&notifier, &Ui::Notifier::unshown);
    notifier.show(notification());
    QTRY_COMPARE(unshown.size(), 1);
    QCOMPARE(unshown[0][0].value<Ui::Notification>(), notification());
}

void TestNotifier::aServiceThatComesLaterIsUsed()
{
    Ui::Notifier notifier;
    QSignalSpy unshown(&notifier, &Ui::Notifier::unshown);
    notifier.show(notification());
    QTRY_COMPARE(unshown.size(), 1);
    NotificationService service;
    QVERIFY(service.appear());
    notifier.show(notification());
    QTRY_COMPARE(service.shown.size(), 1);
    QCOMPARE(unshown.size(), 1);
}

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"
