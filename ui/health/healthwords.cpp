// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthwords.h"

#include "ui/text/phrases.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace Ui {

namespace {

/// Where translators find these words.
struct HealthWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::HealthWords)
};

qint64 seconds(Core::WallTime time)
{
    return Core::toMSecs(time) / 1000;
}

/// A moment among the figures as "4 min ago"; empty when it is not there.
QString ago(const QJsonObject &figures, QLatin1String name, Core::WallTime now)
{
    const QDateTime time = QDateTime::fromString(figures.value(name).toString(), Qt::ISODateWithMs);
    return time.isValid() ? longWhen(time.toSecsSinceEpoch(), seconds(now)) : QString();
}

QStringList storeFigures(const QJsonObject &figures, Core::WallTime now)
{
    const QLocale locale;
    QStringList parts{HealthWords::tr("%1 used", "size of the database")
                          .arg(locale.formattedDataSize(figures.value(QLatin1String("size_bytes")).toInteger()))};
    if (const qint64 free = figures.value(QLatin1String("free_bytes")).toInteger(-1); free >= 0)
        parts.append(HealthWords::tr("%1 free", "room on the disk").arg(locale.formattedDataSize(free)));
    if (const QString last = ago(figures, QLatin1String("last_commit"), now); !last.isEmpty())
        parts.append(HealthWords::tr("last commit %1", "when").arg(last));
    return parts;
}

QStringList signatureFigures(const QJsonObject &figures)
{
    const auto count = [&figures](QLatin1String name) { return static_cast<int>(figures.value(name).toInteger()); };
    QStringList parts{HealthWords::tr("%Ln accepted", nullptr, count(QLatin1String("accepted"))),
        HealthWords::tr("%Ln refused", nullptr, count(QLatin1String("refused")))};
    if (const int doubled = count(QLatin1String("duplicates")); doubled > 0)
        parts.append(HealthWords::tr("%Ln came twice", nullptr, doubled));
    return parts;
}

QStringList discordFigures(const QJsonObject &figures, Core::WallTime now)
{
    QStringList parts{
        HealthWords::tr("%Ln waiting", nullptr, static_cast<int>(figures.value(QLatin1String("waiting")).toInteger()))};
    if (const QString last = ago(figures, QLatin1String("last_success"), now); !last.isEmpty())
        parts.append(HealthWords::tr("last sent %1", "when").arg(last));
    return parts;
}

QStringList gatewayFigures(const QJsonObject &figures)
{
    QStringList parts;
    if (figures.contains(QLatin1String("latency_ms")))
        parts.append(HealthWords::tr("%L1 ms").arg(figures.value(QLatin1String("latency_ms")).toInteger()));
    if (figures.contains(QLatin1String("identifies_total")))
        parts.append(HealthWords::tr("%L1 of %L2 sign-ins left today")
                         .arg(figures.value(QLatin1String("identifies_remaining")).toInteger())
                         .arg(figures.value(QLatin1String("identifies_total")).toInteger()));
    return parts;
}

} // namespace

QString componentTitle(const QString &name)
{
    if (name == QLatin1String("listener"))
        return HealthWords::tr("Receiving");
    if (name == QLatin1String("signatures"))
        return HealthWords::tr("Signatures");
    if (name == QLatin1String("store"))
        return HealthWords::tr("Database");
    if (name == QLatin1String("discord"))
        return HealthWords::tr("Discord messages");
    if (name == QLatin1String("gateway"))
        return HealthWords::tr("Presence");
    if (name == QLatin1String("drone"))
        return HealthWords::tr("Drone");
    if (name == QLatin1String("clock"))
        return HealthWords::tr("Clock");
    return name;
}

QString componentFigures(const Health::Component &component, Core::WallTime now)
{
    QStringList parts;
    if (component.name == QLatin1String("store"))
        parts = storeFigures(component.figures, now);
    else if (component.name == QLatin1String("signatures"))
        parts = signatureFigures(component.figures);
    else if (component.name == QLatin1String("discord"))
        parts = discordFigures(component.figures, now);
    else if (component.name == QLatin1String("gateway"))
        parts = gatewayFigures(component.figures);
    else if (component.name == QLatin1String("clock") && component.figures.contains(QLatin1String("skew_s")))
        parts = {HealthWords::tr("%L1 s apart")
                     .arg(std::abs(component.figures.value(QLatin1String("skew_s")).toDouble()), 0, 'f', 1)};
    return parts.join(QStringLiteral(" · "));
}

