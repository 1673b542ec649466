// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/components.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace Service {

using Health::Component;
using Health::Status;
using namespace std::chrono_literals;

namespace {

/// What the owner reads, in the language of the window where there is one.
struct ComponentWords
{
    Q_DECLARE_TR_FUNCTIONS(Service::Components)
};

/// Below this the next commits may fail.
constexpr qint64 FewBytes = 200LL * 1024 * 1024;
/// Below this they will.
constexpr qint64 NoBytes = 256LL * 1024;
/// A refused signature is news for so long.
constexpr auto RefusalIsRecent = 15min;
/// A card that waits for longer is late; one that waits for so much longer that people notice is missing.
constexpr auto CardIsLate = 60s;
constexpr auto CardIsMissing = 10min;
/// A lost connection is mended within this, or it is worth saying.
constexpr auto GatewayMayTake = 20s;

QString duration(std::chrono::milliseconds time)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    if (seconds < 120)
        return ComponentWords::tr("%1 s").arg(seconds);
    if (seconds < 7200)
        return ComponentWords::tr("%1 min").arg(seconds / 60);
    return ComponentWords::tr("%1 h").arg(seconds / 3600);
}

QString bytes(qint64 count)
{
    return QLocale::c().formattedDataSize(count);
}

struct RefusalWords
{
    QString why;
    QString remedy;
};

RefusalWords wordsFor(Model::Refusal refusal)
{
    using Model::Refusal;
    switch (refusal) {
    case Refusal::NoSecret:
        return {ComponentWords::tr("no webhook secret is set"),
            ComponentWords::tr("Set DRONE_WEBHOOK_SECRET to the same value here and in Drone.")};
    case Refusal::TooOld:
    case Refusal::FromFuture:
        return {ComponentWords::tr("rightly signed, but the clocks differ too much"),
            ComponentWords::tr("Set the clocks of Drone's machine and of this one (NTP), or raise "
                               "receiver/max_skew_s.")};
    case Refusal::SignatureMismatch:
        return {ComponentWords::tr("signed with another secret"),
            ComponentWords::tr("Give Drone's DRONE_WEBHOOK_SECRET and this program the same value.")};
    case Refusal::DigestMismatch:
        return {ComponentWords::tr("the body is not the one that was signed"),
            ComponentWords::tr("Look for a proxy between Drone and this program that changes requests.")};
    case Refusal::SignatureMissing:
        return {ComponentWords::tr("not signed"),
            ComponentWords::tr("Set DRONE_WEBHOOK_SECRET in Drone's configuration; other senders may be ignored.")};
    case Refusal::NotJson:
    case Refusal::NotDrone:
        return {ComponentWords::tr("signed, but not a payload of Drone"),
            ComponentWords::tr("Look in the deliveries at what came; another program may use the same secret.")};
    case Refusal::NotStored:
        return {
            ComponentWords::tr("the database could not take them"), ComponentWords::tr("See the store's own state.")};
    default:
        return {ComponentWords::tr("the signature is not one of Drone's"),
            ComponentWords::tr("Look in the deliveries at who sends this.")};
    }
}

} // namespace

Component storeComponent(const StoreFacts &facts)
{
    Component component{
        QStringLiteral("store"), Status::Pass, {}, ComponentWords::tr("Deliveries are being stored"), {}, {}};
    component.figures = {
        {QStringLiteral("size_bytes"), facts.fileBytes},
        {QStringLiteral("free_bytes"), facts.freeBytes},
        {QStringLiteral("waiting"), facts.progress.waiting},
        {QStringLiteral("commits"), qint64(facts.progress.commits)},
    };
    if (facts.progress.lastCommit != Core::WallTime{})
        component.figures.insert(
            QStringLiteral("last_commit"), Core::toDateTime(facts.progress.lastCommit).toString(Qt::ISODateWithMs));
    if (facts.progress.failures > 0) {
        component.status = Status::Fail;
        component.why = ComponentWords::tr("The database cannot be written: %1").arg(facts.progress.lastError.text());
        component.remedy = facts.progress.lastError.kind == Store::StoreErrorKind::Full
            ? ComponentWords::tr("Free some space in %1. Deliveries are refused until then.").arg(facts.folder)
            : ComponentWords::tr("Look at the folder %1 and its permissions. Deliveries are refused until then.")
                  .arg(facts.folder);
    } else if (facts.freeBytes >= 0 && facts.freeBytes < FewBytes) {
        component.status = facts.freeBytes < NoBytes ? Status::Fail : Status::Warn;
        component.why = ComponentWords::tr("Only %1 are free in %2").arg(bytes(facts.freeBytes), facts.folder);
        component.remedy = ComponentWords::tr("Free some space: with none left, deliveries have to be refused.");
    }
    return component;
}

