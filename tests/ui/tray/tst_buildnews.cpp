// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "listedbuilds.h"
#include "samplebuilds.h"
#include "ui/tray/buildnews.h"

#include <QSignalSpy>
#include <QTest>

using Model::Status;
using Ui::BuildNews;
using namespace std::chrono_literals;

class TestBuildNews final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNews_data();
    void whatIsNews();
    void aFailureSaysWhatAndWhere();
    void eachEndIsToldOnce();
    void aRestartedBuildMayFailAgain();
    void aLostBuildMayStillFail();
    void manyAreToldInOne();
    void aFloodIsSpacedOut();
    void wishesAreHeeded();
};

namespace {

/// Builds in a list and the notifications that came.
struct Desk
{
    Fakes::FakeClock clock;
    Fakes::ListedBuilds builds;
    BuildNews news{builds, clock};
    QList<Ui::Notification> told;

    Desk()
    {
        QObject::connect(&news, &BuildNews::announced, &news, [this](const Ui::Notification &n) { told.append(n); });
    }
    Store::BuildRecord build(qint64 number, Status status, std::chrono::seconds ago = 1s) const
    {
        const qint64 ended = (Core::toMSecs(clock.wall()) - std::chrono::milliseconds(ago).count()) / 1000;
        auto record = Fakes::sampleBuild(number, QStringLiteral("acme/api"), number, status, ended - 60);
        record.build.finished = Model::isTerminal(status) ? ended : 0;
        record.lastObserved = clock.wall();
        record.lastSource = Model::Source::Webhook;
        return record;
    }
    void take(const Store::BuildRecord &record)
    {
        builds.records.removeIf([&record](const auto &other) { return other.row == record.row; });
        builds.records.prepend(record);
        news.take(record);
    }
    void wait() { clock.advance(BuildNews::Pace); }
};

} // namespace

void TestBuildNews::whatIsNews_data()
{
    QTest::addColumn<Status>("before");
    QTest::addColumn<Status>("status");
    QTest::addColumn<Model::Source>("source");
    QTest::addColumn<std::chrono::seconds>("ago");
    QTest::addColumn<QString>("title");
    using Model::Source;
    const auto row = [](const char *name, Status before, Status status, Source source, std::chrono::seconds ago,
                         const QString &title) { QTest::newRow(name) << before << status << source << ago << title; };
    const auto failed = QStringLiteral("acme/api #2 failed");
    const auto fixed = QStringLiteral("acme/api #2 is fixed");
    row("failed", Status::Success, Status::Failure, Source::Webhook, 1s, failed);
    row("failed on", Status::Failure, Status::Failure, Source::Webhook, 1s, failed);
    row("an error", Status::Success, Status::Error, Source::Webhook, 1s, failed);
    row("fixed", Status::Failure, Status::Success, Source::Webhook, 1s, fixed);
    row("passes as ever", Status::Success, Status::Success, Source::Webhook, 1s, {});
    row("runs", Status::Failure, Status::Running, Source::Webhook, 1s, {});
    row("cancelled", Status::Success, Status::Killed, Source::Webhook, 1s, {});
    row("caught up soon", Status::Success, Status::Failure, Source::Reconciled, 300s, failed);
    row("caught up late", Status::Success, Status::Failure, Source::Reconciled, 601s, {});
    row("an old webhook", Status::Success, Status::Failure, Source::Webhook, 3600s, {});
    row("replayed", Status::Success, Status::Failure, Source::Replay, 1s, {});
}

void TestBuildNews::whatIsNews()
{
    QFETCH(Status, before);
    QFETCH(Status, status);
    QFETCH(Model::Source, source);
    QFETCH(std::chrono::seconds, ago);
    QFETCH(QString, title);
    Desk desk;
    desk.builds.records = {desk.build(1, before, 2h)};
    Store::BuildRecord record = desk.build(2, status, ago);
    record.lastSource = source;
    desk.take(record);
    QCOMPARE(desk.told.size(), 0); // others may join
    desk.wait();
    QCOMPARE(desk.told.size(), title.isEmpty() ? 0 : 1);
    if (title.isEmpty())
        return;
    QCOMPARE(desk.told[0].title, title);
    QCOMPARE(desk.told[0].build, std::optional(record.build.key()));
    QVERIFY(!desk.told[0].body.isEmpty());
}

