// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace Ui {

/// A row of round buttons of which one is chosen, each with a count beside its word. Arrow keys move between them.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    /// Adds a chip and returns its number; the first one is chosen.
    int add(const QString &word);
    /// A negative count shows none.
    void setCount(int chip, qint64 count);
    int chosen() const;
    void choose(int chip);

Q_SIGNALS:
    void chosenChanged(int chip);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
    QList<QString> m_words;
};

} // namespace Ui
