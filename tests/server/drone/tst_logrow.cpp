// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logrow.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;

class TestLogRow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsSayWhatATerminalShows()
    {
        LogTypesetter typesetter;
        const auto rows = typesetter.next({{4, QStringLiteral("plain\n"), 0}, {5, QStringLiteral("10%\r100%\n"), 2},
            {6, QStringLiteral("a \x1b[31mred\x1b[0m b\n"), 3}, {7, QStringLiteral("\n"), 3}});
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[0], (LogRow{5, 0, QStringLiteral("plain"), {}}));
        QCOMPARE(rows[1], (LogRow{6, 2, QStringLiteral("100%"), {}}));
        QCOMPARE(rows[2].text, QStringLiteral("a red b"));
        QCOMPARE(rows[2].spans.size(), 1);
        QCOMPARE(rows[2].spans[0].start, 2);
        QCOMPARE(rows[2].spans[0].length, 3);
        QCOMPARE(rows[2].spans[0].style.foreground, (Colour{Colour::Kind::Indexed, 1}));
        QCOMPARE(rows[3], (LogRow{8, 3, {}, {}}));
    }

    void tabsReachTheNextStop()
    {
        LogTypesetter typesetter;
        const auto rows =
            typesetter.next({{0, QStringLiteral("\tab\tc\n"), 0}, {1, QStringLiteral("abc\x1b[1m\td\n"), 0}});
        QCOMPARE(rows[0].text, QStringLiteral("        ab      c"));
        QCOMPARE(rows[1].text, QStringLiteral("abc     d"));
        QCOMPARE(rows[1].spans[0].start, 3);
        QCOMPARE(rows[1].spans[0].length, 6);
    }

    void colourGoesOnInTheNextBatch()
    {
        LogTypesetter typesetter;
        QVERIFY(typesetter.next({{0, QStringLiteral("\x1b[32mgreen"), 0}}).first().spans.size() == 1);
        const LogRow next = typesetter.next({{1, QStringLiteral("still"), 0}}).first();
        QCOMPARE(next.spans.size(), 1);
        QCOMPARE(next.spans[0].style.foreground.value, 2u);
        QVERIFY(LogTypesetter().next({{1, QStringLiteral("plain"), 0}}).first().spans.isEmpty());
    }
};

REGISTER_GUILESS_TEST(TestLogRow)
#include "tst_logrow.moc"
