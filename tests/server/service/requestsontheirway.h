// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Counts the requests to Discord and Drone that are not answered yet, by what the clients say in their logs at debug
/// level; streams are none. One at a time, while the clients live.
class RequestsOnTheirWay
{
public:
    RequestsOnTheirWay();
    ~RequestsOnTheirWay();
    Q_DISABLE_COPY_MOVE(RequestsOnTheirWay)

    static int count();
};
