// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/buildstore.h"
#include "ui/tray/pausemenu.h"
#include "ui/tray/traystate.h"

#include <QMenu>

namespace Ui {

/// The menu of the icon: plain actions alone, because the panel may show them in its own way (StatusNotifierItem hands
/// them over as com.canonical.dbusmenu). Its actions stay the same objects for life; only their words change.
class TrayMenu final : public QMenu
{
    Q_OBJECT

public:
    /// `clock` is borrowed.
    explicit TrayMenu(const Core::Clock &clock, QWidget *parent = nullptr);

    static constexpr int Builds = 5;
    void setFacts(const TrayFacts &facts);
    /// Newest first; more than Builds are left out.
    void setBuilds(const QList<Store::BuildRecord> &builds);

Q_SIGNALS:
    void openRequested();
    void buildChosen(const Model::BuildKey &build);
    /// WallTime::max() = until resumed; epoch = resume.
    void pauseRequested(Core::WallTime until);
    void settingsRequested();
    void quitRequested();

private:
    void addBuildActions();
    void addPauseActions();

    const Core::Clock &m_clock;
    QAction *m_status = nullptr;
    QList<QAction *> m_builds;
    QList<Model::BuildKey> m_keys;
    PauseMenu *m_pause = nullptr;
    QAction *m_resume = nullptr;
};

} // namespace Ui
