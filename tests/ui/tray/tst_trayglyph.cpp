// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/theme/tokens.h"
#include "ui/tray/trayglyph.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using Ui::TrayState;

class TestTrayGlyph final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursShowOnEveryPanel();
    void shapesDiffer_data();
    void shapesDiffer();
    void theTurnMoves();
    void panelsFindTheirSize();
};

namespace {

const QList<TrayState> States{
    TrayState::Degraded, TrayState::Paused, TrayState::Building, TrayState::Failed, TrayState::Idle};

QImage painted(TrayState state, int side, qreal turn = 0)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    Ui::paintTrayGlyph(painter, QRectF(image.rect()), state, turn);
    return image;
}

} // namespace

void TestTrayGlyph::coloursShowOnEveryPanel()
{
    // WCAG 2.1, 1.4.11: graphics need 3:1.
    for (const char *panel : {"#ffffff", "#f6f7f9", "#1b1f27", "#14171d", "#000000"}) {
        for (const TrayState state : States) {
            const qreal ratio = Ui::contrast(Ui::trayColour(state), QColor(QLatin1String(panel)));
            QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("%1 on %2").arg(ratio).arg(QLatin1String(panel))));
        }
    }
}

void TestTrayGlyph::shapesDiffer_data()
{
    QTest::addColumn<int>("side");
    for (const int side : {16, 22, 48})
        QTest::addRow("%d pixels", side) << side;
}

void TestTrayGlyph::shapesDiffer()
{
    QFETCH(int, side);
    // Who sees no colours sees what is covered and what is not.
    for (qsizetype a = 0; a < States.size(); ++a) {
        for (qsizetype b = a + 1; b < States.size(); ++b) {
            const QImage one = painted(States[a], side);
            const QImage other = painted(States[b], side);
            int different = 0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x)
                    different += qAbs(qAlpha(one.pixel(x, y)) - qAlpha(other.pixel(x, y))) > 127 ? 1 : 0;
            }
            QVERIFY2(different * 16 > side * side,
                qPrintable(QStringLiteral("%1 and %2: %3 pixels").arg(a).arg(b).arg(different)));
        }
    }
}

void TestTrayGlyph::theTurnMoves()
{
    QVERIFY(painted(TrayState::Building, 22, 0) != painted(TrayState::Building, 22, 30));
    QCOMPARE(painted(TrayState::Idle, 22, 0), painted(TrayState::Idle, 22, 30));
}

void TestTrayGlyph::panelsFindTheirSize()
{
    for (const TrayState state : States) {
        const QList<QSize> sizes = Ui::trayIcon(state).availableSizes();
        for (const int side : {16, 22, 24, 32, 48})
            QVERIFY(sizes.contains(QSize(side, side)));
    }
}

REGISTER_WINDOW_TEST(TestTrayGlyph)
#include "tst_trayglyph.moc"
