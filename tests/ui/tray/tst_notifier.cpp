// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/desktop/notificationservice.h"
#include "fakes/desktop/privatesession.h"
#include "fakes/testprogram.h"
#include "ui/tray/notifier.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using Fakes::NotificationService;

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

REGISTER_WINDOW_TEST(TestNotifier)
#include "tst_notifier.moc"
