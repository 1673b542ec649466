// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatedbuild.h"

using Model::Status;

SimulatedBuild::SimulatedBuild(QRandomGenerator &random)
    : m_random(random)
{
    m_rows.system = {QStringLiteral("https://drone.example.com"), QStringLiteral("2.25.0")};
    m_rows.repository = {35, QStringLiteral("acme/api"), QStringLiteral("https://github.com/acme/api"),
        QStringLiteral("main"), QStringLiteral("public"), false, random.bounded(1, 50)};
    m_rows.id = random.bounded(1, 1'000'000);
    m_rows.number = random.bounded(1, 1000);
    m_rows.event = QStringLiteral("push");
    m_rows.message = QStringLiteral("Change %1").arg(random.bounded(1000));
    m_rows.created = m_rows.updated = m_now;
    m_rows.version = 1;
    if (chance(5)) { // the pipeline's configuration is broken: one payload, nothing follows
        m_rows.status = Status::Error;
        m_rows.error = QStringLiteral("yaml: line 3: mapping values are not allowed");
        m_rows.started = m_rows.finished = m_now;
        m_payloads.append(m_rows);
        return;
    }
    m_rows.status = Status::Pending;
    m_earlier = m_rows;
    m_payloads.append(m_rows);
    run();
}

void SimulatedBuild::run()
{
    qint64 id = m_rows.id * 1000;
    const int stages = m_random.bounded(1, 5);
    for (int number = 1; number <= stages; ++number) {
        Model::Stage stage;
        stage.id = ++id;
        stage.number = number;
        stage.name = QStringLiteral("stage-%1").arg(number);
        stage.status = Status::Pending;
        stage.created = stage.updated = m_now;
        stage.version = 1;
        const int steps = m_random.bounded(0, 6);
        for (int step = 1; step <= steps; ++step) {
            Model::Step row;
            row.id = ++id;
            row.number = step;
            row.name = QStringLiteral("step-%1").arg(step);
            row.status = Status::Pending;
            row.errIgnore = chance(10);
            row.version = 1;
            stage.steps.append(row);
        }
        m_rows.stages.append(stage);
    }
    if (chance(10)) {
        cancel();
        return;
    }
    m_rows.status = Status::Running;
    m_rows.started = m_rows.updated = m_now;
    ++m_rows.version;
    for (Model::Stage &stage : m_rows.stages) {
        stage.status = Status::Running;
        stage.started = m_now;
        stage.machine = QStringLiteral("runner-%1").arg(m_random.bounded(3));
        stage.version += 2;
    }

    QList<std::pair<int, int>> open; // the next step of each stage, so that stages run side by side
    for (int i = 0; i < m_rows.stages.size(); ++i)
        open.append({i, 0});
    while (!open.isEmpty()) {
        if (chance(2)) {
            cancel();
            return;
        }
        const int pick = m_random.bounded(static_cast<int>(open.size()));
        auto &[stageIndex, stepIndex] = open[pick];
        Model::Stage &stage = m_rows.stages[stageIndex];
        if (stepIndex == stage.steps.size()) {
            teardown(stage);
            open.removeAt(pick);
            continue;
        }
        Model::Step &step = stage.steps[stepIndex];
        if (step.status == Status::Pending && stage.exitCode == 0) {
            m_earlier = m_rows;
            step.status = Status::Running;
            step.started = m_now;
            ++step.version;
        } else {
            finishStep(stage, step);
            ++stepIndex;
        }
        send();
    }
    Status status = Status::Success;
    for (const Model::Stage &stage : std::as_const(m_rows.stages)) {
        if (stage.status != Status::Success) {
            status = stage.status;
            break;
        }
    }
    finish(status);
}

void SimulatedBuild::finishStep(Model::Stage &stage, Model::Step &step)
{
    m_earlier = m_rows;
    m_now += m_random.bounded(3); // several rows change within one second
    ++step.version;
    step.stopped = m_now;
    if (stage.exitCode != 0) {
        step.status = Status::Skipped;
        return;
    }
    step.status = Status::Success;
    if (chance(12)) {
        step.status = chance(80) ? Status::Failure : Status::Error;
        step.exitCode = m_random.bounded(1, 255);
        if (step.status == Status::Error)
            step.error = QStringLiteral("no such image");
        if (!step.errIgnore)
            stage.exitCode = step.exitCode;
    }
}

void SimulatedBuild::teardown(Model::Stage &stage)
{
    m_earlier = m_rows;
    stage.status = stage.exitCode != 0 ? Status::Failure : Status::Success;
    stage.stopped = stage.updated = m_now;
    ++stage.version;
    for (Model::Step &step : stage.steps)
        ++step.version;
}

void SimulatedBuild::cancel()
{
    for (Model::Stage &stage : m_rows.stages) {
        if (Model::isTerminal(stage.status))
            continue;
        stage.status = stage.started != 0 ? Status::Killed : Status::Skipped;
        stage.started = stage.started != 0 ? stage.started : m_now;
        stage.stopped = m_now;
        ++stage.version;
        for (Model::Step &step : stage.steps) {
            if (Model::isTerminal(step.status))
                continue;
            step.status = step.status == Status::Running ? Status::Killed : Status::Skipped;
            step.started = step.stopped = m_now;
            step.exitCode = 130;
            ++step.version;
        }
    }
    finish(Status::Killed);
}

void SimulatedBuild::finish(Status status)
{
    m_rows.status = status;
    m_rows.finished = m_now;
    ++m_rows.version;
    m_rows.repository.version += m_random.bounded(2);
    m_payloads.append(m_rows);
}

void SimulatedBuild::send()
{
    Model::Build payload = m_rows;
    if (chance(30))
        payload.stages = m_earlier.stages;
    else if (chance(10))
        payload.stages[m_random.bounded(static_cast<int>(payload.stages.size()))].steps.clear();
    m_payloads.append(payload);
}
