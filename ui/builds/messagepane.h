// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"

#include <QUrl>
#include <QWidget>

class QStackedWidget;

namespace Ui {

class Card;
class DiscordCardView;

/// The newest message about a build as Discord shows it, or that there is none. GUI thread.
class MessagePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePane)

public:
    explicit MessagePane(QWidget *parent = nullptr);

    void setAnnouncements(const QList<Model::Announcement> &announcements, qint64 now);
    void setNow(qint64 now);
    void setBotName(const QString &name);

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    void dress();

    Card *m_card;
    DiscordCardView *m_message;
    QStackedWidget *m_stack;
};

} // namespace Ui
