// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/discordaccess.h"

#include "core/redact.h"

#include <QRegularExpression>
#include <QStringList>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;
using Discord::Permission;
using Discord::Rest::RestErrorKind;

namespace {

/// Three parts of base64url with dots between them, as every bot token has.
bool looksLikeToken(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^[\w-]{10,}\.[\w-]{3,}\.[\w-]{10,}$)"));
    return shape.match(text).hasMatch();
}

} // namespace

DiscordAccess::DiscordAccess(SettingsLink &link, SecretKeeper &keeper, Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_keeper(keeper)
    , m_check(clock)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &DiscordAccess::check);
    connect(&link, &SettingsLink::settingsChanged, this, [this] {
        if (m_looked)
            checkOnce(); // the keychain may have opened
        Q_EMIT changed();
    });
    connect(&keeper, &SecretKeeper::changed, this, &DiscordAccess::changed);
}

void DiscordAccess::enterToken(const QString &text)
{
    QString token = text.simplified();
    if (token.startsWith(QLatin1String("Bot ")))
        token.remove(0, 4);
    m_check.cancel();
    m_pause.stop();
    m_account = {};
    m_token.clear();
    m_tokenIsNew = false;
    if (token.isEmpty())
        return checkAgain();
    if (!looksLikeToken(token)) {
        become(Phase::Malformed,
            tr("This is no bot token: one has three parts with dots between them. Discord shows it once, under Bot, "
               "Reset Token."));
        return;
    }
    Core::rememberSecret(token.toUtf8());
    m_token = token;
    m_tokenIsNew = true;
    become(Phase::Checking, tr("checking…"));
    m_pause.start();
}

void DiscordAccess::checkAgain()
{
    if (!m_tokenIsNew)
        m_token = QString::fromUtf8(m_link.settings().secrets.discordToken);
    if (m_token.isEmpty()) {
        become(Phase::NoToken, {});
        return;
    }
    become(Phase::Checking, tr("checking…"));
    check();
}

void DiscordAccess::checkOnce()
{
    m_looked = true;
    if (m_phase == Phase::NoToken && !m_link.settings().secrets.discordToken.isEmpty())
        checkAgain();
}

void DiscordAccess::check()
{
    m_check.check(m_link.settings().inForce.discordApi, m_token,
        [this](const Discord::Rest::RestResult<Discord::Account> &result) { take(result); });
}

void DiscordAccess::take(const Discord::Rest::RestResult<Discord::Account> &result)
{
    if (!result) {
        m_account = {};
        become(Phase::Failed, discordTrouble(result.error()));
        return;
    }
    m_account = result.value();
    if (std::exchange(m_tokenIsNew, false))
        m_keeper.keep({{Secrets::Name::DiscordToken, m_token.toUtf8()}});
    // One channel and no choice: nothing to ask.
    if (channelId().isEmpty() && m_account.places.size() == 1
        && Discord::missingPermissions(m_account.places.constFirst().permissions).isEmpty())
        chooseChannel(m_account.places.constFirst().channel.id);
    const int servers = static_cast<int>(m_account.guilds.size());
    const QString &name = m_account.user.name;
    become(Phase::Ready,
        servers == 0       ? tr("%1, in no server yet").arg(name)
            : servers == 1 ? tr("%1, in 1 server").arg(name)
                           : tr("%1, in %n servers", nullptr, servers).arg(name));
}

QString DiscordAccess::channelId() const
{
    return m_link.settings().inForce.channelId;
}

QString DiscordAccess::overrideWords() const
{
    const SettingsState state = m_link.settings();
    if (state.demo || state.inForce.channelId == state.values.channelId)
        return {};
    return tr("The environment (DISCORD_CHANNEL_ID) says which channel it is, and that is in force. What is chosen "
              "here counts once the variable is gone.");
}

Outcome DiscordAccess::chooseChannel(const QString &id)
{
    SettingsState state = m_link.settings();
    if (state.values.channelId == id)
        return {};
    state.values.channelId = id;
    becomeTest(Test::None, {});
    return m_link.apply(state.values, state.secrets);
}

bool DiscordAccess::isComplete() const
{
    const Discord::Place *where = place();
    return m_phase == Phase::Ready && where && Discord::missingPermissions(where->permissions).isEmpty();
}

