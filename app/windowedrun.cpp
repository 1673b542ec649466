// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowedrun.h"

#include "core/logging.h"
#include "demo/demoplayer.h"
#include "traydesk.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/builds/storedbuilds.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/storeddeliveries.h"
#include "ui/health/healthpage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pausebutton.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QPointer>
#include <QProcess>
#include <QSessionManager>
#include <QSettings>
#include <QShortcut>
#include <QTextStream>

namespace {

/// What leads the next session's start to the same settings and data.
QStringList profileOf(const Options &options)
{
    QStringList words;
    if (!options.configFile.isEmpty())
        words << QStringLiteral("--config") << QDir::current().absoluteFilePath(options.configFile);
    if (!options.dataDir.isEmpty())
        words << QStringLiteral("--data-dir") << QDir::current().absoluteFilePath(options.dataDir);
    return words;
}

} // namespace

WindowedRun::WindowedRun(
    QApplication &application, const Options &options, Startup startup, Secrets::SecretStore &keychain)
    : m_application(application)
    , m_options(options)
    , m_startup(std::move(startup))
    , m_keychain(keychain)
    , m_settings(options, m_startup)
    , m_appearance(application)
    , m_autostart(Ui::Autostart::ofThisProgram(profileOf(options)))
    , m_link(m_service)
{
    QApplication::setQuitOnLastWindowClosed(false);
    application.installEventFilter(this);
    m_appearance.setMode(static_cast<Ui::Appearance::Mode>(m_startup.configuration.settings.look));
    m_link.setConfiguration(m_startup.configuration);
    makeWindow();
    connect(&m_service, &Service::Backend::listening, this,
        [this](const QHostAddress &, quint16 port) { takeListening(port); });
    connect(&m_service, &Service::Backend::cannotStart, this, &WindowedRun::takeTrouble);
    connect(&m_service, &Service::Backend::stopped, this, [this] { QCoreApplication::exit(m_exitCode); });
    connect(&application, &QGuiApplication::commitDataRequest, this, [this](QSessionManager &session) {
        // What is to be kept is on disk already; the session must neither be held up nor start us a second time.
        session.setRestartHint(QSessionManager::RestartNever);
        m_tray->expectEnd();
        saveWindow();
    });
}

WindowedRun::~WindowedRun() = default;

void WindowedRun::makeWindow()
{
    m_stored = std::make_unique<Ui::StoredBuilds>(m_startup.configuration.databaseFile());
    m_deliveries = std::make_unique<Ui::StoredDeliveries>(m_startup.configuration.databaseFile());
    m_window = std::make_unique<Ui::MainWindow>(m_link);
    m_builds = new Ui::BuildsPage(m_link, *m_stored, m_clock);
    connect(m_builds, &Ui::BuildsPage::runningChanged, m_window->strip(), &Ui::StatusStrip::setBuilding);
    m_window->strip()->setBuilding(m_builds->list()->running());
    m_window->strip()->addAct(new Ui::PauseButton(m_link, m_clock));
    m_window->addPage(m_builds);
    m_window->addPage(new Ui::DeliveriesPage(m_link, *m_deliveries, m_clock));
    m_window->addPage(new Ui::HealthPage(m_link, m_clock, m_startup.configuration.dataDir));
    makeSettings();
    connect(m_window.get(), &Ui::MainWindow::closed, this, [this] { stop(Fine); });
    m_tray = std::make_unique<TrayDesk>(*m_window, m_link, *m_stored, m_clock, windowFile());
    m_tray->configure(m_startup.configuration.settings);
    connect(m_builds, &Ui::BuildsPage::runningChanged, m_tray.get(), &TrayDesk::setBuilding);
    m_tray->setBuilding(m_builds->list()->running());
    connect(m_tray.get(), &TrayDesk::quitRequested, this, [this] { stop(Fine); });
    // Of itself Qt knows the key only on GNOME, KDE and macOS.
    auto *quit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), m_window.get());
    quit->setWhatsThis(tr("Quit"));
    connect(quit, &QShortcut::activated, this, [this] { stop(Fine); });
}

