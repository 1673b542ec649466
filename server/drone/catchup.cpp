// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/catchup.h"

#include "core/logging.h"
#include "model/buildloss.h"

namespace Drone {

using namespace std::chrono_literals;

namespace {

constexpr auto RefusedWait = 15min; // a token without rights does not get better by asking
constexpr auto BlindWait = 5min;
constexpr auto UndecidedWait = 10s; // the answer that decides is on its way
constexpr int MostInFlight = 2; // the other connections are for people

} // namespace

CatchUp::CatchUp(Core::Clock &clock, Client &client, std::chrono::milliseconds silence, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_client(client)
    , m_policy(silence)
    , m_alarm(clock.alarm([this] { work(); }))
{
}

void CatchUp::observe(const Model::Build &folded, Model::Source source)
{
    m_policy.observed(folded, source != Model::Source::Reconciled, m_clock.now());
    if (Model::isTerminal(folded.status))
        m_lastAnswer.remove(folded.key());
    schedule();
}

void CatchUp::checkEverything()
{
    m_policy.askAll(m_clock.now());
    schedule();
}

void CatchUp::leaveOut(const QString &link, qint64 id)
{
    m_leftOut.insert(link, id);
}

void CatchUp::confirm(const QString &link)
{
    if (m_confirmed.contains(link))
        return;
    m_confirmed.insert(link);
    checkEverything(); // the lists of its repositories may be asked for from now on
}

void CatchUp::forget()
{
    m_confirmed.clear();
    m_lastAnswer.clear();
    schedule();
}

bool CatchUp::isConfirmed(const QString &link) const
{
    return m_client.link() == link || m_confirmed.contains(link);
}

bool CatchUp::isBlind(const Question &question) const
{
    if (question.kind == Question::Kind::Build && !question.isFound)
        return false;
    const QString &link = question.repository.systemLink;
    const QString newest = newestLink();
    return !isConfirmed(link) || (!newest.isEmpty() && newest != link);
}

void CatchUp::putOff(const Question &blind)
{
    const QString newest = newestLink();
    const QString &link = blind.repository.systemLink;
    const bool hasMoved = isConfirmed(link) && newest != link;
    if (hasMoved && isConfirmed(newest))
        m_policy.handOver(blind.repository, newest, m_clock.now());
    const std::chrono::seconds wait = hasMoved && !isConfirmed(newest) ? UndecidedWait : BlindWait;
    m_policy.failed(blind, m_clock.now() + wait);
}

void CatchUp::schedule()
{
    const auto due = m_policy.nextDue();
    if (!due || !m_client.isConfigured() || m_inFlight >= MostInFlight)
        m_alarm->cancel();
    else
        m_alarm->ringAt(std::max(*due, m_budget.next(m_clock.now())));
}

void CatchUp::work()
{
    const Core::SteadyTime now = m_clock.now();
    while (m_client.isConfigured() && m_inFlight < MostInFlight && m_budget.next(now) <= now) {
        const auto question = m_policy.takeDue(now);
        if (!question)
            break;
        if (isBlind(*question))
            putOff(*question);
        else if (m_client.retryAt() > now)
            m_policy.failed(*question, m_client.retryAt());
        else if (m_budget.take(now))
            ask(*question);
    }
    schedule();
}

void CatchUp::ask(const Question &question)
{
    ++m_inFlight;
    if (question.kind == Question::Kind::List) {
        askForList(question, 1, {});
        return;
    }
    m_client.build(question.repository.slug, question.number, this,
        [this, question](const ClientResult<Model::Build> &answer) { takeBuild(question, answer); });
}

void CatchUp::takeBuild(const Question &question, const ClientResult<Model::Build> &answer)
{
    --m_inFlight;
    if (!answer.ok()) {
        takeFailure(question, answer.error());
        return;
    }
    Model::Build build = answer.value();
    const QString &link = question.repository.systemLink;
    if (build.number != question.number || build.id != question.id) {
        takeFailure(
            question, {ClientErrorKind::NotFoundOrForbidden, tr("Drone has another build under this number"), {}});
        return;
    }
    if (isBlind(question)) { // since it was asked
        putOff(question);
        schedule();
        return;
    }
    if (!question.isFound && !isConfirmed(link)) {
        confirm(link);
        Q_EMIT recognised(link);
    }
    build.system.link = link;
    Q_EMIT answered(question.repository, true);
    const qint64 versions = Model::versionsOf(build);
    const auto last = m_lastAnswer.constFind(build.key());
    const bool changed = last == m_lastAnswer.constEnd() || *last != versions;
    if (Model::isTerminal(build.status))
        m_lastAnswer.remove(build.key());
    else
        m_lastAnswer.insert(build.key(), versions);
    m_policy.answered(question, build, changed, m_clock.now());
    schedule();
    if (!changed)
        return;
    Model::Observation observation;
    observation.action = QStringLiteral("updated");
    observation.repository = build.repository;
    observation.system = build.system;
    observation.build = std::move(build);
    observation.source = Model::Source::Reconciled;
    Q_EMIT observed(observation);
}

void CatchUp::askForList(const Question &question, int page, const QList<Model::Build> &builds)
{
    m_client.builds(question.repository.slug, page, this,
        [this, question, page, builds](
            const ClientResult<QList<Model::Build>> &answer) { takeList(question, page, builds, answer); });
}

void CatchUp::takeList(
    const Question &question, int page, QList<Model::Build> builds, const ClientResult<QList<Model::Build>> &answer)
{
    if (!answer.ok()) {
        --m_inFlight;
        takeFailure(question, answer.error());
        return;
    }
    if (isBlind(question)) { // since it was asked
        --m_inFlight;
        putOff(question);
        schedule();
        return;
    }
    Q_EMIT answered(question.repository, true);
    qint64 leftOut = m_leftOut.value(question.repository.systemLink, -1);
    for (auto it = m_leftOut.cbegin(); it != m_leftOut.cend(); ++it) {
        if (isConfirmed(it.key())) // ids are the server's, whatever its link was
            leftOut = std::max(leftOut, it.value());
    }
    bool reachesKnown = false;
    for (const Model::Build &build : answer.value()) {
        reachesKnown |= m_policy.isPassed(question.repository, build) || build.id <= leftOut;
        if (build.id > leftOut)
            builds.append(build);
    }
    const bool isLastPage = answer.value().size() < 25;
    if (!reachesKnown && !isLastPage && page < MostPages) {
        m_budget.charge(m_clock.now());
        askForList(question, page + 1, builds);
        return;
    }
    --m_inFlight;
    m_policy.listed(question, builds, m_clock.now());
    schedule();
}

void CatchUp::giveUp(const Question &question, const ClientError &error)
{
    qCInfo(lcDrone).noquote() << "Build" << question.number << "of" << question.repository.slug
                              << "is not asked for any more:" << error.text();
    // Of another server's build this one says nothing.
    if (!question.isFound && isConfirmed(question.repository.systemLink))
        Q_EMIT lost({question.repository.systemLink, question.id});
}

void CatchUp::takeFailure(const Question &question, const ClientError &error)
{
    const Core::SteadyTime now = m_clock.now();
    switch (error.kind) {
    case ClientErrorKind::NotFoundOrForbidden:
        if (m_policy.missed(question, now))
            giveUp(question, error);
        // A list is asked for of repositories that may be gone for long, too.
        if (question.kind == Question::Kind::Build)
            Q_EMIT answered(question.repository, false);
        break;
    case ClientErrorKind::Unauthorized:
    case ClientErrorKind::Refused:
    case ClientErrorKind::TooLarge:
        m_policy.failed(question, now + RefusedWait);
        break;
    case ClientErrorKind::NotDrone:
        if (m_client.retryAt() > now)
            m_policy.failed(question, m_client.retryAt());
        else // JSON, but not that of a build: the client sees no trouble in that
            m_policy.unreadable(question, now);
        break;
    default:
        m_policy.failed(question, std::max(m_client.retryAt(), now + 1s));
    }
    schedule();
}

} // namespace Drone
