// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/observation.h"

#include <QList>

namespace Announce {

/// One line of the routing table; the first that fits decides. Patterns are globs (* and ?), an empty one fits all.
struct Rule
{
    QString repository; ///< "acme/*"
    QString branch; ///< for a tag or a pull request its target branch
    QString event; ///< "push", "tag", …; "repo" and "user" for events that are not a build's
    Model::Channel channel; ///< null: say nothing

    bool operator==(const Rule &) const = default;
};

/// Where an observation is announced: pure, from the table and a channel for everything else (null = nowhere).
class Router final
{
public:
    Router() = default;
    Router(QList<Rule> rules, Model::Channel otherwise);

    QList<Model::Channel> channelsFor(const Model::Build &build) const;
    QList<Model::Channel> channelsFor(const Model::Observation &event) const;

private:
    QList<Rule> m_rules;
    Model::Channel m_otherwise;
};

} // namespace Announce
