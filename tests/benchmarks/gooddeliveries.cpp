// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gooddeliveries.h"

#include "loopback.h"
#include "signedrequests.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

int opened(std::uint16_t port)
{
    const int descriptor = connectToLoopback(port);
    const timeval patience{5, 0};
    if (descriptor >= 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    return descriptor;
}

bool exchange(int descriptor, const QByteArray &request)
{
    std::array<char, 4096> answer{};
    return descriptor >= 0 && sendAll(descriptor, request) && recv(descriptor, answer.data(), answer.size(), 0) > 12
        && QByteArrayView(answer.data() + 9, 3) == "204";
}

} // namespace

GoodDeliveries deliver(std::uint16_t port, std::chrono::milliseconds duration)
{
    constexpr auto Pause = 2ms;
    SignedRequests requests(int(duration / Pause) + 1);
    GoodDeliveries result;
    int kept = opened(port);
    bool isNew = false;
    const Clock::time_point end = Clock::now() + duration;
    for (Clock::time_point start = Clock::now(); start < end; start = Clock::now()) {
        const int descriptor = isNew ? opened(port) : kept;
        const bool good = exchange(descriptor, requests.next());
        if (good)
            result.times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        else
            ++result.failed;
        if (isNew || !good)
            close(descriptor);
        if (!isNew && !good)
            kept = opened(port);
        isNew = !isNew;
        std::this_thread::sleep_for(Pause);
    }
    close(kept);
    return result;
}
