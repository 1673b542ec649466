// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/clienterror.h"
#include "drone/logline.h"

#include <QObject>

namespace Drone {

/// Where the lines of one step's log come from. Owned by who reads it, in whose thread it lives.
class LogFeed : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFeed)

public:
    using QObject::QObject;

    /// Follows a step that may still run: its lines as they come, and at the end the whole log.
    virtual void start() = 0;
    /// A step that has ended: the whole log, at once.
    virtual void fetch() = 0;
    /// The step is known to have ended: where its end is not told soon, it is looked for.
    virtual void expectEnd() = 0;
    /// No signal follows until it is started again.
    virtual void stop() = 0;
    /// Nothing follows: finished() came, or an interruption that does not go away by itself.
    virtual bool isOver() const = 0;

Q_SIGNALS:
    /// New ones only, in the order of `pos`.
    void linesReceived(const QList<Drone::LogLine> &lines);
    /// Authoritative: replaces what came before.
    void finished(const QList<Drone::LogLine> &wholeLog);
    /// It is heard of again.
    void alive();
    /// Tried again by itself unless isOver().
    void interrupted(const Drone::ClientError &error);
};

} // namespace Drone
