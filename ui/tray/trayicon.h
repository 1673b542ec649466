// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/branchwatch.h"
#include "ui/tray/buildnews.h"
#include "ui/tray/trayglyph.h"
#include "ui/tray/trayhost.h"
#include "ui/tray/traymenu.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <memory>

class QSystemTrayIcon;

namespace Ui {

class BuildSource;
class ServiceLink;

/// The program's icon in the desktop's panel: there as long as a host shows it, made anew for each host, its picture,
/// tooltip and menu kept current from the service's reports. GUI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayIcon)

public:
    /// All are borrowed and outlive the icon.
    TrayIcon(
        ServiceLink &link, BuildSource &source, const Core::Clock &clock, TrayHost &host, QObject *parent = nullptr);
    ~TrayIcon() override;

    void setBuilding(qint64 builds);
    /// In the host's own way; lost where there is no host.
    void tell(const Notification &notification);
    const TrayFacts &facts() const { return m_facts; }
    TrayMenu &menu() { return m_menu; }
    /// Null while there is no host.
    QSystemTrayIcon *icon() const { return m_icon.get(); }

Q_SIGNALS:
    /// The icon was clicked: show the window, or hide it when it is in front.
    void toggleRequested();
    void openRequested();
    void buildChosen(const Model::BuildKey &build);
    /// What tell() told last was clicked.
    void messageChosen(const std::optional<Model::BuildKey> &build);
    void settingsRequested();
    void quitRequested();

private:
    void takeHost(bool present);
    void takeBuild(const Store::BuildRecord &record);
    void readBranches();
    void readBuilds();
    void refresh();
    void paint();
    QIcon picture();

    ServiceLink &m_link;
    BuildSource &m_source;
    const Core::Clock &m_clock;
    TrayMenu m_menu;
    BranchWatch m_branches;
    bool m_knowsBranches = false; ///< the stored builds could be read
    TrayFacts m_facts;
    std::optional<Model::BuildKey> m_toldBuild;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    std::array<QIcon, TrayFrames> m_turning; ///< filled as they are first shown
    QTimer m_readSoon;
    QTimer m_frames;
    QTimer m_minutes;
    int m_frame = 0;
};

} // namespace Ui
