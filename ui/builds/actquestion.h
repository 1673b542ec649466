// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/buildact.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace Ui {

class WordsLabel;

/// Asks before Drone is asked: names the build and what will happen; for a promotion also where to and with which
/// parameters. Goes with its closing. Cancel is what Escape and, when something is lost, Enter do.
class ActQuestion final : public QDialog
{
    Q_OBJECT

public:
    ActQuestion(Model::Act act, const Model::Build &build, QWidget *window);

Q_SIGNALS:
    void confirmed(const Model::BuildAct &act);

private:
    void makePromotion(QWidget *place);
    void check();
    void confirm();

    Model::BuildAct m_act;
    QLineEdit *m_target = nullptr;
    QPlainTextEdit *m_parameters = nullptr;
    WordsLabel *m_problem = nullptr;
    QPushButton *m_yes = nullptr;
};

/// One "NAME=value" a line, empty lines do not matter; nothing when a line is no such pair, and then `problem` says
/// which.
std::optional<QList<QPair<QString, QString>>> parametersFrom(const QString &text, QString &problem);

} // namespace Ui
