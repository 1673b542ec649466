// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <functional>
#include <optional>

namespace Settings {

namespace {

using L1 = QLatin1String;

Error bad(const QString &where, const QString &value, const QString &wanted)
{
    return {
        ErrorKind::BadValue, QStringLiteral("%1 is \"%2\"; %3 is needed there").arg(where, value.left(60), wanted), {}};
}

bool isSnowflake(const QString &id)
{
    bool number = false;
    return id.toULongLong(&number) > 0 && number;
}

std::optional<QUrl> httpUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == L1("http") || url.scheme() == L1("https");
    return url.isValid() && http && !url.host().isEmpty() ? std::optional(url) : std::nullopt;
}

/// What the file says behind a key; `where` is the key as people know it. QSettings makes a list of a text with a comma
/// outside of quotes, and turned into a text again that list is empty: as if nothing had been written.
Core::Result<QString, Error> textIn(const QSettings &file, const QString &key, const QString &where)
{
    const QVariant value = file.value(key, QString());
    const QString text = value.toString();
    if (!text.isEmpty() || value.typeId() == QMetaType::QString)
        return text;
    return bad(QStringLiteral("%1 in %2").arg(where, file.fileName()), value.toStringList().join(QStringLiteral(", ")),
        QStringLiteral("one text (a comma that belongs to it goes into quotes, key=\"a,b\")"));
}

/// One key of the file: how its text becomes a value and back.
struct Key
{
    L1 name;
    QString wanted;
    std::function<bool(Values &, const QString &)> read; ///< false: not usable
    std::function<QString(const Values &)> write;
};

template <typename Member> Key integer(L1 name, Member member, qint64 least, qint64 most)
{
    return {name, QStringLiteral("a whole number from %1 to %2").arg(least).arg(most),
        [member, least, most](Values &values, const QString &text) {
            bool number = false;
            const qint64 value = text.toLongLong(&number);
            if (!number || value < least || value > most)
                return false;
            member(values) = std::remove_reference_t<decltype(member(values))>(value);
            return true;
        },
        [member](const Values &values) {
            Values copy = values;
            if constexpr (requires { member(copy).count(); })
                return QString::number(member(copy).count());
            else
                return QString::number(member(copy));
        }};
}

Key url(L1 name, QUrl Values::*member, bool mayBeEmpty)
{
    return {name, QStringLiteral("an http:// or https:// address"),
        [member, mayBeEmpty](Values &values, const QString &text) {
            if (text.isEmpty() && mayBeEmpty) {
                values.*member = QUrl();
                return true;
            }
            const auto parsed = httpUrl(text);
            if (parsed)
                values.*member = *parsed;
            return parsed.has_value();
        },
        [member](const Values &values) { return (values.*member).toString(); }};
}

Key boolean(L1 name, bool Values::*member)
{
    return {name, QStringLiteral("true or false"),
        [member](Values &values, const QString &text) {
            values.*member = text == L1("true");
            return values.*member || text == L1("false");
        },
        [member](const Values &values) { return values.*member ? QStringLiteral("true") : QStringLiteral("false"); }};
}

/// In the order of Look.
QStringList lookWords()
{
    return {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
}

const QList<Key> &keys()
{
    static const QList<Key> list{
        {L1("receiver/address"), QStringLiteral("an IP address of this machine, or 0.0.0.0 for all"),
            [](Values &values, const QString &text) { return values.address.setAddress(text); },
            [](const Values &values) { return values.address.toString(); }},
        integer(
            L1("receiver/port"), [](Values & v) -> auto & { return v.port; }, 0, 65535),
        integer(
            L1("receiver/max_skew_s"), [](Values & v) -> auto & { return v.maxSkew; }, 0, 86400),
        integer(
            L1("receiver/max_body_bytes"), [](Values & v) -> auto & { return v.maxBodyBytes; }, 65536, 64 << 20),
        integer(
            L1("receiver/max_connections"), [](Values & v) -> auto & { return v.maxConnections; }, 4, 10000),
        integer(
            L1("receiver/max_connections_per_address"), [](Values & v) -> auto & { return v.maxConnectionsPerAddress; },
            2, 10000),
        integer(
            L1("store/retention_days"), [](Values & v) -> auto & { return v.retentionDays; }, 1, 3650),
        integer(
            L1("store/max_mib"), [](Values & v) -> auto & { return v.maxStoreMebibytes; }, 16, 1 << 20),
        {L1("discord/channel_id"), QStringLiteral("the channel's number (Copy Channel ID in Discord)"),
            [](Values &values, const QString &text) {
                values.channelId = text;
                return text.isEmpty() || isSnowflake(text);
            },
            [](const Values &values) { return values.channelId; }},
        url(L1("discord/api_base_url"), &Values::discordApi, false),
        boolean(L1("discord/presence"), &Values::presence),
        url(L1("drone/server"), &Values::droneServer, true),
        integer(
            L1("drone/catch_up_after_s"), [](Values & v) -> auto & { return v.catchUpAfter; }, 1, 86400),
        boolean(L1("drone/event_stream"), &Values::eventStream),
        integer(
            L1("card/log_lines"), [](Values & v) -> auto & { return v.logLines; }, 0, 60),
        boolean(L1("card/log_file"), &Values::logFile),
        boolean(L1("card/log_private"), &Values::logPrivate),
        {L1("desktop/look"), QStringLiteral("system, light or dark"),
            [](Values &values, const QString &text) {
                const auto index = lookWords().indexOf(text);
                if (index >= 0)
                    values.look = static_cast<Look>(index);
                return index >= 0;
            },
            [](const Values &values) { return lookWords().at(static_cast<int>(values.look)); }},
        boolean(L1("desktop/close_to_tray"), &Values::closeToTray),
        boolean(L1("desktop/notify_failed"), &Values::notifyFailed),
        boolean(L1("desktop/notify_fixed"), &Values::notifyFixed),
    };
    return list;
}

Core::Result<QList<Announce::Rule>, Error> readRoutes(QSettings &file)
{
    QList<Announce::Rule> rules;
    file.beginGroup(QStringLiteral("routes"));
    const auto listed = file.childGroups().size();
    file.endGroup();
    const QString sizeKey = QStringLiteral("routes/size");
    if (listed == 0 && !file.contains(sizeKey))
        return rules;
    // QSettings takes no size for none at all, and without its rules a repository that was silenced would be announced.
    const auto size = textIn(file, sizeKey, sizeKey);
    if (!size)
        return size.error();
    if (size.value() != QString::number(listed))
        return bad(QStringLiteral("routes/size in %1").arg(file.fileName()), size.value(),
            QStringLiteral("the number of the routes that follow, %1,").arg(listed));
    const int count = file.beginReadArray(QStringLiteral("routes"));
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        Announce::Rule rule;
        QString channel;
        const std::pair<L1, QString &> parts[]{{L1("repository"), rule.repository}, {L1("branch"), rule.branch},
            {L1("event"), rule.event}, {L1("channel_id"), channel}};
        for (const auto &[key, text] : parts) {
            const auto read = textIn(file, key, QStringLiteral("routes/%1/%2").arg(i + 1).arg(key));
            if (!read) {
                file.endArray();
                return read.error();
            }
            text = read.value();
        }
        if (!channel.isEmpty()) {
            if (!isSnowflake(channel)) {
                file.endArray();
                return bad(QStringLiteral("routes/%1/channel_id in %2").arg(i + 1).arg(file.fileName()), channel,
                    QStringLiteral("a channel's number, or nothing to stay silent,"));
            }
            rule.channel = {QStringLiteral("discord"), channel};
        }
        rules.append(rule);
    }
    file.endArray();
    return rules;
}

} // namespace

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/drone-discord/drone-discord.ini");
}

QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/drone-discord");
}

Core::Result<Values, Error> load(const QString &file)
{
    Values values;
    if (!QFileInfo::exists(file))
        return values;
    QSettings settings(file, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError || !QFileInfo(file).isReadable())
        return Error{ErrorKind::CannotRead, QStringLiteral("The settings file %1 cannot be read").arg(file), {}};
    for (const Key &key : keys()) {
        if (!settings.contains(key.name))
            continue;
        const auto text = textIn(settings, key.name, key.name);
        if (!text)
            return text.error();
        if (!key.read(values, text.value()))
            return bad(key.name + QStringLiteral(" in ") + file, text.value(), key.wanted);
    }
    auto routes = readRoutes(settings);
    if (!routes)
        return routes.error();
    values.routes = std::move(routes).value();
    if (settings.status() != QSettings::NoError) // known only now: sections are parsed when they are first asked for
        return Error{ErrorKind::CannotRead,
            QStringLiteral("A line of the settings file %1 cannot be read; each is \"[section]\", \"key=value\" or a "
                           "comment behind \";\"")
                .arg(file),
            {}};
    return values;
}

Values withChanges(Values now, const Values &before, const Values &after)
{
    for (const Key &key : keys()) {
        const QString text = key.write(after);
        if (text != key.write(before))
            key.read(now, text);
    }
    if (after.routes != before.routes)
        now.routes = after.routes;
    return now;
}

