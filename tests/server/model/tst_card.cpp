// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/card.h"

#include <QTest>

namespace {

Model::Card fullCard()
{
    using Model::Span;
    Model::Card card;
    card.tone = Model::Tone::Failure;
    card.title = QStringLiteral("acme/api #1");
    card.titleUrl = QStringLiteral("https://drone.example.com/acme/api/1");
    card.headline = QStringLiteral("headline");
    card.text = QStringLiteral("text");
    card.authorName = QStringLiteral("Ada");
    card.authorUrl = QStringLiteral("https://example.com/ada");
    card.authorAvatar = QStringLiteral("https://example.com/ada.png");
    card.fields = {{QStringLiteral("Version"),
        {{Span::link(QStringLiteral("main"), QStringLiteral("https://x.example")), Span::strong(QStringLiteral("s"))},
            {Span::code(QStringLiteral("c")), Span::since(5), Span::plain(QStringLiteral("p"))}},
        false}};
    card.logTitle = QStringLiteral("default / test");
    card.log = QStringLiteral("log");
    card.footer = QStringLiteral("Drone 2.25.0");
    card.timestamp = 1'795'450'982;
    card.isFinal = true;
    return card;
}

} // namespace

class CardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote()
    {
        QCOMPARE(Model::cardFromJson(Model::toJson(fullCard())), fullCard());
        QCOMPARE(Model::cardFromJson(Model::toJson(Model::Card())), Model::Card());
    }

    void equalCardsHaveEqualHashes()
    {
        QCOMPARE(Model::hashOf(fullCard()), Model::hashOf(fullCard()));
        QCOMPARE(Model::hashOf(fullCard()).size(), 32);
        Model::Card other = fullCard();
        other.fields[0].lines[1][1].time = 6;
        QVERIFY(Model::hashOf(other) != Model::hashOf(fullCard()));
        other = fullCard();
        other.isFinal = false;
        QVERIFY(Model::hashOf(other) != Model::hashOf(fullCard()));
    }

    void aLinkWithoutAddressIsPlain()
    {
        QCOMPARE(Model::Span::link(QStringLiteral("a"), {}), Model::Span::plain(QStringLiteral("a")));
    }
};

REGISTER_GUILESS_TEST(CardTest)
#include "tst_card.moc"
