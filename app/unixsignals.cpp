// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unixsignals.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

std::array<int, 2> pipeEnds{-1, -1};

void handle(int signal)
{
    const char byte = static_cast<char>(signal);
    // A full pipe means that the request is there already.
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("No pipe for signals can be opened");
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UnixSignals::read);
    struct sigaction action
    {
    };
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction before
        {
        };
        ::sigaction(signal, nullptr, &before);
        if (signal != SIGTERM && before.sa_handler == SIG_IGN)
            continue;
        ::sigaction(signal, &action, nullptr);
        m_taken.append(signal);
    }
    ::signal(SIGPIPE, SIG_IGN);
}

UnixSignals::~UnixSignals()
{
    for (const int signal : std::as_const(m_taken))
        ::signal(signal, SIG_DFL);
    for (int &end : pipeEnds) {
        ::close(end);
        end = -1;
    }
}

void UnixSignals::read()
{
    std::array<char, 16> bytes{};
    int first = 0;
    while (::read(pipeEnds[0], bytes.data(), bytes.size()) > 0)
        first = first == 0 ? bytes[0] : first;
    if (first != 0)
        Q_EMIT stopRequested(first);
}
