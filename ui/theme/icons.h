// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

namespace Ui {

/// Paints resources/icons/<name>.svg in one colour, sharp at any scale.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour);
/// The same as an icon for buttons and actions; takes its colours from the application's palette when it is painted.
QIcon icon(const QString &name);

} // namespace Ui
