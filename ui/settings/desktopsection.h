// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QCheckBox;
class QComboBox;

namespace Ui {

class Appearance;
class Autostart;

/// How the program shows itself on this desktop.
class DesktopSection final : public Section
{
    Q_OBJECT

public:
    /// Borrowed; the look is followed as soon as this exists.
    DesktopSection(SettingsLink &link, Appearance &appearance, const Autostart &autostart, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    Appearance &m_appearance;
    QComboBox *m_look;
    QCheckBox *m_autostart;
};

} // namespace Ui
