// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/logfiles.h"

#include "announce/logfilename.h"
#include "core/handover.h"
#include "core/logging.h"
#include "drone/logarchive.h"
#include "drone/logfile.h"
#include "store/logstore.h"

namespace Service {

LogFiles::LogFiles(Store::Database &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    m_pool.setMaxThreadCount(1);
}

LogFiles::~LogFiles()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void LogFiles::read(const Model::CardFile &file, std::function<void(const QByteArray &)> done)
{
    QByteArray packed;
    if (const auto source = Announce::logSourceFrom(file.source)) {
        const auto kept = Store::LogStore(m_reader).find(source->build, source->stage, source->step);
        if (!kept)
            qCWarning(lcStore).noquote() << "A log cannot be read:" << kept.error().text();
        else if (kept.value())
            packed = *kept.value();
    }
    m_pool.start(new Core::Task([this, packed, done = std::move(done)] {
        const auto lines = packed.isEmpty() ? std::nullopt : Drone::unpackedLog(packed);
        const QByteArray bytes = lines ? Drone::logFile(*lines, MostBytes) : QByteArray();
        QMetaObject::invokeMethod(this, Core::Handed([done, bytes] { done(bytes); }), Qt::QueuedConnection);
    }));
}

} // namespace Service
