// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "service/demofeed.h"

#include <QTest>

using namespace Service;

namespace {

Model::Build build(Model::Status status)
{
    Model::Build build;
    build.repository.slug = QStringLiteral("acme/api");
    Model::Stage stage;
    stage.number = 1;
    Model::Step step;
    step.number = 1;
    step.name = QStringLiteral("unit tests");
    step.image = QStringLiteral("golang:1.22");
    step.status = status;
    step.started = 100;
    step.stopped = status == Model::Status::Running ? 0 : 104;
    stage.steps = {step};
    build.stages = {stage};
    return build;
}

} // namespace

class TestDemoFeed final : public QObject
{
    Q_OBJECT

private:
    Fakes::FakeClock m_clock;
    Model::Build m_build;
    QList<Drone::LogLine> m_lines;
    std::optional<QList<Drone::LogLine>> m_whole;

    std::unique_ptr<DemoFeed> feed()
    {
        m_lines.clear();
        m_whole.reset();
        auto feed = std::make_unique<DemoFeed>(
            m_clock, [this] { return m_build; }, 1, 1);
        connect(feed.get(), &DemoFeed::linesReceived, this, [this](const auto &lines) { m_lines += lines; });
        connect(feed.get(), &DemoFeed::finished, this, [this](const auto &whole) { m_whole = whole; });
        return feed;
    }

private Q_SLOTS:
    void linesComeWhileItRunsAndEndWithIt()
    {
        m_build = build(Model::Status::Running);
        const auto running = feed();
        running->start();
        for (int i = 0; i < 10; ++i)
            m_clock.advanceToNextAlarm();
        QVERIFY(m_lines.size() >= 10);
        QVERIFY(!m_whole);
        m_build = build(Model::Status::Failure);
        m_clock.advanceToNextAlarm();
        QVERIFY(m_whole);
        QVERIFY(running->isOver());
        QCOMPARE(m_whole->first(m_lines.size()).constLast().text, m_lines.constLast().text);
        QVERIFY(m_whole->size() > m_lines.size());
        QVERIFY(m_whole->constLast().time <= 4);
        QCOMPARE(m_clock.alarmsSet(), 0);
    }

    void endedStepIsTold()
    {
        m_build = build(Model::Status::Success);
        const auto ended = feed();
        ended->fetch();
        QVERIFY(!m_whole); // never from inside the call
        m_clock.advanceToNextAlarm();
        QVERIFY(m_whole);
        QVERIFY(m_lines.isEmpty());
    }

    void stoppedOneIsSilent()
    {
        m_build = build(Model::Status::Running);
        const auto running = feed();
        running->start();
        running->stop();
        QCOMPARE(m_clock.alarmsSet(), 0);
        QVERIFY(m_lines.isEmpty());
    }
};

REGISTER_GUILESS_TEST(TestDemoFeed)
#include "tst_demofeed.moc"