void DiscordAccess::sendTest()
{
    if (m_phase != Phase::Ready || channelId().isEmpty() || m_test == Test::Sending)
        return;
    m_testChannel = channelId();
    becomeTest(Test::Sending, tr("Sending…"));
    m_check.sendMessage(m_testChannel, tr("Drone Discord can write here. Builds will show in this channel."),
        [this](const Discord::Rest::RestResult<Discord::Message> &message) {
            if (!message)
                return becomeTest(Test::Failed, discordTrouble(message.error()));
            m_testMessage = message.value().id;
            becomeTest(Test::Sent, tr("The message is there"));
        });
}

void DiscordAccess::deleteTest()
{
    if (m_test != Test::Sent)
        return;
    becomeTest(Test::Deleting, tr("Deleting…"));
    m_check.deleteMessage(m_testChannel, m_testMessage, [this](const Discord::Rest::RestResult<void> &result) {
        if (!result)
            return becomeTest(Test::Failed, discordTrouble(result.error()));
        becomeTest(Test::Deleted, tr("The message is deleted again"));
    });
}

void DiscordAccess::become(Phase phase, const QString &words)
{
    m_phase = phase;
    m_words = words;
    Q_EMIT changed();
    if (phase != Phase::Ready && m_test != Test::None)
        becomeTest(Test::None, {});
}

void DiscordAccess::becomeTest(Test test, const QString &words)
{
    m_test = test;
    m_testWords = words;
    Q_EMIT testChanged();
}

QString permissionName(Permission permission)
{
    switch (permission) {
    case Permission::ViewChannel:
        return DiscordAccess::tr("View Channel");
    case Permission::SendMessages:
        return DiscordAccess::tr("Send Messages");
    case Permission::EmbedLinks:
        return DiscordAccess::tr("Embed Links");
    case Permission::AttachFiles:
        return DiscordAccess::tr("Attach Files");
    case Permission::ReadMessageHistory:
        return DiscordAccess::tr("Read Message History");
    case Permission::Administrator:
        break;
    }
    return DiscordAccess::tr("Administrator");
}

QString permissionWords(quint64 permissions)
{
    const QList<Permission> missing = Discord::missingPermissions(permissions);
    if (missing.isEmpty())
        return DiscordAccess::tr("may see, send, embed, attach");
    QStringList names;
    for (const Permission permission : missing)
        names.append(permissionName(permission));
    if (missing.constFirst() == Permission::ViewChannel)
        return DiscordAccess::tr(
            "The bot cannot see this channel. In the channel's permissions in Discord, allow it: %1.")
            .arg(QLocale().createSeparatedList(names));
    return DiscordAccess::tr(
        "The bot may not do all it needs here. In the channel's permissions in Discord, allow it: %1.")
        .arg(QLocale().createSeparatedList(names));
}

QString discordTrouble(const Discord::Rest::RestError &error)
{
    switch (error.kind) {
    case RestErrorKind::NoToken:
        return DiscordAccess::tr("No token is set.");
    case RestErrorKind::Unauthorized:
        return DiscordAccess::tr(
            "Discord does not accept this token. Reset it in the developer portal, under Bot, and paste the new "
            "one.");
    case RestErrorKind::Forbidden:
        return DiscordAccess::tr("Discord does not allow this: %1. Check the bot's permissions in the channel.")
            .arg(error.message);
    case RestErrorKind::NotFound:
        return error.code == Discord::ErrorCode::UnknownChannel
            ? DiscordAccess::tr("This channel does not exist, or the bot cannot see it. Choose another one.")
            : DiscordAccess::tr("Discord does not know this: %1.").arg(error.message);
    case RestErrorKind::RateLimited:
        return DiscordAccess::tr("Discord asks to wait; try again in a minute.");
    case RestErrorKind::NotConnected:
    case RestErrorKind::NoAnswer:
        return DiscordAccess::tr("Discord cannot be reached: %1. Check the network and try again.").arg(error.message);
    case RestErrorKind::Outdated:
    case RestErrorKind::BadRequest:
    case RestErrorKind::ServerError:
    case RestErrorKind::BadAnswer:
        break;
    }
    return DiscordAccess::tr("Discord has trouble: %1. Try again later.").arg(error.message);
}

} // namespace Ui