QString componentSince(const Health::Component &component, Core::WallTime now)
{
    if (component.since == Core::WallTime{})
        return {};
    const QDateTime since = Core::toDateTime(component.since).toLocalTime();
    const bool today = since.date() == Core::toDateTime(now).toLocalTime().date();
    const QLocale locale;
    return HealthWords::tr("since %1", "time or day")
        .arg(today ? locale.toString(since.time(), QLocale::ShortFormat)
                   : locale.toString(since.date(), HealthWords::tr("d MMM", "day and month, as QLocale has it")));
}

QList<Health::Component> inOrder(QList<Health::Component> components)
{
    static const QStringList names{QStringLiteral("listener"), QStringLiteral("store"), QStringLiteral("discord"),
        QStringLiteral("gateway"), QStringLiteral("drone"), QStringLiteral("clock"), QStringLiteral("signatures")};
    const auto place = [](const Health::Component &component) {
        const qsizetype known = names.indexOf(component.name);
        const int trouble = component.status == Health::Status::Fail ? 0
            : component.status == Health::Status::Warn               ? 1
                                                                     : 2;
        return std::pair(trouble, known < 0 ? names.size() : known);
    };
    std::stable_sort(components.begin(), components.end(),
        [&place](const Health::Component &one, const Health::Component &other) { return place(one) < place(other); });
    return components;
}

HealthHeadline headlineOf(const Health::Report &report)
{
    if (report.components.isEmpty())
        return {HealthWords::tr("Starting"), HealthWords::tr("The parts of the service report here in a moment.")};
    const Health::Status worst = report.status();
    if (worst == Health::Status::Pass)
        return {HealthWords::tr("Everything works"),
            HealthWords::tr("Builds arrive and are announced. What goes wrong will be said here, with what to do.")};
    QStringList names;
    const Health::Component *first = nullptr;
    for (const Health::Component &component : report.components) {
        if (component.status != worst)
            continue;
        names.append(componentTitle(component.name));
        first = first ? first : &component;
    }
    const QString list = QLocale().createSeparatedList(names);
    return {worst == Health::Status::Fail ? HealthWords::tr("Not working: %1", "parts of the service").arg(list)
                                          : HealthWords::tr("Degraded: %1", "parts of the service").arg(list),
        first->why};
}

HealthAct actFor(const Health::Component &component, bool paused)
{
    if (component.name == QLatin1String("discord") && paused)
        return HealthAct::Resume;
    if (component.status == Health::Status::Pass)
        return HealthAct::None;
    if (component.name == QLatin1String("store"))
        return HealthAct::Folder;
    if (component.name == QLatin1String("signatures"))
        return component.status == Health::Status::Fail ? HealthAct::Settings : HealthAct::Deliveries;
    return HealthAct::Settings;
}

QString retryWord(const Health::Component &component, bool paused)
{
    if (component.status == Health::Status::Pass)
        return {};
    if (component.name == QLatin1String("listener"))
        return HealthWords::tr("Listen anew");
    if (component.name == QLatin1String("gateway"))
        return HealthWords::tr("Reconnect");
    if (component.name == QLatin1String("discord"))
        return paused ? QString() : HealthWords::tr("Try Discord again");
    if (component.name == QLatin1String("drone"))
        return HealthWords::tr("Ask Drone now");
    if (component.name == QLatin1String("store"))
        return HealthWords::tr("Try to write now");
    return {};
}

QString actWord(HealthAct act)
{
    switch (act) {
    case HealthAct::None:
        break;
    case HealthAct::Settings:
        return HealthWords::tr("Open settings");
    case HealthAct::Deliveries:
        return HealthWords::tr("Show deliveries");
    case HealthAct::Resume:
        return HealthWords::tr("Resume announcements");
    case HealthAct::Folder:
        return HealthWords::tr("Open folder");
    }
    return {};
}

} // namespace Ui
