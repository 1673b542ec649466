// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keychainsecrets.h"
#include "service/backend.h"
#include "service/endpointfile.h"
#include "startup.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

/// `--check`: asks the running program for its health, or, when none answers, starts everything for a moment without
/// announcing anything and looks for itself. Prints the report; ends the program with 0, or 1 when something fails.
class CheckRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckRun)

public:
    /// `keychain` is borrowed; nullptr = there is none.
    CheckRun(const Startup &startup, Secrets::SecretStore *keychain, QObject *parent = nullptr);
    ~CheckRun() override;

    void start();
    /// Ends without a report, unless it is out already.
    void stop(int exitCode);

private:
    void askNext();
    void lookForYourself();
    void takeReport(const Health::Report &report);
    void giveUp();
    void finish(const QJsonObject &report);

    Service::Configuration m_configuration;
    QList<Service::EndpointFile::Endpoint> m_endpoints; ///< where the running program may be asked
    QNetworkAccessManager m_network;
    Core::SystemClock m_clock;
    Service::Backend m_service;
    KeychainSecrets m_secrets;
    Health::Report m_report;
    std::unique_ptr<Core::Alarm> m_patience;
    bool m_done = false;
    int m_exitCode = CheckFailed;
};