Core::Result<void, Error> save(const Values &values, const QString &file)
{
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return Error{ErrorKind::CannotWrite,
            QStringLiteral("The folder %1 cannot be made").arg(QFileInfo(file).absolutePath()), {}};
    QSettings settings(file, QSettings::IniFormat);
    for (const Key &key : keys())
        settings.setValue(key.name, key.write(values));
    settings.remove(QStringLiteral("routes"));
    settings.beginWriteArray(QStringLiteral("routes"), static_cast<int>(values.routes.size()));
    for (int i = 0; i < values.routes.size(); ++i) {
        const Announce::Rule &rule = values.routes.at(i);
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("repository"), rule.repository);
        settings.setValue(QStringLiteral("branch"), rule.branch);
        settings.setValue(QStringLiteral("event"), rule.event);
        settings.setValue(QStringLiteral("channel_id"), rule.channel.id);
    }
    settings.endArray();
    settings.sync();
    if (settings.status() != QSettings::NoError)
        return Error{ErrorKind::CannotWrite, QStringLiteral("The settings file %1 cannot be written").arg(file), {}};
    if (!QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner))
        return Error{ErrorKind::CannotWrite, QStringLiteral("The mode of %1 cannot be set to 0600").arg(file), {}};
    return {};
}

Core::Result<Values, Error> withEnvironment(Values values)
{
    static const QList<QPair<const char *, L1>> variables{
        {"DISCORD_CHANNEL_ID", L1("discord/channel_id")},
        {"DISCORD_API_BASE_URL", L1("discord/api_base_url")},
        {"DRONE_SERVER", L1("drone/server")},
    };
    for (const auto &[variable, name] : variables) {
        if (qEnvironmentVariableIsEmpty(variable))
            continue;
        const QString text = qEnvironmentVariable(variable).trimmed();
        for (const Key &key : keys()) {
            if (key.name == name && !key.read(values, text))
                return bad(QString::fromLatin1(variable), text, key.wanted);
        }
    }
    return values;
}

Core::Result<Values, Error> withListen(Values values, const QString &addressAndPort)
{
    const auto colon = addressAndPort.lastIndexOf(QLatin1Char(':'));
    QString host = addressAndPort.left(std::max<qsizetype>(colon, 0));
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    if (host == L1("localhost"))
        host = QStringLiteral("127.0.0.1");
    bool number = false;
    const ushort port = QStringView(addressAndPort).mid(colon + 1).toUShort(&number);
    QHostAddress address;
    if (colon <= 0 || !number || !address.setAddress(host))
        return bad(QStringLiteral("--listen"), addressAndPort, QStringLiteral("ADDRESS:PORT, as in 0.0.0.0:5000,"));
    values.address = address;
    values.port = port;
    return values;
}

} // namespace Settings
