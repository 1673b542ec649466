// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/foldqueue.h"

#include "announce/announcer.h"
#include "announce/cardcomposer.h"
#include "core/logging.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "store/logstore.h"
#include "store/storewriter.h"
#include "webhook/deliveryparser.h"

namespace Service {

namespace {

/// Folded in one turn of the event loop: the listener and the timers come in between.
constexpr int MostFoldedInOneTurn = 64;
/// Read back from the database at a time.
constexpr int PageOfBacklog = 200;

/// One message for each event: the delivery that brought it is its name, so that folding it again changes nothing.
QString subjectOf(const Model::Observation &event)
{
    return QStringLiteral("delivery:%1").arg(event.delivery);
}

/// What subjectOf() made of a build; nothing when it is an event's.
std::optional<Model::BuildKey> buildOf(const QString &subject)
{
    const qsizetype id = subject.lastIndexOf(u':') + 1;
    const QString start = QStringLiteral("build:");
    if (!subject.startsWith(start) || id <= start.size())
        return {};
    return Model::BuildKey{subject.mid(start.size(), id - 1 - start.size()), subject.mid(id).toLongLong()};
}

} // namespace

QString subjectOf(const Model::BuildKey &key)
{
    return QStringLiteral("build:%1:%2").arg(key.systemLink).arg(key.id);
}

struct FoldQueue::Batch
{
    QHash<Model::BuildKey, Model::BuildRecord> builds;
    QList<QPair<qint64, std::chrono::microseconds>> folded; ///< delivery and how long its answer took
    QList<Model::Announcement> withdrawn; ///< that moved on
    QList<Model::Announcement> wanted;

    bool isEmpty() const { return builds.isEmpty() && folded.isEmpty() && withdrawn.isEmpty() && wanted.isEmpty(); }

