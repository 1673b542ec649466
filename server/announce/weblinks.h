// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QString>

namespace Announce {

/// `url` when it is a well-formed http(s) one without a password in it, else empty.
QString webUrl(const QString &url);
/// `url` when a machine on the internet could fetch it: not on this network, not on this computer.
QString publicUrl(const QString &url);

/// Pages of the forge that a build's repository lives in. Empty where the forge's ways are not known.
QString branchPage(const Model::Repository &repository, const QString &branch);
QString tagPage(const Model::Repository &repository, const QString &tag);
QString profilePage(const Model::Repository &repository, const QString &login);
/// The commit; where its page is not known, the comparison that Drone names instead.
QString commitPage(const Model::Build &build);

} // namespace Announce
