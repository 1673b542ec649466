// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "drone/logfeed.h"
#include "model/buildrecord.h"
#include "service/steplog.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>

namespace Store {
class Database;
class StoreWriter;
} // namespace Store

namespace Service {

/// The logs that the window looks at: from the database when the step's log is there, else from Drone, live while the
/// step runs; a log that has come to its end is kept, with secrets masked. Lines come in batches. Masking and
/// compressing a large log takes long, so a thread of its own does it. Lives in the service thread.
class StepLogs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepLogs)

public:
    /// Lines that come within this time travel together.
    static constexpr std::chrono::milliseconds Gathering{30};
    /// After so many times "there is none" of a step that has ended, there is none.
    static constexpr int MostMisses = 5;

    enum class Reach { Known, NoServer, OtherServer, Undecided };
    /// Who can be asked for logs.
    struct Source
    {
        std::function<Reach(const QString &systemLink)> reach;
        std::function<std::unique_ptr<Drone::LogFeed>(const Model::Build &build, int stage, int step)> open;
    };

    /// All are borrowed.
    StepLogs(Core::Clock &clock, Store::Database &reader, Store::StoreWriter &writer, Source source,
        QObject *parent = nullptr);
    ~StepLogs() override;

    /// received() follows until close(); the caller chooses a number that is not open.
    void open(quint64 request, const StepKey &key);
    void close(quint64 request);
    /// Every build that was folded: a step may have begun.
    void observe(const Model::BuildRecord &folded);
    /// Other servers can be asked than before.
    void tryAgain();

Q_SIGNALS:
    void received(quint64 request, const Service::LogPart &part);

private:
    struct View;

    void consider(quint64 request, View &view);
    void follow(quint64 request, View &view, const Model::Build &build, bool ended);
    void drop(View &view);
    void say(quint64 request, View &view, LogState state, const QString &error = {}, bool isSetup = false);
    void gather(quint64 request, const QList<Drone::LogLine> &lines);
    void flush(quint64 request);
    void takeLife(quint64 request);
    void takeWhole(quint64 request, const QList<Drone::LogLine> &log);
    void takeInterruption(quint64 request, const Drone::ClientError &error);
    /// Runs `render` in the other thread and hands out what it gives, unless the view has moved on meanwhile.
    void render(quint64 request, const View &view, std::function<LogPart()> render);
    template <class Work> void inOtherThread(Work work);
    template <class Work> void inThisThread(Work work); ///< later, when the event loop comes to it
    View *find(quint64 request);

    Core::Clock &m_clock;
    Store::Database &m_reader;
    Store::StoreWriter &m_writer;
    Source m_source;
    std::map<quint64, View> m_views;
    int m_rounds = 0;
    QThreadPool m_pool; ///< one thread: what goes in first comes out first. Last, so that it is waited for first.
};

} // namespace Service
