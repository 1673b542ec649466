// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backendlink.h"
#include "options.h"
#include "programsettings.h"
#include "service/backend.h"
#include "startup.h"
#include "ui/settings/autostart.h"
#include "ui/theme/appearance.h"

#include <QObject>

#include <memory>

class QApplication;
class TrayDesk;
namespace Demo {
class DemoPlayer;
}
namespace Ui {
class BuildsPage;
class MainWindow;
class SettingsPage;
class StoredBuilds;
class StoredDeliveries;
} // namespace Ui

/// One run with a window: makes the service, the window and what lies between them, and ends the program when the
/// service has stopped. Quitting, the end of the session and signals all take the same way out.
class WindowedRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowedRun)

public:
    /// `keychain` is borrowed; the demo leaves it alone.
    WindowedRun(QApplication &application, const Options &options, Startup startup, Secrets::SecretStore &keychain);
    ~WindowedRun() override;

    void start();
    /// Ends cleanly; the program's exit code will be `exitCode`.
    void stop(int exitCode);
    /// Another start of the program wants the window.
    void raise(const QByteArray &activationToken);

    Ui::MainWindow &window() { return *m_window; }
    Ui::Appearance &appearance() { return m_appearance; }
    Ui::BuildsPage &builds() { return *m_builds; }
    TrayDesk &tray() { return *m_tray; }
    Ui::ServiceLink &link() { return m_link; }
    Ui::SettingsLink &settings() { return m_settings; }
    quint16 port() const { return m_port; } ///< where the start listened; 0 before

Q_SIGNALS:
    void listening(quint16 port);
    /// The end has begun: no window comes any more.
    void stopping();
    /// The window says what is wrong with the start.
    void troubleShown(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeWindow();
    void makeSettings();
    void startService();
    void offerSetup(const Secrets::Contents &keychain);
    void restoreWindow();
    void saveWindow();
    void takeListening(quint16 port);
    void takeTrouble(const QString &why, bool fatal);
    QString windowFile() const;

    QApplication &m_application;
    Options m_options;
    Startup m_startup;
    Secrets::SecretStore &m_keychain;
    ProgramSettings m_settings;
    Core::SystemClock m_clock;
    Ui::Appearance m_appearance;
    Ui::Autostart m_autostart;
    Service::Backend m_service;
    BackendLink m_link;
    std::unique_ptr<Ui::StoredBuilds> m_stored;
    std::unique_ptr<Ui::StoredDeliveries> m_deliveries;
    std::unique_ptr<Ui::MainWindow> m_window;
    Ui::BuildsPage *m_builds = nullptr; ///< the window's
    Ui::SettingsPage *m_settingsPage = nullptr; ///< the window's
    std::unique_ptr<TrayDesk> m_tray;
    std::unique_ptr<Demo::DemoPlayer> m_demo;
    quint16 m_port = 0;
    int m_exitCode = Fine;
    bool m_stopping = false;
};
