// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/tray/closequestion.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using Ui::CloseQuestion;

class TestCloseQuestion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void escapeAnswersNothing();
};

void TestCloseQuestion::answers_data()
{
    QTest::addColumn<bool>("hasIcon");
    QTest::addColumn<QString>("button");
    QTest::addColumn<CloseQuestion::Answer>("answer");
    QTest::newRow("icon, keep") << true << QStringLiteral("Keep running") << CloseQuestion::Answer::KeepRunning;
    QTest::newRow("icon, quit") << true << QStringLiteral("Quit") << CloseQuestion::Answer::Quit;
    QTest::newRow("no icon, keep") << false << QStringLiteral("Minimise") << CloseQuestion::Answer::KeepRunning;
    QTest::newRow("no icon, quit") << false << QStringLiteral("Quit") << CloseQuestion::Answer::Quit;
}

void TestCloseQuestion::answers()
{
    QFETCH(bool, hasIcon);
    QFETCH(QString, button);
    for (const bool forEver : {false, true}) {
        QPointer<CloseQuestion> question = new CloseQuestion(hasIcon, nullptr);
        QSignalSpy answered(question, &CloseQuestion::answered);
        question->open();
        QCOMPARE(question->checkBox() != nullptr, !hasIcon);
        if (question->checkBox())
            question->checkBox()->setChecked(forEver);
        for (QAbstractButton *candidate : question->buttons()) {
            if (candidate->text().remove(QLatin1Char('&')) == button)
                candidate->click();
        }
        QCOMPARE(answered.size(), 1);
        QTEST(answered[0][0].value<CloseQuestion::Answer>(), "answer");
        QCOMPARE(answered[0][1].toBool(), forEver && !hasIcon);
        QTRY_VERIFY(!question);
    }
}

void TestCloseQuestion::escapeAnswersNothing()
{
    QPointer<CloseQuestion> question = new CloseQuestion(true, nullptr);
    QSignalSpy answered(question, &CloseQuestion::answered);
    question->open();
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!question);
    QCOMPARE(answered.size(), 0);
}

REGISTER_WINDOW_TEST(TestCloseQuestion)
#include "tst_closequestion.moc"
