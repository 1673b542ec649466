// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/deliverystore.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace Ui {

class FilterChips;
class SearchField;

/// What to look for above the table: text, verdict, event, time.
class DeliveryFilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeliveryFilterBar)

public:
    /// `clock` is borrowed.
    explicit DeliveryFilterBar(const Core::Clock &clock, QWidget *parent = nullptr);

    Store::DeliveryFilter filter() const;
    bool isFiltering() const;
    /// Lets everything through.
    void clear();
    /// Whether there is anything to replay.
    void setAnyThrough(bool any);

Q_SIGNALS:
    void changed();
    /// Everything that the filter lets through shall be replayed.
    void replayAllRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    const Core::Clock &m_clock;
    SearchField *m_search;
    FilterChips *m_verdicts;
    QComboBox *m_events;
    QComboBox *m_times;
    QPushButton *m_all;
    QHBoxLayout *m_upper;
    QHBoxLayout *m_lower; ///< where the upper one is too short for all
    std::optional<bool> m_isInTwo;
    bool m_clearing = false;
};

} // namespace Ui
