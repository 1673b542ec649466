// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcementbook.h"

#include <QObject>

namespace Store {
class Database;
class StoreWriter;
} // namespace Store

namespace Service {

/// The announcer's book on disk: read through the service thread's own connection, written by the store's writer.
class StoreBook final : public QObject, public Announce::AnnouncementBook
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreBook)

public:
    /// Both are borrowed and outlive the book.
    StoreBook(Store::Database &reader, Store::StoreWriter &writer, QObject *parent = nullptr);

    std::optional<Model::Announcement> find(const QString &subject, const Model::Channel &channel) const override;
    bool hasMessage(const QString &messageId) const override;
    void record(const Model::Announcement &announcement, std::function<void(bool)> done) override;

private:
    Store::Database &m_reader;
    Store::StoreWriter &m_writer;
};

} // namespace Service
