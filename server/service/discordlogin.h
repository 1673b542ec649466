// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "service/components.h"

#include <QObject>
#include <QRandomGenerator>

#include <memory>

namespace Discord::Rest {
class RestClient;
struct RestError;
} // namespace Discord::Rest

namespace Service {

/// Asks Discord who the token belongs to and whether it sees the channel, so that a wrong token or channel is known
/// before the first build: once for each configuration, and again while the network does not answer or the
/// channel takes nothing.
/// Lives in the service thread.
class DiscordLoginCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiscordLoginCheck)

public:
    /// Borrowed; all outlive it.
    DiscordLoginCheck(
        Core::Clock &clock, Discord::Rest::RestClient &client, QRandomGenerator &random, QObject *parent = nullptr);

    /// Starts over; an empty channel is not asked for.
    void check(const QString &channel);
    const DiscordLogin &login() const { return m_login; }

Q_SIGNALS:
    void changed();

private:
    void askUser();
    void askChannel();
    void settle(const DiscordLogin &login);
    void fail(const Discord::Rest::RestError &error);

    Core::Clock &m_clock;
    Discord::Rest::RestClient &m_client;
    QRandomGenerator &m_random;
    QString m_channel;
    DiscordLogin m_login;
    int m_round = 0; ///< tells answers to an earlier check
    Core::Backoff m_backoff{std::chrono::seconds(5), std::chrono::minutes(5)};
    std::unique_ptr<Core::Alarm> m_again;
};

} // namespace Service
