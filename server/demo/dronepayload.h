// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QByteArray>
#include <QJsonObject>

/// Webhook bodies with the keys that Drone 2.25 writes (core/webhook.go and what it holds), including those that this
/// program has no use for, so that what reads them meets the real thing. Keys stand in alphabetical order.
namespace Demo {

struct Person
{
    qint64 id = 0;
    QString login;
    QString name;
    QString email;
    bool machine = false;
    bool admin = false;
    qint64 created = 0; ///< Unix seconds

    bool operator==(const Person &) const = default;
};

/// Who and where, the same in all payloads of a repository.
struct Place
{
    QJsonObject system;
    Model::Repository repository;
    Person owner;
    qint64 counter = 0; ///< number of its newest build
    bool active = true;
    qint64 created = 0; ///< Unix seconds
};

/// build:created (with the owner of the repository) or build:updated; `nested` puts the build into the repository too,
/// as the parts of Drone that follow a runner do.
QByteArray buildPayload(
    const Place &place, const Model::Build &build, const QJsonObject &params, bool created, bool nested);
/// `by` may be nobody: only "enabled" says who did it.
QByteArray repositoryPayload(const Place &place, const QString &action, const Person *by);
QByteArray userPayload(const QJsonObject &system, const QString &action, const Person &person);

} // namespace Demo
