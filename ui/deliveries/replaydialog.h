// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/servicelink.h"

#include <QDialog>

#include <variant>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Ui {

class ElidedLabel;

/// Which deliveries: these, or all that a filter lets through.
using ReplayChoice = std::variant<QList<qint64>, Store::DeliveryFilter>;

/// Replays deliveries: says first what that would do, then shows how far it is. Closing it cancels what is under way.
///
///     planning --planned--> asking --Replay--> running --finished--> done
class ReplayDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayDialog)

public:
    /// `link` is borrowed.
    ReplayDialog(ServiceLink &link, ReplayChoice choice, QWidget *parent = nullptr);

    void done(int result) override;

private:
    enum class Stage { Planning, Asking, Running, Done };

    QWidget *makeFigures();
    void showStage();
    void start();
    void takePlan(ServiceLink::Request request, const ReplayPlan &plan);
    void takeProgress(ServiceLink::Request request, qint64 done, qint64 total);
    void takeEnd(ServiceLink::Request request, const Outcome &outcome);

    ServiceLink &m_link;
    ReplayChoice m_choice;
    Stage m_stage = Stage::Planning;
    ServiceLink::Request m_request = 0;
    ReplayPlan m_plan;
    ElidedLabel *m_title;
    QLabel *m_words;
    ElidedLabel *m_figures[3]; ///< deliveries, builds, messages
    ElidedLabel *m_units[3]; ///< below them
    QWidget *m_figureRow;
    QProgressBar *m_progress;
    QPushButton *m_close;
    QPushButton *m_replay;
};

} // namespace Ui