void TestBuildNews::aFailureSaysWhatAndWhere()
{
    Desk desk;
    desk.builds.records = {desk.build(1, Status::Success, 2h)};
    Store::BuildRecord record = desk.build(2, Status::Failure);
    record.build.message = QStringLiteral("Compare totals as decimals\n\nmore");
    record.build.title.clear();
    record.build.authorName = QStringLiteral("Ada L.");
    Model::Stage stage;
    Model::Step step;
    step.name = QStringLiteral("test");
    step.status = Status::Failure;
    step.exitCode = 8;
    stage.steps = {step};
    record.build.stages = {stage};
    desk.take(record);
    desk.wait();
    QCOMPARE(desk.told.size(), 1);
    const QStringList lines = desk.told[0].body.split(QLatin1Char('\n'));
    QVERIFY2(lines[0].startsWith(QStringLiteral("test failed · exit code 8")), qPrintable(lines[0]));
    QVERIFY2(lines[1].startsWith(QLatin1String("Compare totals as decimals")), qPrintable(lines[1]));
    QVERIFY(desk.told[0].urgent);
}

void TestBuildNews::eachEndIsToldOnce()
{
    Desk desk;
    for (int i = 0; i < 3; ++i) { // its last deliveries all say that it failed
        desk.take(desk.build(2, Status::Failure));
        desk.wait();
    }
    QCOMPARE(desk.told.size(), 1);
}

void TestBuildNews::aRestartedBuildMayFailAgain()
{
    Desk desk;
    desk.take(desk.build(2, Status::Failure));
    desk.wait();
    desk.take(desk.build(2, Status::Running));
    desk.take(desk.build(2, Status::Failure));
    desk.wait();
    QCOMPARE(desk.told.size(), 2);
}

void TestBuildNews::aLostBuildMayStillFail()
{
    Desk desk;
    desk.take(desk.build(2, Status::Lost));
    desk.wait();
    QCOMPARE(desk.told.size(), 0);
    desk.take(desk.build(2, Status::Failure));
    desk.wait();
    QCOMPARE(desk.told.size(), 1);
}

void TestBuildNews::manyAreToldInOne()
{
    Desk desk;
    desk.builds.records = {desk.build(1, Status::Failure, 2h)};
    desk.take(desk.build(2, Status::Success));
    for (qint64 number = 3; number < 11; ++number)
        desk.take(desk.build(number, Status::Failure));
    desk.wait();
    QCOMPARE(desk.told.size(), 1);
    QVERIFY(!desk.told[0].build);
    QVERIFY(desk.told[0].urgent);
    QVERIFY2(desk.told[0].title.contains(QLatin1Char('8')), qPrintable(desk.told[0].title));
    const QStringList lines = desk.told[0].body.split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines[0], QStringLiteral("acme/api #2 is fixed"));
    QVERIFY2(lines[6].contains(QLatin1Char('3')), qPrintable(lines[6]));
}

void TestBuildNews::aFloodIsSpacedOut()
{
    Desk desk;
    int builds = 0;
    for (std::chrono::milliseconds passed{0}; passed < 60s; passed += 500ms) {
        desk.take(desk.build(++builds, Status::Failure));
        desk.clock.advance(500ms);
    }
    QVERIFY2(desk.told.size() >= 3 && desk.told.size() <= 5, qPrintable(QString::number(desk.told.size())));
}

void TestBuildNews::wishesAreHeeded()
{
    Desk desk;
    desk.news.setWanted(false, true);
    desk.take(desk.build(2, Status::Failure));
    desk.wait();
    QCOMPARE(desk.told.size(), 0);
    desk.take(desk.build(3, Status::Success));
    desk.wait();
    QCOMPARE(desk.told.size(), 1);
    desk.news.setWanted(true, false);
    desk.take(desk.build(4, Status::Failure));
    desk.wait();
    desk.take(desk.build(5, Status::Success));
    desk.wait();
    QCOMPARE(desk.told.size(), 2);
    QCOMPARE(desk.told[1].title, QStringLiteral("acme/api #4 failed"));
}

REGISTER_GUILESS_TEST(TestBuildNews)
#include "tst_buildnews.moc"
