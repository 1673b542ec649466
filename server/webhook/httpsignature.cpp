// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/httpsignature.h"

#include "webhook/httpdate.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace Webhook {

namespace {

using Model::Refusal;

constexpr qsizetype HashSize = 32;

QByteArray sha256(QByteArrayView text)
{
    QByteArray hash(HashSize, Qt::Uninitialized);
    unsigned int size = 0;
    const int done = EVP_Digest(
        text.data(), size_t(text.size()), reinterpret_cast<unsigned char *>(hash.data()), &size, EVP_sha256(), nullptr);
    return done == 1 && size == HashSize ? hash : QByteArray();
}

QByteArray hmacSha256(QByteArrayView text, QByteArrayView key)
{
    QByteArray mac(HashSize, Qt::Uninitialized);
    unsigned int size = 0;
    const unsigned char *done =
        HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
            size_t(text.size()), reinterpret_cast<unsigned char *>(mac.data()), &size);
    return done && size == HashSize ? mac : QByteArray();
}

/// Takes the same time wherever the two differ, so that nobody can guess a signature byte by byte.
bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return !a.isEmpty() && a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

/// Section 2.3: one "name: value" line for each signed header, joined by line feeds. Nothing when a header that is
/// signed is not there, or is there more than once.
std::optional<QByteArray> signingString(const Request &request, const QList<QByteArray> &names)
{
    QByteArray text;
    for (const QByteArray &name : names) {
        if (!text.isEmpty())
            text += '\n';
        if (name == "(request-target)") {
            text += name + ": " + request.method.toLower() + ' ' + request.target;
        } else if (request.count(name) == 1) {
            text += name + ": " + request.header(name);
        } else {
            return {};
        }
    }
    return text;
}

bool digestFits(QByteArrayView header, const QByteArray &body)
{
    constexpr QByteArrayView algorithm("SHA-256=");
    if (header.size() <= algorithm.size()
        || header.first(algorithm.size()).compare(algorithm, Qt::CaseInsensitive) != 0)
        return false;
    const auto claimed = QByteArray::fromBase64Encoding(
        header.sliced(algorithm.size()).toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return claimed && sameBytes(*claimed, sha256(body));
}

Verification refuse(Check failed, Refusal refusal, const QString &words)
{
    Verification verification;
    verification.failed = failed;
    verification.refusal = refusal;
    verification.words = words;
    return verification;
}

QString passedWords(Check check)
{
    switch (check) {
    case Check::Secret:
        return QStringLiteral("A secret is configured");
    case Check::Header:
        return QStringLiteral("There is one Signature header");
    case Check::Parameters:
        return QStringLiteral("Its parameters can be read");
    case Check::Algorithm:
        return QStringLiteral("The algorithm is hmac-sha256");
    case Check::Coverage:
        return QStringLiteral("Date and Digest are both signed");
    case Check::Present:
        return QStringLiteral("Every signed header is there, once");
    case Check::Mac:
        return QStringLiteral("The signature was made with our secret");
    case Check::Digest:
        return QStringLiteral("The body is the one that was signed");
    case Check::Clock:
        return QStringLiteral("It was sent just now");
    }
    return {};
}

} // namespace

QList<CheckResult> Verification::steps() const
{
    QList<CheckResult> results;
    for (int i = 0; i < CheckCount; ++i) {
        const auto check = Check(i);
        if (!failed || check < *failed)
            results.append({check, CheckState::Passed, passedWords(check)});
        else if (check == *failed)
            results.append({check, CheckState::Failed, words});
        else
            results.append({check, CheckState::NotReached, {}});
    }
    return results;
}

