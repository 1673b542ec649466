// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/textrenderer.h"
#include "fakes/testprogram.h"

#include <QTest>

using Model::Span;
using Model::Tone;

class TestTextRenderer final : public QObject
{
    Q_OBJECT

    static Model::Card card()
    {
        Model::Card card;
        card.title = QStringLiteral("acme/api #208");
        return card;
    }
    static Model::CardField field(const QString &text, bool isInline = true)
    {
        return {QStringLiteral("Name"), {{Span::plain(text)}}, isInline};
    }

private Q_SLOTS:
    void wholeBuild()
    {
        Model::Card c = card();
        c.tone = Tone::Success;
        c.headline = QStringLiteral("Bump libpq\x1b[31m to 16.4");
        c.authorName = QStringLiteral("Ada L.");
        c.fields = {field(QStringLiteral("main 3f9c2ab")), field(QStringLiteral("2 min 41 s"))};
        QCOMPARE(Announce::renderLine(c),
            QStringLiteral("✔ acme/api #208  success  main 3f9c2ab  Bump libpq[31m to 16.4 — Ada L., 2 min 41 s"));
    }

    void whatIsWideStandsInBrackets()
    {
        Model::Card c = card();
        c.tone = Tone::Failure;
        c.fields = {field(QStringLiteral("main")), field(QStringLiteral("default / test, exit code 2"), false)};
        QCOMPARE(
            Announce::renderLine(c), QStringLiteral("✘ acme/api #208  failure  main  [default / test, exit code 2]"));
    }

    void emptyFieldsLeaveNothing()
    {
        Model::Card c = card();
        c.fields = {{QStringLiteral("Name"), {}, true}, field(QStringLiteral(" \n ")), field(QString(), false)};
        QCOMPARE(Announce::renderLine(c), QStringLiteral("· acme/api #208"));
    }

    void isShortWhateverTheCardHolds()
    {
        const QString much(100'000, u'x');
        Model::Card c = card();
        c.title = c.headline = c.authorName = much;
        c.fields = {field(much), field(much, false), field(much)};
        QVERIFY(Announce::renderLine(c).size() < 500);
    }

    void tonesDiffer_data()
    {
        QTest::addColumn<int>("tone");
        QTest::addColumn<QString>("word");
        const auto row = [](Tone tone, const char *word) {
            QTest::addRow("%d", int(tone)) << int(tone) << QString::fromLatin1(word);
        };
        row(Tone::Neutral, "event");
        row(Tone::Pending, "pending");
        row(Tone::Running, "running");
        row(Tone::Blocked, "blocked");
        row(Tone::Success, "success");
        row(Tone::Failure, "failure");
        row(Tone::Killed, "killed");
        row(Tone::Skipped, "skipped");
        row(Tone::Added, "event");
        row(Tone::Removed, "event");
        row(Tone::Lost, "lost");
    }
    void tonesDiffer()
    {
        QFETCH(const int, tone);
        QFETCH(const QString, word);
        QCOMPARE(Announce::toneWord(Tone(tone)), word);
        // Each has a sign of its own, and a build's says its word too.
        Model::Card c = card();
        c.tone = Tone(tone);
        const QString line = Announce::renderLine(c);
        QCOMPARE(line.endsWith(QStringLiteral("  ") + word), word != QStringLiteral("event"));
        for (int other = int(Tone::Neutral); other <= int(Tone::Lost); ++other) {
            c.tone = Tone(other);
            QCOMPARE(Announce::renderLine(c).front() == line.front(), other == tone);
        }
    }

    void momentIsTheTimeOfDay()
    {
        QCOMPARE(Announce::plainWords({Span::plain(QStringLiteral("since ")), Span::since(1'795'450'982)}),
            QStringLiteral("since 16:23:02"));
    }
};

REGISTER_GUILESS_TEST(TestTextRenderer)
#include "tst_textrenderer.moc"
