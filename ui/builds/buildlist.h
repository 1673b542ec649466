// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace Ui {

class BuildListModel;
class NewestOnTop;

/// The rows of the list of builds. GUI thread.
class BuildList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuildList)

public:
    /// `model` is borrowed.
    explicit BuildList(BuildListModel &model, QWidget *parent = nullptr);

    NewestOnTop &newest() { return *m_newest; }

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void updateGeometries() override;

private:
    NewestOnTop *m_newest = nullptr;
};

} // namespace Ui
