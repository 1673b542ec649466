// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/buildlistmodel.h"

#include <QWidget>

class QStackedLayout;
class QTimer;

namespace Ui {

class BuildList;
class BuildRowDelegate;
class EmptyState;
class FilterChips;
class SearchField;
class Ticker;

/// The left half of the Builds page: search, state chips with counts, the list. Keeps what is chosen chosen while rows
/// come and go. GUI thread.
class BuildListPane final : public QWidget
{
    Q_OBJECT

public:
    /// `source`, `clock` and `ticker` are borrowed.
    BuildListPane(BuildSource &source, const Core::Clock &clock, Ticker &ticker, QWidget *parent = nullptr);

    BuildListModel *model() const { return m_model; }
    /// Unfinished builds in the whole database, as last counted.
    qint64 running() const { return m_running; }
    /// Selects that build when it is in the list, and says so.
    bool choose(const Model::BuildKey &key);
    /// This one is read, which is not in the list; it is selected once another filter brings it.
    void chooseNone(const Model::BuildKey &read);
    void focusList();
    /// Pixels from the top to where the list begins.
    int headHeight() const;
    /// Where somebody reads about the build that is chosen: it stays chosen for who does something there.
    void setReader(QWidget &reader);

public Q_SLOTS:
    void buildChanged(const Store::BuildRecord &record);
    void reload();

Q_SIGNALS:
    /// The person wants a menu for this build, at that place on the screen.
    void menuRequested(const Store::BuildRecord &record, const QPoint &place);
    void chosen(const Store::BuildRecord &record);
    /// Nothing is chosen any more: the list is empty.
    void nothingChosen();
    void runningChanged(qint64 builds);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyFilter();
    void chooseAgain();
    void count();
    void showEmptiness();
    void repaintRunning(bool glyphOnly);

    BuildSource &m_source;
    BuildListModel *m_model;
    BuildRowDelegate *m_delegate;
    SearchField *m_search;
    FilterChips *m_chips;
    BuildList *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer *m_countSoon;
    qint64 m_running = 0;
    Model::BuildKey m_read; ///< the build chosen last, also when it is not in the list any more
};

} // namespace Ui
