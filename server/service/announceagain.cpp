// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/announceagain.h"

#include "announce/announcer.h"
#include "service/foldqueue.h"
#include "store/announcementstore.h"
#include "store/storewriter.h"

namespace Service {

AnnounceAgain::AnnounceAgain(
    FoldQueue &folding, Store::StoreWriter &writer, Announce::Announcer &announcer, QObject *parent)
    : QObject(parent)
    , m_folding(folding)
    , m_writer(writer)
    , m_announcer(announcer)
{
}

void AnnounceAgain::announce(const Model::BuildKey &build, const Done &done)
{
    QList<Model::Announcement> wanted;
    if (const auto now = m_folding.presentation(build)) {
        for (const Model::Channel &channel : now->channels) {
            if (auto next = m_announcer.announceAgain(subjectOf(build), channel, now->card))
                wanted.append(*std::move(next));
        }
    }
    if (wanted.isEmpty())
        return done(false, tr("This build was never announced, so there is nothing to announce again"));
    m_writer.submit(
        [wanted](Store::Database &database) -> Store::StoreResult<void> {
            Store::AnnouncementStore store(database);
            for (const Model::Announcement &announcement : wanted) {
                if (auto saved = store.want(announcement); !saved)
                    return saved;
            }
            return {};
        },
        this,
        [done](const Store::StoreResult<void> &result) {
            // Either way the announcer has it and goes on; what it sends it records itself.
            if (result)
                done(true, tr("A new message is on its way"));
            else
                done(true,
                    tr("A new message is on its way, but that could not be stored yet: %1").arg(result.error().text()));
        });
}

} // namespace Service
