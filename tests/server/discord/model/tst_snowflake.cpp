// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/model/snowflake.h"
#include "fakes/testprogram.h"

#include <QTest>

using Discord::Snowflake;
using namespace std::chrono_literals;

class TestSnowflake final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsItsTime()
    {
        // The example of Discord's own reference.
        const auto id = Snowflake::fromString(QStringLiteral("175928847299117063"));
        QVERIFY(id);
        QCOMPARE(id->toString(), QStringLiteral("175928847299117063"));
        QCOMPARE(Core::toMSecs(id->time()), 1'462'015'105'796);
        QVERIFY(Snowflake::atTime(id->time()) <= *id);
        QVERIFY(Snowflake::atTime(id->time() + 1ms) > *id);
    }

    void beforeDiscordThereAreNone() { QCOMPARE(Snowflake::atTime(Core::toWallTime(0)).value, quint64(0)); }

    void isANumberOf64Bits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, const char *text, bool good) {
            QTest::newRow(name) << QString::fromLatin1(text) << good;
        };
        row("smallest", "1", true);
        row("largest", "18446744073709551615", true);
        row("too large", "18446744073709551616", false);
        row("empty", "", false);
        row("zero", "0", false);
        row("negative", "-1", false);
        row("signed", "+5", false);
        row("blank before", " 5", false);
        row("letter after", "5x", false);
        row("far too long", "99999999999999999999", false);
    }
    void isANumberOf64Bits()
    {
        QFETCH(QString, text);
        QTEST(Snowflake::fromString(text).has_value(), "good");
    }
};

REGISTER_GUILESS_TEST(TestSnowflake)
#include "tst_snowflake.moc"
