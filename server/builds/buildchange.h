// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

namespace Builds {

/// One value that is different now.
struct FieldChange
{
    QString path; ///< "build.status", "repository.slug", "default.machine" (a stage), "test.exit_code" (a step)
    QString from; ///< empty when there was nothing
    QString to;

    bool operator==(const FieldChange &) const = default;
};

/// What became different between two states of a build, with Drone's own names for the fields, status first. A step is
/// called "stage/step" where the build has several stages.
QList<FieldChange> describeChange(const Model::Build &before, const Model::Build &after);

} // namespace Builds
