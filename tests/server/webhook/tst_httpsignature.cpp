// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "recording.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <functional>

using Model::Refusal;
using namespace std::chrono_literals;

namespace {

const QByteArray Key = QByteArrayLiteral("webhook-secret");
const QByteArray Date = QByteArrayLiteral("Fri, 12 Nov 2021 23:33:47 GMT");
const QByteArray Body = QByteArrayLiteral(R"({"event":"user","action":"created","user":{"login":"mira"}})");

Webhook::Request signedRequest()
{
    Webhook::Request request;
    request.method = "POST";
    request.path = request.target = "/webhook";
    request.body = Body;
    const QByteArray digest = Webhook::digestOf(Body);
    request.headers = {
        {"Host", "192.0.2.10"}, {"Date", Date}, {"Digest", digest}, {"Signature", Webhook::sign(Date, digest, Key)}};
    return request;
}

QByteArray macOf(const Webhook::Request &request)
{
    return Webhook::parseSignature(request.header("Signature"))->signature.toBase64();
}

} // namespace

using Tampering = std::function<void(Webhook::Request &)>;

class HttpSignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownVector();
    void digest();
    void parameters_data();
    void parameters();
    void verdict_data();
    void verdict();
    void clock_data();
    void clock();
    void severalSecrets();
    void signedMore();
    void stepsTellWhereItEnded();
    void dates_data();
    void dates();
};

void HttpSignatureTest::knownVector()
{
    const QByteArray header = Webhook::sign(Date, "SHA-256=kCit1zUa+1aDpnZhDSBCa0iVYPTeF6k2jCjHwE2lnQY=", Key);
    QCOMPARE(header,
        QByteArray(
            R"(keyId="hmac-key",algorithm="hmac-sha256",signature="nMQOWQSyloFPh3ZB8Uoh/D9QyzCtnVf0tk/jemJm058=",)"
            R"(headers="date digest")"));
}

void HttpSignatureTest::digest()
{
    // FIPS 180-2: the hash of nothing and of "abc".
    QCOMPARE(Webhook::digestOf(""), QByteArray("SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
    QCOMPARE(Webhook::digestOf("abc"), QByteArray("SHA-256=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="));
}

void HttpSignatureTest::parameters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("readable");
    const auto row = [](const char *name, const char *text, bool readable) {
        QTest::newRow(name) << QByteArray(text) << readable;
    };
    row("Drone's order", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest")", true);
    row("another order", R"(headers="date digest",signature="QUJD",algorithm="hmac-sha256",keyId="hmac-key")", true);
    row("white space", "  keyId=\"hmac-key\" ,\talgorithm=\"hmac-sha256\", signature=\"QUJD\",headers=\"date digest\" ",
        true);
    row("capitals", R"(keyId="hmac-key",algorithm="HMAC-SHA256",signature="QUJD",headers="Date Digest")", true);
    row("unknown one", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest",x="y")",
        true);
    row("empty", "", false);
    row("junk", "!!!", false);
    row("scheme in front",
        R"(Signature keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest")", false);
    row("no signature", R"(keyId="hmac-key",algorithm="hmac-sha256",headers="date digest")", false);
    row("no key", R"(algorithm="hmac-sha256",signature="QUJD",headers="date digest")", false);
    row("doubled signature",
        R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",signature="QUJD",headers="date digest")", false);
    row("doubled header", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest date")",
        false);
    row("two spaces", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date  digest")", false);
    row("unquoted", R"(keyId=hmac-key,algorithm="hmac-sha256",signature="QUJD",headers="date digest")", false);
    row("no closing quote", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest)", false);
    row("comma at the end", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest",)",
        false);
    row("text at the end", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="QUJD",headers="date digest" x)",
        false);
    row("not base64", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="Q*JD",headers="date digest")", false);
    row("empty signature", R"(keyId="hmac-key",algorithm="hmac-sha256",signature="",headers="date digest")", false);
}

void HttpSignatureTest::parameters()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, readable);
    const auto found = Webhook::parseSignature(text);
    QCOMPARE(found.has_value(), readable);
    if (!readable)
        return;
    const Webhook::SignatureParameters expected{"hmac-key", "hmac-sha256", {"date", "digest"}, "ABC"};
    QCOMPARE(*found, expected);
}

