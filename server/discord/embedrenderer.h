// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

#include <QJsonObject>

namespace Discord {

/// A card as the body of "Create Message" and "Edit Message": one embed that keeps to every limit (Discord: Embed
/// Limits), counted in UTF-16 code units, which is never less than what Discord counts. Pings nobody.
QJsonObject renderMessage(const Model::Card &card);

/// The title of such an embed without the mark of the state in front: what stays the same as long as the message lives.
QString titleWithoutState(const QString &embedTitle);

} // namespace Discord
