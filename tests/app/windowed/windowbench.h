// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/secrets/fakesecretstore.h"
#include "windowedrun.h"

#include <QNetworkRequest>
#include <QTemporaryDir>

#include <memory>

/// The program itself with a window, inside the test's process, in a folder of its own and with a keychain that does as
/// it is told.
class WindowBench
{
    Q_DISABLE_COPY_MOVE(WindowBench)

public:
    static const QByteArray Secret; ///< as the load generator has it

    WindowBench();
    ~WindowBench();

    /// On loopback and any port, the secret set and nothing else; each start of one bench has the same data.
    Startup startup() const;
    /// As from the surroundings: all that the first run asks for, with a Discord at `api`.
    Startup completeStartup(const QUrl &api, const QString &token) const;
    /// Makes `run` and waits until it listens; the test has failed when it does not. A run before it has ended.
    void start(Startup startup);
    /// Starts it and does not wait.
    void begin(Startup startup);

    /// Posts the body to this run, signed; the status of the answer, 0 when nobody listens, -1 without any answer.
    int deliver(const QByteArray &body) const;

    QTemporaryDir folder;
    Fakes::FakeSecretStore keychain;
    std::unique_ptr<WindowedRun> run;
};

/// The body of a delivery that Drone really sent: "push-failure/08".
QByteArray recordedBody(const QString &name);
QNetworkRequest signedRequest(quint16 port, const QByteArray &body, const QByteArray &secret = WindowBench::Secret);
/// As WindowBench::deliver(), to that port and signed with that secret.
int statusOf(quint16 port, const QByteArray &body, const QByteArray &secret = WindowBench::Secret);
