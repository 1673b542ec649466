// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QRandomGenerator>

/// A build as a Drone server lives through it: rows whose version rises with every write, and the payloads that are
/// sent on the way. Payloads are read row by row, so one may hold an older build beside newer steps.
class SimulatedBuild
{
public:
    explicit SimulatedBuild(QRandomGenerator &random);

    const QList<Model::Build> &payloads() const { return m_payloads; }
    /// The rows at the end; the last payload says the same.
    const Model::Build &truth() const { return m_rows; }

private:
    void run();
    void cancel();
    void finishStep(Model::Stage &stage, Model::Step &step);
    void teardown(Model::Stage &stage);
    void finish(Model::Status status);
    void send();
    bool chance(int percent) { return m_random.bounded(100) < percent; }

    QRandomGenerator &m_random;
    Model::Build m_rows;
    Model::Build m_earlier; ///< the rows before the last write
    QList<Model::Build> m_payloads;
    qint64 m_now = 1'795'450'982;
};
