// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pausebutton.h"

#include "ui/servicelink.h"
#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"
#include "ui/tray/pausemenu.h"
#include "ui/tray/traystate.h"
#include "ui/widgets/ticker.h"

#include <QEvent>
#include <QPainter>

namespace Ui {

namespace {
constexpr int PausePicture = 13;
} // namespace

PauseButton::PauseButton(ServiceLink &link, const Core::Clock &clock, QWidget *parent)
    : QAbstractButton(parent)
    , m_link(link)
    , m_clock(clock)
    , m_menu(new PauseMenu(clock, this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFont(typeface(Text::Small, QFont::Medium));
    connect(this, &QAbstractButton::clicked, this, &PauseButton::act);
    connect(
        m_menu, &PauseMenu::pauseRequested, this, [this](Core::WallTime until) { m_link.pauseAnnouncements(until); });
    connect(&link, &ServiceLink::pauseChanged, this, &PauseButton::showPause);
    connect(new Ticker(this), &Ticker::minute, this, &PauseButton::describe);
    showPause();
}

bool PauseButton::isPaused() const
{
    return m_link.pausedUntil() != Core::WallTime{};
}

void PauseButton::act()
{
    if (isPaused()) {
        m_link.pauseAnnouncements({});
        return;
    }
    const QPoint above(width() - m_menu->sizeHint().width(), -m_menu->sizeHint().height());
    m_menu->popup(mapToGlobal(above));
}

void PauseButton::showPause()
{
    setText(isPaused() ? tr("Resume") : tr("Pause"));
    setAccessibleName(isPaused() ? tr("Resume announcements") : tr("Pause announcements"));
    describe();
    updateGeometry();
    update();
}

void PauseButton::describe()
{
    const QString words = isPaused() ? tr("Announcements are paused %1", "until 15:30")
                                           .arg(pauseEnd(m_link.pausedUntil(), Core::toMSecs(m_clock.wall()) / 1000))
                                     : tr("Pause announcements for a while; nothing is lost");
    if (words == toolTip())
        return; // a screen reader would say it again each time
    setToolTip(words);
    setAccessibleDescription(words);
}

bool PauseButton::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        describe(); // "tomorrow" is today after midnight
    return QAbstractButton::event(event);
}

QSize PauseButton::sizeHint() const
{
    return {scaled(PausePicture + 5) + fontMetrics().horizontalAdvance(text()) + Space::Medium,
        fontMetrics().height() + Space::Small};
}

void PauseButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isPaused() || underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isPaused() ? t.runningBack : t.track);
        painter.drawRoundedRect(QRectF(rect()), Radius::Chip, Radius::Chip);
    }
    const QColor ink = isPaused() ? t.runningText : underMouse() ? t.text : t.secondary;
    const qreal side = scaled(PausePicture);
    const QRectF place(Space::Hair + 2, (height() - side) / 2, side, side);
    paintIcon(painter, place, isPaused() ? QStringLiteral("play") : QStringLiteral("pause"), ink);
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(rect().adjusted(qRound(place.right()) + scaled(5), 0, 0, 0), Qt::AlignVCenter, text());
    if (showsFocus(*this))
        paintFocus(painter, QRectF(rect()), Radius::Chip, palette());
}

} // namespace Ui
