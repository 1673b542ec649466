// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Service {

/// The stations of a delivery, in their order.
enum class Hop {
    Stored, ///< came over the network, its signature was right, it is on disk
    Acknowledged, ///< the 204 is back at the sender
    Folded, ///< is the state of a build, on disk
    Posted, ///< has its message
    Deleted, ///< the message is gone again
};
inline constexpr Hop Hops[]{Hop::Stored, Hop::Acknowledged, Hop::Folded, Hop::Posted, Hop::Deleted};

/// How far the test build has come.
struct ProofReport
{
    QString endpoint; ///< where it was sent to
    QMap<Hop, std::chrono::milliseconds> reached; ///< since the signed request was made
    std::optional<Hop> failed; ///< where it ended
    bool isPreview = false; ///< no chat is set: the message was previewed, and there was none to delete

    bool operator==(const ProofReport &) const = default;
};

} // namespace Service

Q_DECLARE_METATYPE(Service::ProofReport)
