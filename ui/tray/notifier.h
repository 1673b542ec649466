// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/buildnews.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <optional>

namespace Ui {

/// Shows notifications through the desktop's own service (org.freedesktop.Notifications, specification 1.2): with an
/// action that opens the build where the service knows actions, in place of an older one about the same build. Where
/// there is no such service, unshown() hands the notification back. GUI thread; never waits.
class Notifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notifier)

public:
    explicit Notifier(QObject *parent = nullptr);

    void show(const Notification &notification);

Q_SIGNALS:
    /// The person wants to see what the notification is about. `token` lets the window come forward; may be empty.
    void openRequested(const std::optional<Model::BuildKey> &build, const QByteArray &token);
    /// Nobody shows notifications here.
    void unshown(const Ui::Notification &notification);

private Q_SLOTS:
    void takeAction(uint id, const QString &action);
    void takeToken(uint id, const QString &token);
    void takeClosed(uint id);

private:
    void askWhatItCan();
    void send(const Notification &notification);

    std::optional<QStringList> m_abilities; ///< of the service; nothing = not asked yet
    QList<Notification> m_waiting; ///< for the answer to that
    QHash<uint, std::optional<Model::BuildKey>> m_shown;
    QHash<uint, QByteArray> m_tokens;
    bool m_asking = false;
};

} // namespace Ui