    /// In the writer's thread, which has the batch to itself until its end is told.
    Store::StoreResult<void> write(Store::Database &database)
    {
        Store::BuildStore buildStore(database);
        for (Model::BuildRecord &record : builds) {
            auto saved = buildStore.save(record);
            if (!saved)
                return saved.error();
            record.row = saved.value();
        }
        Store::AnnouncementStore announcementStore(database);
        for (const Model::Announcement &announcement : withdrawn + wanted) {
            if (auto saved = announcementStore.want(announcement); !saved)
                return saved;
        }
        Store::DeliveryStore deliveryStore(database);
        for (const auto &[id, answeredIn] : folded) {
            if (auto marked = deliveryStore.markFolded(id, answeredIn); !marked)
                return marked;
        }
        return {};
    }
};

FoldQueue::FoldQueue(Core::Clock &clock, Store::Database &reader, Store::StoreWriter &writer,
    Announce::Announcer &announcer, QRandomGenerator &random, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reader(reader)
    , m_writer(writer)
    , m_announcer(announcer)
    , m_random(random)
    , m_ledger([this](const Model::BuildKey &key) { return stored(key); })
    , m_turn(clock.alarm([this] { turn(); }))
{
    connect(&announcer, &Announce::Announcer::channelClosed, this, &FoldQueue::reroute);
}

FoldQueue::~FoldQueue() = default;

std::optional<Model::BuildRecord> FoldQueue::stored(const Model::BuildKey &key)
{
    auto found = Store::BuildStore(m_reader).find(key);
    if (!found) {
        qCWarning(lcStore).noquote() << "A build cannot be read:" << found.error().text();
        return std::nullopt;
    }
    return std::move(found).value();
}

void FoldQueue::add(const Model::Observation &observation, std::chrono::microseconds answeredIn)
{
    const bool isFull = m_waiting.size() >= MostWaiting;
    if (isFull && observation.source == Model::Source::Stream)
        return; // of what the stream told the end is asked for later
    if (observation.delivery != 0) {
        if (isFull) {
            m_backlog = true;
            return;
        }
        m_taken.insert(observation.delivery);
    }
    enqueue({observation, answeredIn, {}});
}

void FoldQueue::addAgain(const Model::Observation &observation, const Model::Delivery &delivery)
{
    m_taken.insert(observation.delivery);
    enqueue({observation, delivery.answeredIn, delivery.received});
}

void FoldQueue::enqueue(const Waiting &waiting)
{
    m_waiting.append(waiting);
    turnSoon();
}

void FoldQueue::addLog(const Model::BuildKey &key, const Model::FailureLog &log, const QByteArray &packed)
{
    if (packed.isEmpty()) {
        m_logs.insert(key, log);
        turnSoon();
        return;
    }
    // A card is sent as soon as it is wanted, and what it attaches must be on disk by then.
    m_writer.submit(
        [key, log, packed](Store::Database &database) {
            return Store::LogStore(database).save(key, log.fileStage, log.fileStep, packed);
        },
        this,
        [this, key, log](const Store::StoreResult<void> &kept) {
            Model::FailureLog shown = log;
            if (!kept) {
                qCWarning(lcStore).noquote() << "A log cannot be kept and is not attached:" << kept.error().text();
                shown.fileStage = shown.fileStep = 0;
                shown.fileBytes = 0;
            }
            addLog(key, shown);
        });
}

void FoldQueue::turnSoon()
{
    // While a transaction is under way its end rings.
    if (!m_underWay && !m_turn->isSet())
        m_turn->ringAt(m_clock.now());
}

void FoldQueue::start()
{
    auto unfinished = Store::BuildStore(m_reader).unfinished();
    if (unfinished)
        m_ledger.restore(unfinished.value());
    else
        qCWarning(lcStore).noquote() << "Unfinished builds cannot be read:" << unfinished.error().text();
    m_backlog = true;
    m_turn->ringAt(m_clock.now());
}

void FoldQueue::turn()
{
    if (m_underWay)
        return submit();
    auto batch = std::make_shared<Batch>();
    if (m_waiting.isEmpty() && m_backlog)
        readBacklog(*batch);
    if (std::exchange(m_reroutes, false))
        moveOn(*batch);
    foldSome(*batch);
    if (batch->isEmpty())
        return;
    m_underWay = std::move(batch);
    submit();
}

void FoldQueue::foldSome(Batch &batch)
{
    for (int i = 0; i < MostFoldedInOneTurn && !m_waiting.isEmpty(); ++i)
        fold(m_waiting.takeFirst(), batch);
    const auto logs = std::exchange(m_logs, {});
    for (auto log = logs.cbegin(); log != logs.cend(); ++log) {
        if (const auto record = m_ledger.setLog(log.key(), log.value()))
            batch.builds.insert(log.key(), *record);
    }
    for (const Model::BuildRecord &record : std::as_const(batch.builds)) {
        const auto channels = channelsOf(record.build, &batch);
        for (const Model::Channel &channel : channels)
            batch.wanted.append(m_announcer.want(
                subjectOf(record.build.key()), channel, Announce::composeBuild(record.build, record.log)));
    }
}

void FoldQueue::fold(const Waiting &waiting, Batch &batch)
{
    const Model::Observation &observation = waiting.observation;
    if (observation.delivery != 0)
        batch.folded.append({observation.delivery, waiting.answeredIn});
    if (observation.kind == Model::EventKind::Build) {
        const Builds::Change change = m_ledger.fold(observation, waiting.seen.value_or(m_clock.wall()));
        // Also when nothing changed: when a build was last heard of is part of what is known.
        batch.builds.insert(change.after.build.key(), change.after);
        return;
    }
    const auto channels = m_router.channelsFor(observation);
    for (const Model::Channel &channel : channels)
        batch.wanted.append(m_announcer.want(subjectOf(observation), channel, Announce::composeEvent(observation)));
}

void FoldQueue::setRouter(const Announce::Router &router, bool isFixed)
{
    m_router = router;
    m_isFixed = isFixed;
    reroute();
}

void FoldQueue::reroute()
{
    m_reroutes = !m_isFixed;
    turnSoon();
}

QList<Model::Channel> FoldQueue::channelsOf(const Model::Build &build, const Batch *batch) const
{
    QList<Model::Channel> channels = m_router.channelsFor(build);
    // Routes may have changed while it ran: a message that stands elsewhere must not go on saying that it runs.
    const auto known = Store::AnnouncementStore(m_reader).of(subjectOf(build.key()));
    if (!known) {
        qCWarning(lcStore).noquote() << "The messages of a build cannot be read:" << known.error().text();
        return channels;
    }
    for (const Model::Announcement &announcement : known.value()) {
        const auto isSame = [&announcement](const Model::Announcement &other) {
            return other.subject == announcement.subject && other.channel == announcement.channel;
        };
        const bool stands = !announcement.messageId.isEmpty() || announcement.doubtSince != Core::WallTime{};
        const bool goes = batch && std::any_of(batch->withdrawn.cbegin(), batch->withdrawn.cend(), isSame);
        if (stands && !goes && !announcement.failed && !channels.contains(announcement.channel))
            channels.append(announcement.channel);
    }
    return channels;
}

void FoldQueue::moveOn(Batch &batch)
{
    const auto waiting = m_announcer.movable();
    for (const Model::Announcement &announcement : waiting) {
        bool belongs = false;
        std::optional<Model::BuildRecord> record;
        if (const auto key = buildOf(announcement.subject)) {
            record = m_ledger.find(*key);
            belongs = record && m_router.channelsFor(record->build).contains(announcement.channel);
        } else {
            belongs = !moveEvent(announcement, batch);
        }
        if (belongs)
            continue;
        if (const auto withdrawn = m_announcer.withdraw(
                announcement.subject, announcement.channel, tr("No route leads to this channel any more")))
            batch.withdrawn.append(*withdrawn);
        if (record)
            batch.builds.insert(record->build.key(), *record);
    }
}

bool FoldQueue::moveEvent(const Model::Announcement &announcement, Batch &batch)
{
    const auto delivery = Store::DeliveryStore(m_reader).find(
        announcement.subject.mid(announcement.subject.indexOf(u':') + 1).toLongLong());
    if (!delivery || !delivery.value())
        return true; // it went with its age
    auto event = Webhook::parseDelivery(delivery.value()->body);
    if (!event)
        return true;
    event.value().delivery = delivery.value()->id;
    const auto channels = m_router.channelsFor(event.value());
    if (channels.contains(announcement.channel))
        return false;
    for (const Model::Channel &channel : channels)
        batch.wanted.append(m_announcer.want(announcement.subject, channel, Announce::composeEvent(event.value())));
    return true;
}

std::optional<Model::Build> FoldQueue::known(const Model::BuildKey &key)
{
    const auto record = m_ledger.find(key);
    return record ? std::optional(record->build) : std::nullopt;
}

std::optional<FoldQueue::Presentation> FoldQueue::presentation(const Model::BuildKey &key)
{
    const auto record = m_ledger.find(key);
    if (!record)
        return {};
    return Presentation{channelsOf(record->build), Announce::composeBuild(record->build, record->log)};
}

int FoldQueue::differing(const Model::Build &build)
{
    const auto record = m_ledger.find(build.key());
    return differing(subjectOf(build.key()), channelsOf(build),
        Announce::composeBuild(build, record ? record->log : Model::FailureLog()));
}

int FoldQueue::differing(const Model::Observation &event) const
{
    return differing(subjectOf(event), m_router.channelsFor(event), Announce::composeEvent(event));
}

int FoldQueue::differing(const QString &subject, const QList<Model::Channel> &channels, const Model::Card &card) const
{
    int different = 0;
    for (const Model::Channel &channel : channels) {
        const auto stands = Store::AnnouncementStore(m_reader).find(subject, channel);
        if (!stands || !stands.value() || stands.value()->desiredHash != Model::hashOf(card))
            ++different;
    }
    return different;
}

void FoldQueue::readBacklog(Batch &batch)
{
    auto page = Store::DeliveryStore(m_reader).unfolded(PageOfBacklog);
    if (!page) {
        qCWarning(lcStore).noquote() << "Deliveries cannot be read:" << page.error().text();
        m_turn->ringAt(m_clock.now() + m_backoff.next(m_random));
        return;
    }
    m_backlog = page.value().size() == PageOfBacklog;
    for (const Model::Delivery &delivery : std::as_const(page.value())) {
        if (m_taken.contains(delivery.id))
            continue;
        auto observation = Webhook::parseDelivery(delivery.body);
        if (!observation) {
            // It was understood when it came; a later version that does not understand it must not stumble for ever.
            qCWarning(lcStore).noquote() << "Delivery" << delivery.id << "is set aside:" << observation.error().text();
            batch.folded.append({delivery.id, delivery.answeredIn});
            continue;
        }
        observation.value().delivery = delivery.id;
        add(observation.value(), delivery.answeredIn);
    }
    if (!m_waiting.isEmpty())
        qCInfo(lcService) << "Folding" << m_waiting.size() << "deliveries that were stored and not folded";
}

void FoldQueue::submit()
{
    m_turn->cancel();
    m_writer.submit([batch = m_underWay](Store::Database &database) { return batch->write(database); }, this,
        [this](const Store::StoreResult<void> &result) {
            if (result)
                committed();
            else
                m_turn->ringAt(m_clock.now() + m_backoff.next(m_random));
        });
}

void FoldQueue::committed()
{
    m_backoff.reset();
    const auto batch = std::exchange(m_underWay, nullptr);
    QList<qint64> deliveries;
    for (const auto &[id, answeredIn] : batch->folded) {
        m_taken.remove(id);
        deliveries.append(id);
    }
    if (!m_waiting.isEmpty() || !m_logs.isEmpty() || m_backlog || m_reroutes)
        m_turn->ringAt(m_clock.now());
    for (const Model::BuildRecord &record : std::as_const(batch->builds))
        Q_EMIT buildChanged(record);
    Q_EMIT folded(deliveries);
}

} // namespace Service
