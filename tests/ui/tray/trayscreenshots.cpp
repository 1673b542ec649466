// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: paints the icon in every state and size on light and dark panels into the PNG file that is named, to be
// looked at.
#include "ui/tray/trayglyph.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

int main(int argc, char *argv[])
{
    using Ui::TrayState;
    const QGuiApplication application(argc, argv);
    if (argc != 2)
        qFatal("One argument is needed: the file to write");
    const QList<TrayState> states{
        TrayState::Idle, TrayState::Building, TrayState::Failed, TrayState::Degraded, TrayState::Paused};
    QImage sheet(760, 400, QImage::Format_RGB32);
    QPainter painter(&sheet);
    int top = 0;
    for (const char *panel : {"#f6f7f9", "#dcdad5", "#1b1f27", "#000000"}) {
        painter.fillRect(0, top, sheet.width(), 100, QColor(QLatin1String(panel)));
        int left = 16;
        for (const TrayState state : states) {
            for (const int side : {16, 22, 48}) {
                painter.drawPixmap(left, top + 50 - side / 2, Ui::trayIcon(state, 2).pixmap(side, side));
                left += side + 12;
            }
            left += 20;
        }
        top += 100;
    }
    painter.end();
    return sheet.save(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
