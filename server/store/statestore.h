// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Store {

class Database;

/// Small values that must outlive a restart and are no setting, such as the Gateway's session. Stands on a Database;
/// use it in that connection's thread.
class StateStore final
{
public:
    explicit StateStore(Database &database)
        : m_database(database)
    {
    }

    StoreResult<void> set(const QString &key, const QByteArray &value);
    StoreResult<void> remove(const QString &key);
    StoreResult<std::optional<QByteArray>> value(const QString &key) const;

private:
    Database &m_database;
};

} // namespace Store
