// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace Health {

enum class Status { Pass, Warn, Fail };

/// One part of the service and how it does.
struct Component
{
    QString name; ///< "listener", "signatures", "store", "discord", "gateway", "drone", "clock"
    Status status = Status::Pass;
    Core::WallTime since{}; ///< when it came to this status
    QString why; ///< what is the case, for a person; never empty
    QString remedy; ///< what to do about it; empty when it passes
    QJsonObject figures; ///< numbers and words behind it, by name with the unit at the end ("oldest_wait_s")

    bool operator==(const Component &) const = default;
};

/// How the service does as a whole, at one moment. A value: crosses threads, is served, printed and shown.
struct Report
{
    QString version;
    Core::WallTime at{};
    QList<Component> components;

    Status status() const; ///< the worst of all
    const Component *find(QStringView name) const;
    bool operator==(const Report &) const = default;
};

/// `report` with a failure for each of `names` that is not in it: what has told nothing for so long is not well.
Report withSilent(Report report, const QStringList &names, std::chrono::seconds waited, Core::WallTime now);

QString statusWord(Status status); ///< "pass", "warn", "fail"
/// application/health+json (draft-inadarei-api-health-check-06).
QJsonObject toJson(const Report &report);
/// What a stranger may know: {"status": …}.
QJsonObject toPublicJson(const Report &report);

} // namespace Health
