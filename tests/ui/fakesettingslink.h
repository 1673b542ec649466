// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingslink.h"

namespace Fakes {

/// Settings in memory: what is applied is in force, unless the test says that it fails.
class FakeSettingsLink final : public Ui::SettingsLink
{
    Q_OBJECT

public:
    using SettingsLink::SettingsLink;

    Ui::SettingsState state;
    QString failure; ///< not empty: apply() fails with it
    int applied = 0;

    Ui::SettingsState settings() const override { return state; }
    Ui::Outcome apply(const Settings::Values &values, const Secrets::Bundle &secrets) override
    {
        if (!failure.isEmpty())
            return {false, failure};
        ++applied;
        state.values = values;
        state.inForce = values;
        state.secrets = secrets;
        Q_EMIT settingsChanged();
        return {};
    }
};

} // namespace Fakes
