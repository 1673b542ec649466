// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace std::chrono_literals;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void systemAlarmRingsOnceAndNeverInsideTheCall()
    {
        Core::SystemClock clock;
        int rings = 0;
        const auto alarm = clock.alarm([&rings] { ++rings; });
        alarm->ringAt(clock.now() - 1h);
        QVERIFY(alarm->isSet());
        QCOMPARE(rings, 0);
        QTRY_COMPARE(rings, 1);
        QVERIFY(!alarm->isSet());
        alarm->ringAt(clock.now());
        alarm->cancel();
        QCoreApplication::processEvents();
        QCOMPARE(rings, 1);
    }

    void systemAlarmFarAway()
    {
        Core::SystemClock clock;
        const auto alarm = clock.alarm([] { QFAIL("rang"); });
        alarm->ringAt(clock.now() + 24h * 365);
        QCoreApplication::processEvents();
        QVERIFY(alarm->isSet());
    }

    void fakeAlarmsRingInTheirOrder()
    {
        Fakes::FakeClock clock;
        QStringList rings;
        const auto late = clock.alarm([&rings] { rings.append(QStringLiteral("late")); });
        const auto early = clock.alarm([&] {
            rings.append(QStringLiteral("early"));
            late->ringAt(clock.now() + 1s);
        });
        late->ringAt(clock.now() + 10s);
        early->ringAt(clock.now() + 2s);
        clock.advance(5s);
        QCOMPARE(rings, (QStringList{QStringLiteral("early"), QStringLiteral("late")}));
        QCOMPARE(clock.alarmsSet(), 0);
    }

    void wallTimeConverts()
    {
        const Core::WallTime time = Core::toWallTime(1'795'450'982'123);
        QCOMPARE(Core::toMSecs(time), 1'795'450'982'123);
        QCOMPARE(Core::toDateTime(time).toString(Qt::ISODateWithMs), QStringLiteral("2026-11-23T16:23:02.123Z"));
    }
};

REGISTER_GUILESS_TEST(ClockTest)
#include "tst_clock.moc"
