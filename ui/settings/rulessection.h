// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/router.h"
#include "ui/settings/section.h"

class QPushButton;

namespace Ui {

class DiscordAccess;
class RuleRow;
class WordsLabel;

/// Settings: which builds are announced in which channel, and which in none. GUI thread.
class RulesSection final : public Section
{
    Q_OBJECT

public:
    /// Both are borrowed.
    RulesSection(SettingsLink &link, DiscordAccess &access, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    QWidget *makeHeads();
    QList<Announce::Rule> rules() const; ///< as the lines have them
    void apply(const QList<Announce::Rule> &rules);
    void show(const QList<Announce::Rule> &rules);
    void judge();
    void add();
    void move(RuleRow *row, int by);
    void remove(RuleRow *row);

    DiscordAccess &m_access;
    QWidget *m_heads;
    QVBoxLayout *m_lines;
    QList<RuleRow *> m_rows;
    WordsLabel *m_rest;
    WordsLabel *m_verdict;
    QPushButton *m_add;
};

/// Words for what is odd about these rules; empty = nothing.
QString ruleTrouble(const QList<Announce::Rule> &rules);

} // namespace Ui
