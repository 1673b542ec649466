// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "service/presencepolicy.h"

#include <QTest>

using Discord::Gateway::ActivityType;
using Discord::Gateway::OnlineStatus;
using Health::Status;

namespace {

/// A component whose own words hold what no stranger may read.
Health::Component component(const char *name, Status status)
{
    return {QString::fromLatin1(name), status, {},
        QStringLiteral("Only 3 MiB are free in /home/mira/.local/share/drone-discord on 192.0.2.7:5000"),
        QStringLiteral("Look at /home/mira"), {}};
}

Health::Report report(const QList<Health::Component> &components)
{
    return {QStringLiteral("1.0"), {}, components};
}

} // namespace

Q_DECLARE_METATYPE(Discord::Gateway::OnlineStatus)
Q_DECLARE_METATYPE(Discord::Gateway::ActivityType)

class TestPresencePolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void isOffline_data();
    void isOffline();
    void keepsThisMachineToItself_data();
    void keepsThisMachineToItself();
};

void TestPresencePolicy::shows_data()
{
    QTest::addColumn<QList<Health::Component>>("components");
    QTest::addColumn<int>("running");
    QTest::addColumn<QString>("lastFailure");
    QTest::addColumn<OnlineStatus>("status");
    QTest::addColumn<ActivityType>("activity");
    QTest::addColumn<QString>("text");

    const auto listener = component("listener", Status::Pass);
    const auto store = [](Status status) { return component("store", status); };
    const auto failed = QStringLiteral("acme/api #12");
    const auto none = QString();
    QTest::newRow("quiet") << QList{listener, store(Status::Pass)} << 0 << none << OnlineStatus::Online
                           << ActivityType::Watching << QStringLiteral("for builds");
    QTest::newRow("one build") << QList{listener} << 1 << none << OnlineStatus::Online << ActivityType::Watching
                               << QStringLiteral("1 build");
    QTest::newRow("three builds") << QList{listener} << 3 << none << OnlineStatus::Online << ActivityType::Watching
                                  << QStringLiteral("3 builds");
    QTest::newRow("running builds before the last failure") << QList{listener} << 2 << failed << OnlineStatus::Online
                                                            << ActivityType::Watching << QStringLiteral("2 builds");
    QTest::newRow("last failure") << QList{listener} << 0 << failed << OnlineStatus::Online << ActivityType::Custom
                                  << QStringLiteral("acme/api #12 failed");
    QTest::newRow("degraded") << QList{listener, store(Status::Warn)} << 0 << failed << OnlineStatus::Idle
                              << ActivityType::Custom << QStringLiteral("Trouble with the database or its disk");
    QTest::newRow("degraded while building") << QList{listener, store(Status::Warn)} << 1 << none << OnlineStatus::Idle
                                             << ActivityType::Watching << QStringLiteral("1 build");
    QTest::newRow("degraded listener") << QList{component("listener", Status::Warn)} << 0 << none << OnlineStatus::Idle
                                       << ActivityType::Custom << QStringLiteral("Something needs the owner");
    QTest::newRow("failing while building")
        << QList{listener, store(Status::Fail)} << 4 << failed << OnlineStatus::DoNotDisturb << ActivityType::Custom
        << QStringLiteral("Trouble with the database or its disk");
    QTest::newRow("the worst counts") << QList{listener, component("clock", Status::Warn), store(Status::Fail)} << 0
                                      << none << OnlineStatus::DoNotDisturb << ActivityType::Custom
                                      << QStringLiteral("Trouble with the database or its disk");
    QTest::newRow("refused signatures") << QList{listener, component("signatures", Status::Warn)} << 0 << none
                                        << OnlineStatus::Idle << ActivityType::Custom
                                        << QStringLiteral("Refusing deliveries");
    QTest::newRow("the Gateway's own trouble does not count")
        << QList{listener, component("gateway", Status::Fail)} << 0 << none << OnlineStatus::Online
        << ActivityType::Watching << QStringLiteral("for builds");
}

void TestPresencePolicy::shows()
{
    QFETCH(QList<Health::Component>, components);
    QFETCH(int, running);
    QFETCH(QString, lastFailure);
    const auto presence = Service::presenceFor(report(components), {running, lastFailure});
    QVERIFY(presence);
    QTEST(presence->status, "status");
    QTEST(presence->activity, "activity");
    QTEST(presence->text, "text");
}

void TestPresencePolicy::isOffline_data()
{
    QTest::addColumn<QList<Health::Component>>("components");
    QTest::newRow("nothing known yet") << QList<Health::Component>();
    QTest::newRow("endpoint not looked at") << QList{component("store", Status::Pass)};
    QTest::newRow("endpoint fails") << QList{component("store", Status::Pass), component("listener", Status::Fail)};
}

void TestPresencePolicy::isOffline()
{
    QFETCH(QList<Health::Component>, components);
    QVERIFY(!Service::presenceFor(report(components), {3, QStringLiteral("acme/api #12")}));
}

void TestPresencePolicy::keepsThisMachineToItself_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"listener", "signatures", "store", "discord", "gateway", "drone", "clock", "a new one"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPresencePolicy::keepsThisMachineToItself()
{
    QFETCH(QString, name);
    for (const Status status : {Status::Pass, Status::Warn, Status::Fail}) {
        const auto presence = Service::presenceFor(
            report({component("listener", Status::Pass), component(name.toLatin1().constData(), status)}), {});
        if (!presence)
            continue;
        QVERIFY(!presence->text.isEmpty());
        for (const char *secret : {"/", "home", "192.0.2.7", "5000", "MiB"})
            QVERIFY2(!presence->text.contains(QLatin1String(secret)), qPrintable(presence->text));
    }
}

REGISTER_GUILESS_TEST(TestPresencePolicy)
#include "tst_presencepolicy.moc"
