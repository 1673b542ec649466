// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/deliveryparser.h"

#include "model/buildjson.h"

#include <QJsonDocument>

namespace Webhook {

namespace {

using L1 = QLatin1String;
using Parsed = Core::Result<Model::Observation, ParseError>;

ParseError notDrone(const QString &message)
{
    return {ParseErrorKind::NotDrone, message, {}};
}

Parsed buildPayload(const QJsonObject &json, Model::Observation observation)
{
    Model::Build build = Model::buildFromJson(json.value(L1("build")).toObject());
    if (build.id <= 0 || build.number <= 0)
        return notDrone(QStringLiteral("The payload has no build with an id and a number"));
    if (observation.repository.slug.isEmpty())
        return notDrone(QStringLiteral("The payload does not name the build's repository"));
    build.system = observation.system;
    build.repository = observation.repository;
    observation.kind = Model::EventKind::Build;
    observation.build = std::move(build);
    return observation;
}

} // namespace

Parsed parseDelivery(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return ParseError{ParseErrorKind::NotJson, QStringLiteral("The body is not JSON"), problem.errorString()};
    if (!document.isObject())
        return notDrone(QStringLiteral("The body is JSON, but not an object"));

    const QJsonObject json = document.object();
    Model::Observation observation;
    observation.action = json.value(L1("action")).toString();
    if (observation.action.isEmpty())
        return notDrone(QStringLiteral("The payload names no action"));
    observation.system = Model::systemFromJson(json.value(L1("system")).toObject());
    observation.repository = Model::repositoryFromJson(json.value(L1("repo")).toObject());
    observation.user = Model::userFromJson(json.value(L1("user")).toObject());

    const QString event = json.value(L1("event")).toString();
    if (event == L1("build"))
        return buildPayload(json, std::move(observation));
    if (event == L1("repo")) {
        observation.kind = Model::EventKind::Repository;
        if (observation.repository.slug.isEmpty())
            return notDrone(QStringLiteral("The payload does not name the repository"));
        return observation;
    }
    if (event == L1("user")) {
        observation.kind = Model::EventKind::User;
        if (observation.user.login.isEmpty())
            return notDrone(QStringLiteral("The payload does not name the user"));
        return observation;
    }
    return notDrone(QStringLiteral("The payload is of no event that is known"));
}

void describe(Model::Delivery &delivery, const Model::Observation &observation)
{
    delivery.action = observation.action;
    delivery.slug = observation.repository.slug;
    switch (observation.kind) {
    case Model::EventKind::Build:
        delivery.event = QStringLiteral("build");
        if (observation.build) {
            delivery.build = observation.build->key();
            delivery.buildNumber = observation.build->number;
            delivery.buildStatus = observation.build->status;
        }
        break;
    case Model::EventKind::Repository:
        delivery.event = QStringLiteral("repo");
        break;
    case Model::EventKind::User:
        delivery.event = QStringLiteral("user");
        break;
    }
}

} // namespace Webhook
