// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

Q_DECLARE_LOGGING_CATEGORY(lcService)
Q_DECLARE_LOGGING_CATEGORY(lcWebhook)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcAnnounce)
Q_DECLARE_LOGGING_CATEGORY(lcDiscord)
Q_DECLARE_LOGGING_CATEGORY(lcGateway)
Q_DECLARE_LOGGING_CATEGORY(lcDrone)
Q_DECLARE_LOGGING_CATEGORY(lcHealth)

namespace Core {

/// Sends every qDebug/qInfo/qWarning to standard error and, when `file` is not empty, to that file, each line with
/// time and category and without secrets (redact.h). The file is created with mode 0600 and turned over to `file`.1
/// at 5 MiB. Returns false when the file cannot be opened; standard error works all the same.
bool startLogging(const QString &file);

} // namespace Core
