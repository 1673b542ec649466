// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/servicelink.h"

#include <QStringList>

namespace Fakes {

/// A service that remembers what it was asked and answers what the test put in. Its signals are public: the test emits
/// them.
class FakeServiceLink final : public Ui::ServiceLink
{
    Q_OBJECT

public:
    using ServiceLink::ServiceLink;

    Health::Report report;
    Core::WallTime paused{};
    QUrl url;
    QString whyNot; ///< no act is possible
    Ui::ReplayPlan plan;
    Ui::Outcome outcome;
    Service::LogPart log; ///< what openLog() is answered with
    QList<Model::BuildAct> acts; ///< as asked
    QStringList asked; ///< one word and its subject for each request

    Health::Report health() const override { return report; }
    Core::WallTime pausedUntil() const override { return paused; }
    QUrl messageUrl(const Model::Announcement &) const override { return url; }
    QString whyNotAct(const QString &) const override { return whyNot; }

    Request planReplay(const QList<qint64> &deliveries) override;
    Request planReplay(const Store::DeliveryFilter &filter) override;
    Request replay(const QList<qint64> &deliveries) override;
    Request replay(const Store::DeliveryFilter &filter) override;
    void cancel(Request request) override;
    Request announceAgain(const Model::BuildKey &build) override;
    Request pauseAnnouncements(Core::WallTime until) override;
    Request act(const Model::BuildKey &build, const Model::BuildAct &act) override;
    Request prove() override;
    void tryAgain(const QString &component) override;
    Request openLog(const Service::StepKey &step) override;
    void closeLog(Request request) override;

private:
    Request ask(const QString &words, bool planning = false);

    Request m_last = 0;
};

} // namespace Fakes
