// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact.h"
#include "fakes/testprogram.h"

#include <QTest>

class Redact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << QStringLiteral("all is well") << QStringLiteral("all is well");
        QTest::newRow("remembered") << QStringLiteral("a hunter2hunter2 b hunter2hunter2")
                                    << QStringLiteral("a ****** b ******");
        QTest::newRow("bot token") << QStringLiteral("Authorization: Bot abc.DEF-123_xyz==")
                                   << QStringLiteral("Authorization: Bot ******");
        QTest::newRow("bearer") << QStringLiteral("Bearer 0123456789abcdef!") << QStringLiteral("Bearer ******!");
        QTest::newRow("a word after Bot") << QStringLiteral("Bot started") << QStringLiteral("Bot started");
        QTest::newRow("too short to remember") << QStringLiteral("abc") << QStringLiteral("abc");
    }

    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        Core::rememberSecret("hunter2hunter2");
        Core::rememberSecret("abc");
        QCOMPARE(Core::redact(text), expected);
    }

    void wordsOfPeopleKeepTheirShape()
    {
        Core::rememberSecret("hunter2hunter2");
        const QString words = QStringLiteral("Bearer authentication, hunter2hunter2");
        QCOMPARE(Core::redactRemembered(words), QStringLiteral("Bearer authentication, ******"));
        QCOMPARE(Core::redactTokens(words), QStringLiteral("Bearer authentication, ******"));
    }

    void aChannelKeepsOrdinaryWords()
    {
        Core::rememberSecret("production"); // somebody's choice
        QCOMPARE(Core::redactTokens(QStringLiteral("to production")), QStringLiteral("to production"));
        QCOMPARE(Core::redactRemembered(QStringLiteral("to production")), QStringLiteral("to ******"));
    }
};

REGISTER_GUILESS_TEST(Redact)
#include "tst_redact.moc"
