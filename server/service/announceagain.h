// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QObject>

#include <functional>

namespace Announce {
class Announcer;
}
namespace Store {
class StoreWriter;
}

namespace Service {

class FoldQueue;

/// Starts a new message, of what is known now, for a build in every channel that it belongs to and was announced in;
/// the old ones stay where they are. `done` comes once: when that is on disk, or with the reason why nothing was done.
/// Lives in the service thread.
class AnnounceAgain final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnnounceAgain)

public:
    using Done = std::function<void(bool ok, const QString &message)>;

    /// All are borrowed and outlive it.
    AnnounceAgain(
        FoldQueue &folding, Store::StoreWriter &writer, Announce::Announcer &announcer, QObject *parent = nullptr);

    void announce(const Model::BuildKey &build, const Done &done);

private:
    FoldQueue &m_folding;
    Store::StoreWriter &m_writer;
    Announce::Announcer &m_announcer;
};

} // namespace Service
