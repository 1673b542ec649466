// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildlist.h"

#include "ui/builds/buildlistmodel.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/newestontop.h"

#include <QScrollBar>

namespace Ui {

BuildList::BuildList(BuildListModel &model, QWidget *parent)
    : QListView(parent)
{
    m_newest = new NewestOnTop(*this, model);
    setFrameShape(QFrame::NoFrame);
    setLayoutMode(Batched);
    setBatchSize(200);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    verticalScrollBar()->setSingleStep(scaled(27));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Builds, newest first"));
}

void BuildList::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    m_newest->remember(); // all rows are laid out again, batch by batch
    QListView::dataChanged(topLeft, bottomRight, roles);
}

void BuildList::updateGeometries()
{
    QListView::updateGeometries();
    if (m_newest) // the view gets its model while this is made
        m_newest->keepPlace();
}

} // namespace Ui
