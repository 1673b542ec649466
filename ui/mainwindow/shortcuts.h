// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

namespace Ui {

/// One key, or several together, and what it does.
struct Shortcut
{
    QString page; ///< where it holds; empty = everywhere in the window
    QString words;
    QString keys; ///< as the platform writes them

    bool operator==(const Shortcut &) const = default;
};

/// What the window answers to, read from the shortcuts themselves: each QShortcut says what it does in whatsThis(),
/// each QAction in its text. Everywhere first, then page by page in the order of `pages`, which
/// are their words.
QList<Shortcut> shortcutsOf(const QWidget &window, QStringList pages);

/// The keys of a window, to be looked up. Deletes itself when closed.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutsDialog)

public:
    explicit ShortcutsDialog(const QList<Shortcut> &shortcuts, QWidget *parent = nullptr);
};

} // namespace Ui
