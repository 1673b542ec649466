// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/markdown.h"
#include "fakes/testprogram.h"

#include <QTest>

using L1 = QLatin1String;

class TestMarkdown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("words", "Fix the thing (#12)", "Fix the thing (#12)");
        row("emphasis", "*a* _b_ ~c~ |d|", "\\*a\\* \\_b\\_ \\~c\\~ \\|d\\|");
        row("code", "`x`", "\\`x\\`");
        row("link", "[a](b)", "\\[a\\](b)");
        row("mention", "<@123>", "\\<@123\\>");
        row("everyone", "@everyone",
            "@\u200B"
            "everyone");
        row("a person", "@ada", "@ada");
        row("shortcode", ":smile: at 10: x", "\\:smile: at 10: x");
        row("heading", "# a # b", "\\# a # b");
        row("list", "- a\n  - b\n1. c", "\\- a\n  \\- b\n1\\. c");
        row("backslash", "a\\*", "a\\\\\\*");
        row("address", "see https://a.example/x_y*z", "see https://a.example/x_y\\*z");
    }

    void escapes()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(Discord::escapeMarkdown(text, 1000), expected);
    }

    void cutsBetweenCharactersAndEscapes()
    {
        QCOMPARE(Discord::escapeMarkdown(QStringLiteral("****"), 6), QStringLiteral("\\*\\*…"));
        QCOMPARE(Discord::escapeMarkdown(QStringLiteral("ab👩‍👩‍👧‍👦cd"), 8), QStringLiteral("ab…"));
        QCOMPARE(Discord::escapeMarkdown(QStringLiteral("abcd"), 4), QStringLiteral("abcd"));
        QCOMPARE(Discord::escapeMarkdown(QStringLiteral("abcde"), 4), QStringLiteral("abc…"));
        for (int limit = 1; limit < 40; ++limit) {
            const QString line = Discord::renderLine({Model::Span::strong(QStringLiteral("*a*b*c*d*e*f*g*h*"))}, limit);
            QVERIFY(line.size() <= limit);
            QVERIFY2(line.isEmpty() || (line.startsWith(L1("**")) && line.endsWith(L1("**"))), qPrintable(line));
        }
    }

    void logKeepsItsEndInsideTheFence()
    {
        QString log;
        for (int i = 0; i < 500; ++i)
            log += QStringLiteral("line %1 ```\n").arg(i);
        const QString rendered = Discord::renderLog(log, 1024);
        QVERIFY(rendered.size() <= 1024);
        QVERIFY(rendered.startsWith(L1("```\n")));
        QVERIFY(rendered.endsWith(L1("\n```")));
        QCOMPARE(rendered.count(L1("```")), 2);
        QVERIFY(rendered.contains(L1("line 499")));
        QVERIFY(rendered.contains(QStringLiteral("…\nline ")));
        QVERIFY(Discord::renderLog({}, 1024).isEmpty());
    }

    void mentionsAreBroken()
    {
        QCOMPARE(Discord::breakMentions(QStringLiteral("@everyone and @HERE, ada@hereford, @ada")),
            QStringLiteral("@\u200Beveryone and @\u200BHERE, ada@\u200Bhereford, @ada"));
    }

    void urlsDiscordTakes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("encoded");
        const auto row = [](const char *name, const QString &url, const QString &encoded) {
            QTest::newRow(name) << url << encoded;
        };
        const QString drone = QStringLiteral("https://drone.example/a/b/7");
        row("plain", drone, drone);
        row("http", QStringLiteral("http://drone.lan:8080/a"), QStringLiteral("http://drone.lan:8080/a"));
        row("umlaut", QStringLiteral("https://drone.example/\u00E4"), QStringLiteral("https://drone.example/%C3%A4"));
        row("malformed: a blank", QStringLiteral("https://drone.example/a b"), {});
        row("another scheme", QStringLiteral("javascript:alert(1)"), {});
        row("no host", QStringLiteral("https:///a"), {});
        row("no address", QStringLiteral("drone.example/a"), {});
        row("empty", {}, {});
        const QString long2048 = drone + QString(2048 - drone.size(), u'x');
        row("the longest", long2048, long2048);
        row("too long", long2048 + u'x', {});
    }

    void urlsDiscordTakes()
    {
        QFETCH(QString, url);
        QTEST(Discord::encodedUrl(url), "encoded");
    }
};

REGISTER_GUILESS_TEST(TestMarkdown)
#include "tst_markdown.moc"