void WindowedRun::makeSettings()
{
    m_settingsPage =
        new Ui::SettingsPage({m_link, m_settings, m_keychain, m_clock, m_appearance, m_autostart}, m_window.get());
    m_window->addPage(m_settingsPage);
    connect(m_settingsPage, &Ui::SettingsPage::demoRequested, this,
        [] { QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("--demo")}); });
    connect(
        &m_settings, &ProgramSettings::configurationChanged, this, [this](const Service::Configuration &configuration) {
            m_service.apply(configuration);
            m_link.setConfiguration(configuration);
            m_tray->configure(configuration.settings);
        });
}

void WindowedRun::start()
{
    if (m_startup.configuration.previewOnly) {
        startService();
    } else {
        // Without its secrets the service would refuse whatever comes first. The answer comes within seconds, always.
        Secrets::readAll(m_keychain, [self = QPointer(this)](const Secrets::Contents &contents) {
            if (!self)
                return;
            self->m_settings.takeKeychain(contents);
            self->startService();
            self->offerSetup(contents);
        });
    }
    if (!m_options.demo)
        m_autostart.repair();
    restoreWindow();
    if (m_options.minimized)
        m_tray->startHidden();
    else
        m_window->show();
}

void WindowedRun::startService()
{
    if (m_stopping)
        return;
    m_service.start(m_settings.configuration());
}

void WindowedRun::offerSetup(const Secrets::Contents &keychain)
{
    if (m_stopping || m_settings.settings().isComplete()) // with all from the environment nobody misses the keychain
        return;
    m_window->showPage(
        m_settingsPage->name(), m_settingsPage->needsSetup() ? QStringLiteral("setup") : QStringLiteral("receiving"));
    if (keychain.trouble)
        m_window->tell(keychain.trouble->message, false);
}

void WindowedRun::stop(int exitCode)
{
    if (std::exchange(m_stopping, true))
        return;
    m_exitCode = exitCode;
    Q_EMIT stopping();
    m_tray->leave();
    saveWindow();
    m_window->hide(); // the last commits and the good-bye at Discord need no audience
    m_service.stop();
}

void WindowedRun::raise(const QByteArray &activationToken)
{
    if (!m_stopping)
        m_window->bringUp(activationToken);
}

void WindowedRun::takeListening(quint16 port)
{
    m_port = port;
    m_settings.takePort(port);
    if (m_options.demo) {
        QUrl endpoint(QStringLiteral("http://127.0.0.1/webhook"));
        endpoint.setPort(port);
        m_demo = std::make_unique<Demo::DemoPlayer>(m_clock, endpoint, m_startup.configuration.secrets.webhookSecret);
        m_demo->start();
    }
    Q_EMIT listening(port);
}

void WindowedRun::takeTrouble(const QString &why, bool fatal)
{
    qCCritical(lcService).noquote() << why;
    if (!fatal) {
        // The strip goes on saying it for as long as it lasts.
        m_window->tell(why, false);
        Q_EMIT troubleShown(why);
        return;
    }
    QTextStream(stderr) << "drone-discord: " << why << Qt::endl;
    auto *box = new QMessageBox(
        QMessageBox::Critical, tr("Drone Discord cannot start"), why, QMessageBox::Close, m_window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this] { stop(CannotStart); });
    m_window->show();
    box->open();
    Q_EMIT troubleShown(why);
}

bool WindowedRun::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop's session ends us with this: it must not leave the service behind in mid-air.
    if (watched == &m_application && event->type() == QEvent::Quit) {
        stop(Fine);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

QString WindowedRun::windowFile() const
{
    return m_startup.configuration.dataDir + QStringLiteral("/window.ini");
}

void WindowedRun::restoreWindow()
{
    const QSettings state(windowFile(), QSettings::IniFormat);
    m_window->restoreGeometry(state.value(QStringLiteral("window/geometry")).toByteArray());
}

void WindowedRun::saveWindow()
{
    QSettings state(windowFile(), QSettings::IniFormat);
    state.setValue(QStringLiteral("window/geometry"), m_window->saveGeometry());
}
