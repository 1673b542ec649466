// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Service {

/// Tells when it is worth looking and connecting at once: the computer woke up (logind's PrepareForSleep, where there
/// is a system bus) or the network came back (QNetworkInformation, where it has a backend). Where neither is there it
/// stays silent and the ordinary waits do. Lives in the thread that made it.
class SystemEvents final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemEvents)

public:
    explicit SystemEvents(QObject *parent = nullptr);

Q_SIGNALS:
    void awake();

private Q_SLOTS:
    /// login1: true before the sleep, false after it.
    void prepareForSleep(bool starting);
};

} // namespace Service
