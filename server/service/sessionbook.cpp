// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sessionbook.h"

#include "store/statestore.h"

#include <QJsonDocument>

namespace Service {

namespace {

const QString SessionKey = QStringLiteral("gateway/session");

} // namespace

std::optional<Discord::Gateway::Session> savedSession(Store::Database &database)
{
    const auto value = Store::StateStore(database).value(SessionKey);
    if (!value || !value.value())
        return std::nullopt;
    return Discord::Gateway::sessionFromJson(QJsonDocument::fromJson(*value.value()).object());
}

Store::StoreResult<void> saveSession(Store::Database &database, const std::optional<Discord::Gateway::Session> &session)
{
    Store::StateStore store(database);
    if (!session)
        return store.remove(SessionKey);
    return store.set(SessionKey, QJsonDocument(Discord::Gateway::toJson(*session)).toJson(QJsonDocument::Compact));
}

} // namespace Service
