// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QTimer>

/// One window for each person and data folder: the first start owns a socket in the runtime directory, a second one
/// knocks there and leaves. The lock decides who is first, so that a socket left by a crash is simply replaced. It is
/// held until this object goes, so that the next one finds the data free.
/// GUI thread; nothing here waits.
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    /// `dataDir` tells programs with different data apart. `runtimeDir` is the person's own (XDG_RUNTIME_DIR).
    SingleInstance(const QString &dataDir, const QString &runtimeDir, QObject *parent = nullptr);

    enum class Claim {
        First, ///< raiseRequested() tells of those who come later
        Second, ///< another one is there: knock()
        Impossible, ///< no socket can be made; error() says why. The program works without
    };
    Claim claim();
    QString error() const { return m_error; }

    /// Asks the first one to raise its window; answered() or becameFirst() follows. `token`: the activation token that
    /// the desktop gave to this start (XDG_ACTIVATION_TOKEN), may be empty.
    void knock(const QByteArray &token);

    /// The first one is about to end: it answers nobody any more.
    void retire();

    static constexpr std::chrono::milliseconds Patience{4000};

Q_SIGNALS:
    /// Another start wants the window.
    void raiseRequested(const QByteArray &token);
    /// The first one has raised its window, or has not answered in time.
    void answered(bool raised);
    /// The first one has ended instead of answering, and this is the first one now.
    void becameFirst();

private:
    void greet();
    void read(QLocalSocket *caller);
    void connectOnce();
    void knockAgain();
    void finish(bool raised);

    QString m_path; ///< of the socket
    QString m_error;
    QLockFile m_lock;
    QLocalServer m_server;
    QLocalSocket m_knock;
    QByteArray m_token;
    QTimer m_patience;
    bool m_done = false;
};
