// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/demofeed.h"

#include "demo/demolog.h"

namespace Service {

namespace {

/// Steps of the demo last one to four seconds and print up to a hundred lines.
constexpr std::chrono::milliseconds Pace{60};
constexpr int LinesAtOnce = 2;

} // namespace

QList<Drone::LogLine> demoLog(const Model::Build &build, const Model::Step &step)
{
    const QStringList texts = Demo::logOf(build, step);
    const qint64 lasts = step.stopped > 0 ? step.stopped - step.started : texts.size() * Pace.count() / 2000;
    QList<Drone::LogLine> lines;
    for (const QString &text : texts)
        lines.append({lines.size(), text, lasts * lines.size() / texts.size()});
    return lines;
}

DemoFeed::DemoFeed(Core::Clock &clock, Current current, int stage, int step, QObject *parent)
    : LogFeed(parent)
    , m_current(std::move(current))
    , m_stage(stage)
    , m_step(step)
    , m_clock(clock)
    , m_alarm(clock.alarm([this] { look(); }))
{
}

void DemoFeed::start()
{
    m_told = 0;
    m_over = false;
    m_alarm->ringAt(m_clock.now());
}

void DemoFeed::fetch()
{
    start(); // a step that has ended is told whole at once
}

void DemoFeed::stop()
{
    m_alarm->cancel();
}

void DemoFeed::look()
{
    const Model::Build build = m_current();
    for (const Model::Stage &stage : build.stages) {
        for (const Model::Step &step : stage.steps) {
            if (stage.number != m_stage || step.number != m_step)
                continue;
            const QList<Drone::LogLine> lines = demoLog(build, step);
            if (Model::isTerminal(step.status) || Model::isTerminal(build.status)) {
                m_over = true;
                Q_EMIT finished(lines);
                return;
            }
            const QList<Drone::LogLine> news = lines.mid(m_told, LinesAtOnce);
            m_told += news.size();
            m_alarm->ringAt(m_clock.now() + Pace);
            if (!news.isEmpty())
                Q_EMIT linesReceived(news);
            return;
        }
    }
}

} // namespace Service
