// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logline.h"
#include "drone/logtext.h"
#include "fakes/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Drone;

class TestLogText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plain_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *raw, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(raw) << QString::fromUtf8(expected);
        };
        row("empty", "", "");
        row("plain", "hello\n", "hello");
        row("CR LF", "hello\r\n", "hello");
        row("colours", "\x1b[1;31mred\x1b[0m and\x1b[m not\n", "red and not");
        row("progress bar", "10%\r50%\r100%\n", "100%");
        row("overwritten in part", "abcdef\rXY\n", "XYcdef");
        row("backspace", "abX\bc\n", "abc");
        row("backspace at the start", "\b\ba\n", "a");
        row("erase line", "\x1b[2K\x1b[1Gok\n", "ok");
        row("private mode", "\x1b[?25lok\x1b[?25h\n", "ok");
        row("window title by BEL", "\x1b]0;title\x07ok\n", "ok");
        row("link by ST", "\x1b]8;;https://x\x1b\\text\x1b]8;;\x1b\\\n", "text");
        row("charset", "\x1b(Bok\n", "ok");
        row("cut sequence", "ok\x1b[3", "ok");
        row("lone escape", "ok\x1b", "ok");
        row("bell, nul-like",
            "a\x07\x01"
            "b\x7f\n",
            "ab");
        row("tab stays", "a\tb\n", "a\tb");
        row("umlaut and emoji", "grün 🎉\n", "grün 🎉");
        row("line break inside", "a\nb\n", "a b");
    }

    void plain()
    {
        QFETCH(QString, raw);
        QFETCH(QString, expected);
        QCOMPARE(plainText(raw), expected);
    }

    void styles_data()
    {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<TextStyle>("expected");
        const auto row = [](const char *name, const char *codes, auto change) {
            TextStyle style;
            change(style);
            QTest::newRow(name) << QString::fromLatin1(codes) << style;
        };
        row("bold", "1", [](TextStyle &s) { s.bold = true; });
        row("dim italic underline", "2;3;4", [](TextStyle &s) { s.dim = s.italic = s.underline = true; });
        row("bold off", "1;22", [](TextStyle &) {});
        row("red", "31", [](TextStyle &s) { s.foreground = {Colour::Kind::Indexed, 1}; });
        row("bright green on blue", "92;44", [](TextStyle &s) {
            s.foreground = {Colour::Kind::Indexed, 10};
            s.background = {Colour::Kind::Indexed, 4};
        });
        row("256 colours", "38;5;208", [](TextStyle &s) { s.foreground = {Colour::Kind::Indexed, 208}; });
        row("true colour", "48;2;1;2;3", [](TextStyle &s) { s.background = {Colour::Kind::Rgb, 0x010203}; });
        row("colons", "38:5:7", [](TextStyle &s) { s.foreground = {Colour::Kind::Indexed, 7}; });
        row("after an extended one", "38;5;9;1", [](TextStyle &s) {
            s.foreground = {Colour::Kind::Indexed, 9};
            s.bold = true;
        });
        row("default again", "31;39", [](TextStyle &) {});
        row("reset", "1;31;0", [](TextStyle &) {});
        row("cut extended", "38;2", [](TextStyle &s) { s.foreground = {Colour::Kind::Rgb, 0}; });
        row("out of range", "38;5;999", [](TextStyle &s) { s.foreground = {Colour::Kind::Indexed, 255}; });
        row("unknown form", "38;9;1", [](TextStyle &) {});
    }

    void styles()
    {
        QFETCH(QString, codes);
        QFETCH(TextStyle, expected);
        TextStyle style;
        const StyledLine line = styledLine(QStringLiteral("a\x1b[%1mb\n").arg(codes), style);
        QCOMPARE(style, expected);
        QCOMPARE(line.constLast().style, expected);
        QVERIFY(line.constLast().text.endsWith(u'b'));
    }

    void styleGoesOnInTheNextLine()
    {
        TextStyle style;
        QCOMPARE(styledLine(QStringLiteral("\x1b[31mred\n"), style).size(), 1);
        const StyledLine next = styledLine(QStringLiteral("still\n"), style);
        QCOMPARE(next.constFirst().style.foreground, (Colour{Colour::Kind::Indexed, 1}));
    }

    void logs_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("lines"); // -1: not a log
        QTest::newRow("silent step") << QByteArray("null") << 0;
        QTest::newRow("empty") << QByteArray("[]\n") << 0;
        QTest::newRow("one") << QByteArray("[{\"pos\":7,\"out\":\"a\\n\",\"time\":2}]") << 1;
        QTest::newRow("an object") << QByteArray("{\"message\":\"no\"}") << -1;
        QTest::newRow("numbers") << QByteArray("[1]") << -1;
        QTest::newRow("HTML") << QByteArray("<!doctype html>") << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
        QTest::newRow("cut") << QByteArray("[{\"pos\":7,\"out\"") << -1;
    }

    void logs()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, lines);
        const auto log = logFromJson(json);
        QCOMPARE(log ? int(log->size()) : -1, lines);
        if (lines == 1)
            QCOMPARE(log->constFirst(), (LogLine{7, QStringLiteral("a\n"), 2}));
    }

    void linesAreInOrder()
    {
        const auto log = logFromJson("[{\"pos\":2,\"out\":\"b\"},{\"pos\":1,\"out\":\"a\"}]");
        QCOMPARE(log->constFirst().text, QStringLiteral("a"));
    }

    void bigLog()
    {
        QByteArray json = "[";
        for (int i = 0; i < 60000; ++i) {
            if (i > 0)
                json += ',';
            json += "{\"pos\":" + QByteArray::number(i) + ",\"out\":\"\\u001b[32mcompiling\\u001b[0m unit "
                + QByteArray::number(i) + ' ' + QByteArray(48, 'x') + "\\r\\n\",\"time\":1}";
        }
        json += ']';
        QElapsedTimer timer;
        timer.start();
        const auto log = logFromJson(json);
        const qint64 read = timer.restart();
        QVERIFY(log);
        QCOMPARE(log->size(), 60000);
        TextStyle style;
        qsizetype runs = 0;
        for (const LogLine &line : *log)
            runs += styledLine(line.text, style).size();
        qInfo(
            "%lld bytes, 60,000 lines: read in %lld ms, styled in %lld ms", qint64(json.size()), read, timer.elapsed());
        QCOMPARE(runs, 120000);
    }
};

REGISTER_GUILESS_TEST(TestLogText)
#include "tst_logtext.moc"