void HttpSignatureTest::verdict_data()
{
    using Webhook::Request;
    QTest::addColumn<Tampering>("change");
    QTest::addColumn<Refusal>("refusal");
    const auto row = [](const char *name, Refusal refusal, Tampering change) {
        QTest::newRow(name) << change << refusal;
    };
    const auto set = [](const char *name, const QByteArray &value) -> Tampering {
        return [name, value](Request &request) { Recordings::setHeader(request, name, value); };
    };
    const auto drop = [](const char *name) -> Tampering {
        return [name](Request &request) { Recordings::removeHeader(request, name); };
    };
    const auto twice = [](const char *name) -> Tampering {
        return [name](Request &request) { request.headers.append({name, request.header(name)}); };
    };
    row("good", Refusal::None, [](Request &) {});
    row("names in other case", Refusal::None, [](Request &request) {
        for (auto &header : request.headers)
            header.first = header.first.toUpper();
    });
    row("digest algorithm in other case", Refusal::None, [](Request &request) {
        const QByteArray digest = "sha-256=" + request.header("Digest").mid(8);
        Recordings::setHeader(request, "Digest", digest);
        Recordings::setHeader(request, "Signature", Webhook::sign(Date, digest, Key));
    });
    row("wrong secret", Refusal::SignatureMismatch, [](Request &request) {
        Recordings::setHeader(request, "Signature", Webhook::sign(Date, request.header("Digest"), "webhook-secreT"));
    });
    row("empty secret", Refusal::SignatureMismatch, [](Request &request) {
        Recordings::setHeader(request, "Signature", Webhook::sign(Date, request.header("Digest"), ""));
    });
    row("no signature", Refusal::SignatureMissing, drop("Signature"));
    row("two signatures", Refusal::SignatureMalformed, twice("Signature"));
    row("junk signature", Refusal::SignatureMalformed, set("Signature", "junk"));
    row("moved to Authorization", Refusal::SignatureMissing, [](Request &request) {
        request.headers.append({"Authorization", "Signature " + request.header("Signature")});
        Recordings::removeHeader(request, "Signature");
    });
    row("tampered body", Refusal::DigestMismatch, [](Request &request) { request.body.replace("mira", "eve!"); });
    row("cut body", Refusal::DigestMismatch, [](Request &request) { request.body.chop(1); });
    row("empty body", Refusal::DigestMismatch, [](Request &request) { request.body.clear(); });
    row("tampered digest", Refusal::SignatureMismatch, set("Digest", Webhook::digestOf("other")));
    row("body and digest exchanged", Refusal::SignatureMismatch, [](Request &request) {
        request.body = "other";
        Recordings::setHeader(request, "Digest", Webhook::digestOf(request.body));
    });
    row("no digest", Refusal::DigestMissing, drop("Digest"));
    row("two digests", Refusal::DigestMissing, twice("Digest"));
    row("digest of another algorithm", Refusal::DigestMismatch, [](Request &request) {
        const QByteArray digest = "MD5=" + request.header("Digest").mid(8);
        Recordings::setHeader(request, "Digest", digest);
        Recordings::setHeader(request, "Signature", Webhook::sign(Date, digest, Key));
    });
    row("digest not base64", Refusal::DigestMismatch, [](Request &request) {
        Recordings::setHeader(request, "Digest", "SHA-256=***");
        Recordings::setHeader(request, "Signature", Webhook::sign(Date, "SHA-256=***", Key));
    });
    row("tampered date", Refusal::SignatureMismatch, set("Date", "Fri, 12 Nov 2021 23:33:48 GMT"));
    row("no date", Refusal::DateMissing, drop("Date"));
    row("two dates", Refusal::DateMissing, twice("Date"));
    row("date in other words", Refusal::DateUnreadable, [](Request &request) {
        Recordings::setHeader(request, "Date", "yesterday");
        Recordings::setHeader(request, "Signature", Webhook::sign("yesterday", request.header("Digest"), Key));
    });
    row("sha1", Refusal::AlgorithmUnsupported, [](Request &request) {
        Recordings::setHeader(request, "Signature", request.header("Signature").replace("hmac-sha256", "hmac-sha1"));
    });
    row("no algorithm", Refusal::AlgorithmUnsupported, [](Request &request) {
        Recordings::setHeader(
            request, "Signature", request.header("Signature").replace(R"(algorithm="hmac-sha256",)", ""));
    });
    row("digest not signed", Refusal::NotSigned, [](Request &request) {
        Recordings::setHeader(request, "Signature", request.header("Signature").replace("date digest", "date"));
    });
    row("date not signed", Refusal::NotSigned, [](Request &request) {
        Recordings::setHeader(request, "Signature", request.header("Signature").replace("date digest", "digest"));
    });
    row("headers left out", Refusal::NotSigned, [](Request &request) {
        Recordings::setHeader(
            request, "Signature", request.header("Signature").replace(R"(,headers="date digest")", ""));
    });
    row("other order than signed", Refusal::SignatureMismatch, [](Request &request) {
        Recordings::setHeader(request, "Signature", request.header("Signature").replace("date digest", "digest date"));
    });
    row("signs a header that is not there", Refusal::SignatureMalformed, [](Request &request) {
        Recordings::setHeader(
            request, "Signature", request.header("Signature").replace("date digest", "date digest x-drone-event"));
    });
    row("truncated signature", Refusal::SignatureMismatch, [](Request &request) {
        const QByteArray mac = macOf(request);
        const QByteArray half = QByteArray::fromBase64(mac).first(16).toBase64();
        Recordings::setHeader(request, "Signature", request.header("Signature").replace(mac, half));
    });
}

