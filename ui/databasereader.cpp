// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasereader.h"

#include "store/database.h"

#include <QFileInfo>

namespace Ui {

DatabaseReader::DatabaseReader(QString path)
    : m_path(std::move(path))
{
}

DatabaseReader::~DatabaseReader() = default;

Store::StoreResult<Store::Database *> DatabaseReader::database()
{
    if (!m_database && QFileInfo::exists(m_path)) {
        auto opened = Store::Database::open(m_path, Store::Database::Mode::ReadOnly);
        if (!opened)
            return opened.error();
        m_database = std::move(opened).value();
    }
    return m_database.get();
}

} // namespace Ui
