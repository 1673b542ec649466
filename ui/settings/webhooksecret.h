// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secrets.h"
#include "settings/settings.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace Ui {

/// 32 random bytes as 64 hexadecimal digits.
QByteArray makeWebhookSecret();
/// Words for what is wrong with a secret that a person wants to use; empty = nothing.
QString webhookSecretTrouble(const QString &secret);

/// An address of this machine and the interface that has it.
struct LocalAddress
{
    QString interface;
    QHostAddress address;
};
/// The one at which others on the network most likely reach this machine; null when there is none but loopback.
QHostAddress lanAddress(const QList<LocalAddress> &addresses);
QList<LocalAddress> localAddresses();

/// Where Drone finds the endpoint: the address that is listened at or, when that is "all", the machine's own.
QHostAddress reachableAddress(const Settings::Values &values, const QList<LocalAddress> &addresses);

/// The lines for Drone's configuration (Drone 2.25, cmd/drone-server/config/config.go). With `secretInFull` false the
/// secret is shortened for showing.
QString droneLines(const QHostAddress &address, quint16 port, const QByteArray &secret, bool secretInFull);

} // namespace Ui
