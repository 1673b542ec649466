// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"
#include "ui/tray/buildnews.h"
#include "ui/tray/closequestion.h"
#include "ui/tray/notifier.h"
#include "ui/tray/trayhost.h"
#include "ui/tray/trayicon.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace Ui {
class MainWindow;
}

/// Where the window, its icon in the panel and notifications meet: what the icon asks for, what closing the window
/// means, and that the program is never without both window and icon. GUI thread.
class TrayDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayDesk)

public:
    /// All are borrowed and outlive it. `stateFile` remembers what was explained and answered.
    TrayDesk(Ui::MainWindow &window, Ui::ServiceLink &link, Ui::BuildSource &source, Core::Clock &clock,
        QString stateFile, Ui::TrayHost::Platform platform = Ui::TrayHost::currentPlatform());
    ~TrayDesk() override;

    void configure(const Settings::Values &settings);
    void setBuilding(qint64 builds);
    /// The window stays away; minimised where no icon could bring it back.
    void startHidden();
    /// The desktop's session is about to end: whoever closes the window now, the desktop as a rule, means the program,
    /// and nobody is asked. A log-out that was called off is taken to be over after a while.
    void expectEnd();
    /// Everything goes away, the program is about to end.
    void leave();

    Ui::TrayIcon &icon() { return m_icon; }
    /// A host that is restarted gets this long before a hidden window comes back.
    static constexpr std::chrono::milliseconds HostMayBeAway{10'000};
    static constexpr std::chrono::milliseconds SessionMayTake{60'000};

Q_SIGNALS:
    void quitRequested();

private:
    void arrange();
    void toggle();
    void showBuild(const std::optional<Model::BuildKey> &build, const QByteArray &activationToken = {});
    void tell(const Ui::Notification &news);
    void ask();
    void takeAnswer(Ui::CloseQuestion::Answer answer, bool forEver);
    void rescue();
    QString remembered(const QString &key) const;
    void remember(const QString &key, const QString &value);

    Ui::MainWindow &m_window;
    const QString m_stateFile;
    Core::Clock &m_clock;
    std::unique_ptr<Core::Alarm> m_hostAway;
    std::unique_ptr<Core::Alarm> m_sessionGoesOn;
    Ui::TrayHost m_host;
    Ui::TrayIcon m_icon;
    Ui::BuildNews m_news;
    Ui::Notifier m_notifier;
    QPointer<Ui::CloseQuestion> m_question;
    bool m_keepRunning = true;
    bool m_leaving = false;
    bool m_sessionEnds = false;
};
