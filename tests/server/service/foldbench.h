// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcer.h"
#include "announce/announcing.h"
#include "fakes/testprogram.h"
#include "service/foldqueue.h"
#include "service/storebook.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "store/storewriter.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace FoldTest {

using Service::FoldQueue;

/// Folding on a disk, with a chat in memory.
struct FoldBench
{
    QTemporaryDir folder;
    Fakes::FakeClock clock;
    ScriptedPlatform platform{clock};
    Store::StoreWriter writer{clock};
    QRandomGenerator random{7};
    std::unique_ptr<Store::Database> reader;
    std::unique_ptr<Service::StoreBook> book;
    std::unique_ptr<Announce::Announcer> announcer;
    std::unique_ptr<FoldQueue> folding;

    /// `starts`: as the service does; otherwise what is stored stays unfolded until folding->start().
    explicit FoldBench(bool starts = true)
    {
        if (!writer.start(path()).ok())
            qFatal("no database");
        reader = std::move(Store::Database::open(path(), Store::Database::Mode::ReadOnly)).value();
        begin(starts);
    }
    ~FoldBench() { announcer->removePlatform(&platform); }
    Q_DISABLE_COPY_MOVE(FoldBench)

    /// As after a start.
    void begin(bool starts = true)
    {
        if (announcer)
            announcer->removePlatform(&platform);
        folding.reset();
        announcer.reset();
        book = std::make_unique<Service::StoreBook>(*reader, writer);
        announcer = std::make_unique<Announce::Announcer>(clock, *book, random);
        announcer->addPlatform(&platform);
        folding = std::make_unique<FoldQueue>(clock, *reader, writer, *announcer, random);
        folding->setRouter(Announce::Router({}, channel("builds")));
        if (starts)
            folding->start();
    }
    static Model::Channel channel(const char *id) { return {QStringLiteral("discord"), QString::fromLatin1(id)}; }
    /// As after a start with another channel in the settings.
    void beginWith(const Model::Channel &other)
    {
        begin();
        folding->setRouter(Announce::Router({}, other));
        announcer->restore(Store::AnnouncementStore(*reader).unsettled().value());
    }
    /// What stands in each channel: "builds: running, other: over".
    QString standing() const
    {
        QStringList all;
        for (const ScriptedPlatform::Message &message : platform.messages)
            all.append(
                message.channel + (message.card.isFinal ? QStringLiteral(": over") : QStringLiteral(": running")));
        all.sort();
        return all.join(QStringLiteral(", "));
    }
    /// Its message in "builds" is on disk.
    bool isAnnounced(const Model::Build &build) const
    {
        const auto found = Store::AnnouncementStore(*reader).find(Service::subjectOf(build.key()), channel("builds"));
        return found && found.value() && !found.value()->messageId.isEmpty();
    }
    bool hasNothingToDo() const
    {
        const Announce::AnnouncerState state = announcer->state();
        return state.waiting == 0 && state.pauses.isEmpty();
    }
    QString path() const { return folder.filePath(QStringLiteral("test.db")); }
    template <typename Condition> bool until(Condition done)
    {
        QElapsedTimer patience;
        patience.start();
        while (!done()) {
            if (patience.hasExpired(20'000))
                return false;
            clock.advance(std::chrono::milliseconds(10));
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
        return true;
    }
    qint64 store(const QByteArray &body)
    {
        Model::Delivery delivery;
        delivery.received = clock.wall();
        delivery.verdict = Model::Verdict::Accepted;
        delivery.signature = QByteArray::number(++m_serial);
        delivery.body = body;
        qint64 id = 0;
        writer.submit(
            [delivery, &id](Store::Database &database) {
                Model::Delivery copy = delivery;
                auto result = Store::DeliveryStore(database).insert(copy);
                id = copy.id;
                return result;
            },
            &platform, [this](const auto &) { ++m_stored; });
        until([this] { return m_stored == m_serial; });
        return id;
    }
    qsizetype unfolded() { return Store::DeliveryStore(*reader).unfolded(10'000).value().size(); }
    std::optional<Store::BuildRecord> stored(const Model::Build &build)
    {
        return Store::BuildStore(*reader).find(build.key()).value();
    }

private:
    int m_serial = 0;
    int m_stored = 0;
};

inline Model::Build build(qint64 number, Model::Status status, qint64 version)
{
    Model::Build build;
    build.system.link = QStringLiteral("https://drone.example");
    build.repository.id = 3;
    build.repository.slug = QStringLiteral("o/r");
    build.id = 100 + number;
    build.number = number;
    build.status = status;
    build.version = version;
    return build;
}

inline Model::Observation observed(const Model::Build &build, qint64 delivery = 0)
{
    Model::Observation observation;
    observation.build = build;
    observation.repository = build.repository;
    observation.system = build.system;
    observation.delivery = delivery;
    return observation;
}

} // namespace FoldTest
