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
    std::function<void(Settings::Values &)> environment = [](Settings::Values &) {}; ///< what it changes
    QString failure; ///< not empty: apply() fails with it
    int applied = 0;
    QString backedUp; ///< where to; backUp() waits for endBackUp()

    Ui::SettingsState settings() const override { return state; }
    Ui::Outcome apply(const Settings::Values &values, const Secrets::Bundle &secrets) override
    {
        if (!failure.isEmpty())
            return {false, failure};
        ++applied;
        state.values = values;
        state.inForce = values;
        environment(state.inForce);
        state.secrets = secrets;
        Q_EMIT settingsChanged();
        return {};
    }
    void takeKeychain(const Secrets::Contents &contents) override
    {
        state.keychainAwaited = false;
        state.keychainTrouble = contents.trouble ? contents.trouble->message : QString();
        Secrets::fillUp(state.secrets, contents.bundle);
        Q_EMIT settingsChanged();
    }
    void backUp(const QString &target, Done done) override
    {
        backedUp = target;
        m_done = std::move(done);
    }
    void endBackUp(const Ui::Outcome &outcome) { m_done(outcome); }

private:
    Done m_done;
};

} // namespace Fakes
