// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QSocketNotifier>

/// Turns SIGTERM, SIGINT and SIGHUP into a Qt signal in this object's thread (the self-pipe way: signal-safety(7)).
/// One per program; it must be made before other threads start. SIGINT and SIGHUP that were ignored at the start stay
/// so: who started the program, as with nohup, wants it to outlive the terminal.
class UnixSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnixSignals)

public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void stopRequested(int signal);

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
    QList<int> m_taken; ///< the signals that come here
};
