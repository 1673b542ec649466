// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/duration.h"
#include "fakes/testprogram.h"

#include <QTest>

class TestDuration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSaidInAtMostTwoUnits_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        const auto row = [](qint64 seconds, const char *text) {
            QTest::addRow("%lld s", seconds) << seconds << QString::fromLatin1(text);
        };
        row(-5, "under 1 s"); // a runner's clock may be behind
        row(0, "under 1 s");
        row(1, "1 s");
        row(59, "59 s");
        row(60, "1 min");
        row(161, "2 min 41 s");
        row(3599, "59 min 59 s");
        row(3600, "1 h");
        row(3659, "1 h");
        row(3660, "1 h 1 min");
        row(90'000, "25 h");
    }
    void isSaidInAtMostTwoUnits()
    {
        QFETCH(const qint64, seconds);
        QTEST(Announce::durationText(std::chrono::seconds(seconds)), "text");
    }
};

REGISTER_GUILESS_TEST(TestDuration)
#include "tst_duration.moc"
