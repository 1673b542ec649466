// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/dronelinks.h"

#include "core/logging.h"

#include <algorithm>
#include <utility>

namespace Service {

DroneLinks::DroneLinks(Drone::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void DroneLinks::learn(const Model::Build &build, Model::Source source)
{
    if (build.id <= 0 || build.number <= 0 || build.repository.slug.isEmpty())
        return;
    if (build.status == Model::Status::Lost)
        return; // by this one no server would be known
    const bool isNew = !m_links.contains(build.system.link);
    Known &known = m_links[build.system.link];
    if (source == Model::Source::Webhook)
        known.lastWebhook = ++m_webhooks;
    if (build.id > known.newest.id) {
        known.newest = {};
        known.newest.repository.slug = build.repository.slug;
        known.newest.number = build.number;
        known.newest.id = build.id;
    }
    if (isNew)
        ask(build.system.link, known);
}

void DroneLinks::forget()
{
    ++m_round;
    for (Known &known : m_links)
        known.verdict = Verdict::Unknown;
}

void DroneLinks::check()
{
    for (auto it = m_links.begin(); it != m_links.end(); ++it) {
        if (it->verdict == Verdict::Unknown || it->verdict == Verdict::Foreign)
            ask(it.key(), *it);
    }
    if (isSettled())
        Q_EMIT settled();
}

void DroneLinks::ask(const QString &link, Known &known)
{
    if (!m_client.isConfigured() || isOwn(link))
        return;
    known.verdict = Verdict::Asked;
    m_client.build(known.newest.repository.slug, known.newest.number, this,
        [this, round = m_round, link, id = known.newest.id](const Drone::ClientResult<Model::Build> &answer) {
            if (round == m_round)
                take(link, id, answer);
        });
}

void DroneLinks::take(const QString &link, qint64 id, const Drone::ClientResult<Model::Build> &answer)
{
    if (m_links.value(link).verdict == Verdict::Own)
        return; // recognised meanwhile
    if (answer && answer.value().id == id)
        settle(link, Verdict::Own);
    else if (answer || answer.error().kind == Drone::ClientErrorKind::NotFoundOrForbidden)
        settle(link, Verdict::Foreign);
    else
        settle(link, Verdict::Unknown);
}

void DroneLinks::recognise(const QString &link)
{
    if (m_links.contains(link) && !isOwn(link))
        settle(link, Verdict::Own);
}

void DroneLinks::settle(const QString &link, Verdict verdict)
{
    m_links[link].verdict = verdict;
    if (verdict == Verdict::Own) {
        qCInfo(lcDrone).noquote() << "The Drone server at" << m_client.link() << "calls itself" << link;
        Q_EMIT confirmed(link);
    }
    if (isSettled())
        Q_EMIT settled();
}

bool DroneLinks::isOwn(const QString &link) const
{
    return link == m_client.link() || m_links.value(link).verdict == Verdict::Own;
}

QStringList DroneLinks::own() const
{
    QStringList own{m_client.link()};
    for (auto it = m_links.cbegin(); it != m_links.cend(); ++it) {
        if (it->verdict == Verdict::Own && it.key() != m_client.link())
            own.append(it.key());
    }
    return own;
}

bool DroneLinks::isSettled() const
{
    return std::none_of(m_links.keyBegin(), m_links.keyEnd(),
        [this](const QString &link) { return !isOwn(link) && m_links.value(link).verdict != Verdict::Foreign; });
}

bool DroneLinks::isStranger() const
{
    return !m_links.isEmpty() && isSettled()
        && std::none_of(m_links.keyBegin(), m_links.keyEnd(), [this](const QString &link) { return isOwn(link); });
}

QString DroneLinks::newestLink() const
{
    QString link;
    std::pair<qint64, qint64> newest;
    for (auto it = m_links.cbegin(); it != m_links.cend(); ++it) {
        const std::pair age(it->newest.id, it->lastWebhook);
        if (it->verdict != Verdict::Foreign && age > newest) {
            newest = age;
            link = it.key();
        }
    }
    return link;
}

} // namespace Service
