// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traymenu.h"

#include "ui/text/phrases.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/stateglyph.h"

#include <QPainter>

namespace Ui {

namespace {

/// An ampersand would mark a letter of the keyboard.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

/// The colours of the menu's ground are the panel's business: these keep their contrast on light and on dark.
QIcon glyphIcon(Model::Status status)
{
    QIcon icon;
    for (const int side : {16, 32}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const QRectF place = QRectF(pixmap.rect()).adjusted(1, 1, -1, -1);
        paintGlyph(painter, place, shapeOf(status), colourOf(status, lightTokens()), Qt::white);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

TrayMenu::TrayMenu(const Core::Clock &clock, QWidget *parent)
    : QMenu(parent)
    , m_clock(clock)
{
    setTitle(tr("Drone Discord"));
    setAccessibleName(title());
    m_status = addAction(QString());
    m_status->setEnabled(false);
    addSeparator();
    addBuildActions();
    connect(addAction(tr("&Open Drone Discord")), &QAction::triggered, this, &TrayMenu::openRequested);
    addPauseActions();
    connect(addAction(tr("&Settings")), &QAction::triggered, this, &TrayMenu::settingsRequested);
    addSeparator();
    connect(addAction(tr("&Quit")), &QAction::triggered, this, &TrayMenu::quitRequested);
}

void TrayMenu::addBuildActions()
{
    for (int i = 0; i < Builds; ++i) {
        QAction *action = addAction(QString());
        action->setVisible(false);
        connect(action, &QAction::triggered, this, [this, i] {
            if (i < m_keys.size())
                Q_EMIT buildChosen(m_keys[i]);
        });
        m_builds.append(action);
    }
    addSeparator();
}

void TrayMenu::addPauseActions()
{
    m_pause = new PauseMenu(m_clock, this);
    addMenu(m_pause);
    connect(m_pause, &PauseMenu::pauseRequested, this, &TrayMenu::pauseRequested);
    m_resume = addAction(tr("&Resume announcements"));
    m_resume->setVisible(false);
    connect(m_resume, &QAction::triggered, this, [this] { Q_EMIT pauseRequested({}); });
}

void TrayMenu::setFacts(const TrayFacts &facts)
{
    m_status->setText(menuText(trayLine(facts, Core::toMSecs(m_clock.wall()) / 1000)));
    const bool paused = facts.pausedUntil != Core::WallTime{};
    m_pause->menuAction()->setVisible(!paused);
    m_resume->setVisible(paused);
}

void TrayMenu::setBuilds(const QList<Store::BuildRecord> &builds)
{
    m_keys.clear();
    for (int i = 0; i < Builds; ++i) {
        QAction *action = m_builds[i];
        action->setVisible(i < builds.size());
        if (i >= builds.size())
            continue;
        const Model::Build &build = builds[i].build;
        m_keys.append(build.key());
        const QString name = QStringLiteral("%1 #%2").arg(isolated(build.repository.slug)).arg(build.number);
        action->setText(menuText(tr("%1: %2", "build, state").arg(name, statusName(build.status))));
        action->setIcon(glyphIcon(build.status));
    }
}

} // namespace Ui
