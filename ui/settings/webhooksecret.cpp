// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/webhooksecret.h"

#include <QCoreApplication>
#include <QNetworkInterface>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Ui {

namespace {

/// RFC 1918.
bool isPrivate(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16)
        || address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
        || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12);
}

/// Smaller is likelier: a card of the machine before bridges, tunnels and containers; private networks before others.
int unlikelihood(const LocalAddress &local)
{
    int points = 0;
    for (const char *prefix : {"docker", "br-", "veth", "virbr", "vmnet", "tun", "tap", "wg", "podman", "cni"}) {
        if (local.interface.startsWith(QLatin1String(prefix)))
            points += 4;
    }
    if (local.address.protocol() != QAbstractSocket::IPv4Protocol)
        points += 8;
    if (!isPrivate(local.address))
        points += 1;
    return points;
}

/// Enough to tell two secrets apart, too little to be of use: of a short one nothing at all.
QString hintOf(const QByteArray &secret)
{
    constexpr qsizetype LongEnough = 16;
    if (secret.isEmpty())
        return QStringLiteral("…");
    return secret.size() < LongEnough ? QString(8, QChar(0x2022)) : QString::fromUtf8(secret.left(4)) + QChar(0x2026);
}

} // namespace

QByteArray makeWebhookSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

QString webhookSecretTrouble(const QString &secret)
{
    if (secret.size() < 16)
        return QCoreApplication::translate("Ui::ReceivingSection", "At least 16 characters keep a forger out");
    const bool plain = std::all_of(secret.cbegin(), secret.cend(),
        [](QChar c) { return c > QLatin1Char(' ') && c.unicode() < 0x7f && c != QLatin1Char('"'); });
    if (!plain)
        return QCoreApplication::translate("Ui::ReceivingSection",
            "Letters, digits and signs without spaces and quotes survive every configuration file");
    return {};
}

QHostAddress lanAddress(const QList<LocalAddress> &addresses)
{
    const LocalAddress *best = nullptr;
    for (const LocalAddress &local : addresses) {
        if (local.address.isLoopback() || local.address.isLinkLocal() || local.address.isMulticast())
            continue;
        if (!best || unlikelihood(local) < unlikelihood(*best))
            best = &local;
    }
    return best ? best->address : QHostAddress();
}

QList<LocalAddress> localAddresses()
{
    QList<LocalAddress> found;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries())
            found.append({interface.name(), entry.ip()});
    }
    return found;
}

QHostAddress reachableAddress(const Settings::Values &values, const QList<LocalAddress> &addresses)
{
    const bool all = values.address == QHostAddress(QHostAddress::AnyIPv4)
        || values.address == QHostAddress(QHostAddress::AnyIPv6) || values.address == QHostAddress(QHostAddress::Any);
    const QHostAddress address = all ? lanAddress(addresses) : values.address;
    return address.isNull() ? QHostAddress(QHostAddress::LocalHost) : address;
}

QString droneLines(const QHostAddress &address, quint16 port, const QByteArray &secret, bool secretInFull)
{
    QHostAddress plain = address;
    plain.setScopeId({});
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(plain.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return QStringLiteral(
        "DRONE_WEBHOOK_ENDPOINT=%1\nDRONE_WEBHOOK_SECRET=%2\nDRONE_WEBHOOK_EVENTS=build:*,repo:*,user:*\n")
        .arg(url.toString(), secretInFull ? QString::fromUtf8(secret) : hintOf(secret));
}

} // namespace Ui
