// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/responsefacts.h"
#include "fakes/testprogram.h"

#include <QMap>
#include <QTest>

using namespace Discord::Rest;
using namespace std::chrono_literals;
using Scope = ResponseFacts::Scope;
using Headers = QMap<QByteArray, QByteArray>;

class TestResponseFacts : public QObject
{
    Q_OBJECT

    static ResponseFacts parse(int status, const Headers &headers, const QByteArray &body = {})
    {
        return ResponseFacts::parse(
            status, [&headers](const QByteArray &name) { return headers.value(name); }, body,
            Core::toWallTime(1'000'000));
    }

private Q_SLOTS:
    void limits()
    {
        const auto facts = parse(200,
            {{"X-RateLimit-Bucket", "abcd"}, {"X-RateLimit-Limit", "5"}, {"X-RateLimit-Remaining", "3"},
                {"X-RateLimit-Reset", "9999.0"}, {"X-RateLimit-Reset-After", "1.2345"}});
        QCOMPARE(facts.bucket, QByteArray("abcd"));
        QCOMPARE(facts.limit, std::optional(5));
        QCOMPARE(facts.remaining, std::optional(3));
        QCOMPARE(facts.resetAfter, std::optional(1235ms)); // up, and not from our clock
        QVERIFY(!facts.retryAfter);
    }

    void resetWithoutResetAfter()
    {
        QCOMPARE(parse(200, {{"X-RateLimit-Reset", "1002.5"}}).resetAfter, std::optional(2500ms));
        QCOMPARE(parse(200, {{"X-RateLimit-Reset", "900"}}).resetAfter, std::optional(0ms));
    }

    void nonsense_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "x", "nan", "inf", "-1e400", "5five"})
            QTest::newRow(text) << QByteArray(text);
    }
    void nonsense()
    {
        QFETCH(QByteArray, text);
        const auto facts = parse(429,
            {{"X-RateLimit-Limit", text}, {"X-RateLimit-Remaining", text}, {"X-RateLimit-Reset-After", text},
                {"Retry-After", text}});
        QVERIFY(!facts.limit && !facts.remaining && !facts.resetAfter && !facts.retryAfter);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("scope");
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<bool>("isInvalid");
        const auto row = [](const char *name, int status, const Headers &headers, const QByteArray &body, Scope scope,
                             int retryAfter, bool isInvalid) {
            QTest::newRow(name) << status << headers << body << static_cast<int>(scope) << retryAfter << isInvalid;
        };
        row("user", 429, {{"X-RateLimit-Scope", "user"}, {"Retry-After", "2"}},
            R"({"message":"limited","retry_after":1.337,"global":false})", Scope::User, 1337, true);
        row("shared", 429, {{"X-RateLimit-Scope", "shared"}, {"X-RateLimit-Remaining", "3"}},
            R"({"message":"limited","retry_after":0.4,"global":false})", Scope::Shared, 400, false);
        row("global by body", 429, {}, R"({"message":"limited","retry_after":64.57,"global":true})", Scope::Global,
            64570, true);
        row("global by header", 429, {{"X-RateLimit-Global", "true"}, {"Retry-After", "3"}}, "{}", Scope::Global, 3000,
            true);
        row("Cloudflare", 429, {{"Retry-After", "120"}}, "<html>error 1015</html>", Scope::None, 120000, true);
        row("silent", 429, {}, {}, Scope::None, -1, true);
        row("too many edits", 429, {}, R"({"message":"Maximum number of edits","code":30046})", Scope::User, -1, true);
        row("unauthorized", 401, {}, R"({"message":"401: Unauthorized","code":0})", Scope::None, -1, true);
        row("forbidden", 403, {}, R"({"message":"Missing Access","code":50001})", Scope::None, -1, true);
        row("not found", 404, {}, R"({"message":"Unknown Channel","code":10003})", Scope::None, -1, false);
        row("server error", 502, {{"Retry-After", "5"}}, "<html>", Scope::None, -1, false);
    }
    void refusals()
    {
        QFETCH(int, status);
        QFETCH(Headers, headers);
        QFETCH(QByteArray, body);
        const auto facts = parse(status, headers, body);
        QTEST(static_cast<int>(facts.scope), "scope");
        QTEST(facts.retryAfter ? static_cast<int>(facts.retryAfter->count()) : -1, "retryAfter");
        QTEST(facts.isInvalidRequest(), "isInvalid");
    }
};

REGISTER_GUILESS_TEST(TestResponseFacts)
#include "tst_responsefacts.moc"
