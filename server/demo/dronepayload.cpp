// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/dronepayload.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Demo {

namespace {

using L1 = QLatin1String;

// Go's "omitempty"
void put(QJsonObject &json, L1 key, const QJsonValue &value)
{
    const bool empty = (value.isString() && value.toString().isEmpty()) || (value.isDouble() && value.toInteger() == 0)
        || (value.isBool() && !value.toBool()) || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
    if (!empty)
        json.insert(key, value);
}

QJsonObject json(const Person &person)
{
    return {{L1("id"), person.id}, {L1("login"), person.login}, {L1("email"), person.email},
        {L1("machine"), person.machine}, {L1("admin"), person.admin}, {L1("active"), true}, {L1("avatar"), QString()},
        {L1("syncing"), false}, {L1("synced"), person.created}, {L1("created"), person.created},
        {L1("updated"), person.created}, {L1("last_login"), person.created}};
}

QJsonObject json(const Model::Step &step, qint64 stageId)
{
    QJsonObject json{{L1("id"), step.id}, {L1("step_id"), stageId}, // the stage's id, under a misleading name
        {L1("number"), step.number}, {L1("name"), step.name}, {L1("status"), Model::statusWord(step.status)},
        {L1("exit_code"), step.exitCode}, {L1("version"), step.version}};
    put(json, L1("error"), step.error);
    put(json, L1("errignore"), step.errIgnore);
    put(json, L1("started"), step.started);
    put(json, L1("stopped"), step.stopped);
    put(json, L1("depends_on"), QJsonArray::fromStringList(step.dependsOn));
    put(json, L1("image"), step.image);
    put(json, L1("detached"), step.detached);
    return json;
}

QJsonObject json(const Model::Stage &stage, qint64 repositoryId, qint64 buildId)
{
    QJsonObject json{{L1("id"), stage.id}, {L1("repo_id"), repositoryId}, {L1("build_id"), buildId},
        {L1("number"), stage.number}, {L1("name"), stage.name}, {L1("status"), Model::statusWord(stage.status)},
        {L1("errignore"), stage.errIgnore}, {L1("exit_code"), stage.exitCode}, {L1("os"), stage.os},
        {L1("arch"), stage.arch}, {L1("started"), stage.started}, {L1("stopped"), stage.stopped},
        {L1("created"), stage.created}, {L1("updated"), stage.updated}, {L1("version"), stage.version},
        {L1("on_success"), true}, {L1("on_failure"), false}};
    put(json, L1("kind"), stage.kind);
    put(json, L1("type"), stage.type);
    put(json, L1("error"), stage.error);
    put(json, L1("machine"), stage.machine);
    put(json, L1("depends_on"), QJsonArray::fromStringList(stage.dependsOn));
    QJsonArray steps;
    for (const Model::Step &step : stage.steps)
        steps.append(Demo::json(step, stage.id));
    put(json, L1("steps"), steps);
    return json;
}

QJsonObject json(const Model::Build &build, qint64 repositoryId, const QJsonObject &params)
{
    QJsonObject json{{L1("id"), build.id}, {L1("repo_id"), repositoryId}, {L1("trigger"), build.trigger},
        {L1("number"), build.number}, {L1("status"), Model::statusWord(build.status)}, {L1("event"), build.event},
        {L1("action"), build.action}, {L1("link"), build.link}, {L1("timestamp"), 0}, {L1("message"), build.message},
        {L1("before"), build.before}, {L1("after"), build.after}, {L1("ref"), build.ref},
        {L1("source_repo"), build.sourceRepo}, {L1("source"), build.source}, {L1("target"), build.target},
        {L1("author_login"), build.authorLogin}, {L1("author_name"), build.authorName},
        {L1("author_email"), build.authorEmail}, {L1("author_avatar"), build.authorAvatar},
        {L1("sender"), build.sender}, {L1("started"), build.started}, {L1("finished"), build.finished},
        {L1("created"), build.created}, {L1("updated"), build.updated}, {L1("version"), build.version}};
    put(json, L1("parent"), build.parent);
    put(json, L1("error"), build.error);
    put(json, L1("title"), build.title);
    put(json, L1("params"), params);
    put(json, L1("cron"), build.cron);
    put(json, L1("deploy_to"), build.deployTo);
    put(json, L1("debug"), build.debug);
    QJsonArray stages;
    for (const Model::Stage &stage : build.stages)
        stages.append(Demo::json(stage, repositoryId, build.id));
    put(json, L1("stages"), stages);
    return json;
}

QJsonObject json(const Place &place)
{
    const Model::Repository &repository = place.repository;
    const QString space = repository.slug.section(QLatin1Char('/'), 0, 0);
    return {{L1("id"), repository.id}, {L1("uid"), QString::number(367'760'000 + repository.id)},
        {L1("user_id"), place.owner.id}, {L1("namespace"), space},
        {L1("name"), repository.slug.section(QLatin1Char('/'), 1)}, {L1("slug"), repository.slug},
        {L1("scm"), QString()}, {L1("git_http_url"), QString(repository.link + L1(".git"))},
        {L1("git_ssh_url"), QStringLiteral("git@git.acme.example:%1.git").arg(repository.slug)},
        {L1("link"), repository.link}, {L1("default_branch"), repository.defaultBranch},
        {L1("private"), repository.isPrivate}, {L1("visibility"), repository.visibility}, {L1("active"), place.active},
        {L1("config_path"), L1(".drone.yml")}, {L1("trusted"), false}, {L1("protected"), false},
        {L1("ignore_forks"), false}, {L1("ignore_pull_requests"), false}, {L1("auto_cancel_pull_requests"), true},
        {L1("auto_cancel_pushes"), false}, {L1("auto_cancel_running"), false}, {L1("timeout"), 60},
        {L1("counter"), place.counter}, {L1("synced"), place.created}, {L1("created"), place.created},
        {L1("updated"), place.created}, {L1("version"), repository.version}, {L1("archived"), false}};
}

QByteArray body(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray buildPayload(
    const Place &place, const Model::Build &build, const QJsonObject &params, bool created, bool nested)
{
    const QJsonObject buildJson = json(build, place.repository.id, params);
    QJsonObject repository = json(place);
    if (nested)
        repository.insert(L1("build"), buildJson);
    QJsonObject payload{{L1("event"), L1("build")}, {L1("action"), created ? L1("created") : L1("updated")},
        {L1("repo"), repository}, {L1("build"), buildJson}, {L1("system"), place.system}};
    if (created)
        payload.insert(L1("user"), json(place.owner));
    return body(payload);
}

QByteArray repositoryPayload(const Place &place, const QString &action, const Person *by)
{
    QJsonObject payload{
        {L1("event"), L1("repo")}, {L1("action"), action}, {L1("repo"), json(place)}, {L1("system"), place.system}};
    if (by != nullptr)
        payload.insert(L1("user"), json(*by));
    return body(payload);
}

QByteArray userPayload(const QJsonObject &system, const QString &action, const Person &person)
{
    return body(
        {{L1("event"), L1("user")}, {L1("action"), action}, {L1("user"), json(person)}, {L1("system"), system}});
}

} // namespace Demo
