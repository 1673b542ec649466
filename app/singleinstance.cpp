// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "singleinstance.h"

#include <QCryptographicHash>
#include <QDir>

namespace {

constexpr auto Raise = "raise ";
constexpr auto Raised = "raised\n";
constexpr qint64 LongestLine = 1024;

QString socketPath(const QString &dataDir, const QString &runtimeDir)
{
    // The whole path must fit into 108 bytes (unix(7)), so the folder is named by a short digest.
    const QByteArray digest = QCryptographicHash::hash(dataDir.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return QDir(runtimeDir).filePath(QStringLiteral("drone-discord-%1").arg(QLatin1String(digest)));
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, const QString &runtimeDir, QObject *parent)
    : QObject(parent)
    , m_path(socketPath(dataDir, runtimeDir))
    , m_lock(m_path + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // the holder's process decides, not the file's age
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
    connect(&m_patience, &QTimer::timeout, this, [this] { finish(false); });
    connect(&m_knock, &QLocalSocket::connected, this, [this] { m_knock.write(Raise + m_token + '\n'); });
    connect(&m_knock, &QLocalSocket::readyRead, this, [this] {
        if (m_knock.canReadLine())
            finish(m_knock.readLine() == Raised);
    });
    // The first one may hold the lock already and listen in a moment, or hold it still and end in a moment.
    connect(&m_knock, &QLocalSocket::errorOccurred, this,
        [this] { QTimer::singleShot(std::chrono::milliseconds(100), this, &SingleInstance::knockAgain); });
}

SingleInstance::Claim SingleInstance::claim()
{
    if (!m_lock.tryLock()) {
        if (m_lock.error() == QLockFile::LockFailedError)
            return Claim::Second;
        m_error = tr("%1 cannot be written").arg(m_lock.fileName());
        return Claim::Impossible;
    }
    QLocalServer::removeServer(m_path); // whoever left it is gone: the lock is ours
    if (!m_server.listen(m_path)) {
        m_error = m_server.errorString();
        return Claim::Impossible;
    }
    return Claim::First;
}

void SingleInstance::knock(const QByteArray &token)
{
    m_token = token;
    m_patience.start();
    connectOnce();
}

void SingleInstance::connectOnce()
{
    if (!m_done && m_knock.state() == QLocalSocket::UnconnectedState)
        m_knock.connectToServer(m_path);
}

void SingleInstance::knockAgain()
{
    if (m_done)
        return;
    if (claim() == Claim::Second)
        return connectOnce();
    m_done = true;
    m_patience.stop();
    Q_EMIT becameFirst();
}

void SingleInstance::retire()
{
    m_server.close();
}

void SingleInstance::finish(bool raised)
{
    if (std::exchange(m_done, true))
        return;
    m_patience.stop();
    Q_EMIT answered(raised);
}

void SingleInstance::greet()
{
    while (QLocalSocket *caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { read(caller); });
        if (caller->bytesAvailable() > 0)
            read(caller);
    }
}

void SingleInstance::read(QLocalSocket *caller)
{
    if (!caller->canReadLine()) {
        if (caller->bytesAvailable() > LongestLine)
            caller->abort();
        return;
    }
    const QByteArray line = caller->readLine(LongestLine);
    if (line.startsWith(Raise) && m_server.isListening()) {
        Q_EMIT raiseRequested(line.mid(qsizetype(qstrlen(Raise))).trimmed());
        caller->write(Raised);
    }
    caller->disconnectFromServer();
}
