// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QString>

#include <memory>

namespace Store {
class Database;
}

namespace Ui {

/// The database through a read-only connection of the GUI thread. Opens it when first asked and again later when it
/// could not be opened; until the service has made the file there is nothing to read, which is no error.
class DatabaseReader final
{
    Q_DISABLE_COPY_MOVE(DatabaseReader)

public:
    explicit DatabaseReader(QString path);
    ~DatabaseReader();

    /// What `question(Database &)` answers; T() while there is nothing to read.
    template <typename T, typename Question> Store::StoreResult<T> ask(Question question)
    {
        const Store::StoreResult<Store::Database *> opened = database();
        if (!opened)
            return opened.error();
        return opened.value() ? question(*opened.value()) : Store::StoreResult<T>(T());
    }

private:
    /// Null while there is no file.
    Store::StoreResult<Store::Database *> database();

    QString m_path;
    std::unique_ptr<Store::Database> m_database;
};

} // namespace Ui
