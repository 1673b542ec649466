// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keychainsecrets.h"
#include "options.h"
#include "service/backend.h"
#include "startup.h"

#include <QObject>

#include <memory>

class DemoShow;

/// One run without a display: starts the service, says when it is ready, ends the program when it has stopped.
class HeadlessRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadlessRun)

public:
    /// `keychain` is borrowed; nullptr = there is none.
    HeadlessRun(
        const Options &options, const Startup &startup, Secrets::SecretStore *keychain, QObject *parent = nullptr);
    ~HeadlessRun() override;

    void start();
    /// Ends cleanly; the program's exit code will be `exitCode`.
    void stop(int exitCode);

private:
    void takeSecrets(const Secrets::Bundle &secrets, const QString &keychainTrouble);
    void ready(const QHostAddress &address, quint16 port);

    Options m_options;
    Service::Configuration m_configuration;
    Service::Backend m_service;
    KeychainSecrets m_secrets;
    std::unique_ptr<DemoShow> m_demo;
    int m_exitCode = Fine;
    bool m_started = false;
    bool m_stopping = false;
};
