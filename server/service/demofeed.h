// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "drone/logfeed.h"
#include "model/build.h"

#include <functional>
#include <memory>

namespace Service {

/// The whole log of a step of the demo, as it is known now.
QList<Drone::LogLine> demoLog(const Model::Build &build, const Model::Step &step);

/// A step's log in the demo, which has no Drone server to ask: lines come while the step runs, and end with it. Owned
/// as any LogFeed.
class DemoFeed final : public Drone::LogFeed
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoFeed)

public:
    /// As the build is known now.
    using Current = std::function<Model::Build()>;

    /// `clock` is borrowed.
    DemoFeed(Core::Clock &clock, Current current, int stage, int step, QObject *parent = nullptr);

    void start() override;
    void fetch() override;
    void expectEnd() override { } // it looks by itself
    void stop() override;
    bool isOver() const override { return m_over; }

private:
    void look();

    Current m_current;
    int m_stage;
    int m_step;
    Core::Clock &m_clock;
    std::unique_ptr<Core::Alarm> m_alarm;
    qsizetype m_told = 0;
    bool m_over = false;
};

} // namespace Service