void HttpSignatureTest::verdict()
{
    QFETCH(Tampering, change);
    QFETCH(Refusal, refusal);
    Webhook::Request request = signedRequest();
    change(request);
    const auto verification = Webhook::verify(request, {Key}, *Webhook::fromHttpDate(Date), 300s);
    QCOMPARE(verification.refusal, refusal);
    QCOMPARE(verification.ok(), refusal == Refusal::None);
    QCOMPARE(verification.words.isEmpty(), verification.ok());
    if (verification.ok())
        QCOMPARE(verification.mac.toBase64(), macOf(request));
    QVERIFY(!verification.words.contains(QString::fromLatin1(Key)));
    const Webhook::Verification none = Webhook::verify(request, {}, *Webhook::fromHttpDate(Date), 300s);
    QCOMPARE(none.refusal, Refusal::NoSecret);
    const Webhook::Verification empty = Webhook::verify(request, {QByteArray()}, *Webhook::fromHttpDate(Date), 300s);
    QCOMPARE(empty.refusal, Refusal::NoSecret);
}

void HttpSignatureTest::clock_data()
{
    QTest::addColumn<int>("late"); // ms that we are after its Date
    QTest::addColumn<int>("allowed"); // s
    QTest::addColumn<bool>("genuine");
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("now") << 0 << 300 << true << Refusal::None;
    QTest::newRow("just in time") << 300'000 << 300 << true << Refusal::None;
    QTest::newRow("just too late") << 300'001 << 300 << true << Refusal::TooOld;
    QTest::newRow("just not too early") << -300'000 << 300 << true << Refusal::None;
    QTest::newRow("just too early") << -300'001 << 300 << true << Refusal::FromFuture;
    QTest::newRow("an hour old") << 3'600'000 << 300 << true << Refusal::TooOld;
    QTest::newRow("an hour from now") << -3'600'000 << 300 << true << Refusal::FromFuture;
    QTest::newRow("an hour old, no limit") << 3'600'000 << 0 << true << Refusal::None;
    QTest::newRow("an hour old and forged: the clock is not told")
        << 3'600'000 << 300 << false << Refusal::SignatureMismatch;
}

