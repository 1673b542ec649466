// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/tonelook.h"
#include "fakes/testprogram.h"

#include <QSet>
#include <QTest>

class TestToneLook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachToneHasAnEmojiOfItsOwn()
    {
        QSet<QString> seen;
        for (int tone = int(Model::Tone::Neutral); tone <= int(Model::Tone::Lost); ++tone) {
            const Discord::ToneLook look = Discord::toneLook(Model::Tone(tone));
            QVERIFY2(!look.emoji.isEmpty() && !look.emoji.contains(u' '), qPrintable(look.emoji));
            QVERIFY2(!seen.contains(look.emoji), qPrintable(look.emoji));
            seen.insert(look.emoji);
            QVERIFY(look.color > 0 && look.color <= 0xffffff);
        }
    }

    void anEndThatIsNotKnownLooksLikeNoEnd()
    {
        const int lost = Discord::toneLook(Model::Tone::Lost).color;
        QVERIFY(lost != Discord::toneLook(Model::Tone::Success).color);
        QVERIFY(lost != Discord::toneLook(Model::Tone::Failure).color);
        QVERIFY(lost != Discord::toneLook(Model::Tone::Running).color);
    }
};

REGISTER_GUILESS_TEST(TestToneLook)
#include "tst_tonelook.moc"
