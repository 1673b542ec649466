// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elidedlabel.h"

#include <QListView>

namespace Ui {

/// One line of what is known: a mark, a word in the machine's own spelling, words, and how it ended.
struct Fact
{
    enum class Mark {
        None,
        Good, ///< looked at and in order
        Bad, ///< looked at and not in order
        Open, ///< nobody looked, or it cannot be known here
    };
    Mark mark = Mark::None;
    QString code; ///< monospaced, first
    QString text;
    QString result; ///< last, in the colour of `tint`
    Tint tint = Tint::Text;

    bool operator==(const Fact &) const = default;
};

/// All of it as one sentence, for tool tips and assistive technology.
QString spoken(const Fact &fact);

/// Facts below one another; scrolls when there are many.
class FactList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactList)

public:
    explicit FactList(const QString &name, QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    const QList<Fact> &facts() const { return m_facts; }

    QSize sizeHint() const override;

private:
    class Facts;

    QList<Fact> m_facts;
    Facts *m_model;
};

} // namespace Ui
