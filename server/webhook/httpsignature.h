// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"
#include "webhook/requesthandler.h"

#include <QList>

#include <optional>

/// HTTP signatures (draft-cavage-http-signatures-10) as Drone 2.25 uses them: HMAC-SHA256 over "date" and "digest", the
/// digest being the body's SHA-256. Nothing here has state; safe from any thread.
namespace Webhook {

/// The parameters of a Signature header.
struct SignatureParameters
{
    QByteArray keyId;
    QByteArray algorithm;
    QList<QByteArray> headers; ///< what is signed, in order, lower case
    QByteArray signature; ///< decoded

    bool operator==(const SignatureParameters &) const = default;
};

/// Reads parameters by name in any order. Nothing when one is doubled, unquoted, missing or undecodable; unknown ones
/// are ignored, a missing "headers" means "date" alone (section 2.1.6).
std::optional<SignatureParameters> parseSignature(QByteArrayView value);

/// What has to be in order, in the order of looking: the clock comes last, so that only the holder of the secret is
/// ever told about it.
enum class Check { Secret, Header, Parameters, Algorithm, Coverage, Present, Mac, Digest, Clock };
inline constexpr int CheckCount = 9;

enum class CheckState { Passed, Failed, NotReached };

struct CheckResult
{
    Check check{};
    CheckState state = CheckState::NotReached;
    QString words; ///< for a person; neither the secret nor a signature

    bool operator==(const CheckResult &) const = default;
};

/// What came of looking at one request.
struct Verification
{
    Model::Refusal refusal = Model::Refusal::None;
    std::optional<Check> failed; ///< where it ended, when refused
    QString words; ///< why, for a person; empty when all is in order
    QByteArray mac; ///< the signature, decoded, when it could be decoded
    std::optional<std::chrono::milliseconds> skew; ///< our clock minus the sender's, once the signature is known right
    int secret = -1; ///< which of the secrets fits

    bool ok() const { return refusal == Model::Refusal::None; }
    /// Every check with its outcome, for showing.
    QList<CheckResult> steps() const;
};

/// Looks at headers and body of `request`. Any one of `secrets` may fit (two are valid while one replaces the other);
/// empty ones fit nothing. `maxSkew` 0 = the age of the Date does not matter.
Verification verify(
    const Request &request, const QList<QByteArray> &secrets, Core::WallTime now, std::chrono::seconds maxSkew);

/// The Digest header of `body`: "SHA-256=" and the hash in base64 (RFC 3230, RFC 5843).
QByteArray digestOf(QByteArrayView body);
/// The Signature header over those two headers, parameters in Drone's order.
QByteArray sign(QByteArrayView date, QByteArrayView digest, QByteArrayView secret);

} // namespace Webhook
