// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QJsonObject>

namespace Model {

/// Drone's JSON (Drone 2.25, core/*.go) to values and back, with Drone's key names: webhook payloads, API answers and
/// our own database all speak it. Reading never fails: a missing or ill-typed value is that type's default, unknown
/// keys are ignored. Whether the result is usable is the caller's question (`id`, `number`, `slug`).
Repository repositoryFromJson(const QJsonObject &json);
System systemFromJson(const QJsonObject &json);
User userFromJson(const QJsonObject &json);
Build buildFromJson(const QJsonObject &json); ///< without system and repository

QJsonObject toJson(const Build &build); ///< with "system" and "repo" inside, and whether it is lost
/// Reverses toJson(): all that is read, too.
Build storedBuildFromJson(const QJsonObject &json);

} // namespace Model
