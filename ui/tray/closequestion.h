// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace Ui {

/// Asks what closing the window is to mean, where that is not plain: the first time that the program goes on behind an
/// icon, and where there is no icon that could bring the window back. Deletes itself; open() does not wait. Escape
/// leaves the window open.
class CloseQuestion final : public QMessageBox
{
    Q_OBJECT

public:
    enum class Answer { KeepRunning, Quit };

    /// `hasIcon`: the panel shows our icon; without it the window can only be minimised.
    CloseQuestion(bool hasIcon, QWidget *window);

Q_SIGNALS:
    /// `forEver`: do not ask again.
    void answered(Ui::CloseQuestion::Answer answer, bool forEver);
};

} // namespace Ui
