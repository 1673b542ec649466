// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadgenerator.h"

#include "loopback.h"
#include "signedrequests.h"

#include <QByteArray>

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

constexpr auto WarmUp = 300ms;

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
    SignedRequests requests(int(MostPerSecond * (load.duration + WarmUp).count() / 1000));
    LoadResult result;
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    std::vector<Clock::time_point> sent(4096);
    for (int i = 0; i < load.connections; ++i) {
        const int descriptor = connectToLoopback(load.port);
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
