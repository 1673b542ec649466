// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traydesk.h"

#include "ui/builds/buildspage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/servicelink.h"

#include <QSettings>

namespace {
const auto Explained = QStringLiteral("closing/explained");
const auto WithoutIcon = QStringLiteral("closing/without_icon");
const auto Minimise = QStringLiteral("minimise");
const auto Quit = QStringLiteral("quit");
} // namespace

TrayDesk::TrayDesk(Ui::MainWindow &window, Ui::ServiceLink &link, Ui::BuildSource &source, Core::Clock &clock,
    QString stateFile, Ui::TrayHost::Platform platform)
    : m_window(window)
    , m_stateFile(std::move(stateFile))
    , m_clock(clock)
    , m_hostAway(clock.alarm([this] { rescue(); }))
    , m_sessionGoesOn(clock.alarm([this] {
        m_sessionEnds = false;
        arrange();
    }))
    , m_host(clock, platform)
    , m_icon(link, source, clock, m_host)
    , m_news(source, clock)
{
    using Ui::TrayIcon;
    connect(&m_host, &Ui::TrayHost::changed, this, [this](bool present) {
        arrange();
        if (present)
            m_hostAway->cancel();
        else
            m_hostAway->ringAt(m_clock.now() + HostMayBeAway);
    });
    connect(&m_icon, &TrayIcon::toggleRequested, this, &TrayDesk::toggle);
    connect(&m_icon, &TrayIcon::openRequested, &window, [&window] { window.bringUp(); });
    connect(&m_icon, &TrayIcon::buildChosen, this, [this](const Model::BuildKey &build) { showBuild(build); });
    connect(&m_icon, &TrayIcon::messageChosen, this, [this](const auto &build) { showBuild(build); });
    connect(&link, &Ui::ServiceLink::buildChanged, &m_news, &Ui::BuildNews::take);
    connect(&m_news, &Ui::BuildNews::announced, this, &TrayDesk::tell);
    connect(&m_notifier, &Ui::Notifier::unshown, &m_icon, &TrayIcon::tell);
    connect(&m_notifier, &Ui::Notifier::openRequested, this, &TrayDesk::showBuild);
    connect(&m_icon, &TrayIcon::settingsRequested, this, [this] {
        m_window.bringUp();
        m_window.showPage(QStringLiteral("settings"));
    });
    connect(&m_icon, &TrayIcon::quitRequested, this, &TrayDesk::quitRequested);
    connect(&window, &Ui::MainWindow::closeAsked, this, &TrayDesk::ask);
    arrange();
}

TrayDesk::~TrayDesk() = default;

void TrayDesk::configure(const Settings::Values &settings)
{
    m_keepRunning = settings.closeToTray;
    m_news.setWanted(settings.notifyFailed, settings.notifyFixed);
    arrange();
}

void TrayDesk::setBuilding(qint64 builds)
{
    m_icon.setBuilding(builds);
}

void TrayDesk::startHidden()
{
    if (m_host.isSettled())
        rescue();
    else
        connect(&m_host, &Ui::TrayHost::settled, this, &TrayDesk::rescue);
}

void TrayDesk::expectEnd()
{
    m_sessionEnds = true;
    if (m_question)
        m_question->close();
    arrange();
    m_sessionGoesOn->ringAt(m_clock.now() + SessionMayTake);
}

void TrayDesk::leave()
{
    m_leaving = true;
    m_hostAway->cancel();
    if (m_question)
        m_question->close();
}

void TrayDesk::arrange()
{
    using Closing = Ui::MainWindow::Closing;
    if (m_sessionEnds || !m_keepRunning || (!m_host.isPresent() && remembered(WithoutIcon) == Quit))
        m_window.setClosing(Closing::Ends);
    else if (m_host.isPresent() && !remembered(Explained).isEmpty())
        m_window.setClosing(Closing::Hides);
    else
        m_window.setClosing(Closing::Asks);
}

void TrayDesk::toggle()
{
    if (m_window.isVisible() && !m_window.isMinimized() && m_window.isActiveWindow())
        m_window.hide();
    else
        m_window.bringUp();
}

void TrayDesk::showBuild(const std::optional<Model::BuildKey> &build, const QByteArray &activationToken)
{
    m_window.bringUp(activationToken);
    m_window.showPage(QStringLiteral("builds"), build ? Ui::BuildsPage::subjectFor(*build) : QString());
}

void TrayDesk::tell(const Ui::Notification &news)
{
    // Whoever looks at the window sees it there.
    if (!m_window.isActiveWindow())
        m_notifier.show(news);
}

void TrayDesk::ask()
{
    if (!m_host.isPresent() && remembered(WithoutIcon) == Minimise) {
        m_window.showMinimized();
        return;
    }
    if (m_question)
        return;
    m_question = new Ui::CloseQuestion(m_host.isPresent(), &m_window);
    connect(m_question, &Ui::CloseQuestion::answered, this, &TrayDesk::takeAnswer);
    m_question->open();
}

void TrayDesk::takeAnswer(Ui::CloseQuestion::Answer answer, bool forEver)
{
    const bool quits = answer == Ui::CloseQuestion::Answer::Quit;
    // The host may have come or gone while the question stood there.
    if (m_host.isPresent() && !quits)
        remember(Explained, QStringLiteral("yes"));
    else if (!m_host.isPresent() && forEver)
        remember(WithoutIcon, quits ? Quit : Minimise);
    arrange();
    if (quits)
        Q_EMIT quitRequested();
    else if (m_host.isPresent())
        m_window.hide();
    else
        m_window.showMinimized();
}

void TrayDesk::rescue()
{
    if (!m_leaving && !m_host.isPresent() && !m_window.isVisible())
        m_window.showMinimized();
}

QString TrayDesk::remembered(const QString &key) const
{
    return QSettings(m_stateFile, QSettings::IniFormat).value(key).toString();
}

void TrayDesk::remember(const QString &key, const QString &value)
{
    QSettings(m_stateFile, QSettings::IniFormat).setValue(key, value);
}
