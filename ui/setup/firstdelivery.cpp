// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/firstdelivery.h"

#include "ui/text/phrases.h"

namespace Ui {

using Model::Refusal;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::seconds LongWait{60};
}

FirstDelivery::FirstDelivery(ServiceLink &service, SettingsLink &settings, Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_settings(settings)
    , m_clock(clock)
    , m_since(clock.wall())
{
    connect(&service, &ServiceLink::deliveryKept, this, &FirstDelivery::take);
    connect(&service, &ServiceLink::healthChanged, this, &FirstDelivery::changed);
    connect(&settings, &SettingsLink::settingsChanged, this, &FirstDelivery::changed);
}

void FirstDelivery::start()
{
    m_since = m_clock.wall();
    m_refused.reset();
    m_accepted.reset();
    m_arrived = false;
    Q_EMIT changed();
}

void FirstDelivery::take(const Model::Delivery &delivery)
{
    if (m_arrived)
        return;
    if (delivery.verdict == Model::Verdict::Refused) {
        m_refused = delivery;
        Q_EMIT changed();
        return;
    }
    m_accepted = delivery;
    m_arrived = true;
    Q_EMIT changed();
    Q_EMIT arrived();
}

QString FirstDelivery::title() const
{
    return m_arrived ? tr("It works: the first delivery is here") : tr("Waiting for the first delivery…");
}

QString FirstDelivery::words() const
{
    if (m_accepted) {
        if (m_accepted->slug.isEmpty())
            return tr("It came from %1 and is signed as it should be.").arg(m_accepted->remote);
        if (m_accepted->buildNumber > 0)
            return tr("%1 #%2, from %3, signed as it should be.")
                .arg(isolated(m_accepted->slug))
                .arg(m_accepted->buildNumber)
                .arg(m_accepted->remote);
        return tr("%1, from %2, signed as it should be.").arg(isolated(m_accepted->slug), m_accepted->remote);
    }
    const QString wrong = obstacle();
    return wrong.isEmpty() ? tr("Push a commit, or restart any build in Drone.")
                           : tr("Push a commit, or restart any build in Drone. %1").arg(wrong);
}

QString FirstDelivery::obstacle() const
{
    const Health::Report report = m_service.health();
    const Health::Component *listener = report.find(u"listener");
    if (listener && listener->status == Health::Status::Fail)
        return tr("Nothing can arrive now: %1. %2").arg(listener->why, listener->remedy).trimmed();
    const Core::WallTime now = m_clock.wall();
    if (m_refused) {
        const auto ago = std::chrono::duration_cast<std::chrono::seconds>(now - m_refused->received);
        return tr("A delivery from %1 was refused %2 ago: %3.")
            .arg(m_refused->remote, duration(std::max(ago, 0s)), refusalWords(m_refused->refusal));
    }
    const QHostAddress &address = m_settings.settings().inForce.address;
    if (address.isLoopback())
        return tr("Only this machine reaches %1; for Drone on another one, receive at 0.0.0.0 (Settings, Receiving).")
            .arg(address.toString());
    if (now - m_since > LongWait)
        return tr(
            "Nothing has come yet. Was Drone restarted with these lines? DRONE_WEBHOOK_EVENTS must read as above, "
            "with the stars; a firewall may hold the port closed; Drone in a container needs this address, not "
            "localhost.");
    return {};
}

QString refusalWords(Refusal refusal)
{
    switch (refusal) {
    case Refusal::SignatureMismatch:
        return FirstDelivery::tr("its secret is not this one");
    case Refusal::NoSecret:
        return FirstDelivery::tr("no secret is set here");
    case Refusal::SignatureMissing:
        return FirstDelivery::tr("it was not signed; something else than Drone may have sent it");
    case Refusal::TooOld:
    case Refusal::FromFuture:
        return FirstDelivery::tr("the clocks of the two machines differ too much");
    case Refusal::DigestMismatch:
        return FirstDelivery::tr("it was changed on the way");
    case Refusal::NotJson:
    case Refusal::NotDrone:
        return FirstDelivery::tr("it is signed, but not what Drone sends");
    case Refusal::NotStored:
        return FirstDelivery::tr("it could not be stored here");
    case Refusal::None:
    case Refusal::SignatureMalformed:
    case Refusal::AlgorithmUnsupported:
    case Refusal::NotSigned:
    case Refusal::DateMissing:
    case Refusal::DateUnreadable:
    case Refusal::DigestMissing:
        break;
    }
    return FirstDelivery::tr("it is not signed the way Drone signs");
}

} // namespace Ui
