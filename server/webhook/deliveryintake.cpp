// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/deliveryintake.h"

#include "webhook/deliveryparser.h"
#include "webhook/httpsignature.h"

#include <QPointer>

namespace Webhook {

namespace {

using Model::Refusal;
using namespace std::chrono_literals;

Answer notAllowed(const char *allow)
{
    Answer answer = Answer::message(405, "Method not allowed");
    answer.allow = allow;
    return answer;
}

/// What the sender learns: nothing that helps a forger. Whoever is told about the clock has the secret.
Answer answerTo(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoSecret:
        return Answer::message(503, "No webhook secret is configured here");
    case Refusal::NotStored:
        return Answer::message(503, "The delivery could not be stored");
    case Refusal::NotJson:
    case Refusal::NotDrone:
        return Answer::message(400, "The body is not a Drone webhook");
    case Refusal::TooOld:
        return Answer::message(401, "The Date header is too old: the clocks differ, or the delivery was held up");
    case Refusal::FromFuture:
        return Answer::message(401, "The Date header is from the future: the clocks differ");
    default:
        return Answer::message(401, "The signature is missing or wrong");
    }
}

/// Loopback; an endpoint bound to another address cannot be asked there, so that its own address is as good. Through a
/// proxy on this computer everybody seems to come from here.
bool comesFromHere(const Request &request, const QHostAddress &bound)
{
    return (request.peer.isLoopback() || request.peer == bound) && request.count("X-Forwarded-For") == 0
        && request.count("Forwarded") == 0 && request.count("Via") == 0;
}

QByteArray headerLines(const Request &request)
{
    QByteArray lines;
    lines.reserve(512);
    for (const auto &[name, value] : request.headers) {
        lines += name;
        lines += ": ";
        lines += value;
        lines += '\n';
    }
    return lines;
}

Model::Delivery deliveryOf(Request &request, const QByteArray &mac)
{
    Model::Delivery delivery;
    delivery.received = request.received;
    delivery.remote = request.peer.toString();
    delivery.signature = mac;
    delivery.headers = headerLines(request);
    delivery.body = std::move(request.body);
    return delivery;
}

std::chrono::microseconds since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
}

} // namespace

DeliveryIntake::DeliveryIntake(Core::Clock &clock, DeliveryKeeper &keeper, HealthAnswer health, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_keeper(keeper)
    , m_health(std::move(health))
    , m_ledger(clock)
{
}

void DeliveryIntake::setConfig(const Config &config)
{
    m_config = config;
}

DeliveryIntake::Statistics DeliveryIntake::statistics() const
{
    Statistics statistics = m_statistics;
    statistics.refused = m_ledger.entries();
    return statistics;
}

void DeliveryIntake::handle(Request request, Reply reply)
{
    if (request.path == "/health") {
        reply(
            request.method == "GET" ? m_health(request, comesFromHere(request, m_config.address)) : notAllowed("GET"));
    } else if (request.path == "/" || request.path == "/webhook") {
        if (request.method == "POST")
            receive(request, reply);
        else
            reply(notAllowed("POST"));
    } else {
        reply(Answer::message(404, "Not found"));
    }
}

void DeliveryIntake::receive(Request &request, const Reply &reply)
{
    const Core::WallTime now = m_clock.wall();
    const Verification verification = verify(request, m_config.secrets, now, m_config.maxSkew);
    if (verification.skew && verification.ok()) {
        m_statistics.skew = verification.skew;
    } else if (verification.skew) {
        m_statistics.refusedSkew = verification.skew;
        m_statistics.skewRefused = now;
    }
    if (!verification.ok()) {
        refuse(request, verification.mac, verification.refusal, reply);
        return;
    }
    auto observation = parseDelivery(request.body);
    if (!observation) {
        refuse(request, verification.mac,
            observation.error().kind == ParseErrorKind::NotJson ? Refusal::NotJson : Refusal::NotDrone, reply);
        return;
    }
    Model::Delivery delivery = deliveryOf(request, verification.mac);
    delivery.signedAt = now - verification.skew.value_or(0ms);
    describe(delivery, observation.value());
    accept(std::move(delivery), std::move(observation).value(), request.arrived, reply);
}

void DeliveryIntake::accept(Model::Delivery delivery, Model::Observation observation,
    std::chrono::steady_clock::time_point arrived, const Reply &reply)
{
    ++m_statistics.waiting;
    m_keeper.keep(delivery,
        [self = QPointer(this), reply, delivery, observation = std::move(observation), arrived](
            KeepOutcome outcome) mutable {
            if (self)
                self->settle(outcome, std::move(delivery), std::move(observation), arrived, reply);
        });
}

void DeliveryIntake::settle(KeepOutcome outcome, Model::Delivery delivery, Model::Observation observation,
    std::chrono::steady_clock::time_point arrived, const Reply &reply)
{
    --m_statistics.waiting;
    if (outcome.result == KeepResult::Failed) {
        m_ledger.count(Refusal::NotStored);
        reply(answerTo(Refusal::NotStored));
        return;
    }
    const bool duplicate = outcome.result == KeepResult::Duplicate;
    Answer answer;
    answer.provesSender = !duplicate;
    reply(answer);

    delivery.id = outcome.id;
    delivery.answeredIn = since(arrived);
    if (duplicate) {
        ++m_statistics.duplicates;
        delivery.verdict = Model::Verdict::Duplicate;
        Q_EMIT kept(delivery);
        return;
    }
    ++m_statistics.accepted;
    m_statistics.lastAccepted = delivery.received;
    Q_EMIT kept(delivery);
    observation.source = Model::Source::Webhook;
    observation.delivery = outcome.id;
    Q_EMIT observed(observation, delivery.answeredIn);
}

void DeliveryIntake::refuse(Request &request, const QByteArray &mac, Refusal refusal, const Reply &reply)
{
    reply(answerTo(refusal));
    m_ledger.count(refusal);
    if (!m_ledger.mayKeep()) {
        ++m_statistics.refusedUnkept;
        return;
    }
    const auto arrived = request.arrived;
    Model::Delivery delivery = deliveryOf(request, mac);
    delivery.verdict = Model::Verdict::Refused;
    delivery.refusal = refusal;
    delivery.answeredIn = since(arrived);
    if (delivery.body.size() > RefusalLedger::KeptBody)
        delivery.body = delivery.body.first(RefusalLedger::KeptBody);
    m_keeper.keep(delivery, [self = QPointer(this), delivery](KeepOutcome outcome) mutable {
        if (!self || outcome.result == KeepResult::Failed)
            return;
        delivery.id = outcome.id;
        Q_EMIT self->kept(delivery);
    });
}

} // namespace Webhook
