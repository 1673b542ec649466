// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"

#include "core/redact.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <QMutexLocker>

#include <cstdio>
#include <memory>

Q_LOGGING_CATEGORY(lcService, "dd.service", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWebhook, "dd.webhook", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "dd.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAnnounce, "dd.announce", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDiscord, "dd.discord", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGateway, "dd.gateway", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDrone, "dd.drone", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHealth, "dd.health", QtInfoMsg)

namespace Core {

namespace {

constexpr qint64 TurnOverAt = 5 * 1024 * 1024;

struct LogFile
{
    QMutex lock;
    std::unique_ptr<QFile> file;
};
Q_GLOBAL_STATIC(LogFile, logFile)

const char *levelWord(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

bool openFile(QFile &file)
{
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Text)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void turnOver(QFile &file)
{
    const QString name = file.fileName();
    file.close();
    QFile::remove(name + QStringLiteral(".1"));
    QFile::rename(name, name + QStringLiteral(".1"));
    if (!openFile(file))
        std::fputs("the log file cannot be opened again; logging goes on to standard error only\n", stderr);
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // Qt's own libraries still talk while the process takes its globals down (with debug messages on).
    if (logFile.isDestroyed())
        return;
    const QString line =
        QStringLiteral("%1 %2 %3: %4\n")
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1String(levelWord(type)),
                QLatin1String(context.category ? context.category : "default"), redact(message));
    const QByteArray bytes = line.toUtf8();
    const QMutexLocker lock(&logFile->lock);
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    if (logFile->file && logFile->file->isOpen()) {
        logFile->file->write(bytes);
        logFile->file->flush();
        if (logFile->file->size() > TurnOverAt)
            turnOver(*logFile->file);
    }
}

} // namespace

bool startLogging(const QString &file)
{
    bool opened = true;
    {
        const QMutexLocker lock(&logFile->lock);
        logFile->file.reset();
        if (!file.isEmpty()) {
            logFile->file = std::make_unique<QFile>(file);
            opened = openFile(*logFile->file);
        }
    }
    qInstallMessageHandler(write);
    return opened;
}

} // namespace Core
