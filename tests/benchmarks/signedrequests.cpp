// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signedrequests.h"

#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QRandomGenerator>

namespace {

/// Requests that carry the same Date, about as many as are sent in a second.
constexpr int PerDate = 10'000;

} // namespace

QByteArray SignedRequests::secret()
{
    return QByteArrayLiteral("webhook-secret");
}

SignedRequests::SignedRequests(int count)
    : m_run(QByteArray::number(QRandomGenerator::global()->generate64()).rightJustified(20, '0'))
    , m_start(Core::SystemClock().wall())
    , m_filler(QByteArray("Round the tide to whole centimetres. ").repeated(130))
{
    QByteArray date;
    for (int i = 0; i < count; ++i) {
        if (i % PerDate == 0)
            date = Webhook::httpDate(m_start + std::chrono::seconds(i / PerDate));
        m_marks.push_back(mark(date, body(i)));
    }
}

QByteArray SignedRequests::next()
{
    const int number = m_next;
    m_next = (m_next + 1) % int(m_marks.size());
    const QByteArray text = body(number);
    return "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: "
        + QByteArray::number(text.size()) + "\r\nContent-Type: application/json\r\n" + m_marks[size_t(number)]
        + "X-Drone-Event: build\r\nAccept-Encoding: gzip\r\n\r\n" + text;
}

QByteArray SignedRequests::body(int number) const
{
    return R"({"event":"build","action":"updated","repo":{"id":41,"slug":"harbor/tide-tables","version":12},"build":)"
           R"({"id":)"
        + QByteArray::number(number + 1) + R"(,"number":7,"status":"running","event":"push","after":")" + m_run
        + R"(","message":")" + m_filler
        + R"(","version":2,"stages":[{"id":1,"number":1,"name":"default","status":"running","version":2,"steps":)"
          R"([{"id":1,"number":1,"name":"clone","status":"success","version":3},{"id":2,"number":2,"name":"test",)"
          R"("status":"running","version":2}]}]},"system":{"link":"https://drone.example","version":"2.25.0"}})";
}

QByteArray SignedRequests::mark(const QByteArray &date, const QByteArray &text)
{
    const QByteArray digest = Webhook::digestOf(text);
    return "Date: " + date + "\r\nDigest: " + digest + "\r\nSignature: " + Webhook::sign(date, digest, secret())
        + "\r\n";
}
