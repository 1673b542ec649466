// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plaintext.h"
#include "core/redact.h"
#include "fakes/testprogram.h"

#include <QTest>

class PlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("line ends") << QStringLiteral("a\r\nb\rc\u2028d") << QStringLiteral("a\nb\nc\nd");
        QTest::newRow("control") << QStringLiteral("a\u0000b\u001B[1m\u007F") << QStringLiteral("ab[1m");
        QTest::newRow("direction") << QStringLiteral("\u202Eevil\u2066x\u2069") << QStringLiteral("evilx");
        QTest::newRow("lone surrogates") << QString(QChar(0xDE00)) + QChar(0xD83D) << QStringLiteral("\uFFFD\uFFFD");
        QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦")
                               << QStringLiteral("👩‍👩‍👧‍👦");
        QTest::newRow("invisible") << QStringLiteral(" \u200B\u200D\u3164 ") << QString();
        QTest::newRow("tab") << QStringLiteral("a\tb") << QStringLiteral("a    b");
        QTest::newRow("token") << QStringLiteral("a the-token-of-the-bot") << QStringLiteral("a ******");
        QTest::newRow("token in pieces") << QStringLiteral("a the-token\u001B-of-the-bot")
                                         << QStringLiteral("a ******");
    }

    void cleans()
    {
        Core::rememberSecret("the-token-of-the-bot");
        QFETCH(QString, text);
        QTEST(Core::cleanText(text), "expected");
    }

    void shortens_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fits") << QStringLiteral("abcd") << 4 << QStringLiteral("abcd");
        QTest::newRow("cut") << QStringLiteral("abcde") << 4 << QStringLiteral("abc…");
        QTest::newRow("no blank before the ellipsis") << QStringLiteral("ab cde") << 4 << QStringLiteral("ab…");
        QTest::newRow("between characters")
            << QStringLiteral("abcdef👩‍👩‍👧‍👦") << 10 << QStringLiteral("abcdef…");
        QTest::newRow("one character of many")
            << QString(QLatin1Char('e')) + QString(99, QChar(0x301)) << 4 << QStringLiteral("e\u0301\u0301…");
        QTest::newRow("nothing") << QStringLiteral("abc") << 0 << QString();
    }

    void shortens()
    {
        QFETCH(QString, text);
        QFETCH(int, limit);
        QTEST(Core::shorten(text, limit), "expected");
    }
};

REGISTER_GUILESS_TEST(PlainText)
#include "tst_plaintext.moc"
