// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: paints the icon in every state and size on light and dark panels, its menu and the questions on closing
// into PNG files in the folder that is named, to be looked at.
#include "fakes/fakeclock.h"
#include "samplebuilds.h"
#include "ui/theme/appearance.h"
#include "ui/tray/closequestion.h"
#include "ui/tray/trayglyph.h"
#include "ui/tray/traymenu.h"

#include <QApplication>
#include <QImage>
#include <QPainter>

namespace {

using Ui::TrayState;

QImage iconSheet()
{
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
    return sheet;
}

QPixmap shot(QWidget &widget)
{
    widget.show();
    widget.ensurePolished();
    widget.adjustSize();
    QCoreApplication::processEvents();
    return widget.grab();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc != 2)
        qFatal("One argument is needed: the folder to write to");
    const QString folder = QString::fromLocal8Bit(argv[1]) + QLatin1Char('/');
    Ui::Appearance appearance(application);
    const Fakes::FakeClock clock;
    bool ok = iconSheet().save(folder + QStringLiteral("icons.png"));
    for (const auto mode : {Ui::Appearance::Mode::Light, Ui::Appearance::Mode::Dark}) {
        appearance.setMode(mode);
        const QString look = appearance.isDark() ? QStringLiteral("dark") : QStringLiteral("light");
        Ui::TrayMenu menu(clock);
        menu.setBuilds({Fakes::sampleBuild(5, QStringLiteral("acme/website"), 412, Model::Status::Running, 5000),
            Fakes::sampleBuild(4, QStringLiteral("acme/api"), 1208, Model::Status::Pending, 4000),
            Fakes::sampleBuild(3, QStringLiteral("acme/hello-world"), 128, Model::Status::Failure, 3000),
            Fakes::sampleBuild(2, QStringLiteral("acme/api"), 1207, Model::Status::Success, 2000),
            Fakes::sampleBuild(1, QStringLiteral("acme/infra"), 77, Model::Status::Blocked, 1000)});
        menu.setFacts({{}, {}, 2, {}});
        ok = shot(menu).save(folder + QStringLiteral("menu-%1.png").arg(look)) && ok;
        menu.hide();
        for (const bool hasIcon : {true, false}) {
            auto *question = new Ui::CloseQuestion(hasIcon, nullptr);
            ok = shot(*question).save(folder
                     + QStringLiteral("close-%1-%2.png")
                           .arg(hasIcon ? QStringLiteral("icon") : QStringLiteral("none"), look))
                && ok;
            question->close();
        }
    }
    return ok ? 0 : 1;
}
