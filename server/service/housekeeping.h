// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/deliverystore.h"

#include <QObject>

#include <memory>

namespace Store {
class StoreWriter;
}

namespace Service {

/// Removes what the retention no longer keeps, in small steps between other writes: at the start and then every hour.
/// Lives in the service thread.
class Housekeeping final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Housekeeping)

public:
    /// Borrowed; both outlive it.
    Housekeeping(Core::Clock &clock, Store::StoreWriter &writer, QObject *parent = nullptr);

    /// Takes effect at once.
    void setRetention(const Store::Retention &retention);

Q_SIGNALS:
    /// A round is done; so many deliveries and builds went in its last step.
    void swept(qint64 removed);

private:
    void step();

    Core::Clock &m_clock;
    Store::StoreWriter &m_writer;
    Store::Retention m_retention;
    bool m_underWay = false;
    std::unique_ptr<Core::Alarm> m_alarm;
};

} // namespace Service
