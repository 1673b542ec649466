// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/build.h"

#include <QByteArray>
#include <QString>

namespace Model {

enum class Verdict { Accepted = 0, Duplicate = 1, Refused = 2 };

/// Why a delivery was refused. The words are for the owner; the sender learns only the HTTP status.
enum class Refusal {
    None = 0,
    NoSecret, ///< no secret is configured
    SignatureMissing,
    SignatureMalformed,
    AlgorithmUnsupported,
    NotSigned, ///< `date` and `digest` are not both signed
    DateMissing,
    DateUnreadable,
    DigestMissing,
    DigestMismatch, ///< the body is not the one that was signed
    SignatureMismatch,
    TooOld,
    FromFuture,
    NotJson,
    NotDrone, ///< JSON, but not a payload of Drone
    NotStored,
};

/// One HTTP request to the endpoint and what became of it: everything that is kept of it.
struct Delivery
{
    qint64 id = 0; ///< given by the store, rising, never used twice
    Core::WallTime received{};
    QString remote; ///< address of the sender
    Verdict verdict = Verdict::Accepted;
    Refusal refusal = Refusal::None;
    QString event; ///< build, repo, user; empty when the body was not understood
    QString action;
    QString slug;
    BuildKey build; ///< id 0 when the event is not a build's
    qint64 buildNumber = 0;
    Status buildStatus = Status::Unknown;
    QByteArray signature; ///< the MAC, decoded; tells a delivery that comes a second time
    Core::WallTime signedAt{}; ///< the Date that the signature covers, when the signature is right
    QByteArray headers; ///< "Name: value" lines as received
    QByteArray body; ///< as received, byte for byte
    bool folded = false;
    std::chrono::microseconds answeredIn{0}; ///< from the last byte read to the answer

    bool operator==(const Delivery &) const = default;
};

} // namespace Model
