// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace Ui {

/// A row of round buttons of which one is chosen, each with a count beside its word. Arrow keys move between them.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    /// One chip for each word, numbered from 0; the first one is chosen.
    explicit FilterChips(const QStringList &words, QWidget *parent = nullptr);

    /// A negative count shows none.
    void setCount(int chip, qint64 count);
    int chosen() const;
    void choose(int chip);

Q_SIGNALS:
    void chosenChanged(int chip);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
    QStringList m_words;
};

} // namespace Ui
