// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"

namespace Drone {

enum class ClientErrorKind {
    Unconfigured, ///< no server or no token is set
    Unreachable, ///< no connection: name, network, TLS
    Timeout,
    Unauthorized, ///< 401: the token is not valid, so that Drone takes us for a guest
    NotFoundOrForbidden, ///< 403 or 404: Drone says "not found" for what the user may not see, too
    Refused, ///< another 4xx; the cause has Drone's words
    ServerFailed, ///< 5xx
    Redirected, ///< the server is somewhere else
    NotDrone, ///< an answer that no Drone gives: a page, garbage
    TooLarge,
    Cancelled, ///< the server was changed meanwhile
};

using ClientError = Core::Error<ClientErrorKind>;
template <typename T> using ClientResult = Core::Result<T, ClientError>;

} // namespace Drone
