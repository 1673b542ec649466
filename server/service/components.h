// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcer.h"
#include "discord/gateway/gatewaystate.h"
#include "health/healthreport.h"
#include "service/configuration.h"
#include "service/dronelogin.h"
#include "store/storewriter.h"
#include "webhook/deliveryintake.h"

#include <optional>

/// What each part says of itself, as components of the health report. Pure: values in, a value out; the words and the
/// limits between pass, warn and fail are here and nowhere else. Texts are for a person and never hold a secret.
namespace Service {

struct StoreFacts
{
    Store::StoreWriter::Progress progress;
    qint64 fileBytes = 0;
    qint64 freeBytes = -1; ///< -1 = not known
    QString folder;
};
Health::Component storeComponent(const StoreFacts &facts);

Health::Component signaturesComponent(
    const Webhook::DeliveryIntake::Statistics &statistics, const Configuration &configuration, Core::WallTime now);

/// Our clock against Drone's Date header; nothing before the first good delivery.
std::optional<Health::Component> clockComponent(
    const Webhook::DeliveryIntake::Statistics &statistics, std::chrono::seconds maxSkew, Core::WallTime now);

/// What Discord itself said when it was asked who we are and where we write.
struct DiscordLogin
{
    enum class State { NotAsked, Good, Wrong } state = State::NotAsked;
    QString bot; ///< its name
    QString channel; ///< "#builds"
    QString words; ///< what is wrong
    QString remedy; ///< what to do about it
    QString guild = {}; ///< id of the server that the channel is in
    QString trouble = {}; ///< why Discord has not answered yet; no verdict on token and channel

    bool operator==(const DiscordLogin &) const = default;
};
Health::Component discordComponent(const Announce::AnnouncerState &state, const DiscordLogin &login,
    const Configuration &configuration, Core::WallTime now);

/// `wanted`: the bot should be online; false while the endpoint does not answer and the bot stays away for that.
Health::Component gatewayComponent(const Discord::Gateway::GatewayState &state, bool wanted, Core::WallTime now);

struct DroneFacts
{
    QUrl server;
    bool hasToken = false;
    DroneLogin login;
    std::optional<Drone::ClientError> trouble; ///< of the server as a whole, now
    bool isStranger = false; ///< none of the known builds is to be seen there
    QStringList hidden; ///< repositories that the token's user may not see
    bool wantsStream = false;
    bool isStreaming = false;
    bool isStreamFailing = false; ///< tried several times in vain
};
/// Nothing without a token: Drone's API is an addition, and its server alone is learned from what it delivers.
std::optional<Health::Component> droneComponent(const DroneFacts &facts);

} // namespace Service
