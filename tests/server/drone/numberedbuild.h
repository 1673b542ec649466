// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

/// Of o/r; its id is ten times its number.
inline Model::Build numberedBuild(const QString &link, qint64 number, Model::Status status = Model::Status::Running)
{
    Model::Build build;
    build.system.link = link;
    build.repository.slug = QStringLiteral("o/r");
    build.id = number * 10;
    build.number = number;
    build.status = status;
    build.version = 2;
    return build;
}
