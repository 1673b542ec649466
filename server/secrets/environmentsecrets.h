// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secrets.h"

namespace Secrets {

/// Secrets that the surroundings give: DRONE_WEBHOOK_SECRET, DISCORD_TOKEN and DRONE_TOKEN, each overriding `bundle`; a
/// variable that is not set may come as the file of that name, in lower case with dashes ("discord-token"), in
/// $CREDENTIALS_DIRECTORY (systemd.exec(5), LoadCredential=). White space around a value is cut off, and "Bot " before
/// a Discord token. The variables are removed from the environment, so that no child process sees them.
Bundle withEnvironment(Bundle bundle);

} // namespace Secrets
