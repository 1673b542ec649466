// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/buildact.h"

#include <QHash>
#include <QWidget>

class QAction;
class QPushButton;

namespace Ui {

/// The buttons for what Drone can be asked to do with a build: those that apply to its state, the likeliest one
/// accented. Promoting is rarer and goes into a menu. Dead, with the reason in their tool tips, while Drone cannot be
/// asked.
class BuildActions final : public QWidget
{
    Q_OBJECT

public:
    explicit BuildActions(QWidget *parent = nullptr);

    void setBuild(const Model::Build &build);
    /// Empty = it can be asked.
    void setWhyNot(const QString &reason);
    /// For a menu; belongs to this.
    QAction *promotion() const { return m_promote; }
    /// Something was asked and not answered yet.
    void setBusy(bool busy);

Q_SIGNALS:
    void chosen(Model::Act act);

private:
    void dress();

    QHash<Model::Act, QPushButton *> m_buttons;
    QAction *m_promote = nullptr;
    QString m_whyNot;
    bool m_isBusy = false;
};

} // namespace Ui
