// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/widgets/emptystate.h"
#include "walkchecks.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

class TestEmptyState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWayInLittleHeight_data();
    void givesWayInLittleHeight();
};

void TestEmptyState::givesWayInLittleHeight_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("hasPicture");
    QTest::addColumn<bool>("hasText");
    QTest::newRow("room for all") << 300 << true << true;
    QTest::newRow("without the picture") << 160 << false << true;
    QTest::newRow("without the sentence") << 84 << false << false;
}

void TestEmptyState::givesWayInLittleHeight()
{
    QFETCH(int, height);
    QFETCH(bool, hasPicture);
    QFETCH(bool, hasText);
    QWidget place; // a window of its own would be held to what its layout wants
    place.resize(400, 400);
    Ui::EmptyState state(&place);
    state.setWords(QStringLiteral("inbox"), QStringLiteral("Nothing yet"),
        QStringLiteral(
            "A sentence that is long enough to need two or three lines of the room that there is, or more."));
    state.addAction(QStringLiteral("Open settings"));
    state.resize(300, height);
    place.show();
    QVERIFY(QTest::qWaitForWindowExposed(&place));
    const auto labels = state.findChildren<QLabel *>();
    QCOMPARE(labels.size(), 3); // picture, title, text
    QCOMPARE(labels[0]->isVisible(), hasPicture);
    QVERIFY(labels[1]->isVisible());
    QCOMPARE(labels[2]->isVisible(), hasText);
    QCOMPARE(Fakes::cutOffIn(state), QStringList());
    state.resize(300, 400);
    QVERIFY(labels[0]->isVisible() && labels[2]->isVisible());
}

REGISTER_WINDOW_TEST(TestEmptyState)
#include "tst_emptystate.moc"
