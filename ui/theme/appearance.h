// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/systemscheme.h"

#include <QObject>

class QApplication;

namespace Ui {

/// Dresses the application: style, palette, base font, and follows the system between light and dark while it runs.
/// One for the life of the QApplication, made before the first window; GUI thread.
class Appearance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Appearance)

public:
    enum class Mode { System, Light, Dark };

    explicit Appearance(QApplication &application);

    Mode mode() const { return m_mode; }
    /// "look" in the settings: follow the system or stay light or dark.
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }
    bool reducedMotion() const;

Q_SIGNALS:
    /// The desktop has said what it wishes, or that it does not say; once.
    void desktopAnswered();
    /// Palette or motion are other ones now; palettes have been set already.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readSystemPalette();
    void apply();

    QApplication &m_application;
    SystemScheme m_system;
    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_applying = false;
};

/// True when nothing should turn, slide or fade. Painting code asks it where no Appearance is at hand; set by
/// Appearance as a property of the application.
bool motionIsReduced();

} // namespace Ui
