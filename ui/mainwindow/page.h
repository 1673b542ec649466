// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace Ui {

/// One page of the main window. A new one derives from this and is given to MainWindow::addPage().
class Page : public QWidget
{
    Q_OBJECT

public:
    /// `name` is stable and never shown ("builds"); `word` stands under the icon; `icon` is a name of resources/icons.
    Page(QString name, QString word, QString icon, QWidget *parent = nullptr);

    QString name() const { return m_name; }
    QString word() const { return m_word; }
    QString icon() const { return m_icon; }

    /// The page was chosen: put the keyboard's focus where work starts.
    virtual void enter();
    /// Another page sent the person here; each page says in its header which subjects it knows. Nothing by default.
    virtual void reveal(const QString &subject);

Q_SIGNALS:
    /// What was clicked here is shown by the page of that name: go there and reveal() it.
    void jumpRequested(const QString &page, const QString &subject);
    /// A sentence for the person about what was asked here and how it ended; the window shows it for a while.
    void told(const QString &sentence, bool good);

private:
    QString m_name;
    QString m_word;
    QString m_icon;
};

} // namespace Ui
