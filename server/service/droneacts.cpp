// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/droneacts.h"

#include "core/logging.h"
#include "core/redact.h"
#include "drone/client.h"
#include "service/components.h"
#include "service/dronelink.h"
#include "store/actstore.h"
#include "store/buildstore.h"
#include "store/storewriter.h"

namespace Service {

namespace {

using Model::Act;

/// What was acted upon, as it is kept.
QString objectOf(const Model::Build &build, const Model::BuildAct &act)
{
    QStringList words;
    for (const Model::Stage &stage : build.stages) {
        if (act.stages.contains(stage.number))
            words.append(stage.name);
    }
    if (!act.target.isEmpty())
        words.append(act.target);
    for (const auto &parameter : act.parameters)
        words.append(parameter.first);
    return Core::redact(words.join(QStringLiteral(", ")));
}

QString wordsOf(const Drone::ClientError &error, Act act)
{
    using Kind = Drone::ClientErrorKind;
    if (error.kind != Kind::NotFoundOrForbidden && error.kind != Kind::Unauthorized)
        return error.text();
    // Drone says "not found" for what the user may not do; the right that each call needs is in handler/api/api.go.
    const bool needsAdmin = act == Act::Approve || act == Act::Decline;
    QString words = error.kind == Kind::Unauthorized ? error.message
        : needsAdmin
        ? DroneActs::tr("The token's user is no administrator of this repository, or Drone has no such build")
        : DroneActs::tr("The token's user may not write to this repository, or Drone has no such build");
    if (!error.cause.isEmpty())
        words = DroneActs::tr("%1 (Drone's answer: %2)").arg(words, error.cause);
    return words;
}

} // namespace

DroneActs::DroneActs(
    Core::Clock &clock, Store::Database &reader, Store::StoreWriter &writer, DroneLink &link, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reader(reader)
    , m_writer(writer)
    , m_link(link)
{
}

void DroneActs::act(quint64 request, const Model::BuildKey &build, const Model::BuildAct &act)
{
    const auto refuse = [this, request](const QString &why) {
        QMetaObject::invokeMethod(
            this, [this, request, why] { Q_EMIT finished(request, false, why); }, Qt::QueuedConnection);
    };
    const auto found = Store::BuildStore(m_reader).find(build);
    if (!found)
        return refuse(found.error().text());
    if (!found.value())
        return refuse(tr("This build is not kept any more"));
    const DroneReach reach = m_link.reach();
    if (!reach.isConfigured)
        return refuse(tr("No Drone server and token are set"));
    if (!reach.own.contains(build.systemLink))
        return refuse(tr("This build is of another Drone server than the one whose token is set"));
    const Asked asked{request, found.value()->build, act};
    const QString &slug = asked.build.repository.slug;
    const qint64 number = asked.build.number;
    qCInfo(lcDrone).noquote() << "Asked by the owner: act" << int(act.act) << "on build" << number << "of" << slug;
    const auto takeBuild = [this, asked](const Drone::ClientResult<Model::Build> &made) { takeNew(asked, made); };
    switch (act.act) {
    case Act::Restart:
        m_link.client().restart(slug, number, this, takeBuild);
        break;
    case Act::Promote:
        m_link.client().promote(slug, number, act.target, act.parameters, this, takeBuild);
        break;
    case Act::Cancel:
        m_link.client().cancel(slug, number, this, [this, asked](const Drone::ClientResult<void> &answer) {
            settle(asked, answer, tr("Drone cancelled build #%1").arg(asked.build.number));
        });
        break;
    case Act::Approve:
    case Act::Decline:
        decide(asked, 0);
        break;
    }
}

void DroneActs::decide(const Asked &asked, qsizetype stage)
{
    const bool approve = asked.act.act == Act::Approve;
    if (stage == asked.act.stages.size()) {
        return settle(asked, {},
            approve ? tr("Drone runs build #%1 now").arg(asked.build.number)
                    : tr("Build #%1 is declined").arg(asked.build.number));
    }
    const auto next = [this, asked, stage](const Drone::ClientResult<void> &answer) {
        if (answer)
            decide(asked, stage + 1);
        else
            settle(asked, answer, {});
    };
    const QString &slug = asked.build.repository.slug;
    if (approve)
        m_link.client().approve(slug, asked.build.number, asked.act.stages[stage], this, next);
    else
        m_link.client().decline(slug, asked.build.number, asked.act.stages[stage], this, next);
}

void DroneActs::takeNew(const Asked &asked, const Drone::ClientResult<Model::Build> &made)
{
    const bool promote = asked.act.act == Act::Promote;
    if (!made)
        return settle(asked, made.error(), {});
    if (made.value().number == 0)
        return end(asked, false,
            tr("Drone made no new build: no pipeline of the configuration applies to it, or it is to be skipped"));
    m_link.look(asked.build, made.value().number);
    end(asked, true,
        promote ? tr("Build #%1 promotes it to %2").arg(made.value().number).arg(asked.act.target)
                : tr("Build #%1 runs it once more").arg(made.value().number));
}

void DroneActs::settle(const Asked &asked, const Drone::ClientResult<void> &answer, const QString &words)
{
    // Also after a refusal: it may come from the build being in another state than was known.
    m_link.look(asked.build, asked.build.number);
    if (answer)
        end(asked, true, words);
    else
        end(asked, false, wordsOf(answer.error(), asked.act.act));
}

void DroneActs::end(const Asked &asked, bool ok, const QString &words)
{
    const Model::ActRecord record{m_clock.wall(), asked.act.act, m_link.facts().login.user,
        objectOf(asked.build, asked.act), ok, Core::redact(words)};
    const Model::BuildKey key = asked.build.key();
    m_writer.submit([key, record](Store::Database &database) { return Store::ActStore(database).add(key, record); },
        this,
        [this, key, request = asked.request, record](const Store::StoreResult<void> &result) {
            if (result)
                Q_EMIT kept(key);
            else
                qCWarning(lcStore).noquote() << "What Drone answered cannot be kept:" << result.error().text();
            Q_EMIT finished(request, record.ok, record.answer);
        });
}

} // namespace Service
