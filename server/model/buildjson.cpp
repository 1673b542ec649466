// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/buildjson.h"

#include <QJsonArray>

#include <algorithm>

namespace Model {

namespace {

QString text(const QJsonObject &json, QLatin1String key)
{
    return json.value(key).toString();
}
qint64 number(const QJsonObject &json, QLatin1String key)
{
    return json.value(key).toInteger();
}
int smallNumber(const QJsonObject &json, QLatin1String key)
{
    return json.value(key).toInt();
}
bool flag(const QJsonObject &json, QLatin1String key)
{
    return json.value(key).toBool();
}
QStringList texts(const QJsonObject &json, QLatin1String key)
{
    QStringList list;
    const QJsonArray array = json.value(key).toArray();
    for (const QJsonValue &value : array)
        list.append(value.toString());
    return list;
}

void put(QJsonObject &json, QLatin1String key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}
void put(QJsonObject &json, QLatin1String key, qint64 value)
{
    if (value != 0)
        json.insert(key, value);
}
void put(QJsonObject &json, QLatin1String key, bool value)
{
    if (value)
        json.insert(key, value);
}
void put(QJsonObject &json, QLatin1String key, const QStringList &value)
{
    if (!value.isEmpty())
        json.insert(key, QJsonArray::fromStringList(value));
}
void put(QJsonObject &json, QLatin1String key, Status value)
{
    if (value != Status::Unknown)
        json.insert(key, statusWord(value));
}

/// Stages and steps stand in the order of their numbers, whatever the order in which they came.
template <typename Entity> void sortByNumber(QList<Entity> &list)
{
    std::sort(list.begin(), list.end(),
        [](const Entity &a, const Entity &b) { return a.number != b.number ? a.number < b.number : a.id < b.id; });
}

using L1 = QLatin1String;

/// Drone's own word for it: that a build is lost is ours to say.
Status toldStatus(const QJsonObject &json)
{
    const Status status = statusFromWord(text(json, L1("status")));
    return status == Status::Lost ? Status::Unknown : status;
}

Step stepFromJson(const QJsonObject &json)
{
    Step step;
    step.id = number(json, L1("id"));
    step.number = smallNumber(json, L1("number"));
    step.name = text(json, L1("name"));
    step.status = toldStatus(json);
    step.error = text(json, L1("error"));
    step.errIgnore = flag(json, L1("errignore"));
    step.exitCode = smallNumber(json, L1("exit_code"));
    step.started = number(json, L1("started"));
    step.stopped = number(json, L1("stopped"));
    step.version = number(json, L1("version"));
    step.dependsOn = texts(json, L1("depends_on"));
    step.image = text(json, L1("image"));
    step.detached = flag(json, L1("detached"));
    return step;
}

QJsonObject toJson(const Step &step)
{
    QJsonObject json;
    put(json, L1("id"), step.id);
    put(json, L1("number"), qint64(step.number));
    put(json, L1("name"), step.name);
    put(json, L1("status"), step.status);
    put(json, L1("error"), step.error);
    put(json, L1("errignore"), step.errIgnore);
    put(json, L1("exit_code"), qint64(step.exitCode));
    put(json, L1("started"), step.started);
    put(json, L1("stopped"), step.stopped);
    put(json, L1("version"), step.version);
    put(json, L1("depends_on"), step.dependsOn);
    put(json, L1("image"), step.image);
    put(json, L1("detached"), step.detached);
    return json;
}

Stage stageFromJson(const QJsonObject &json)
{
    Stage stage;
    stage.id = number(json, L1("id"));
    stage.number = smallNumber(json, L1("number"));
    stage.name = text(json, L1("name"));
    stage.kind = text(json, L1("kind"));
    stage.type = text(json, L1("type"));
    stage.status = toldStatus(json);
    stage.error = text(json, L1("error"));
    stage.errIgnore = flag(json, L1("errignore"));
    stage.exitCode = smallNumber(json, L1("exit_code"));
    stage.machine = text(json, L1("machine"));
    stage.os = text(json, L1("os"));
    stage.arch = text(json, L1("arch"));
    stage.started = number(json, L1("started"));
    stage.stopped = number(json, L1("stopped"));
    stage.created = number(json, L1("created"));
    stage.updated = number(json, L1("updated"));
    stage.version = number(json, L1("version"));
    stage.dependsOn = texts(json, L1("depends_on"));
    const QJsonArray steps = json.value(L1("steps")).toArray();
    for (const QJsonValue &step : steps)
        stage.steps.append(stepFromJson(step.toObject()));
    sortByNumber(stage.steps);
    return stage;
}

QJsonObject toJson(const Stage &stage)
{
    QJsonObject json;
    put(json, L1("id"), stage.id);
    put(json, L1("number"), qint64(stage.number));
    put(json, L1("name"), stage.name);
    put(json, L1("kind"), stage.kind);
    put(json, L1("type"), stage.type);
    put(json, L1("status"), stage.status);
    put(json, L1("error"), stage.error);
    put(json, L1("errignore"), stage.errIgnore);
    put(json, L1("exit_code"), qint64(stage.exitCode));
    put(json, L1("machine"), stage.machine);
    put(json, L1("os"), stage.os);
    put(json, L1("arch"), stage.arch);
    put(json, L1("started"), stage.started);
    put(json, L1("stopped"), stage.stopped);
    put(json, L1("created"), stage.created);
    put(json, L1("updated"), stage.updated);
    put(json, L1("version"), stage.version);
    put(json, L1("depends_on"), stage.dependsOn);
    QJsonArray steps;
    for (const Step &step : stage.steps)
        steps.append(toJson(step));
    if (!steps.isEmpty())
        json.insert(L1("steps"), steps);
    return json;
}

QJsonObject toJson(const Repository &repository)
{
    QJsonObject json;
    put(json, L1("id"), repository.id);
    put(json, L1("slug"), repository.slug);
    put(json, L1("link"), repository.link);
    put(json, L1("default_branch"), repository.defaultBranch);
    put(json, L1("visibility"), repository.visibility);
    put(json, L1("private"), repository.isPrivate);
    put(json, L1("version"), repository.version);
    return json;
}

QJsonObject toJson(const System &system)
{
    QJsonObject json;
    put(json, L1("link"), system.link);
    put(json, L1("version"), system.version);
    return json;
}

} // namespace

Repository repositoryFromJson(const QJsonObject &json)
{
    Repository repository;
    repository.id = number(json, L1("id"));
    repository.slug = text(json, L1("slug"));
    repository.link = text(json, L1("link"));
    repository.defaultBranch = text(json, L1("default_branch"));
    repository.visibility = text(json, L1("visibility"));
    repository.isPrivate = flag(json, L1("private"));
    repository.version = number(json, L1("version"));
    return repository;
}

System systemFromJson(const QJsonObject &json)
{
    System system;
    system.link = text(json, L1("link"));
    while (system.link.endsWith(QLatin1Char('/')))
        system.link.chop(1);
    system.version = text(json, L1("version"));
    return system;
}

User userFromJson(const QJsonObject &json)
{
    User user;
    user.id = number(json, L1("id"));
    user.login = text(json, L1("login"));
    user.avatar = text(json, L1("avatar"));
    user.machine = flag(json, L1("machine"));
    user.admin = flag(json, L1("admin"));
    return user;
}

Build buildFromJson(const QJsonObject &json)
{
    Build build;
    build.id = number(json, L1("id"));
    build.number = number(json, L1("number"));
    build.parent = number(json, L1("parent"));
    build.status = toldStatus(json);
    build.error = text(json, L1("error"));
    build.event = text(json, L1("event"));
    build.action = text(json, L1("action"));
    build.link = text(json, L1("link"));
    build.title = text(json, L1("title"));
    build.message = text(json, L1("message"));
    build.before = text(json, L1("before"));
    build.after = text(json, L1("after"));
    build.ref = text(json, L1("ref"));
    build.sourceRepo = text(json, L1("source_repo"));
    build.source = text(json, L1("source"));
    build.target = text(json, L1("target"));
    build.authorLogin = text(json, L1("author_login"));
    build.authorName = text(json, L1("author_name"));
    build.authorEmail = text(json, L1("author_email"));
    build.authorAvatar = text(json, L1("author_avatar"));
    build.sender = text(json, L1("sender"));
    build.trigger = text(json, L1("trigger"));
    build.cron = text(json, L1("cron"));
    build.deployTo = text(json, L1("deploy_to"));
    build.debug = flag(json, L1("debug"));
    build.started = number(json, L1("started"));
    build.finished = number(json, L1("finished"));
    build.created = number(json, L1("created"));
    build.updated = number(json, L1("updated"));
    build.version = number(json, L1("version"));
    const QJsonArray stages = json.value(L1("stages")).toArray();
    for (const QJsonValue &stage : stages)
        build.stages.append(stageFromJson(stage.toObject()));
    sortByNumber(build.stages);
    return build;
}

QJsonObject toJson(const Build &build)
{
    QJsonObject json;
    json.insert(L1("system"), toJson(build.system));
    json.insert(L1("repo"), toJson(build.repository));
    put(json, L1("id"), build.id);
    put(json, L1("number"), build.number);
    put(json, L1("parent"), build.parent);
    put(json, L1("status"), build.status);
    put(json, L1("told"), build.told);
    put(json, L1("error"), build.error);
    put(json, L1("event"), build.event);
    put(json, L1("action"), build.action);
    put(json, L1("link"), build.link);
    put(json, L1("title"), build.title);
    put(json, L1("message"), build.message);
    put(json, L1("before"), build.before);
    put(json, L1("after"), build.after);
    put(json, L1("ref"), build.ref);
    put(json, L1("source_repo"), build.sourceRepo);
    put(json, L1("source"), build.source);
    put(json, L1("target"), build.target);
    put(json, L1("author_login"), build.authorLogin);
    put(json, L1("author_name"), build.authorName);
    put(json, L1("author_email"), build.authorEmail);
    put(json, L1("author_avatar"), build.authorAvatar);
    put(json, L1("sender"), build.sender);
    put(json, L1("trigger"), build.trigger);
    put(json, L1("cron"), build.cron);
    put(json, L1("deploy_to"), build.deployTo);
    put(json, L1("debug"), build.debug);
    put(json, L1("started"), build.started);
    put(json, L1("finished"), build.finished);
    put(json, L1("created"), build.created);
    put(json, L1("updated"), build.updated);
    put(json, L1("version"), build.version);
    put(json, L1("lost_at"), build.lostAt);
    QJsonArray stages;
    for (const Stage &stage : build.stages)
        stages.append(toJson(stage));
    if (!stages.isEmpty())
        json.insert(L1("stages"), stages);
    return json;
}

Build storedBuildFromJson(const QJsonObject &json)
{
    Build build = buildFromJson(json);
    build.status = statusFromWord(text(json, L1("status")));
    build.told = statusFromWord(text(json, L1("told")));
    build.lostAt = number(json, L1("lost_at"));
    build.system = systemFromJson(json.value(L1("system")).toObject());
    build.repository = repositoryFromJson(json.value(L1("repo")).toObject());
    return build;
}

} // namespace Model
