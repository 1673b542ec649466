// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "samplelog.h"
#include "ui/log/logview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <ctime>
#include <utility>

using namespace Ui;

namespace {

QList<Drone::LogRow> rowsFrom(int first, int count)
{
    QList<Drone::LogRow> rows;
    for (int i = first; i < first + count; ++i)
        rows.append({i + 1, i, QStringLiteral("line %1").arg(i), {}});
    return rows;
}

} // namespace

class TestLogView final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LogView> m_view;

    QScrollBar &down() const { return *m_view->verticalScrollBar(); }
    void show(const QList<Drone::LogRow> &rows, bool atEnd)
    {
        m_view = std::make_unique<LogView>();
        m_view->resize(500, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->start(atEnd);
        m_view->append(rows);
    }
    /// The middle of a character.
    QPoint at(qsizetype row, qsizetype column) const { return m_view->rectOf({row, column}).center() - QPoint(2, 0); }

private Q_SLOTS:
    void followsTheEndUntilScrolledUp()
    {
        show(rowsFrom(0, 100), true);
        QSignalSpy changed(m_view.get(), &LogView::followingChanged);
        QVERIFY(down().maximum() > 0);
        QCOMPARE(down().value(), down().maximum());
        m_view->append(rowsFrom(100, 100));
        QCOMPARE(down().value(), down().maximum());
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QVERIFY(!m_view->isFollowing());
        QCOMPARE(changed.size(), 1);
        const int stays = down().value();
        m_view->append(rowsFrom(200, 100));
        QCOMPARE(down().value(), stays);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->isFollowing());
        m_view->append(rowsFrom(300, 100));
        QCOMPARE(down().value(), down().maximum());
    }

    void beginsAtTheTopWhenAsked()
    {
        show(rowsFrom(0, 500), false);
        QCOMPARE(down().value(), 0);
        m_view->setFollowing(true);
        QCOMPARE(down().value(), down().maximum());
    }

    void placeAndSelectionSurviveTheWholeLog()
    {
        show(rowsFrom(0, 400), true);
        down().setValue(1000);
        m_view->select({60, 0}, {60, 4});
        const int place = down().value();
        m_view->replace(rowsFrom(0, 420));
        QCOMPARE(down().value(), place);
        QCOMPARE(m_view->selectedText(), QStringLiteral("line"));
        QCOMPARE(m_view->document().size(), 420);
    }

    void linesStayWhereTheWholeLogBeginsElsewhere_data()
    {
        QTest::addColumn<int>("first"); // of the log that comes
        QTest::addColumn<int>("count");
        QTest::newRow("earlier: the stream had only the newest lines") << 0 << 8000;
        QTest::newRow("later: only the end was kept") << 3500 << 4500;
        QTest::newRow("later and shorter than what was scrolled") << 3900 << 200;
    }
    void linesStayWhereTheWholeLogBeginsElsewhere()
    {
        QFETCH(int, first);
        QFETCH(int, count);
        show(rowsFrom(3000, 5000), true);
        m_view->find(QStringLiteral("line 3999"));
        m_view->find(QStringLiteral("line 39"));
        QCOMPARE(m_view->currentMatch(), 99);
        QCOMPARE(m_view->anchor(), (LogPosition{999, 0}));
        QVERIFY(!m_view->isFollowing());
        const int place = m_view->rectOf(m_view->anchor()).top();
        QVERIFY(m_view->viewport()->rect().contains(0, place));

        m_view->replace(rowsFrom(first, count));
        QVERIFY(!m_view->isFollowing());
        QCOMPARE(m_view->selectedText(), QStringLiteral("line 39"));
        QCOMPARE(m_view->document().at(m_view->anchor().row).text, QStringLiteral("line 3999"));
        QCOMPARE(m_view->rectOf(m_view->anchor()).top(), place);
        // The match is the same one, whichever it is of how many.
        QVERIFY(m_view->currentMatch() >= 0);
        QCOMPARE(m_view->search().at(m_view->currentMatch()).start, m_view->anchor());
        m_view->findPrevious();
        QCOMPARE(m_view->document().at(m_view->anchor().row).text, QStringLiteral("line 3998"));
    }

    void selectionGoesWithItsLines()
    {
        show(rowsFrom(0, 400), false);
        m_view->find(QStringLiteral("line 11"));
        m_view->select({10, 0}, {12, 4});
        m_view->replace(rowsFrom(300, 200));
        QVERIFY(m_view->selectedText().isEmpty());
        QCOMPARE(m_view->anchor(), m_view->caret());
        QCOMPARE(m_view->currentMatch(), -1);
        QCOMPARE(down().value(), 0);
        // Of what is left in part, that part stays.
        m_view->select({0, 5}, {2, 4});
        m_view->replace(rowsFrom(301, 199));
        QCOMPARE(m_view->selectedText(), QStringLiteral("line 301\nline"));
    }

    void theEndStaysInSightWhenTheLogIsReplaced()
    {
        show(rowsFrom(3000, 5000), true);
        m_view->replace(rowsFrom(0, 8000));
        QVERIFY(m_view->isFollowing());
        QCOMPARE(down().value(), down().maximum());
    }

    void mouseSelects()
    {
        show(rowsFrom(0, 5), false);
        QSignalSpy engaged(m_view.get(), &LogView::engaged);
        QWidget *area = m_view->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, at(0, 2));
        QTest::mouseMove(area, at(2, 3));
        QMouseEvent move(QEvent::MouseMove, at(2, 3), area->mapToGlobal(at(2, 3)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(area, &move);
        QTest::mouseRelease(area, Qt::LeftButton, {}, at(2, 3));
        QCOMPARE(m_view->selectedText(), QStringLiteral("ne 0\nline 1\nlin"));
        QVERIFY(!engaged.isEmpty());
        QTest::mouseClick(area, Qt::LeftButton, Qt::ShiftModifier, at(1, 4));
        QCOMPARE(m_view->selectedText(), QStringLiteral("ne 0\nline"));
        QTest::mouseDClick(area, Qt::LeftButton, {}, at(3, 1));
        QCOMPARE(m_view->selectedText(), QStringLiteral("line"));
        QTest::mousePress(area, Qt::LeftButton, {}, at(3, 1)); // the third click
        QTest::mouseRelease(area, Qt::LeftButton, {}, at(3, 1));
        QCOMPARE(m_view->selectedText(), QStringLiteral("line 3"));
    }

    void keyboardSelectsAndCopies()
    {
        show(rowsFrom(0, 5), false);
        m_view->select({1, 0}, {1, 0});
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedText(), QStringLiteral("line 1\nl"));
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("line 1\nline 2"));
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(m_view->selectedText(), QStringLiteral("line 0\n"));
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedText(), m_view->document().text());
    }

    void searchGoesRound()
    {
        show(rowsFrom(0, 300), false);
        m_view->find(QStringLiteral("LINE 29"));
        QCOMPARE(m_view->search().size(), 11); // 29 and 290 to 299
        QCOMPARE(m_view->currentMatch(), 0);
        m_view->findNext();
        QCOMPARE(m_view->currentMatch(), 1);
        QCOMPARE(m_view->caret().row, 290);
        QVERIFY(m_view->viewport()->rect().contains(m_view->rectOf({290, 0})));
        QTest::keyClick(m_view.get(), Qt::Key_F3);
        QCOMPARE(m_view->currentMatch(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(m_view->currentMatch(), 10);
        m_view->append({{301, 300, QStringLiteral("line 29 again"), {}}});
        QCOMPARE(m_view->search().size(), 12);
        QCOMPARE(m_view->currentMatch(), 10);
        m_view->find({});
        QCOMPARE(m_view->currentMatch(), -1);
    }

    void longRowsScrollSideways()
    {
        show({{1, 0, QString(400, u'x'), {}}, {2, 0, QStringLiteral("short"), {}}}, false);
        QVERIFY(m_view->horizontalScrollBar()->maximum() > 1000);
        m_view->select({0, 390}, {0, 399});
        QVERIFY(m_view->viewport()->rect().contains(m_view->rectOf({0, 398})));
    }

    void positionsAndPlacesAgree_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QStringLiteral("plain text 123");
        QTest::newRow("accents") << QStringLiteral("Größe äöü");
        QTest::newRow("wide") << QString::fromUtf8("合計 19,90 €");
    }
    void positionsAndPlacesAgree()
    {
        QFETCH(QString, text);
        show({{1, 0, text, {}}}, false);
        for (qsizetype column = 0; column < text.size(); ++column) {
            const QRect rect = m_view->rectOf({0, column});
            QCOMPARE(m_view->positionAt(rect.topLeft() + QPoint(1, 3)), (LogPosition{0, column}));
        }
        QCOMPARE(m_view->positionAt({490, 200}), (LogPosition{0, text.size()}));
    }

    void paintsColours()
    {
        show(Fakes::sampleLog().rows, true);
        const QImage image = m_view->grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY(colours.size() > 20); // text in several colours, smooth at its edges
        m_view->selectAll();
        QVERIFY(m_view->grab().toImage() != image);
    }

    void rowsWithForeignCharactersHaveColoursToo()
    {
        const auto redPixels = [this](const QString &text) {
            Drone::LogRow row{1, 0, text, {}};
            Drone::TextStyle red;
            red.foreground = {Drone::Colour::Kind::Indexed, 1};
            row.spans.append({0, 5, red});
            show({row}, false);
            const QImage image = m_view->viewport()->grab().toImage();
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor colour = image.pixelColor(x, y);
                    count += colour.red() > 150 && colour.green() < colour.red() / 1.6;
                }
            }
            return count;
        };
        QVERIFY(redPixels(QStringLiteral("error and the rest")) > 10);
        QVERIFY(redPixels(QStringLiteral("error and größe")) > 10);
    }

    void keysOfTheWindowMeanTheLog()
    {
        show(rowsFrom(0, 5), false);
        QSignalSpy find(m_view.get(), &LogView::findRequested);
        QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_F, Qt::ControlModifier);
        override.ignore();
        QApplication::sendEvent(m_view.get(), &override);
        QVERIFY(override.isAccepted());
        QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(find.size(), 1);
    }

    void whatIsReadStaysWhenTheFrontGoes()
    {
        QList<Drone::LogRow> rows;
        for (int number = 1; number <= 31; ++number)
            rows.append({number, 0, QStringLiteral("%1 ").arg(number) + QString(1'000'000, u'x'), {}});
        show(rows, true);
        m_view->resize(600, 80);
        m_view->setFollowing(false);
        const LogPosition word{25, 0};
        m_view->showPosition(word);
        m_view->select(word, {25, 2});
        QCOMPARE(m_view->selectedText(), QStringLiteral("26"));
        const int top = m_view->rectOf(word).top();
        m_view->append(rows.mid(0, 3));
        QVERIFY(m_view->document().at(0).number > 1);
        QVERIFY(!m_view->isFollowing());
        QCOMPARE(m_view->selectedText(), QStringLiteral("26"));
        QCOMPARE(m_view->rectOf(std::min(m_view->anchor(), m_view->caret())).top(), top);
    }

    void sixtyThousandLinesOpenAndScroll()
    {
        const QList<Drone::LogRow> rows = Fakes::longLog(60'000);
        show({}, true);
        m_view->resize(1400, 1000);
        // Of processor time: a busy machine gives little of it.
        std::clock_t since = std::clock();
        const auto spentMs = [&since] {
            const std::clock_t before = std::exchange(since, std::clock());
            return 1000.0 * static_cast<double>(since - before) / CLOCKS_PER_SEC;
        };
        m_view->replace(rows);
        m_view->grab();
        const double opened = spentMs();
        constexpr int Frames = 200;
        for (int frame = 0; frame < Frames; ++frame) {
            down().setValue(down().maximum() / Frames * frame);
            m_view->grab();
        }
        const double frame = spentMs() / Frames;
        m_view->find(QStringLiteral("handlers/976"));
        const double searched = spentMs();
        QCOMPARE(m_view->search().size(), 61);
        qInfo("opened in %.0f ms, %.2f ms a frame, searched in %.0f ms", opened, frame, searched);
        // Measured without optimisation: 30 ms, 2 ms, 40 ms. Sanitizers take many times that.
        QVERIFY(opened < 1000);
        QVERIFY(frame < 100);
        QVERIFY(searched < 3000);
    }
};

REGISTER_WINDOW_TEST(TestLogView)
#include "tst_logview.moc"
