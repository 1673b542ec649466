// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/replay.h"

#include "builds/buildmerge.h"
#include "core/logging.h"
#include "service/foldqueue.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "webhook/deliveryparser.h"

#include <algorithm>

namespace Service {

namespace {

// Amounts for one turn of the event loop, a few milliseconds each.
constexpr qint64 IdsInOneTurn = 4000; ///< range of ids looked through
constexpr qsizetype MostReadInOneTurn = 32; ///< deliveries read, builds compared
/// So long is waited when more has arrived than the fold queue has taken in.
constexpr std::chrono::milliseconds Courtesy{100};

} // namespace

struct Replay::Job
{
    quint64 request = 0;
    bool isPlan = false;
    ReplaySelection selection;
    Stage stage = Stage::Gathering;
    qint64 gatheredTo = 0; ///< ids up to here have been looked through
    qint64 gatherTo = -1; ///< the newest delivery when the work began; -1 = not asked yet
    QList<qint64> ids; ///< rising
    qsizetype next = 0; ///< in ids
    qint64 folded = 0;
    QSet<qint64> underWay; ///< given to the fold queue, not on the disk yet
    ReplayPlan plan;
    QSet<Model::BuildKey> builds;
    QHash<Model::BuildKey, Model::Build> changed; ///< those that folding would make different
    QList<Model::BuildKey> toCompare;
};

Replay::Replay(Core::Clock &clock, Store::Database &reader, FoldQueue &folding, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reader(reader)
    , m_folding(folding)
    , m_turn(clock.alarm([this] { turn(); }))
{
    connect(&folding, &FoldQueue::folded, this, &Replay::takeFolded);
}

Replay::~Replay() = default;

void Replay::plan(quint64 request, const ReplaySelection &selection)
{
    begin(request, selection, true);
}

void Replay::run(quint64 request, const ReplaySelection &selection)
{
    begin(request, selection, false);
}

void Replay::begin(quint64 request, const ReplaySelection &selection, bool isPlan)
{
    auto job = std::make_unique<Job>();
    job->request = request;
    job->isPlan = isPlan;
    job->selection = selection;
    if (const auto *ids = std::get_if<QList<qint64>>(&selection)) {
        job->ids = *ids;
        std::sort(job->ids.begin(), job->ids.end());
        job->ids.resize(std::unique(job->ids.begin(), job->ids.end()) - job->ids.begin());
        job->stage = Stage::Working;
    }
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1)
        turnSoon();
}

void Replay::cancel(quint64 request)
{
    const auto found = std::find_if(
        m_jobs.begin(), m_jobs.end(), [request](const auto &candidate) { return candidate->request == request; });
    if (found == m_jobs.end())
        return;
    const auto job = std::move(*found);
    m_jobs.erase(found);
    Q_EMIT finished(request, true,
        job->isPlan
            ? QString()
            : tr("Replay cancelled: %1 of %n deliveries were folded again", nullptr, static_cast<int>(job->ids.size()))
                  .arg(job->folded));
    turnSoon();
}

void Replay::cancelAll()
{
    while (!m_jobs.empty())
        cancel(m_jobs.front()->request);
}

void Replay::turnSoon(std::chrono::milliseconds wait)
{
    if (!m_jobs.empty())
        m_turn->ringAt(m_clock.now() + wait);
}

void Replay::turn()
{
    if (m_jobs.empty())
        return;
    Job &job = *m_jobs.front();
    if (job.stage == Stage::Gathering)
        gather(job);
    else if (job.stage == Stage::Comparing)
        compareSome(job);
    else if (job.isPlan)
        planSome(job);
    else
        foldSome(job);
}

void Replay::gather(Job &job)
{
    Store::DeliveryFilter filter = std::get<Store::DeliveryFilter>(job.selection);
    const Store::DeliveryStore deliveries(m_reader);
    if (job.gatherTo < 0) {
        const auto newest = deliveries.page({}, 0, 1);
        if (!newest)
            return fail(newest.error().text());
        job.gatherTo = newest.value().isEmpty() ? 0 : newest.value().constFirst().id;
        if (filter.verdict.value_or(Model::Verdict::Accepted) != Model::Verdict::Accepted)
            job.gatherTo = 0; // nothing that may be folded
    }
    filter.verdict = Model::Verdict::Accepted;
    const qint64 until = std::min(job.gatheredTo + IdsInOneTurn, job.gatherTo);
    const auto ids = deliveries.ids(filter, job.gatheredTo, until);
    if (!ids)
        return fail(ids.error().text());
    job.ids.append(ids.value());
    job.gatheredTo = until;
    if (until == job.gatherTo)
        job.stage = Stage::Working;
    turnSoon();
}

std::optional<Model::Observation> Replay::read(Job &job, Model::Delivery &delivery)
{
    const qint64 id = job.ids.at(job.next++);
    auto found = Store::DeliveryStore(m_reader).find(id);
    if (!found) {
        fail(found.error().text());
        return std::nullopt;
    }
    // It may have been removed since, and what was refused must never be folded.
    if (!found.value() || found.value()->verdict != Model::Verdict::Accepted)
        return std::nullopt;
    delivery = std::move(*found.value());
    auto observation = Webhook::parseDelivery(delivery.body);
    if (!observation) {
        qCWarning(lcService).noquote() << "Delivery" << id << "cannot be replayed:" << observation.error().text();
        return std::nullopt;
    }
    observation.value().source = Model::Source::Replay;
    observation.value().delivery = id;
    return std::move(observation).value();
}

void Replay::foldSome(Job &job)
{
    if (!job.underWay.isEmpty())
        return; // takeFolded() goes on
    if (job.next == job.ids.size()) {
        return finish(true,
            tr("Replay done: %1 of %n deliveries were folded again", nullptr, static_cast<int>(job.ids.size()))
                .arg(job.folded));
    }
    if (m_folding.waiting() + MostReadInOneTurn > FoldQueue::MostWaiting / 2)
        return turnSoon(Courtesy);
    const qsizetype end = std::min(job.next + MostReadInOneTurn, job.ids.size());
    Model::Delivery delivery;
    while (job.next < end) {
        const auto observation = read(job, delivery);
        if (m_jobs.empty() || m_jobs.front().get() != &job)
            return; // failed
        if (!observation)
            continue;
        job.underWay.insert(delivery.id);
        m_folding.addAgain(*observation, delivery);
    }
    if (job.underWay.isEmpty()) {
        Q_EMIT progressed(job.request, job.next, job.ids.size());
        turnSoon();
    }
}

void Replay::takeFolded(const QList<qint64> &deliveries)
{
    if (m_jobs.empty() || m_jobs.front()->underWay.isEmpty())
        return;
    Job &job = *m_jobs.front();
    for (const qint64 id : deliveries)
        job.folded += job.underWay.remove(id) ? 1 : 0;
    if (!job.underWay.isEmpty())
        return;
    Q_EMIT progressed(job.request, job.next, job.ids.size());
    turnSoon();
}

void Replay::planSome(Job &job)
{
    const qsizetype end = std::min(job.next + MostReadInOneTurn, job.ids.size());
    Model::Delivery delivery;
    while (job.next < end) {
        const auto observation = read(job, delivery);
        if (m_jobs.empty() || m_jobs.front().get() != &job)
            return; // failed
        if (observation)
            look(job, *observation);
    }
    if (job.next == job.ids.size()) {
        job.stage = Stage::Comparing;
        job.toCompare = job.builds.values();
        job.plan.builds = job.builds.size();
    }
    turnSoon();
}

void Replay::look(Job &job, const Model::Observation &observation)
{
    ++job.plan.deliveries;
    if (observation.kind != Model::EventKind::Build) {
        job.plan.messages += m_folding.differing(observation);
        return;
    }
    const Model::BuildKey key = observation.build->key();
    job.builds.insert(key);
    // Nearly every fold gives what is known already: only the others are worth remembering.
    const auto known = m_folding.known(key);
    const auto changed = job.changed.constFind(key);
    if (changed != job.changed.cend())
        job.changed[key] = Builds::merge(*changed, *observation.build);
    else if (!known)
        job.changed.insert(key, Builds::merge(*observation.build, *observation.build));
    else if (const Model::Build merged = Builds::merge(*known, *observation.build); merged != *known)
        job.changed.insert(key, merged);
}

void Replay::compareSome(Job &job)
{
    for (qsizetype i = 0; i < MostReadInOneTurn && !job.toCompare.isEmpty(); ++i) {
        const Model::BuildKey key = job.toCompare.takeLast();
        const auto changed = job.changed.constFind(key);
        if (changed != job.changed.cend())
            job.plan.messages += m_folding.differing(*changed);
        else if (const auto known = m_folding.known(key))
            job.plan.messages += m_folding.differing(*known);
    }
    if (!job.toCompare.isEmpty())
        return turnSoon();
    Q_EMIT planned(job.request, job.plan);
    finish(true, {});
}

void Replay::fail(const QString &why)
{
    finish(false, tr("The stored deliveries cannot be read: %1").arg(why));
}

void Replay::finish(bool ok, const QString &message)
{
    const quint64 request = m_jobs.front()->request;
    m_jobs.pop_front();
    Q_EMIT finished(request, ok, message);
    turnSoon();
}

} // namespace Service