namespace {

/// `variable` is for who has no keychain: a secret that is only out of reach must not be changed.
QString unreadRemedy(const Configuration &configuration, const QString &variable)
{
    return ComponentWords::tr(
        "%1. What is kept in it comes into force as soon as it can be read. Without a keychain, set %2.")
        .arg(configuration.keychainTrouble, variable);
}

} // namespace

Component signaturesComponent(
    const Webhook::DeliveryIntake::Statistics &statistics, const Configuration &configuration, Core::WallTime now)
{
    Component component{
        QStringLiteral("signatures"), Status::Pass, {}, ComponentWords::tr("No delivery was refused of late"), {}, {}};
    component.figures = {{QStringLiteral("accepted"), qint64(statistics.accepted)},
        {QStringLiteral("duplicates"), qint64(statistics.duplicates)}};
    qint64 refused = 0;
    Model::Refusal newest = Model::Refusal::None;
    Core::WallTime newestAt{};
    for (auto at = statistics.refused.cbegin(); at != statistics.refused.cend(); ++at) {
        refused += qint64(at->count);
        if (at->last > newestAt) {
            newestAt = at->last;
            newest = at.key();
        }
    }
    component.figures.insert(QStringLiteral("refused"), refused);
    if (configuration.secrets.webhookSecrets().isEmpty()) {
        const bool isKnown = configuration.keychainTrouble.isEmpty();
        component.status = Status::Fail;
        component.why = isKnown
            ? ComponentWords::tr("No webhook secret is set, so every delivery is refused")
            : ComponentWords::tr("No webhook secret can be read from the keychain, so every delivery is refused");
        component.remedy = isKnown ? wordsFor(Model::Refusal::NoSecret).remedy
                                   : unreadRemedy(configuration, QStringLiteral("DRONE_WEBHOOK_SECRET"));
    } else if (newest != Model::Refusal::None && now - newestAt < RefusalIsRecent) {
        if (newestAt > statistics.lastAccepted) {
            component.status = Status::Warn;
            component.why = ComponentWords::tr("Deliveries are being refused: %1").arg(wordsFor(newest).why);
            component.remedy = wordsFor(newest).remedy;
        } else {
            component.why = ComponentWords::tr("The newest delivery was accepted; one before was refused: %1")
                                .arg(wordsFor(newest).why);
        }
    }
    return component;
}

std::optional<Component> clockComponent(
    const Webhook::DeliveryIntake::Statistics &statistics, std::chrono::seconds maxSkew, Core::WallTime now)
{
    // Not beside deliveries that are in time: then it is one that somebody overheard and sends once more. And not for
    // ever: the clock may be right again long before the next build.
    const bool isRefused = statistics.refusedSkew && std::chrono::abs(now - statistics.skewRefused) < RefusalIsRecent
        && std::chrono::abs(statistics.skewRefused - statistics.lastAccepted) >= RefusalIsRecent;
    const auto measured = isRefused ? statistics.refusedSkew : statistics.skew;
    if (!measured)
        return std::nullopt;
    const auto skew = std::chrono::abs(*measured);
    Component component{
        QStringLiteral("clock"), Status::Pass, {}, ComponentWords::tr("This clock and Drone's agree"), {}, {}};
    component.figures.insert(QStringLiteral("skew_s"), static_cast<double>(measured->count()) / 1000.0);
    if (maxSkew.count() > 0 && skew * 2 > maxSkew) {
        component.status = skew > maxSkew ? Status::Fail : Status::Warn;
        component.why = ComponentWords::tr("This clock and Drone's differ by %1; %2 are allowed")
                            .arg(duration(skew), duration(maxSkew));
        component.remedy = wordsFor(Model::Refusal::TooOld).remedy;
    }
    return component;
}

