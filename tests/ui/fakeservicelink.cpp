// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeservicelink.h"

namespace Fakes {

Ui::ServiceLink::Request FakeServiceLink::ask(const QString &words, bool planning)
{
    asked.append(words);
    const Request request = ++m_last;
    QMetaObject::invokeMethod(
        this,
        [this, request, planning] {
            if (planning)
                Q_EMIT replayPlanned(request, plan);
            Q_EMIT requestFinished(request, outcome);
        },
        Qt::QueuedConnection);
    return request;
}

Ui::ServiceLink::Request FakeServiceLink::planReplay(const QList<qint64> &deliveries)
{
    return ask(QStringLiteral("plan %1").arg(deliveries.size()), true);
}

Ui::ServiceLink::Request FakeServiceLink::planReplay(const Store::DeliveryFilter &filter)
{
    return ask(QStringLiteral("plan %1").arg(filter.slug), true);
}

Ui::ServiceLink::Request FakeServiceLink::replay(const QList<qint64> &deliveries)
{
    return ask(QStringLiteral("replay %1").arg(deliveries.size()));
}

Ui::ServiceLink::Request FakeServiceLink::replay(const Store::DeliveryFilter &filter)
{
    return ask(QStringLiteral("replay %1").arg(filter.slug));
}

void FakeServiceLink::cancel(Request request)
{
    asked.append(QStringLiteral("cancel %1").arg(request));
}

Ui::ServiceLink::Request FakeServiceLink::announceAgain(const Model::BuildKey &build)
{
    return ask(QStringLiteral("announce %1").arg(build.id));
}

Ui::ServiceLink::Request FakeServiceLink::pauseAnnouncements(Core::WallTime until)
{
    return ask(QStringLiteral("pause %1").arg(Core::toMSecs(until)));
}

Ui::ServiceLink::Request FakeServiceLink::act(const Model::BuildKey &build, const Model::BuildAct &act)
{
    acts.append(act);
    return ask(QStringLiteral("act %1").arg(build.id));
}

Ui::ServiceLink::Request FakeServiceLink::prove()
{
    asked.append(QStringLiteral("prove"));
    return ++m_last; // the test says how it goes
}

void FakeServiceLink::tryAgain(const QString &component)
{
    asked.append(QStringLiteral("try %1").arg(component));
}

Ui::ServiceLink::Request FakeServiceLink::openLog(const Service::StepKey &step)
{
    asked.append(QStringLiteral("log %1 %2/%3").arg(step.build.id).arg(step.stage).arg(step.step));
    const Request request = ++m_last;
    QMetaObject::invokeMethod(
        this, [this, request] { Q_EMIT logReceived(request, log); }, Qt::QueuedConnection);
    return request;
}

void FakeServiceLink::closeLog(Request request)
{
    asked.append(QStringLiteral("close %1").arg(request));
}

} // namespace Fakes
