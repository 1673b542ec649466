// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/router.h"

namespace Announce {

namespace {

/// Glob with * (anything, slashes too) and ? (one character). Goes back to the last star only, so it cannot explode.
bool fits(const QString &pattern, const QString &text, Qt::CaseSensitivity sensitivity)
{
    if (pattern.isEmpty())
        return true;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    for (qsizetype t = 0; t < text.size();) {
        if (p < pattern.size() && pattern.at(p) == QLatin1Char('*')) {
            star = p++;
            resume = t;
        } else if (p < pattern.size()
            && (pattern.at(p) == QLatin1Char('?')
                || QStringView(pattern).mid(p, 1).compare(QStringView(text).mid(t, 1), sensitivity) == 0)) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern.at(p) == QLatin1Char('*'))
        ++p;
    return p == pattern.size();
}

QList<Model::Channel> firstThatFits(const QList<Rule> &rules, const Model::Channel &otherwise,
    const QString &repository, const QString &branch, const QString &event)
{
    Model::Channel channel = otherwise;
    for (const Rule &rule : rules) {
        // Forges tell repositories apart without regard to case, branches with it.
        if (fits(rule.repository, repository, Qt::CaseInsensitive) && fits(rule.branch, branch, Qt::CaseSensitive)
            && fits(rule.event, event, Qt::CaseInsensitive)) {
            channel = rule.channel;
            break;
        }
    }
    return channel.isNull() ? QList<Model::Channel>() : QList<Model::Channel>{channel};
}

} // namespace

Router::Router(QList<Rule> rules, Model::Channel otherwise)
    : m_rules(std::move(rules))
    , m_otherwise(std::move(otherwise))
{
}

QList<Model::Channel> Router::channelsFor(const Model::Build &build) const
{
    return firstThatFits(m_rules, m_otherwise, build.repository.slug, Model::branchOf(build), build.event);
}

QList<Model::Channel> Router::channelsFor(const Model::Observation &event) const
{
    switch (event.kind) {
    case Model::EventKind::Build:
        return event.build ? channelsFor(*event.build) : QList<Model::Channel>();
    case Model::EventKind::Repository:
        return firstThatFits(m_rules, m_otherwise, event.repository.slug, {}, QStringLiteral("repo"));
    case Model::EventKind::User:
        return firstThatFits(m_rules, m_otherwise, {}, {}, QStringLiteral("user"));
    }
    return {};
}

} // namespace Announce
