// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildmerge.h"

#include "model/buildloss.h"

#include <QMap>
#include <QVersionNumber>

#include <algorithm>
#include <tuple>

namespace Builds {

namespace {

using Model::Build;
using Model::Repository;
using Model::Stage;
using Model::Step;

// Each rank starts with what orders two rows of Drone's (version, then what is further on) and ends with everything
// else, so that no two different rows are equal and the greater one does not depend on which came first.

auto rank(const Repository &r)
{
    return std::tie(r.version, r.id, r.slug, r.link, r.defaultBranch, r.visibility, r.isPrivate);
}

auto rank(const Step &s)
{
    return std::tuple_cat(std::make_tuple(s.version, Model::isTerminal(s.status)),
        std::tie(s.stopped, s.started, s.status, s.exitCode, s.error, s.errIgnore, s.number, s.name, s.dependsOn,
            s.image, s.detached));
}

auto rank(const Stage &s)
{
    return std::tuple_cat(std::make_tuple(s.version, Model::isTerminal(s.status)),
        std::tie(s.stopped, s.updated, s.started, s.status, s.exitCode, s.error, s.errIgnore, s.number, s.name, s.kind,
            s.type, s.machine, s.os, s.arch, s.created, s.dependsOn));
}

auto rank(const Build &b)
{
    const Model::Status told = Model::toldStatus(b);
    return std::tuple_cat(std::make_tuple(b.version, Model::isTerminal(told)),
        std::tie(b.finished, b.updated, b.started), std::make_tuple(told),
        std::tie(b.error, b.number, b.parent, b.event, b.action, b.link, b.title, b.message, b.before, b.after, b.ref,
            b.sourceRepo, b.source, b.target, b.authorLogin, b.authorName, b.authorEmail, b.authorAvatar, b.sender,
            b.trigger, b.cron, b.deployTo, b.debug, b.created));
}

/// Drone's API does not say which version answers, so a row's own observation may not know; versions only go up.
auto rank(const Model::System &s)
{
    return std::make_tuple(QVersionNumber::fromString(s.version), s.version);
}

template <typename Entity> const Entity &greater(const Entity &a, const Entity &b)
{
    return rank(a) < rank(b) ? b : a;
}

template <typename Entity> QList<Entity> inOrder(const QMap<qint64, Entity> &byId)
{
    QList<Entity> list = byId.values();
    std::stable_sort(list.begin(), list.end(), [](const Entity &a, const Entity &b) { return a.number < b.number; });
    return list;
}

QList<Step> mergeSteps(const QList<Step> &a, const QList<Step> &b)
{
    QMap<qint64, Step> known;
    for (const QList<Step> *steps : {&a, &b}) {
        for (const Step &step : *steps) {
            const auto at = known.constFind(step.id);
            known.insert(step.id, at == known.cend() ? step : greater(*at, step));
        }
    }
    return inOrder(known);
}

/// A payload may name a stage without its steps ("created" names neither): the known ones stay.
Stage mergeStage(const Stage &a, const Stage &b)
{
    Stage stage = greater(a, b);
    stage.steps = mergeSteps(a.steps, b.steps);
    return stage;
}

QList<Stage> mergeStages(const QList<Stage> &a, const QList<Stage> &b)
{
    QMap<qint64, Stage> known;
    for (const QList<Stage> *stages : {&a, &b}) {
        for (const Stage &stage : *stages) {
            const auto at = known.constFind(stage.id);
            known.insert(stage.id, mergeStage(at == known.cend() ? stage : *at, stage));
        }
    }
    return inOrder(known);
}

} // namespace

Build merge(const Build &a, const Build &b)
{
    Q_ASSERT(a.key() == b.key());
    Build build = greater(a, b);
    build.system = greater(a.system, b.system);
    build.repository = greater(a.repository, b.repository);
    build.stages = mergeStages(a.stages, b.stages);
    build.lostAt = std::max(a.lostAt, b.lostAt);
    Model::settleLoss(build);
    return build;
}

} // namespace Builds
