// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/log/logdocument.h"

#include <QTest>

using namespace Ui;

namespace {

LogDocument documentOf(const QStringList &texts)
{
    LogDocument document;
    QList<Drone::LogRow> rows;
    for (int i = 0; i < texts.size(); ++i)
        rows.append({i + 1, 0, texts[i], {}});
    document.append(rows);
    return document;
}

} // namespace

class TestLogDocument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textBetween_data()
    {
        QTest::addColumn<LogPosition>("from");
        QTest::addColumn<LogPosition>("to");
        QTest::addColumn<QString>("text");
        QTest::newRow("in a row") << LogPosition{0, 1} << LogPosition{0, 3} << QStringLiteral("bc");
        QTest::newRow("over rows") << LogPosition{0, 3} << LogPosition{2, 1} << QStringLiteral("d\n\ne");
        QTest::newRow("line feed") << LogPosition{0, 4} << LogPosition{1, 0} << QStringLiteral("\n");
        QTest::newRow("nothing") << LogPosition{2, 1} << LogPosition{2, 1} << QString();
        QTest::newRow("wrong way round") << LogPosition{2, 1} << LogPosition{0, 1} << QString();
        QTest::newRow("beyond the ends") << LogPosition{-1, 7} << LogPosition{9, 9} << QStringLiteral("abcd\n\nef");
    }
    void textBetween()
    {
        QFETCH(LogPosition, from);
        QFETCH(LogPosition, to);
        QFETCH(QString, text);
        const LogDocument document = documentOf({QStringLiteral("abcd"), QString(), QStringLiteral("ef")});
        QCOMPARE(document.text(from, to), text);
    }

    void theFrontOfWhatGetsTooHeavyGoes()
    {
        LogDocument document;
        qint64 number = 0;
        qsizetype gone = 0;
        while (gone == 0 && number < 100) {
            ++number;
            gone = document.append({{number, 0, QString(1'000'000, u'x'), {}}});
        }
        // In pieces, and never more than it may weigh.
        QVERIFY(number * 1'000'000 <= LogDocument::Heaviest + 1'000'000);
        QVERIFY(gone > 4);
        QCOMPARE(document.size(), number - gone);
        QCOMPARE(document.at(0).number, gone + 1);
        QCOMPARE(document.offsetOf({0, 3}), 3);
        QCOMPARE(document.positionOf(1'000'001 + 2), (LogPosition{1, 2}));
        QCOMPARE(document.offsetOf(document.end()), int(document.size() * 1'000'001 - 1));
        QCOMPARE(document.append({{number + 1, 0, QStringLiteral("end"), {}}}), 0);
        QCOMPARE(document.text({document.size() - 1, 0}, document.end()), QStringLiteral("end"));
    }

    void emptyOneHasNoText()
    {
        const LogDocument document;
        QCOMPARE(document.end(), LogPosition());
        QCOMPARE(document.clamped({3, 4}), LogPosition());
        QVERIFY(document.text().isEmpty());
    }

    void columnsOfTheWidestRow()
    {
        LogDocument document = documentOf({QStringLiteral("abc"), QStringLiteral("abcdef")});
        QCOMPARE(document.columns(), 6);
        document.append({{3, 0, QString::fromUtf8("合計合計"), {}}}); // wide characters take two cells
        QCOMPARE(document.columns(), 8);
        document.clear();
        QCOMPARE(document.columns(), 0);
    }

    void offsetsAndPositionsAgree()
    {
        LogDocument document = documentOf({QStringLiteral("abcd"), QString()});
        document.append({{3, 0, QStringLiteral("ef"), {}}});
        const QString all = document.text();
        QCOMPARE(document.offsetOf(document.end()), static_cast<int>(all.size()));
        for (int offset = 0; offset <= all.size(); ++offset) {
            QCOMPARE(document.offsetOf(document.positionOf(offset)), offset);
            QCOMPARE(document.text({}, document.positionOf(offset)), all.left(offset));
        }
        QCOMPARE(document.positionOf(99), document.end());
        QCOMPARE(document.positionOf(-1), LogPosition());
        QCOMPARE(LogDocument().positionOf(3), LogPosition());
    }

    void words_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("word");
        QTest::newRow("letters") << 1 << QStringLiteral("go_test2");
        QTest::newRow("signs") << 10 << QStringLiteral("./");
        QTest::newRow("blanks") << 8 << QStringLiteral("  ");
        QTest::newRow("end") << 15 << QStringLiteral("cmd");
    }
    void words()
    {
        QFETCH(int, column);
        QFETCH(QString, word);
        const LogDocument document = documentOf({QStringLiteral("go_test2  ./cmd")});
        const auto [from, to] = document.wordAt({0, column});
        QCOMPARE(document.text(from, to), word);
    }
};

REGISTER_GUILESS_TEST(TestLogDocument)
#include "tst_logdocument.moc"
