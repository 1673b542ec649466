// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/proofstore.h"

#include "store/rows.h"

namespace Store {

StoreResult<void> forgetServer(Database &database, const QString &systemLink, bool announcements)
{
    const auto remove = [&database](
                            const char *statement, const QString &first, const QString &second) -> StoreResult<void> {
        auto query = database.prepared(statement);
        if (!query)
            return query.error();
        bind(*query.value(), first, second);
        return database.run(*query.value());
    };
    // By way of the builds, because both have an index by build and only few builds are meant.
    if (auto done = remove("DELETE FROM deliveries WHERE system_link = ? AND build_id IN"
                           " (SELECT build_id FROM builds WHERE system_link = ?)",
            systemLink, systemLink);
        !done)
        return done;
    if (auto done = remove("DELETE FROM builds WHERE system_link = ? AND system_link = ?", systemLink, systemLink);
        !done)
        return done;
    if (!announcements)
        return {};
    // A range, which the index on the subject serves; ';' follows ':' in the order of characters.
    return remove("DELETE FROM announcements WHERE subject >= ? AND subject < ?",
        QStringLiteral("build:%1:").arg(systemLink), QStringLiteral("build:%1;").arg(systemLink));
}

} // namespace Store
