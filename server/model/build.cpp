// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/build.h"

#include <QHash>

#include <array>
#include <utility>

namespace Model {

namespace {

struct StatusName
{
    Status status;
    QLatin1String word;
};
constexpr std::array Names{
    StatusName{Status::Pending, QLatin1String("pending")},
    StatusName{Status::WaitingOnDependencies, QLatin1String("waiting_on_dependencies")},
    StatusName{Status::Blocked, QLatin1String("blocked")},
    StatusName{Status::Running, QLatin1String("running")},
    StatusName{Status::Success, QLatin1String("success")},
    StatusName{Status::Failure, QLatin1String("failure")},
    StatusName{Status::Error, QLatin1String("error")},
    StatusName{Status::Killed, QLatin1String("killed")},
    StatusName{Status::Skipped, QLatin1String("skipped")},
    StatusName{Status::Declined, QLatin1String("declined")},
    StatusName{Status::Lost, QLatin1String("lost")},
};

} // namespace

QString statusWord(Status status)
{
    for (const StatusName &name : Names) {
        if (name.status == status)
            return name.word;
    }
    return QStringLiteral("unknown");
}

Status statusFromWord(QStringView word)
{
    for (const StatusName &name : Names) {
        if (word == name.word)
            return name.status;
    }
    return Status::Unknown;
}

bool isTerminal(Status status)
{
    switch (status) {
    case Status::Success:
    case Status::Failure:
    case Status::Error:
    case Status::Killed:
    case Status::Skipped:
    case Status::Declined:
    case Status::Lost:
        return true;
    case Status::Unknown:
    case Status::Pending:
    case Status::WaitingOnDependencies:
    case Status::Blocked:
    case Status::Running:
        return false;
    }
    return false;
}

bool isFailure(Status status)
{
    return status == Status::Failure || status == Status::Error;
}

size_t qHash(const BuildKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.systemLink, key.id);
}

QString Build::page() const
{
    if (system.link.isEmpty() || repository.slug.isEmpty() || number <= 0)
        return {};
    return system.link + QLatin1Char('/') + repository.slug + QLatin1Char('/') + QString::number(number);
}

QString branchOf(const Build &build)
{
    const QLatin1String heads("refs/heads/");
    return build.target.isEmpty() && build.ref.startsWith(heads) ? build.ref.mid(heads.size()) : build.target;
}

} // namespace Model