namespace {

/// What becomes of a channel that takes nothing, or of a token that is no good.
QString remedyOf(const Announce::AnnouncerState::Pause &pause)
{
    QString mend = ComponentWords::tr("Mend that in Discord or in the settings; what waits is sent afterwards.");
    if (pause.nextTry == Core::WallTime{})
        return mend;
    const QString at = Core::toDateTime(pause.nextTry).toLocalTime().toString(QStringLiteral("HH:mm"));
    return mend + QLatin1Char(' ') + ComponentWords::tr("It is tried again at %1 by itself.").arg(at);
}

/// " until 15:30", with the day where it is not today's; nothing for an open end.
QString pauseEnd(const Announce::AnnouncerState &state, Core::WallTime now)
{
    if (state.pausedUntil == Core::WallTime::max())
        return {};
    const QDateTime end = Core::toDateTime(state.pausedUntil).toLocalTime();
    const bool isToday = end.date() == Core::toDateTime(now).toLocalTime().date();
    return ComponentWords::tr(" until %1", "after \"paused\", with a blank before it")
        .arg(end.toString(isToday ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm")));
}

} // namespace

Component discordComponent(const Announce::AnnouncerState &state, const DiscordLogin &login,
    const Configuration &configuration, Core::WallTime now)
{
    Component component{QStringLiteral("discord"), Status::Pass, {}, {}, {}, {}};
    component.figures.insert(QStringLiteral("waiting"), state.waiting);
    const auto oldest = state.waiting > 0 ? now - state.oldestWaiting : 0ms;
    component.figures.insert(QStringLiteral("oldest_wait_s"), static_cast<double>(oldest.count()) / 1000.0);
    if (state.lastSuccess != Core::WallTime{})
        component.figures.insert(
            QStringLiteral("last_success"), Core::toDateTime(state.lastSuccess).toString(Qt::ISODateWithMs));
    if (!state.lastError.isEmpty())
        component.figures.insert(QStringLiteral("last_error"), state.lastError);
    if (login.state != DiscordLogin::State::NotAsked)
        component.figures.insert(
            QStringLiteral("login"), login.state == DiscordLogin::State::Good ? login.bot : QStringLiteral("refused"));
    if (!login.guild.isEmpty())
        component.figures.insert(QStringLiteral("guild_id"), login.guild); // makes links to messages
    if (state.paused && state.pausedUntil != Core::WallTime::max())
        component.figures.insert(
            QStringLiteral("paused_until"), Core::toDateTime(state.pausedUntil).toString(Qt::ISODate));
    QJsonArray pauses;
    for (const auto &pause : state.pauses)
        pauses.append(
            pause.channel.id.isEmpty() ? pause.words : QStringLiteral("%1: %2").arg(pause.channel.id, pause.words));
    if (!pauses.isEmpty())
        component.figures.insert(QStringLiteral("pauses"), pauses);

    const auto set = [&component](Status status, const QString &why, const QString &remedy) {
        component.status = status;
        component.why = why;
        component.remedy = remedy;
    };
    if (configuration.previewOnly && !state.paused)
        set(Status::Pass, ComponentWords::tr("Cards are previewed; nothing leaves this machine"), {});
    else if (configuration.secrets.discordToken.isEmpty() && !configuration.previewOnly
        && !configuration.keychainTrouble.isEmpty())
        set(Status::Warn,
            ComponentWords::tr("No Discord token can be read from the keychain, so cards are previewed and not posted"),
            unreadRemedy(configuration, QStringLiteral("DISCORD_TOKEN")));
    else if (configuration.secrets.discordToken.isEmpty() && !configuration.previewOnly)
        set(Status::Warn, ComponentWords::tr("No Discord token is set, so cards are previewed and not posted"),
            ComponentWords::tr("Set DISCORD_TOKEN, or the token in the settings."));
    else if (configuration.mainChannel().isNull() && configuration.settings.routes.isEmpty())
        set(Status::Fail, ComponentWords::tr("No Discord channel is set, so nothing can be posted"),
            ComponentWords::tr("Set DISCORD_CHANNEL_ID, or the channel in the settings."));
    else if (login.state == DiscordLogin::State::Wrong)
        set(Status::Fail, login.words, login.remedy);
    else if (!state.pauses.isEmpty())
        set(Status::Fail, state.pauses.first().words, remedyOf(state.pauses.first()));
    else if (state.paused)
        set(Status::Warn,
            ComponentWords::tr("Announcements are paused%1; %2 wait").arg(pauseEnd(state, now)).arg(state.waiting),
            ComponentWords::tr("Resume them when you like; nothing is lost."));
    else if (oldest > CardIsLate)
        set(oldest > CardIsMissing ? Status::Fail : Status::Warn,
            ComponentWords::tr("A card has been waiting for %1%2")
                .arg(duration(oldest), state.lastError.isEmpty() ? QString() : QStringLiteral(": ") + state.lastError),
            state.lastError.isEmpty()
                ? ComponentWords::tr("Discord or the network is slow or away; the program goes on trying.")
                : ComponentWords::tr("The program goes on trying, and nothing is lost."));
    else if (login.state == DiscordLogin::State::Good)
        set(Status::Pass, ComponentWords::tr("Posting as %1 in %2").arg(login.bot, login.channel), {});
    else if (state.lastSuccess != Core::WallTime{} && state.lastError.isEmpty())
        set(Status::Pass, ComponentWords::tr("Cards are being posted"), {});
    else if (!login.trouble.isEmpty())
        set(Status::Warn, ComponentWords::tr("Discord does not answer: %1").arg(login.trouble),
            ComponentWords::tr("Discord or the network is slow or away; the program goes on trying."));
    else
        set(Status::Pass, ComponentWords::tr("Asking Discord who the token belongs to"), {});
    return component;
}

Component gatewayComponent(const Discord::Gateway::GatewayState &state, bool wanted, Core::WallTime now)
{
    using Discord::Gateway::ShardState;
    Component component{QStringLiteral("gateway"), Status::Pass, {}, {}, {}, {}};
    component.figures.insert(QStringLiteral("state"), Discord::Gateway::shardStateWord(state.state));
    if (state.latency)
        component.figures.insert(QStringLiteral("latency_ms"), qint64(state.latency->count()));
    if (state.identifiesTotal > 0) {
        component.figures.insert(QStringLiteral("identifies_total"), state.identifiesTotal);
        component.figures.insert(QStringLiteral("identifies_remaining"), state.identifiesRemaining);
    }
    if (!state.lastCloseWords.isEmpty())
        component.figures.insert(QStringLiteral("last_close"), state.lastCloseWords);

    if (state.state == ShardState::GaveUp) {
        component.status = Status::Fail;
        component.why = state.fatalWords;
        component.remedy = state.fatalRemedy;
    } else if (!wanted) {
        component.why = ComponentWords::tr("The bot is shown as offline while the endpoint does not answer");
    } else if (state.state == ShardState::Ready) {
        component.why = state.identity ? ComponentWords::tr("Online as %1").arg(state.identity->name)
                                       : ComponentWords::tr("Online");
    } else {
        component.why = ComponentWords::tr("Connecting to Discord's Gateway");
        if (now - state.since > GatewayMayTake || state.failuresInARow > 2) {
            component.status = Status::Warn;
            component.why =
                ComponentWords::tr("The bot is not online: %1")
                    .arg(state.lastCloseWords.isEmpty() ? ComponentWords::tr("Discord's Gateway does not answer")
                                                        : state.lastCloseWords);
            component.remedy = ComponentWords::tr("Cards are posted all the same; the program goes on trying.");
        }
    }
    return component;
}

constexpr qsizetype MostNamed = 3;

std::optional<Component> droneComponent(const DroneFacts &facts)
{
    using Kind = Drone::ClientErrorKind;
    if (!facts.hasToken)
        return std::nullopt;
    Component component{QStringLiteral("drone"), Status::Pass, {}, {}, {}, {}};
    const auto set = [&component](Status status, const QString &why, const QString &remedy) {
        component.status = status;
        component.why = why;
        component.remedy = remedy;
        return component;
    };
    if (facts.server.isEmpty())
        return set(Status::Warn, ComponentWords::tr("A Drone token is set, but no Drone server"),
            ComponentWords::tr("Set DRONE_SERVER, or the server in the settings; or remove the token."));

    // Only who was asked can refuse: no answer, or a page, says nothing of the token.
    const bool isRefused = facts.login.state == DroneLogin::State::Failed
        && (facts.login.error.kind == Kind::Unauthorized || facts.login.error.kind == Kind::NotFoundOrForbidden
            || facts.login.error.kind == Kind::Refused);
    component.figures.insert(QStringLiteral("login"),
        facts.login.state == DroneLogin::State::Good ? facts.login.user
            : isRefused                              ? QStringLiteral("refused")
                                                     : QStringLiteral("not known yet"));
    if (facts.wantsStream)
        component.figures.insert(QStringLiteral("stream"),
            facts.isStreaming ? QStringLiteral("connected") : QStringLiteral("not connected"));
    std::optional<Drone::ClientError> error = facts.trouble;
    if (!error && facts.login.state == DroneLogin::State::Failed)
        error = facts.login.error;
    if (error) {
        switch (error->kind) {
        case Kind::Unauthorized:
        case Kind::NotFoundOrForbidden:
        case Kind::Refused:
            return set(Status::Fail, ComponentWords::tr("Drone does not accept the token: it takes us for a guest"),
                ComponentWords::tr("Copy the token anew from Drone's account page and set it again."));
        case Kind::Redirected:
        case Kind::NotDrone:
        case Kind::TooLarge:
            return set(Status::Fail, error->text(),
                ComponentWords::tr("Set drone/server (DRONE_SERVER) to the address at which Drone's own pages open."));
        default:
            return set(Status::Warn, error->text(),
                ComponentWords::tr(
                    "Webhooks work all the same; what they miss is asked for when Drone answers again."));
        }
    }
    if (facts.login.state != DroneLogin::State::Good)
        return set(Status::Pass, ComponentWords::tr("Asking Drone who the token belongs to"), {});
    if (facts.isStranger)
        return set(Status::Warn,
            ComponentWords::tr("Drone shows %1 none of the builds that webhooks tell of").arg(facts.login.user),
            ComponentWords::tr(
                "Give %1 access to the repositories in Drone, set the token of somebody who has it, or set the Drone "
                "server that sends the webhooks.")
                .arg(facts.login.user));
    if (!facts.hidden.isEmpty())
        return set(Status::Warn,
            ComponentWords::tr("Drone does not show %1 the builds of %2")
                .arg(facts.login.user, facts.hidden.mid(0, MostNamed).join(QStringLiteral(", "))),
            ComponentWords::tr("Give %1 access to them in Drone, or set the token of somebody who has it.")
                .arg(facts.login.user));
    if (facts.wantsStream && facts.isStreamFailing)
        return set(Status::Warn, ComponentWords::tr("Drone's event stream does not last, so changes may be seen later"),
            ComponentWords::tr(
                "A proxy before Drone must let /api/stream through unbuffered. Or switch the event stream off."));
    return set(Status::Pass, ComponentWords::tr("Asking Drone as %1").arg(facts.login.user), {});
}

} // namespace Service
