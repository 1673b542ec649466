// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/endpointfile.h"

#include "core/logging.h"

#include <QFile>
#include <QLockFile>
#include <QSaveFile>

#include <cerrno>
#include <csignal>

namespace Service {

namespace {

constexpr qint64 LongestLine = 100;

QString pathIn(const QString &dataDir)
{
    return dataDir + QStringLiteral("/drone-discord.endpoint");
}

/// Looked at, not tried: a program that starts just then must find the lock free.
bool isHeld(const QString &lockFile)
{
    qint64 holder = 0;
    QString host;
    QString name;
    return QLockFile(lockFile).getLockInfo(&holder, &host, &name)
        && (::kill(static_cast<pid_t>(holder), 0) == 0 || errno == EPERM);
}

} // namespace

QString lockFileOf(const QString &dataDir)
{
    return dataDir + QStringLiteral("/drone-discord.lock");
}

EndpointFile::EndpointFile(const QString &dataDir)
    : m_path(pathIn(dataDir))
{
    clear();
}

EndpointFile::~EndpointFile()
{
    clear();
}

void EndpointFile::write(const Endpoint &endpoint)
{
    QSaveFile file(m_path);
    const QByteArray line = QStringLiteral("%1:%2\n").arg(endpoint.address.toString()).arg(endpoint.port).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(line) != line.size() || !file.commit())
        qCWarning(lcService).noquote() << m_path << "cannot be written:" << file.errorString();
}

void EndpointFile::clear()
{
    QFile::remove(m_path);
}

std::optional<EndpointFile::Endpoint> EndpointFile::read(const QString &dataDir)
{
    QFile file(pathIn(dataDir));
    if (!isHeld(lockFileOf(dataDir)) || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString line = QString::fromUtf8(file.readLine(LongestLine)).trimmed();
    const qsizetype colon = line.lastIndexOf(u':'); // an address may have others
    const Endpoint endpoint{QHostAddress(line.left(colon)), QStringView(line).mid(colon + 1).toUShort()};
    if (endpoint.address.isNull() || endpoint.port == 0)
        return std::nullopt;
    return endpoint;
}

} // namespace Service
