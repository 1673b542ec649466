// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/backend.h"
#include "ui/servicelink.h"

/// The window's way to the service: passes requests on and news back, and keeps what the window may ask at any time.
/// Nothing here waits; Backend brings its news into this thread. GUI thread.
class BackendLink final : public Ui::ServiceLink
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackendLink)

public:
    /// Borrowed; outlives the link.
    explicit BackendLink(Service::Backend &backend, QObject *parent = nullptr);
    ~BackendLink() override;

    /// What the service runs with now: decides what is possible.
    void setConfiguration(const Service::Configuration &configuration);

    Health::Report health() const override { return m_report; }
    Core::WallTime pausedUntil() const override { return m_pausedUntil; }
    QUrl messageUrl(const Model::Announcement &announcement) const override;
    QString whyNotAct(const QString &systemLink) const override;

    Request planReplay(const QList<qint64> &deliveries) override { return plan(deliveries); }
    Request planReplay(const Store::DeliveryFilter &filter) override { return plan(filter); }
    Request replay(const QList<qint64> &deliveries) override { return run(deliveries); }
    Request replay(const Store::DeliveryFilter &filter) override { return run(filter); }
    void cancel(Request request) override;
    Request announceAgain(const Model::BuildKey &build) override;
    Request pauseAnnouncements(Core::WallTime until) override;
    Request act(const Model::BuildKey &build, const Model::BuildAct &act) override;
    Request prove() override;
    void tryAgain(const QString &component) override;
    Request openLog(const Service::StepKey &step) override;
    void closeLog(Request log) override;

private:
    Request plan(const Service::ReplaySelection &selection);
    Request run(const Service::ReplaySelection &selection);
    void takeReport(const Health::Report &report);
    void finishLater(Request request, const Ui::Outcome &outcome);

    Service::Backend &m_backend;
    Service::Configuration m_configuration;
    Service::DroneReach m_reach;
    Health::Report m_report;
    QString m_guild; ///< Discord's id of the server that the main channel is in; empty = not known
    Core::WallTime m_pausedUntil{};
    Request m_last = 0;
};
