// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/droneaccess.h"

#include "core/redact.h"

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {

QString droneTrouble(const Drone::ClientError &error)
{
    using Drone::ClientErrorKind;
    switch (error.kind) {
    case ClientErrorKind::Unauthorized:
        return DroneAccess::tr("Drone does not accept this token. Copy it anew from your account page in Drone.");
    case ClientErrorKind::Redirected:
        return DroneAccess::tr("The server is somewhere else: give the address that the browser ends up at (%1).")
            .arg(error.text());
    case ClientErrorKind::Unreachable:
    case ClientErrorKind::Timeout:
        return DroneAccess::tr("Drone cannot be reached: %1.").arg(error.text());
    default:
        return error.text();
    }
}

} // namespace

DroneAccess::DroneAccess(SettingsLink &link, SecretKeeper &keeper, Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_keeper(keeper)
    , m_client(clock)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &DroneAccess::check);
    connect(&keeper, &SecretKeeper::changed, this, &DroneAccess::changed);
}

void DroneAccess::enterToken(const QString &text)
{
    m_token = text.trimmed().toUtf8();
    m_tokenIsNew = !m_token.isEmpty();
    Core::rememberSecret(m_token);
    if (m_token.isEmpty())
        return checkAgain();
    become(Phase::Checking, tr("checking…"));
    m_pause.start();
}

void DroneAccess::checkAgain()
{
    if (!m_tokenIsNew)
        m_token = m_link.settings().secrets.droneToken;
    check();
}

void DroneAccess::check()
{
    m_pause.stop();
    const QUrl server = m_link.settings().inForce.droneServer;
    m_client.setServer({}, {}); // what is on its way is of no interest any more
    if (server.isEmpty() || m_token.isEmpty()) {
        become(
            Phase::Incomplete, server.isEmpty() && !m_token.isEmpty() ? tr("Drone's address is missing") : QString());
        return;
    }
    m_client.setServer(server, m_token);
    become(Phase::Checking, tr("checking…"));
    m_client.user(this, [this](const Drone::ClientResult<Model::User> &user) {
        if (!user) {
            if (user.error().kind != Drone::ClientErrorKind::Cancelled)
                become(Phase::Failed, droneTrouble(user.error()));
            return;
        }
        if (std::exchange(m_tokenIsNew, false))
            m_keeper.keep({{Secrets::Name::DroneToken, m_token}});
        become(Phase::Ready, tr("signed in as %1").arg(user.value().login));
    });
}

void DroneAccess::become(Phase phase, const QString &words)
{
    m_phase = phase;
    m_words = words;
    Q_EMIT changed();
}

} // namespace Ui
