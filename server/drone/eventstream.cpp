// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/eventstream.h"

#include "model/buildjson.h"

#include <QJsonDocument>

namespace Drone {

using namespace std::chrono_literals;

EventStream::EventStream(Client &client, Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_reader(client, QStringLiteral("/api/stream"))
    , m_alarm(clock.alarm([this] { ring(); }))
    , m_backoff(2s, 5min)
{
    connect(&m_reader, &EventReader::alive, this, &EventStream::noteAlive);
    connect(&m_reader, &EventReader::eventsReceived, this, &EventStream::takeEvents);
    connect(&m_reader, &EventReader::ended, this, &EventStream::reconnect);
}

void EventStream::start()
{
    m_isReading = true;
    m_alarm->ringAt(m_clock.now() + MostSilence);
    m_reader.start();
}

void EventStream::stop()
{
    m_isReading = m_isConnected = false;
    m_failures = 0;
    m_alarm->cancel();
    m_reader.stop();
}

void EventStream::noteAlive()
{
    m_alarm->ringAt(m_clock.now() + MostSilence);
    if (std::exchange(m_isConnected, true))
        return;
    m_connectedAt = m_clock.now();
    Q_EMIT connected();
}

void EventStream::takeEvents(const QList<ServerSentEvent> &events)
{
    for (const ServerSentEvent &event : events) {
        const QJsonObject json = QJsonDocument::fromJson(event.data).object();
        Model::Build build = Model::buildFromJson(json.value(QLatin1String("build")).toObject());
        Model::Repository repository = Model::repositoryFromJson(json);
        if (build.id <= 0 || build.number <= 0 || repository.slug.isEmpty())
            continue;
        Model::Observation observation;
        observation.action = QStringLiteral("updated");
        observation.source = Model::Source::Stream;
        observation.system.link = m_client.link();
        build.system = observation.system;
        build.repository = repository;
        observation.repository = std::move(repository);
        observation.build = std::move(build);
        Q_EMIT observed(observation);
    }
}

void EventStream::ring()
{
    if (m_isReading) {
        m_reader.stop();
        reconnect(ClientError{ClientErrorKind::Timeout, tr("The event stream of the Drone server fell silent"), {}});
    } else {
        start();
    }
}

void EventStream::reconnect(const std::optional<ClientError> &error)
{
    if (m_isConnected && m_clock.now() - m_connectedAt >= Steady) {
        m_backoff.reset();
        m_failures = 0;
    }
    ++m_failures;
    m_isReading = m_isConnected = false;
    m_alarm->ringAt(m_clock.now() + m_backoff.next(*QRandomGenerator::global()));
    Q_EMIT interrupted(
        error.value_or(ClientError{ClientErrorKind::Unreachable, Client::tr("The Drone server ended the stream"), {}}));
}

} // namespace Drone
