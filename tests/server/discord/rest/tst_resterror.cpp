// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/resterror.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Discord::Rest;
using namespace std::chrono_literals;

class TestRestError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusesHaveKinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("mayHaveHappened");
        const auto row = [](int status, RestErrorKind kind, bool mayHaveHappened) {
            QTest::addRow("%d", status) << status << static_cast<int>(kind) << mayHaveHappened;
        };
        row(302, RestErrorKind::BadRequest, false);
        row(400, RestErrorKind::BadRequest, false);
        row(401, RestErrorKind::Unauthorized, false);
        row(403, RestErrorKind::Forbidden, false);
        row(404, RestErrorKind::NotFound, false);
        row(413, RestErrorKind::BadRequest, false);
        row(429, RestErrorKind::RateLimited, false);
        row(500, RestErrorKind::ServerError, true);
        row(599, RestErrorKind::ServerError, true);
    }
    void statusesHaveKinds()
    {
        QFETCH(int, status);
        const RestError error = errorFromAnswer(status, {}, 1500ms);
        QTEST(static_cast<int>(error.kind), "kind");
        QTEST(error.mayHaveHappened(), "mayHaveHappened");
        QCOMPARE(error.status, status);
        QCOMPARE(error.retryAfter, 1500ms);
    }

    void words_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &body, const char *message) {
            QTest::newRow(name) << body << QString::fromLatin1(message);
        };
        row("Discord's", R"({"message":"Unknown Channel","code":10003})", "Unknown Channel");
        row("none", "", "HTTP status 400");
        row("a page", "<html>", "HTTP status 400");
        row("no object", "[1]", "HTTP status 400");
        row("a field", R"({"message":"Bad","errors":{"embeds":{"0":{"title":{"_errors":[{"message":"Too long"}]}}}}})",
            "Bad (embeds.0.title: Too long)");
        row("two of one field", R"({"message":"Bad","errors":{"a":{"_errors":[{"message":"x"},{"message":"y"}]}}})",
            "Bad (a: x; a: y)");
        row("five fields at most",
            R"({"message":"Bad","errors":{"a":{"_errors":[{"message":"1"},{"message":"2"},{"message":"3"},)"
            R"({"message":"4"},{"message":"5"},{"message":"6"}]}}})",
            "Bad (a: 1; a: 2; a: 3; a: 4; a: 5)");
        row("nested too deep",
            R"({"message":"Bad","errors":)" + QByteArray(R"({"a":)").repeated(100) + R"({"_errors":[{"message":"x"}]})"
                + QByteArray("}").repeated(101),
            "Bad");
    }
    void words()
    {
        QFETCH(QByteArray, body);
        QTEST(errorFromAnswer(400, body, 0ms).message, "message");
    }

    void aPageOfWordsIsCut()
    {
        const QByteArray body = "{\"message\":\"" + QByteArray("word ").repeated(1000) + "\"}";
        QCOMPARE(errorFromAnswer(400, body, 0ms).message.size(), 500);
    }
};

REGISTER_GUILESS_TEST(TestRestError)
#include "tst_resterror.moc"
