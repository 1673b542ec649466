// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/announcement.h"

#include <QHash>

namespace Model {

size_t qHash(const Channel &channel, size_t seed) noexcept
{
    return qHashMulti(seed, channel.platform, channel.id);
}

} // namespace Model
