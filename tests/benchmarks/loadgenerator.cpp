// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadgenerator.h"

#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

const QByteArray Secret = QByteArrayLiteral("webhook-secret");
constexpr auto WarmUp = 300ms;
/// Requests that carry the same Date, about as many as are sent in a second.
constexpr int PerDate = 10'000;

/// Signed requests, made before the measuring starts: what differs from one to the next is kept, the rest is shared.
class Requests
{
public:
    explicit Requests(int count)
        : m_run(QByteArray::number(QRandomGenerator::global()->generate64()).rightJustified(20, '0'))
        , m_start(Core::SystemClock().wall())
        , m_filler(QByteArray("Round the tide to whole centimetres. ").repeated(130))
    {
        QByteArray date;
        for (int i = 0; i < count; ++i) {
            if (i % PerDate == 0)
                date = Webhook::httpDate(m_start + 1s * (i / PerDate));
            m_marks.push_back(mark(date, body(i)));
        }
    }

    QByteArray next()
    {
        const int number = m_next;
        m_next = (m_next + 1) % int(m_marks.size());
        const QByteArray text = body(number);
        return "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: "
            + QByteArray::number(text.size()) + "\r\nContent-Type: application/json\r\n" + m_marks[size_t(number)]
            + "X-Drone-Event: build\r\nAccept-Encoding: gzip\r\n\r\n" + text;
    }

private:
    QByteArray body(int number) const
    {
        return R"({"event":"build","action":"updated","repo":{"id":41,"slug":"harbor/tide-tables","version":12},"build":)"
               R"({"id":)"
            + QByteArray::number(number + 1) + R"(,"number":7,"status":"running","event":"push","after":")" + m_run
            + R"(","message":")" + m_filler
            + R"(","version":2,"stages":[{"id":1,"number":1,"name":"default","status":"running","version":2,"steps":)"
              R"([{"id":1,"number":1,"name":"clone","status":"success","version":3},{"id":2,"number":2,"name":"test",)"
              R"("status":"running","version":2}]}]},"system":{"link":"https://drone.example","version":"2.25.0"}})";
    }
    static QByteArray mark(const QByteArray &date, const QByteArray &text)
    {
        const QByteArray digest = Webhook::digestOf(text);
        return "Date: " + date + "\r\nDigest: " + digest + "\r\nSignature: " + Webhook::sign(date, digest, Secret)
            + "\r\n";
    }

    const QByteArray m_run;
    const Core::WallTime m_start;
    const QByteArray m_filler;
    std::vector<QByteArray> m_marks;
    int m_next = 0;
};

int connected(std::uint16_t port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0)
        return -1;
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    return descriptor;
}

bool sendAll(int descriptor, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t some = send(descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (some <= 0)
            return false;
        sent += some;
    }
    return true;
}

/// Microseconds.
double cpuTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double percentile(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, size_t(double(sorted.size()) * share))];
}

} // namespace

LoadResult generateLoad(const Load &load)
{
    // More than can be sent, so that none is a duplicate; made in advance, and the more of them the longer it takes.
    constexpr qint64 MostPerSecond = 40'000;
    Requests requests(int(MostPerSecond * (load.duration + WarmUp).count() / 1000));
    LoadResult result;
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    std::vector<Clock::time_point> sent(4096);
    for (int i = 0; i < load.connections; ++i) {
        const int descriptor = connected(load.port);
        if (descriptor < 0)
            return {};
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
        sent[size_t(descriptor)] = Clock::now();
        sendAll(descriptor, requests.next());
    }
    std::vector<double> times;
    const Clock::time_point start = Clock::now() + WarmUp;
    const Clock::time_point end = start + load.duration;
    const double cpuBefore = cpuTime();
    quint64 all = 0;
    std::array<epoll_event, 64> events{};
    std::array<char, 4096> answer{};
    for (Clock::time_point now = Clock::now(); now < end; now = Clock::now()) {
        const int ready = epoll_wait(poll, events.data(), int(events.size()), 100);
        for (int i = 0; i < ready; ++i) {
            const int descriptor = events[size_t(i)].data.fd;
            // An answer is a few dozen bytes: it comes in one piece.
            const ssize_t size = recv(descriptor, answer.data(), answer.size(), 0);
            const Clock::time_point came = Clock::now();
            if (size <= 12) {
                ++result.refused;
                epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nullptr);
                continue;
            }
            result.refused += QByteArrayView(answer.data() + 9, 3) == "204" ? 0 : 1;
            ++all;
            if (came >= start)
                times.push_back(std::chrono::duration<double, std::milli>(came - sent[size_t(descriptor)]).count());
            sent[size_t(descriptor)] = Clock::now();
            sendAll(descriptor, requests.next());
        }
    }
    close(poll);
    result.cpu = (cpuTime() - cpuBefore) / std::max(1.0, double(all));
    std::sort(times.begin(), times.end());
    result.answers = times.size();
    result.perSecond = double(times.size()) / std::chrono::duration<double>(load.duration).count();
    result.p50 = percentile(times, 0.50);
    result.p99 = percentile(times, 0.99);
    return result;
}
