// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/wordslabel.h"

#include <QAbstractButton>

#include <algorithm>

namespace Fakes {

/// The widget of this kind that a screen reader calls so, preferably one that is seen; nullptr without any.
template <typename T> T *named(const QWidget &where, const QString &name)
{
    T *found = nullptr;
    for (T *widget : where.findChildren<T *>()) {
        if (widget->accessibleName() == name && (!found || widget->isVisible()))
            found = widget;
    }
    return found;
}

/// The button that is seen and whose words, without the mark of their key, start so; nullptr without any.
template <typename T = QAbstractButton> T *buttonIn(const QWidget &where, const QString &start)
{
    const auto buttons = where.findChildren<T *>();
    const auto found = std::find_if(buttons.cbegin(), buttons.cend(), [&start](const T *button) {
        return button->isVisible() && button->text().remove(QLatin1Char('&')).startsWith(start);
    });
    return found == buttons.cend() ? nullptr : *found;
}

/// Whether one of the sentences that are seen has this part.
inline bool says(const QWidget &where, const QString &part)
{
    const auto labels = where.findChildren<Ui::WordsLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
        [&part](const Ui::WordsLabel *label) { return label->isVisible() && label->text().contains(part); });
}

} // namespace Fakes