Verification verify(
    const Request &request, const QList<QByteArray> &secrets, Core::WallTime now, std::chrono::seconds maxSkew)
{
    QList<QByteArray> keys = secrets;
    keys.removeAll(QByteArray()); // Drone signs with an empty key when it has no secret: anybody could
    if (keys.isEmpty()) {
        return refuse(Check::Secret, Refusal::NoSecret,
            QStringLiteral("No webhook secret is set here, so nothing can be trusted"));
    }

    const int signatures = request.count("Signature");
    if (signatures != 1) {
        return refuse(Check::Header, signatures == 0 ? Refusal::SignatureMissing : Refusal::SignatureMalformed,
            signatures == 0
                ? QStringLiteral("There is no Signature header: set DRONE_WEBHOOK_SECRET on the Drone server")
                : QStringLiteral("There is more than one Signature header"));
    }
    const auto parameters = parseSignature(request.header("Signature"));
    if (!parameters) {
        return refuse(Check::Parameters, Refusal::SignatureMalformed,
            QStringLiteral("The Signature header cannot be read as parameters of an HTTP signature"));
    }
    const auto stop = [&parameters](Check failed, Refusal refusal, const QString &words) {
        Verification verification = refuse(failed, refusal, words);
        verification.mac = parameters->signature;
        return verification;
    };
    if (parameters->algorithm != "hmac-sha256") {
        return stop(Check::Algorithm, Refusal::AlgorithmUnsupported,
            QStringLiteral("The algorithm of the signature is not hmac-sha256"));
    }
    if (!parameters->headers.contains("date") || !parameters->headers.contains("digest")) {
        return stop(Check::Coverage, Refusal::NotSigned, QStringLiteral("Date and Digest are not both signed"));
    }
    const QByteArray date = request.header("Date");
    if (date.isEmpty())
        return stop(Check::Present, Refusal::DateMissing, QStringLiteral("There is not exactly one Date header"));
    const QByteArray digest = request.header("Digest");
    if (digest.isEmpty())
        return stop(Check::Present, Refusal::DigestMissing, QStringLiteral("There is not exactly one Digest header"));
    const auto text = signingString(request, parameters->headers);
    if (!text) {
        return stop(Check::Present, Refusal::SignatureMalformed,
            QStringLiteral("A header that is signed is missing or doubled"));
    }

    Verification verification;
    verification.mac = parameters->signature;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (sameBytes(parameters->signature, hmacSha256(*text, keys[i])) && verification.secret < 0)
            verification.secret = int(secrets.indexOf(keys[i]));
    }
    if (verification.secret < 0) {
        return stop(Check::Mac, Refusal::SignatureMismatch,
            QStringLiteral("The signature was not made with our secret, or Date or Digest were changed"));
    }
    if (!digestFits(digest, request.body)) {
        return stop(Check::Digest, Refusal::DigestMismatch,
            QStringLiteral("The body is not the one that was signed: its SHA-256 is another"));
    }
    const auto sent = fromHttpDate(date);
    if (!sent)
        return stop(Check::Clock, Refusal::DateUnreadable, QStringLiteral("The Date header is not an HTTP date"));
    verification.skew = now - *sent;
    if (maxSkew.count() > 0 && std::chrono::abs(*verification.skew) > maxSkew) {
        const bool old = verification.skew->count() > 0;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::abs(*verification.skew));
        verification.failed = Check::Clock;
        verification.refusal = old ? Refusal::TooOld : Refusal::FromFuture;
        verification.words = QStringLiteral("The clock says it was sent %1 s %2, and %3 s are allowed")
                                 .arg(seconds.count())
                                 .arg(old ? QStringLiteral("ago") : QStringLiteral("from now"))
                                 .arg(maxSkew.count());
    }
    return verification;
}

QByteArray digestOf(QByteArrayView body)
{
    return "SHA-256=" + sha256(body).toBase64();
}

QByteArray sign(QByteArrayView date, QByteArrayView digest, QByteArrayView secret)
{
    const QByteArray text = "date: " + date.toByteArray() + "\ndigest: " + digest.toByteArray();
    return R"(keyId="hmac-key",algorithm="hmac-sha256",signature=")" + hmacSha256(text, secret).toBase64()
        + R"(",headers="date digest")";
}

} // namespace Webhook
