// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "drone/clienterror.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Drone {
class Client;
}

namespace Service {

/// What Drone said when it was asked who we are.
struct DroneLogin
{
    enum class State { NotAsked, Good, Failed } state = State::NotAsked;
    QString user; ///< Good: the login of the token's user
    Drone::ClientError error; ///< Failed

    bool operator==(const DroneLogin &) const = default;
};

/// Asks Drone who the token belongs to. Drone takes a wrong token for a guest and goes on answering for public
/// repositories, so only this tells that it is wrong. Asked anew every Again, and sooner while Drone does not answer.
/// Lives in the service thread.
class DroneLoginCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DroneLoginCheck)

public:
    static constexpr std::chrono::minutes Again{10};

    /// Borrowed; both outlive it.
    DroneLoginCheck(Core::Clock &clock, Drone::Client &client, QObject *parent = nullptr);

    void check(); ///< at once; what is known stays until the answer
    void forget(); ///< the server or the token is another one; nothing is asked until check()
    const DroneLogin &login() const { return m_login; }

Q_SIGNALS:
    void changed();
    /// The token is good: after every question that was answered so.
    void confirmed();

private:
    void settle(const DroneLogin &login);

    Core::Clock &m_clock;
    Drone::Client &m_client;
    DroneLogin m_login;
    std::unique_ptr<Core::Alarm> m_again;
    int m_round = 0; ///< tells answers to an earlier question
};

} // namespace Service
