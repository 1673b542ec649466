// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ticker.h"

#include "ui/theme/appearance.h"

#include <QEvent>
#include <QWidget>

#include <chrono>
#include <cmath>

namespace Ui {

using namespace std::chrono_literals;

Ticker::Ticker(QWidget *watched)
    : QObject(watched)
    , m_watched(watched)
{
    m_seconds.setInterval(1s);
    m_minutes.setInterval(20s);
    m_frames.setInterval(50ms);
    connect(&m_seconds, &QTimer::timeout, this, &Ticker::second);
    connect(&m_minutes, &QTimer::timeout, this, &Ticker::minute);
    connect(&m_frames, &QTimer::timeout, this, [this] {
        m_degrees = std::fmod(m_degrees + 15, 360); // a turn in 1.2 s
        Q_EMIT turned(m_degrees);
    });
    watched->installEventFilter(this);
}

void Ticker::setRunning(bool running)
{
    m_running = running;
    arrange();
}

bool Ticker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_watched && (event->type() == QEvent::Show || event->type() == QEvent::Hide)) {
        arrange();
        if (event->type() == QEvent::Show)
            Q_EMIT minute(); // it may have been hidden for hours
    }
    return QObject::eventFilter(watched, event);
}

void Ticker::arrange()
{
    const auto keep = [](QTimer &timer, bool wanted) {
        if (wanted != timer.isActive())
            wanted ? timer.start() : timer.stop();
    };
    const bool visible = m_watched->isVisible();
    keep(m_minutes, visible);
    keep(m_seconds, visible && m_running);
    keep(m_frames, visible && m_running && !motionIsReduced());
}

} // namespace Ui
