// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desktopsection.h"

#include "ui/settings/autostart.h"
#include "ui/settings/formrow.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/wordslabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Ui {

namespace {

Appearance::Mode modeOf(Settings::Look look)
{
    switch (look) {
    case Settings::Look::Light:
        return Appearance::Mode::Light;
    case Settings::Look::Dark:
        return Appearance::Mode::Dark;
    case Settings::Look::System:
        break;
    }
    return Appearance::Mode::System;
}

} // namespace

DesktopSection::DesktopSection(SettingsLink &link, Appearance &appearance, const Autostart &autostart, QWidget *parent)
    : Section(link, parent)
    , m_appearance(appearance)
    , m_look(new QComboBox)
    , m_autostart(new QCheckBox(tr("&Start when you sign in")))
{
    QVBoxLayout *card = addCard(tr("Desktop"));
    FormRow *lookRow = addRow(card, tr("Look"), tr("Changes at once."));
    m_look->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    lookRow->addField(m_look);
    FormRow *startRow = addRow(card, tr("Start"), tr("In the background, so that no delivery is missed."));
    startRow->addField(m_autostart);
    m_autostart->setChecked(autostart.isOn());
    addSwitches(card, tr("Closing"),
        tr("It goes on receiving behind its icon in the panel; without such an icon you are asked."),
        {{tr("&Keep running when the window is closed"), &Settings::Values::closeToTray}});
    addSwitches(card, tr("Notifications"), tr("Several at once are told in one; none while you look at the window."),
        {{tr("Builds that &fail"), &Settings::Values::notifyFailed},
            {tr("Builds that fi&x a failure"), &Settings::Values::notifyFixed}});
    connect(m_look, &QComboBox::activated, this, [this, lookRow](int index) {
        change([index](Settings::Values &values) { values.look = static_cast<Settings::Look>(index); }, lookRow);
    });
    connect(m_autostart, &QCheckBox::toggled, this, [this, startRow, autostart](bool on) {
        const Outcome outcome = autostart.set(on);
        startRow->verdict()->setBad(outcome.message);
        const QSignalBlocker quiet(m_autostart);
        m_autostart->setChecked(autostart.isOn());
    });
    refresh();
}

void DesktopSection::refresh()
{
    Section::refresh();
    const Settings::Look look = state().inForce.look;
    m_look->setCurrentIndex(static_cast<int>(look));
    m_appearance.setMode(modeOf(look));
    m_autostart->setEnabled(!state().demo);
}

} // namespace Ui
