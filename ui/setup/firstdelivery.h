// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingslink.h"

#include <optional>

namespace Ui {

/// Waits for the first delivery that is accepted and, until it comes, says what may be wrong. GUI thread.
class FirstDelivery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstDelivery)

public:
    /// All borrowed.
    FirstDelivery(ServiceLink &service, SettingsLink &settings, Core::Clock &clock, QObject *parent = nullptr);

    /// From now on; what came earlier is forgotten.
    void start();
    bool hasArrived() const { return m_arrived; }

    QString title() const;
    QString words() const;

Q_SIGNALS:
    /// title() or words() are other ones; ask again now and then, too, because they tell how long ago something was.
    void changed();
    void arrived();

private:
    void take(const Model::Delivery &delivery);
    QString obstacle() const;

    ServiceLink &m_service;
    SettingsLink &m_settings;
    Core::Clock &m_clock;
    Core::WallTime m_since{};
    std::optional<Model::Delivery> m_refused;
    std::optional<Model::Delivery> m_accepted;
    bool m_arrived = false;
};

/// Why a delivery was refused, as the end of a sentence: "its secret is not this one".
QString refusalWords(Model::Refusal refusal);

} // namespace Ui
