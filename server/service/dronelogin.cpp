// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/dronelogin.h"

#include "drone/client.h"

#include <algorithm>

namespace Service {

namespace {

constexpr std::chrono::seconds Soonest{2};

} // namespace

DroneLoginCheck::DroneLoginCheck(Core::Clock &clock, Drone::Client &client, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_client(client)
    , m_again(clock.alarm([this] { check(); }))
{
}

void DroneLoginCheck::check()
{
    m_again->cancel();
    if (!m_client.isConfigured())
        return;
    const int round = ++m_round;
    m_client.user(this, [this, round](const Drone::ClientResult<Model::User> &user) {
        if (round != m_round)
            return;
        const Core::SteadyTime now = m_clock.now();
        if (!user) {
            // While the server is in trouble the client says when it is worth asking again.
            const bool inTrouble = m_client.retryAt() > now;
            m_again->ringAt(inTrouble ? std::max(m_client.retryAt(), now + Soonest) : now + Again);
            settle({DroneLogin::State::Failed, {}, user.error()});
            return;
        }
        m_again->ringAt(now + Again);
        settle({DroneLogin::State::Good, user.value().login, {}});
        Q_EMIT confirmed();
    });
}

void DroneLoginCheck::forget()
{
    ++m_round;
    m_again->cancel();
    settle({});
}

void DroneLoginCheck::settle(const DroneLogin &login)
{
    if (m_login == login)
        return;
    m_login = login;
    Q_EMIT changed();
}

} // namespace Service
