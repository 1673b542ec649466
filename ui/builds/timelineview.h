// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/timeline.h"

#include <QListView>

namespace Ui {

/// The timeline as a list: time, a mark on a line, what happened. Enter on a delivery asks to see it.
class TimelineView final : public QListView
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setEntries(const QList<TimelineEntry> &entries);

Q_SIGNALS:
    void deliveryActivated(qint64 delivery);

private:
    class Entries;
    class Marks;
    Entries *m_entries;
};

} // namespace Ui
