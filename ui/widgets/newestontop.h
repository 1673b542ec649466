// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QWidget>

class QAbstractItemModel;
class QAbstractItemView;
class QTimer;

namespace Ui {

/// How a list behaves to which the newest is added at its top. What somebody reads stays where it is: at the very top
/// new rows come into sight, further down the uppermost row keeps its place. And until a person chooses a row, the
/// newest one is chosen; when a chosen row goes, no other takes its place. Owned by its view, which calls keepPlace()
/// whenever it has laid out its rows, and remember() before it does so for another reason than rows that come or go.
/// Of more than MostRows the oldest go where nobody sees it: the model's removeRows() lets them be read again.
/// GUI thread.
class NewestOnTop final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewestOnTop)

public:
    static constexpr int MostRows = 2000;
    static constexpr int KeptRows = 1000;

    /// Gives `view` its model; both are borrowed.
    NewestOnTop(QAbstractItemView &view, QAbstractItemModel &model);

    void remember();
    void keepPlace();
    /// A person has chosen a row.
    bool isSettled() const { return m_isSettled; }
    /// Whoever does something in there reads about the row that is chosen: it stays chosen.
    void setReader(QWidget &reader);
    void chooseNewest();
    /// A choice that later rows do not change.
    void choose(int row);
    /// What is read is no row here, and later rows do not change that.
    void chooseNone();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isAtTop() const;
    void follow();
    void trim();
    void select(int row);
    void clear();

    QAbstractItemView &m_view;
    QTimer *m_followSoon;
    QTimer *m_trimSoon;
    QPointer<QWidget> m_reader;
    QPersistentModelIndex m_uppermost; ///< whose place is to be kept; invalid = none
    int m_place = 0; ///< of its lower edge: its upper one moves when it gets a heading
    bool m_isSettled = false;
    bool m_isOurs = false; ///< the choice that changes now is not a person's
};

} // namespace Ui