void HttpSignatureTest::clock()
{
    QFETCH(int, late);
    QFETCH(int, allowed);
    QFETCH(bool, genuine);
    QFETCH(Refusal, refusal);
    const auto now = *Webhook::fromHttpDate(Date) + std::chrono::milliseconds(late);
    const QByteArray secret = genuine ? Key : QByteArrayLiteral("another");
    const auto verification = Webhook::verify(signedRequest(), {secret}, now, std::chrono::seconds(allowed));
    QCOMPARE(verification.refusal, refusal);
    QCOMPARE(verification.skew.has_value(), genuine);
    if (genuine)
        QCOMPARE(verification.skew->count(), late);
}

void HttpSignatureTest::severalSecrets()
{
    const auto now = *Webhook::fromHttpDate(Date);
    QCOMPARE(Webhook::verify(signedRequest(), {"old one", Key}, now, 300s).secret, 1);
    QCOMPARE(Webhook::verify(signedRequest(), {Key, "new one"}, now, 300s).secret, 0);
    QCOMPARE(Webhook::verify(signedRequest(), {"", Key}, now, 300s).secret, 1);
    QCOMPARE(Webhook::verify(signedRequest(), {"old one", "new one"}, now, 300s).refusal, Refusal::SignatureMismatch);
}

// Signatures over more than date and digest, made here by hand with the same key.
void HttpSignatureTest::signedMore()
{
    const auto now = *Webhook::fromHttpDate(Date);
    Webhook::Request request = signedRequest();
    request.target = "/webhook?a=b";
    // sign() puts "date: " before its first text and "\ndigest: " before its second: more lines fit between them.
    const QByteArray between = Date + "\n(request-target): post /webhook?a=b\nhost: 192.0.2.10";
    const QByteArray header = Webhook::sign(between, request.header("Digest"), Key)
                                  .replace("date digest", "date (request-target) host digest");
    Recordings::setHeader(request, "Signature", header);
    QCOMPARE(Webhook::verify(request, {Key}, now, 300s).refusal, Refusal::None);
    request.target = "/webhook?a=c";
    QCOMPARE(Webhook::verify(request, {Key}, now, 300s).refusal, Refusal::SignatureMismatch);
}

void HttpSignatureTest::stepsTellWhereItEnded()
{
    Webhook::Request request = signedRequest();
    request.body += ' ';
    const auto verification = Webhook::verify(request, {Key}, *Webhook::fromHttpDate(Date), 300s);
    const QList<Webhook::CheckResult> steps = verification.steps();
    QCOMPARE(steps.size(), Webhook::CheckCount);
    for (const Webhook::CheckResult &step : steps) {
        const auto expected = step.check < Webhook::Check::Digest ? Webhook::CheckState::Passed
            : step.check == Webhook::Check::Digest                ? Webhook::CheckState::Failed
                                                                  : Webhook::CheckState::NotReached;
        QCOMPARE(step.state, expected);
        QCOMPARE(step.words.isEmpty(), expected == Webhook::CheckState::NotReached);
    }
    const auto good = Webhook::verify(signedRequest(), {Key}, *Webhook::fromHttpDate(Date), 300s).steps();
    for (const Webhook::CheckResult &step : good)
        QCOMPARE(step.state, Webhook::CheckState::Passed);
}

void HttpSignatureTest::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds"); // -1 = not a date
    QTest::newRow("RFC 9110's") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(784111777);
    QTest::newRow("a leap day") << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT") << qint64(1709251199);
    QTest::newRow("the epoch") << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT") << qint64(0);
    for (const char *text : {"", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 +0000",
             "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
             "Sun Nov  6 08:49:37 1994", "Thu, 30 Feb 2024 00:00:00 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
             "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov -994 08:49:37 GMT",
             "Sun, 06 Nov 1994 08:49:37 GMT ", "1994-11-06T08:49:37Z"})
        QTest::addRow("not: %s", text) << QByteArray(text) << qint64(-1);
}

void HttpSignatureTest::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    const auto time = Webhook::fromHttpDate(text);
    QCOMPARE(time.has_value(), seconds >= 0);
    if (time) {
        QCOMPARE(Core::toMSecs(*time), seconds * 1000);
        QCOMPARE(Webhook::httpDate(*time), text);
    }
}

REGISTER_GUILESS_TEST(HttpSignatureTest)
#include "tst_httpsignature.moc"
