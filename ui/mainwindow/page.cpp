// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/page.h"

namespace Ui {

Page::Page(QString name, QString word, QString icon, QWidget *parent)
    : QWidget(parent)
    , m_name(std::move(name))
    , m_word(std::move(word))
    , m_icon(std::move(icon))
{
    setAccessibleName(m_word);
}

void Page::enter()
{
    setFocus(Qt::OtherFocusReason);
}

void Page::reveal(const QString &) { }

} // namespace Ui
