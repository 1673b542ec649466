// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/healthreport.h"

#include <QJsonArray>

#include <algorithm>

namespace Health {

Status Report::status() const
{
    Status worst = Status::Pass;
    for (const Component &component : components)
        worst = std::max(worst, component.status);
    return worst;
}

const Component *Report::find(QStringView name) const
{
    const auto found = std::find_if(
        components.begin(), components.end(), [name](const Component &component) { return component.name == name; });
    return found == components.end() ? nullptr : &*found;
}

Report withSilent(Report report, const QStringList &names, std::chrono::seconds waited, Core::WallTime now)
{
    for (const QString &name : names) {
        if (report.find(name))
            continue;
        report.components.append({name, Status::Fail, now,
            QStringLiteral("It has not told how it does within %1 s").arg(waited.count()),
            QStringLiteral("Look into the log. A large database takes its time after an update, and a disk may hang; "
                           "then check again."),
            {}});
    }
    return report;
}

QString statusWord(Status status)
{
    switch (status) {
    case Status::Pass:
        return QStringLiteral("pass");
    case Status::Warn:
        return QStringLiteral("warn");
    case Status::Fail:
        return QStringLiteral("fail");
    }
    return QStringLiteral("fail");
}

QJsonObject toJson(const Report &report)
{
    QJsonObject checks;
    for (const Component &component : report.components) {
        QJsonObject check = component.figures;
        check.insert(QStringLiteral("status"), statusWord(component.status));
        check.insert(QStringLiteral("since"), Core::toDateTime(component.since).toString(Qt::ISODateWithMs));
        check.insert(QStringLiteral("output"), component.why);
        if (!component.remedy.isEmpty())
            check.insert(QStringLiteral("remedy"), component.remedy);
        checks.insert(component.name, QJsonArray{check});
    }
    return {{QStringLiteral("status"), statusWord(report.status())}, {QStringLiteral("version"), report.version},
        {QStringLiteral("time"), Core::toDateTime(report.at).toString(Qt::ISODateWithMs)},
        {QStringLiteral("checks"), checks}};
}

QJsonObject toPublicJson(const Report &report)
{
    return {{QStringLiteral("status"), statusWord(report.status())}};
}

} // namespace Health
