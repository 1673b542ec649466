// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"
#include "listedbuilds.h"

namespace Fakes {

/// A believable day of builds, the newest at `now` (Unix seconds), with messages and deliveries.
void fillWithADay(ListedBuilds &builds, qint64 now);
/// Builds whose names are as long, or as odd, as Drone lets them be: owner and repository of 100 characters, a branch
/// of 200, a message without blanks, pictures in an author's name, writing from right to left.
void fillWithExtremes(ListedBuilds &builds, qint64 now);
/// `count` builds, one every few minutes into the past.
void fillWithMany(ListedBuilds &builds, int count, qint64 now);
Store::BuildRecord sampleBuild(qint64 row, const QString &slug, qint64 number, Model::Status status, qint64 created);
Health::Report sampleHealth(qint64 now);
/// Cards that try to break their view, each with a name.
QList<std::pair<QByteArray, Model::Card>> hostileCards();

} // namespace Fakes
