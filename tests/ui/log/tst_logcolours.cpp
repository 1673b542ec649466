// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/log/logcolours.h"

#include <QTest>

using namespace Ui;
using Drone::Colour;
using Drone::TextStyle;

class TestLogColours final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColourIsReadable()
    {
        for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
            for (quint32 fore = 0; fore < 256; ++fore) {
                TextStyle style;
                style.foreground = {Colour::Kind::Indexed, fore};
                QVERIFY2(contrast(logInk(style, *t), t->logBack) >= 4.5, qPrintable(QString::number(fore)));
                for (const quint32 back : {0u, 1u, 3u, 7u, 15u, 21u, 196u, 226u, 255u}) {
                    style.background = {Colour::Kind::Indexed, back};
                    QVERIFY2(contrast(logInk(style, *t), *logGround(style, *t)) >= 4.5,
                        qPrintable(QStringLiteral("%1 on %2").arg(fore).arg(back)));
                }
            }
        }
    }

    void coloursKeepTheirHue()
    {
        TextStyle style;
        style.foreground = {Colour::Kind::Indexed, 1};
        QVERIFY(logInk(style, darkTokens()).red() > 200);
        style.foreground = {Colour::Kind::Rgb, 0x000080}; // navy on black is lifted, and stays blue
        const QColor ink = logInk(style, darkTokens());
        QVERIFY(ink.blue() > ink.red());
    }

    void plainTextHasTheLogsColours()
    {
        QCOMPARE(logInk({}, lightTokens()), lightTokens().logText);
        QVERIFY(!logGround({}, lightTokens()));
    }

    void inverseSwaps()
    {
        TextStyle style;
        style.inverse = true;
        QCOMPARE(logGround(style, darkTokens()), darkTokens().logText);
        QCOMPARE(logInk(style, darkTokens()), darkTokens().logBack);
    }

    void dimIsFainter()
    {
        TextStyle style;
        style.dim = true;
        QVERIFY(logInk(style, darkTokens()).lightness() < darkTokens().logText.lightness());
    }
};

REGISTER_GUILESS_TEST(TestLogColours)
#include "tst_logcolours.moc"
