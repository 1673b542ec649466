// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayicon.h"

#include "ui/builds/buildsource.h"
#include "ui/servicelink.h"
#include "ui/theme/appearance.h"

#include <QSystemTrayIcon>

namespace Ui {

using namespace std::chrono_literals;

namespace {
/// So many of the newest stored builds say how the branches do.
constexpr int BuildsRead = 200;
} // namespace

TrayIcon::TrayIcon(ServiceLink &link, BuildSource &source, const Core::Clock &clock, TrayHost &host, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_source(source)
    , m_clock(clock)
    , m_menu(clock)
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(200ms);
    connect(&m_readSoon, &QTimer::timeout, this, &TrayIcon::readBuilds);
    // Each picture goes over the bus to the panel: a slow, quiet turn.
    m_frames.setInterval(250ms);
    connect(&m_frames, &QTimer::timeout, this, [this] {
        m_frame = (m_frame + 1) % TrayFrames;
        paint();
    });
    m_minutes.setInterval(1min);
    connect(&m_minutes, &QTimer::timeout, this, &TrayIcon::refresh);
    m_minutes.start();

    connect(&link, &ServiceLink::buildChanged, this, &TrayIcon::takeBuild);
    connect(&link, &ServiceLink::healthChanged, this, &TrayIcon::refresh);
    connect(&link, &ServiceLink::pauseChanged, this, &TrayIcon::refresh);
    connect(&m_menu, &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(&m_menu, &TrayMenu::buildChosen, this, &TrayIcon::buildChosen);
    connect(&m_menu, &TrayMenu::settingsRequested, this, &TrayIcon::settingsRequested);
    connect(&m_menu, &TrayMenu::quitRequested, this, &TrayIcon::quitRequested);
    connect(
        &m_menu, &TrayMenu::pauseRequested, &link, [&link](Core::WallTime until) { link.pauseAnnouncements(until); });
    connect(&host, &TrayHost::changed, this, &TrayIcon::takeHost);

    refresh();
    takeHost(host.isPresent());
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::takeHost(bool present)
{
    // An icon that was made for a host that is gone does not always find the next one.
    m_icon.reset();
    if (!present) {
        m_frames.stop();
        return;
    }
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(&m_menu);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        // A double click has been a click before: once is enough.
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT toggleRequested();
        else if (reason == QSystemTrayIcon::MiddleClick)
            Q_EMIT openRequested();
    });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT messageChosen(m_toldBuild); });
    refresh();
    m_icon->show();
}

void TrayIcon::setBuilding(qint64 builds)
{
    m_facts.building = builds;
    refresh();
}

void TrayIcon::tell(const Notification &notification)
{
    if (!m_icon)
        return;
    m_toldBuild = notification.build;
    m_icon->showMessage(notification.title, notification.body,
        notification.urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void TrayIcon::takeBuild(const Store::BuildRecord &record)
{
    m_branches.take(record);
    if (!m_readSoon.isActive())
        m_readSoon.start();
}

void TrayIcon::readBuilds()
{
    if (const auto builds = m_source.page({}, 0, TrayMenu::Builds))
        m_menu.setBuilds(builds.value());
    refresh();
}

void TrayIcon::readBranches()
{
    const auto builds = m_source.page({}, 0, BuildsRead);
    if (!builds)
        return;
    m_knowsBranches = true;
    for (const Store::BuildRecord &record : builds.value())
        m_branches.take(record);
    m_menu.setBuilds(builds.value().mid(0, TrayMenu::Builds));
}

void TrayIcon::refresh()
{
    // What kept the builds from being read may be over: a database is brought up to date when the service starts.
    if (!m_knowsBranches)
        readBranches();
    m_facts.report = m_link.health();
    m_facts.pausedUntil = m_link.pausedUntil();
    m_facts.failed = m_branches.failing(m_clock.wall());
    m_menu.setFacts(m_facts);
    const bool turns = m_icon && trayStateOf(m_facts) == TrayState::Building && !motionIsReduced();
    if (turns != m_frames.isActive())
        turns ? m_frames.start() : m_frames.stop();
    if (!m_icon)
        return;
    m_icon->setToolTip(trayToolTip(m_facts, Core::toMSecs(m_clock.wall()) / 1000));
    paint();
}

void TrayIcon::paint()
{
    m_icon->setIcon(picture());
}

QIcon TrayIcon::picture()
{
    const TrayState state = trayStateOf(m_facts);
    if (state != TrayState::Building)
        return trayIcon(state);
    QIcon &picture = m_turning[static_cast<size_t>(m_frame)];
    if (picture.isNull())
        picture = trayIcon(state, m_frame);
    return picture;
}

} // namespace Ui
