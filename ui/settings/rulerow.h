// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/router.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace Ui {

class DiscordAccess;

/// One rule of where builds are announced, as a line of fields. Says when it was edited; keeps nothing.
class RuleRow final : public QWidget
{
    Q_OBJECT

public:
    /// `access` is borrowed: its channels are those to choose from.
    RuleRow(const Announce::Rule &rule, DiscordAccess &access, QWidget *parent = nullptr);

    Announce::Rule rule() const;
    /// It is the `number`-th of `count`, from 1.
    void setPlace(int number, int count);
    void focusRepository();
    /// To where the person just moved it, so that it can be moved on with the same key.
    void focusMove(int by);

    /// A line of four fields in the widths that all of these lines share; buttons follow.
    static void layOut(QHBoxLayout &row, const QList<QWidget *> &fields);
    static int buttonsWidth(); ///< of what follows the fields

Q_SIGNALS:
    void edited();
    void moved(int by); ///< -1 up, 1 down
    void removed();

private:
    void fillChannels();
    QToolButton *addButton(QBoxLayout &buttons, const QString &icon, const QString &what);

    DiscordAccess &m_access;
    QLineEdit *m_repository;
    QLineEdit *m_branch;
    QComboBox *m_event;
    QComboBox *m_channel;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_remove;
};

} // namespace Ui
