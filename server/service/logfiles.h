// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace Store {
class Database;
}

namespace Service {

/// The kept log of a step as the file that goes along with a build's card (Model::CardFile). Unpacking 5 MB takes
/// longer than the engine may be away, so that it happens in a thread of its own. Lives in the service thread.
class LogFiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFiles)

public:
    /// What Discord takes without a boosted server (Discord, "Uploading Files"), less some room.
    static constexpr qsizetype MostBytes = 10 * 1024 * 1024 - 4096;

    /// Borrowed; outlives it.
    explicit LogFiles(Store::Database &reader, QObject *parent = nullptr);
    ~LogFiles() override;

    /// Calls `done` later; with nothing when the log is not kept (any more).
    void read(const Model::CardFile &file, std::function<void(const QByteArray &)> done);

private:
    Store::Database &m_reader;
    QThreadPool m_pool;
};

} // namespace Service
