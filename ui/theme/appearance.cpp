// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QWindow>

namespace Ui {

namespace {
constexpr auto ReducedMotionProperty = "droneDiscordReducedMotion";
}

Appearance::Appearance(QApplication &application)
    : QObject(&application)
    , m_application(application)
    , m_system(this)
{
    application.setStyle(new Style);
    application.installEventFilter(this);
    connect(&m_system, &SystemScheme::changed, this, &Appearance::apply);
    connect(&m_system, &SystemScheme::answered, this, &Appearance::desktopAnswered);
    readSystemPalette();
    apply();
}

void Appearance::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

bool Appearance::reducedMotion() const
{
    return m_system.reducedMotion();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    // Qt tells every window of a change of the system's theme; once per change is enough for us.
    if (event->type() == QEvent::ThemeChange && !m_applying && watched->isWindowType()) {
        readSystemPalette();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Appearance::readSystemPalette()
{
    // A palette that resolves nothing lets the system's shine through.
    m_applying = true;
    QApplication::setPalette(QPalette());
    m_system.setSystemPaletteDark(QApplication::palette().color(QPalette::Window).lightness() < 128);
    m_applying = false;
}

void Appearance::apply()
{
    m_applying = true;
    m_dark = m_mode == Mode::System ? m_system.isDark() : m_mode == Mode::Dark;
    QApplication::setPalette(paletteFor(m_dark ? darkTokens() : lightTokens()));
    m_application.setProperty(ReducedMotionProperty, reducedMotion());
    m_applying = false;
    Q_EMIT changed();
}

bool motionIsReduced()
{
    return qApp && qApp->property(ReducedMotionProperty).toBool();
}

} // namespace Ui
