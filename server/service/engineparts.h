// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcer.h"
#include "announce/previewplatform.h"
#include "core/clock.h"
#include "discord/discordplatform.h"
#include "discord/embedrenderer.h"
#include "discord/rest/restclient.h"
#include "service/announceagain.h"
#include "service/announcementpause.h"
#include "service/discordlogin.h"
#include "service/droneacts.h"
#include "service/dronelink.h"
#include "service/endpointfile.h"
#include "service/engine.h"
#include "service/foldqueue.h"
#include "service/housekeeping.h"
#include "service/logfiles.h"
#include "service/proof.h"
#include "service/replay.h"
#include "service/silentbuilds.h"
#include "service/steplogs.h"
#include "service/storebook.h"
#include "service/storekeeper.h"
#include "store/database.h"
#include "store/storewriter.h"
#include "webhook/deliveryintake.h"
#include "webhook/webhooklistener.h"

#include <QFileInfo>
#include <QLockFile>

#include <memory>

namespace Service {

/// Made after the lock and before the connections, so that it goes when they have gone and nobody else can have come.
class LogRemoval final
{
    Q_DISABLE_COPY_MOVE(LogRemoval)

public:
    explicit LogRemoval(QString path)
        : m_path(std::move(path))
    {
    }
    ~LogRemoval() { Store::Database::removeLog(m_path); }

private:
    QString m_path; ///< of the database
};

/// Everything the engine is made of, in the order in which it is made; it goes in reverse.
struct Engine::Parts
{
    Parts(Core::Clock &clock, QRandomGenerator &random, Store::Database &database,
        Webhook::DeliveryIntake::HealthAnswer health, std::unique_ptr<QLockFile> lock,
        std::unique_ptr<Store::StoreWriter> storeWriter, std::unique_ptr<Store::Database> db)
        : lockFile(std::move(lock))
        , endpointFile(QFileInfo(database.path()).path())
        , logRemoval(database.path())
        , writer(std::move(storeWriter))
        , reader(std::move(db))
        , book(database, *writer)
        , announcer(clock, book, random)
        , pause(clock, *writer)
        , files(database)
        , rest(clock)
        , discord(rest, Discord::renderMessage)
        , preview(clock, std::chrono::milliseconds(0), Core::toMSecs(clock.wall()))
        , login(clock, rest, random)
        , folding(clock, database, *writer, announcer, random)
        , replay(clock, database, folding)
        , announceAgain(folding, *writer, announcer)
        , drone(clock, database)
        , acts(clock, database, *writer, drone)
        , logs(clock, database, *writer,
              {[this](const QString &link) { return drone.reach(link); },
                  [this](const Model::Build &build, int stage, int step) { return drone.openLog(build, stage, step); }})
        , proof(clock, *writer, rest)
        , silent(clock,
              {[this] { return folding.ledger().unfinished(); },
                  [this](const QString &link) { return drone.mayAsk(link); }})
        , housekeeping(clock, *writer)
        , keeper(*writer)
        , intake(clock, keeper, std::move(health))
        , listener(clock, intake)
    {
        discord.setFiles([this](const Model::CardFile &file, auto done) { files.read(file, std::move(done)); });
    }
    ~Parts()
    {
        announcer.removePlatform(&discord);
        announcer.removePlatform(&preview);
    }
    Q_DISABLE_COPY_MOVE(Parts)

    std::unique_ptr<QLockFile> lockFile;
    EndpointFile endpointFile;
    LogRemoval logRemoval;
    std::unique_ptr<Store::StoreWriter> writer;
    std::unique_ptr<Store::Database> reader;
    StoreBook book;
    Announce::Announcer announcer;
    AnnouncementPause pause;
    LogFiles files;
    Discord::Rest::RestClient rest;
    Discord::DiscordPlatform discord;
    Announce::PreviewPlatform preview;
    DiscordLoginCheck login;
    FoldQueue folding;
    Replay replay;
    AnnounceAgain announceAgain;
    DroneLink drone;
    DroneActs acts;
    StepLogs logs;
    Proof proof;
    SilentBuilds silent;
    Housekeeping housekeeping;
    StoreKeeper keeper;
    Webhook::DeliveryIntake intake;
    Webhook::WebhookListener listener;
    std::unique_ptr<Core::Alarm> healthAlarm;
    QString listenProblem;
};

} // namespace Service
