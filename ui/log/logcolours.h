// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logtext.h"
#include "ui/theme/tokens.h"

#include <optional>

/// The colours of a log's text on the log's ground. Whatever a program asked for stays readable: at least 4.5:1.
namespace Ui {

QColor logInk(const Drone::TextStyle &style, const Tokens &tokens);
/// Behind the text; nothing for the log's own ground.
std::optional<QColor> logGround(const Drone::TextStyle &style, const Tokens &tokens);

} // namespace Ui
