// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "drone/clienterror.h"
#include "model/build.h"
#include "model/buildact.h"

#include <QObject>

namespace Store {
class Database;
class StoreWriter;
} // namespace Store

namespace Service {

class DroneLink;

/// Passes on to Drone what a person asks for, and keeps what came back with the build. One request at Drone for each
/// (approving: one for each stage), never repeated by itself: nobody wants a build restarted twice. Lives in the
/// service thread.
class DroneActs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DroneActs)

public:
    /// All are borrowed and outlive it.
    DroneActs(Core::Clock &clock, Store::Database &reader, Store::StoreWriter &writer, DroneLink &link,
        QObject *parent = nullptr);

    /// finished() with that number follows, later; kept() before it, unless Drone could not even be asked.
    void act(quint64 request, const Model::BuildKey &build, const Model::BuildAct &act);

Q_SIGNALS:
    /// `message` is for a person: what Drone did, or in its words why not.
    void finished(quint64 request, bool ok, const QString &message);
    /// What was asked of this build is on disk.
    void kept(const Model::BuildKey &build);

private:
    struct Asked
    {
        quint64 request = 0;
        Model::Build build;
        Model::BuildAct act;
    };

    void decide(const Asked &asked, qsizetype stage);
    void takeNew(const Asked &asked, const Drone::ClientResult<Model::Build> &made);
    void settle(const Asked &asked, const Drone::ClientResult<void> &answer, const QString &words);
    void end(const Asked &asked, bool ok, const QString &words);

    Core::Clock &m_clock;
    Store::Database &m_reader;
    Store::StoreWriter &m_writer;
    DroneLink &m_link;
};

} // namespace Service
