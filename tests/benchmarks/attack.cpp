// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "attack.h"

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>
#include <unordered_map>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

QByteArray post(const QByteArray &headers)
{
    return "POST /webhook HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

/// Complete, and of nobody who knows the secret.
QByteArray unsignedRequests(int count)
{
    return post("Content-Length: 2\r\nDate: Mon, 02 Jan 2006 15:04:05 GMT\r\nDigest: SHA-256=AAAA\r\nSignature: "
                "keyId=\"hmac-key\",algorithm=\"hmac-sha256\",signature=\"AAAA\",headers=\"date digest\"\r\n")
        .append("{}")
        .repeated(count);
}

struct Client
{
    const Behaviour *behaviour = nullptr;
    std::int64_t sent = 0;
    Clock::time_point next{};
};

class Attacker
{
public:
    Attacker(const Attack &attack, std::uint16_t port)
        : m_attack(attack)
        , m_port(port)
        , m_poll(epoll_create1(EPOLL_CLOEXEC))
    {
    }

    Damage run(std::chrono::milliseconds duration)
    {
        const Clock::time_point start = Clock::now();
        const Clock::time_point end = start + duration;
        for (Clock::time_point now = start; now < end; now = Clock::now()) {
            const auto allowed =
                std::uint64_t(m_attack.connectsPerSecond * (std::chrono::duration<double>(now - start).count() + 0.01));
            while (int(m_clients.size()) < m_attack.connections && m_damage.connected < allowed && open()) { }
            read();
            bool moved = false;
            std::vector<int> done;
            for (auto &[descriptor, client] : m_clients) {
                if (now >= client.next)
                    moved = write(descriptor, client) || moved;
                if (client.behaviour->leavesAtOnce && client.sent == size(*client.behaviour))
                    done.push_back(descriptor);
            }
            for (const int descriptor : done)
                close(descriptor);
            if (!moved)
                std::this_thread::sleep_for(1ms);
        }
        while (!m_clients.empty())
            close(m_clients.begin()->first);
        ::close(m_poll);
        return m_damage;
    }

private:
    static std::int64_t size(const Behaviour &behaviour) { return behaviour.head.size() + behaviour.body; }

    bool open()
    {
        const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (descriptor < 0)
            return false;
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + std::uint32_t(m_damage.connected) % m_attack.addresses);
        // A client that closes first leaves its port in TIME_WAIT: resetting instead keeps the ports from running out.
        const linger reset{1, 0};
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
        const auto *own = reinterpret_cast<const sockaddr *>(&address);
        sockaddr_in server = address;
        server.sin_port = htons(m_port);
        server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (bind(descriptor, own, sizeof(address)) != 0
            || (connect(descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof(server)) != 0
                && errno != EINPROGRESS)) {
            ::close(descriptor);
            return false;
        }
        epoll_event event{};
        event.events = EPOLLIN | EPOLLRDHUP;
        event.data.fd = descriptor;
        epoll_ctl(m_poll, EPOLL_CTL_ADD, descriptor, &event);
        const auto way = qsizetype(m_damage.connected) % m_attack.behaviours.size();
        m_clients[descriptor] = {&m_attack.behaviours.at(way), 0, {}};
        ++m_damage.connected;
        return true;
    }

    void close(int descriptor)
    {
        ::close(descriptor);
        m_clients.erase(descriptor);
    }

    void read()
    {
        std::array<epoll_event, 256> events{};
        std::array<char, 4096> answer{};
        const int ready = epoll_wait(m_poll, events.data(), int(events.size()), 0);
        for (int i = 0; i < ready; ++i) {
            const int descriptor = events[size_t(i)].data.fd;
            const ssize_t got = recv(descriptor, answer.data(), answer.size(), 0);
            if (got >= 12) {
                const char kind = answer[9];
                m_damage.good += kind == '2' ? 1 : 0;
                m_damage.refused += kind == '4' || kind == '5' ? 1 : 0;
            }
            if (got <= 0)
                close(descriptor);
        }
    }

    bool write(int descriptor, Client &client)
    {
        const Behaviour &behaviour = *client.behaviour;
        static const QByteArray nothing(64 * 1024, 'x');
        QByteArrayView from;
        if (client.sent < behaviour.head.size())
            from = QByteArrayView(behaviour.head).sliced(client.sent);
        else
            from = QByteArrayView(nothing).first(std::min<std::int64_t>(nothing.size(), size(behaviour) - client.sent));
        if (from.isEmpty())
            return false;
        const ssize_t some = send(descriptor, from.data(),
            std::min<size_t>(size_t(from.size()), size_t(behaviour.piece)), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (some <= 0)
            return false; // what has ended is seen by read()
        client.sent += some;
        client.next = Clock::now() + behaviour.pause;
        m_damage.bytes += std::uint64_t(some);
        return true;
    }

    const Attack &m_attack;
    const std::uint16_t m_port;
    const int m_poll;
    std::unordered_map<int, Client> m_clients;
    Damage m_damage;
};

} // namespace

QList<Attack> attacks()
{
    constexpr std::int64_t Most = 4 * 1024 * 1024; // the largest body that is let in
    constexpr std::int64_t Flood = 64 * 1024 * 1024;
    const QByteArray large = post("Content-Length: 4194304\r\n");
    return {
        {"slow", 500, 4, 5'000,
            {{post({}) + "x", 0, 1, 50ms, false}, {large, Most, 1, 50ms, false}, {{}, 0, 1, 50ms, false}}},
        {"held bodies", 500, 4, 5'000, {{large, Most - 1, 64 * 1024, 0ms, false}}},
        {"flood, declared", 32, 4, 1'000, {{post("Content-Length: 67108864\r\n"), Flood, 64 * 1024, 0ms, false}}},
        {"flood, chunked", 32, 4, 1'000, {{post("Transfer-Encoding: chunked\r\n"), Flood, 64 * 1024, 0ms, false}}},
        {"flood, largest", 32, 4, 1'000, {{large, Most, 64 * 1024, 0ms, false}}},
        {"requests", 32, 4, 1'000, {{unsignedRequests(1'000), 0, 64 * 1024, 0ms, false}}},
        {"storm", 100, 250, 3'000, {{{}, 0, 1, 0ms, true}, {"POST", 0, 4, 0ms, true}, {large, 100, 99, 0ms, true}}},
        {"crowd", 800, 250, 3'000, {{{}, 0, 1, 0ms, false}, {post({}), 0, 1, 50ms, false}}},
        {"no descriptors", 400, 4, 3'000, {{{}, 0, 1, 50ms, false}, {post({}) + "x", 0, 1, 50ms, false}}},
    };
}

Damage carryOut(const Attack &attack, std::uint16_t port, std::chrono::milliseconds duration)
{
    return Attacker(attack, port).run(duration);
}
