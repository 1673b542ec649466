// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/closequestion.h"

#include "ui/tray/trayglyph.h"

#include <QCheckBox>
#include <QPushButton>

namespace Ui {

CloseQuestion::CloseQuestion(bool hasIcon, QWidget *window)
    : QMessageBox(window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setIconPixmap(trayIcon(TrayState::Idle).pixmap(44)); // what to look for
    setWindowTitle(tr("Close the window"));
    const QString heading = hasIcon ? tr("Drone Discord keeps running without its window.")
                                    : tr("Drone Discord receives builds only while it runs.");
    setTextFormat(Qt::RichText);
    setText(QStringLiteral("<b>%1</b>").arg(heading.toHtmlEscaped()));
    setInformativeText(hasIcon
            ? tr("It goes on receiving and announcing builds. Its icon in the panel opens the window again; Quit in "
                 "that icon's menu ends it.")
            : tr("This desktop shows no icon that could open the window again. Minimised, it goes on receiving and "
                 "announcing; nothing is received after you quit."));
    QPushButton *keep = addButton(hasIcon ? tr("&Keep running") : tr("&Minimise"), QMessageBox::AcceptRole);
    QPushButton *quit = addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    addButton(QMessageBox::Cancel)->setText(tr("Cancel")); // Qt's own words may not be installed
    setDefaultButton(keep);
    QCheckBox *forEver = nullptr;
    if (!hasIcon) { // the other one explains, and does so only once anyhow
        forEver = new QCheckBox(tr("&Do not ask again"), this);
        setCheckBox(forEver);
    }
    connect(this, &QMessageBox::finished, this, [this, keep, quit, forEver] {
        const bool remember = forEver && forEver->isChecked();
        if (clickedButton() == keep)
            Q_EMIT answered(Answer::KeepRunning, remember);
        else if (clickedButton() == quit)
            Q_EMIT answered(Answer::Quit, remember);
    });
}

} // namespace Ui
