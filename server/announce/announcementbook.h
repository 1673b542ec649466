// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"

#include <functional>
#include <optional>

namespace Announce {

/// Where the announcer keeps what it must not forget. The store stands behind it, a map in the tests.
class AnnouncementBook
{
public:
    virtual ~AnnouncementBook() = default;
    virtual std::optional<Model::Announcement> find(const QString &subject, const Model::Channel &channel) const = 0;
    virtual bool hasMessage(const QString &messageId) const = 0;
    /// `done(true)` once it is on disk, `done(false)` when it could not be written; in the announcer's thread, later.
    virtual void record(const Model::Announcement &announcement, std::function<void(bool)> done) = 0;
};

} // namespace Announce
