// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>

#include <vector>

/// Deliveries as Drone sends them, with bodies of 5 KB, signed before the measuring starts: what differs from one to
/// the next is kept, the rest is shared. Those of two objects differ too.
class SignedRequests
{
public:
    /// The secret that they are signed with.
    static QByteArray secret();

    /// next() begins again after `count` of them.
    explicit SignedRequests(int count);

    QByteArray next();

private:
    QByteArray body(int number) const;
    static QByteArray mark(const QByteArray &date, const QByteArray &text);

    const QByteArray m_run;
    const Core::WallTime m_start;
    const QByteArray m_filler;
    std::vector<QByteArray> m_marks;
    int m_next = 0;
};
