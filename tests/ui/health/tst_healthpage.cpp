// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "samplebuilds.h"
#include "ui/health/componentcard.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthwords.h"
#include "ui/health/proofdialog.h"
#include "ui/health/trendchart.h"
#include "ui/widgets/elidedlabel.h"

#include <QChart>
#include <QChartView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QValueAxis>

class TestHealthPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aButtonWhereSomethingCanBeDone_data();
    void aButtonWhereSomethingCanBeDone();
    void aPauseIsResumedNotRetried();
    void componentsComeAndGo();
    void provesItOnDemand();
    void troubleComesFirst();
    void whatIsQuietSaysSinceWhen();
    void scalesTellTheirLinesApart_data();
    void scalesTellTheirLinesApart();

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
        if (button->text() == QStringLiteral("&Prove it end to end"))
            button->click();
    }
    QVERIFY(page.findChild<Ui::ProofDialog *>());
    QCOMPARE(link.asked, QStringList{QStringLiteral("prove")});
}

void TestHealthPage::troubleComesFirst()
{
    const auto names = [](const QList<std::pair<QString, Health::Status>> &given) {
        QList<Health::Component> components;
        for (const auto &[name, status] : given)
            components.append({name, status, {}, {}, {}, {}});
        QStringList ordered;
        for (const Health::Component &component : Ui::inOrder(components))
            ordered.append(component.name);
        return ordered.join(u' ');
    };
    using Health::Status;
    const QString listener = QStringLiteral("listener");
    const QString store = QStringLiteral("store");
    const QString drone = QStringLiteral("drone");
    const QString clock = QStringLiteral("clock");
    QCOMPARE(names({{clock, Status::Pass}, {drone, Status::Pass}, {store, Status::Pass}, {listener, Status::Pass}}),
        QStringLiteral("listener store drone clock"));
    QCOMPARE(names({{listener, Status::Pass}, {store, Status::Warn}, {drone, Status::Fail}, {clock, Status::Pass}}),
        QStringLiteral("drone store listener clock"));
    QCOMPARE(names({{QStringLiteral("new"), Status::Pass}, {clock, Status::Pass}}), QStringLiteral("clock new"));
}

void TestHealthPage::whatIsQuietSaysSinceWhen()
{
    Fakes::FakeServiceLink link;
    Fakes::FakeClock clock;
    Ui::HealthPage page(link, clock, {});
    page.show();
    const auto shows = [&page](const QString &part) {
        const auto labels = page.findChildren<Ui::ElidedLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&part](const Ui::ElidedLabel *label) { return label->text().contains(part); });
    };
    QVERIFY(shows(QStringLiteral("No delivery since ")));
    QVERIFY(shows(QStringLiteral("Not connected")));
    link.report = report(QStringLiteral("gateway"), Health::Status::Pass);
    Q_EMIT link.healthChanged(link.report);
    QVERIFY(shows(QStringLiteral("No heartbeat yet")));
    clock.advance(std::chrono::hours(1));
    Q_EMIT link.healthChanged(link.report);
    QVERIFY(shows(QStringLiteral("No delivery in the last hour")));
    QVERIFY(!shows(QStringLiteral("since ")));
}

void TestHealthPage::scalesTellTheirLinesApart_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("format");
    QTest::newRow("tiny") << 0.0004 << QStringLiteral("%.2f s");
    QTest::newRow("a quarter of a tenth") << 0.07 << QStringLiteral("%.3f s");
    QTest::newRow("small") << 0.5 << QStringLiteral("%.1f s");
    QTest::newRow("in halves") << 7.0 << QStringLiteral("%.1f s");
    QTest::newRow("large") << 29.0 << QStringLiteral("%.0f s");
}

void TestHealthPage::scalesTellTheirLinesApart()
{
    QFETCH(double, value);
    Ui::TrendChart chart(QStringLiteral("Wait"), Ui::TrendChart::Kind::Lines,
        {{QStringLiteral("oldest"), &Ui::Tokens::neutral}}, QStringLiteral("s"));
    chart.setValues({{value, value}});
    const auto axes = chart.findChild<QChartView *>()->chart()->axes(Qt::Vertical);
    QTEST(qobject_cast<QValueAxis *>(axes.first())->labelFormat(), "format");
}

REGISTER_WINDOW_TEST(TestHealthPage)
#include "tst_healthpage.moc"
