// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "samplebuilds.h"
#include "ui/health/componentcard.h"
#include "ui/health/healthpage.h"
#include "ui/health/proofdialog.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

class TestHealthPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aButtonWhereSomethingCanBeDone_data();
    void aButtonWhereSomethingCanBeDone();
    void aPauseIsResumedNotRetried();
    void componentsComeAndGo();
    void provesItOnDemand();

private:
    static Health::Report report(const QString &component, Health::Status status)
    {
        Health::Report made;
        made.components.append({component, status, {}, QStringLiteral("why"), QStringLiteral("what to do"), {}});
        return made;
    }
    static QStringList shownButtons(const QWidget &widget)
    {
        QStringList texts;
        for (const QPushButton *button : widget.findChildren<QPushButton *>()) {
            if (!button->isHidden())
                texts.append(button->text());
        }
        return texts;
    }
};

void TestHealthPage::aButtonWhereSomethingCanBeDone_data()
{
    QTest::addColumn<QString>("component");
    QTest::addColumn<QString>("word"); ///< of the button that tries again; empty = none

    QTest::newRow("listener") << QStringLiteral("listener") << QStringLiteral("Listen anew");
    QTest::newRow("gateway") << QStringLiteral("gateway") << QStringLiteral("Reconnect");
    QTest::newRow("discord") << QStringLiteral("discord") << QStringLiteral("Try Discord again");
    QTest::newRow("drone") << QStringLiteral("drone") << QStringLiteral("Ask Drone now");
    QTest::newRow("store") << QStringLiteral("store") << QStringLiteral("Try to write now");
    QTest::newRow("signatures") << QStringLiteral("signatures") << QString();
}

void TestHealthPage::aButtonWhereSomethingCanBeDone()
{
    QFETCH(QString, component);
    QFETCH(QString, word);
    Fakes::FakeServiceLink link;
    Fakes::FakeClock clock;
    link.report = report(component, Health::Status::Fail);
    Ui::HealthPage page(link, clock, {});
    const Ui::ComponentCard *card = page.card(component);
    QVERIFY(card);
    QCOMPARE(shownButtons(*card).size(), word.isEmpty() ? 1 : 2);
    if (!word.isEmpty()) {
        QVERIFY(shownButtons(*card).contains(word));
        for (QPushButton *button : card->findChildren<QPushButton *>()) {
            if (button->text() == word)
                button->click();
        }
        QCOMPARE(link.asked, QStringList{QStringLiteral("try ") + component});
    }

    link.report = report(component, Health::Status::Pass);
    Q_EMIT link.healthChanged(link.report);
    QCOMPARE(shownButtons(*card), QStringList());
}

void TestHealthPage::aPauseIsResumedNotRetried()
{
    Fakes::FakeServiceLink link;
    Fakes::FakeClock clock;
    link.report = report(QStringLiteral("discord"), Health::Status::Warn);
    link.paused = Core::WallTime::max();
    Ui::HealthPage page(link, clock, {});
    QCOMPARE(shownButtons(*page.card(QStringLiteral("discord"))), QStringList{QStringLiteral("Resume announcements")});
}

void TestHealthPage::componentsComeAndGo()
{
    Fakes::FakeServiceLink link;
    Fakes::FakeClock clock;
    link.report = Fakes::sampleHealth(Core::toMSecs(clock.wall()) / 1000);
    Ui::HealthPage page(link, clock, {});
    for (const Health::Component &component : link.report.components)
        QVERIFY(page.card(component.name));
    link.report = report(QStringLiteral("listener"), Health::Status::Pass);
    Q_EMIT link.healthChanged(link.report);
    QVERIFY(page.card(QStringLiteral("listener")));
    QVERIFY(!page.card(QStringLiteral("drone")));
}

void TestHealthPage::provesItOnDemand()
{
    Fakes::FakeServiceLink link;
    Fakes::FakeClock clock;
    Ui::HealthPage page(link, clock, {});
    page.show();
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("&Prove it…"))
            button->click();
    }
    QVERIFY(page.findChild<Ui::ProofDialog *>());
    QCOMPARE(link.asked, QStringList{QStringLiteral("prove")});
}

REGISTER_WINDOW_TEST(TestHealthPage)
#include "tst_healthpage.moc"
