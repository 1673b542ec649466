// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/steplogs.h"

#include "core/handover.h"
#include "core/logging.h"
#include "drone/logarchive.h"
#include "drone/logmask.h"
#include "store/buildstore.h"
#include "store/logstore.h"
#include "store/storewriter.h"

#include <algorithm>

namespace Service {

namespace {

const Model::Step *findStep(const Model::Build &build, int stage, int step)
{
    for (const Model::Stage &candidate : build.stages) {
        if (candidate.number != stage)
            continue;
        for (const Model::Step &inside : candidate.steps) {
            if (inside.number == step)
                return &inside;
        }
    }
    return nullptr;
}

/// What somebody who set address and token may have set wrongly.
bool isOfSetup(Drone::ClientErrorKind kind)
{
    using enum Drone::ClientErrorKind;
    return kind == Unauthorized || kind == Redirected || kind == NotDrone || kind == Unreachable;
}

bool hasEnded(const Model::Build &build, const StepKey &key)
{
    const Model::Step *step = findStep(build, key.stage, key.step);
    return Model::isTerminal(build.status) || (step && Model::isTerminal(step->status));
}

} // namespace

struct StepLogs::View
{
    /// What the lines of one live log leave behind for the next ones; used in the other thread alone.
    struct LiveText
    {
        Drone::LogMask mask;
        Drone::LogTypesetter typesetter;

        QList<Drone::LogRow> next(QList<Drone::LogLine> lines)
        {
            for (Drone::LogLine &line : lines)
                line.text = mask.next(line.text);
            return typesetter.next(lines);
        }
    };

    StepKey key;
    LogState state = LogState::Loading;
    std::unique_ptr<Drone::LogFeed> feed;
    std::shared_ptr<LiveText> text; ///< shared with the other thread, which may outlast the view
    QList<Drone::LogLine> gathered;
    std::unique_ptr<Core::Alarm> alarm;
    bool isFirst = true; ///< nothing was shown since it was considered: what comes replaces what was before
    int misses = 0;
    int round = 0; ///< tells results of an earlier attempt
};

StepLogs::StepLogs(
    Core::Clock &clock, Store::Database &reader, Store::StoreWriter &writer, Source source, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reader(reader)
    , m_writer(writer)
    , m_source(std::move(source))
{
    m_pool.setMaxThreadCount(1);
}

StepLogs::~StepLogs()
{
    m_pool.clear();
    m_pool.waitForDone();
}

template <class Work> void StepLogs::inOtherThread(Work work)
{
    m_pool.start(new Core::Task(std::move(work)));
}

template <class Work> void StepLogs::inThisThread(Work work)
{
    QMetaObject::invokeMethod(this, Core::Handed(std::move(work)), Qt::QueuedConnection);
}

StepLogs::View *StepLogs::find(quint64 request)
{
    const auto at = m_views.find(request);
    return at == m_views.end() ? nullptr : &at->second;
}

void StepLogs::open(quint64 request, const StepKey &key)
{
    View &view = m_views[request];
    view.key = key;
    view.alarm = m_clock.alarm([this, request] { flush(request); });
    consider(request, view);
}

void StepLogs::close(quint64 request)
{
    if (View *view = find(request))
        drop(*view);
    m_views.erase(request);
}

void StepLogs::drop(View &view)
{
    // It may be in the middle of saying something: it goes later.
    if (view.feed) {
        view.feed->disconnect(this);
        view.feed->stop();
        view.feed.release()->deleteLater();
    }
    view.alarm->cancel();
    view.gathered.clear();
}

void StepLogs::observe(const Model::BuildRecord &folded)
{
    const Model::BuildKey key = folded.build.key();
    for (auto &[request, view] : m_views) {
        if (view.key.build != key)
            continue;
        if (view.state == LogState::NotStarted)
            consider(request, view);
        else if (view.feed && hasEnded(folded.build, view.key))
            view.feed->expectEnd();
    }
}

void StepLogs::tryAgain()
{
    for (auto &[request, view] : m_views) {
        const bool wants = view.state != LogState::Complete && view.state != LogState::NotRun;
        if (wants && (!view.feed || m_source.reach(view.key.build.systemLink) != Reach::Known))
            consider(request, view);
    }
}

void StepLogs::consider(quint64 request, View &view)
{
    drop(view);
    view.isFirst = true;
    view.misses = 0;
    view.round = ++m_rounds;

    auto kept = Store::LogStore(m_reader).find(view.key.build, view.key.stage, view.key.step);
    if (kept && kept.value()) {
        view.state = LogState::Complete;
        return render(request, view, [packed = *kept.value()] {
            const auto lines = Drone::unpackedLog(packed);
            if (!lines)
                return LogPart{LogState::Failed, tr("The log that was kept cannot be read"), true, {}};
            return LogPart{LogState::Complete, {}, true, Drone::LogTypesetter().next(*lines)};
        });
    }
    const auto record = Store::BuildStore(m_reader).find(view.key.build);
    if (!record)
        return say(request, view, LogState::Failed, record.error().text());
    const Model::Build build = record.value() ? record.value()->build : Model::Build();
    const Model::Step *step = findStep(build, view.key.stage, view.key.step);
    if (!step)
        return say(request, view, LogState::Failed, tr("Nothing is known of this step any more"));
    const bool ended = hasEnded(build, view.key);
    if (step->started == 0 || step->status == Model::Status::Skipped)
        return say(request, view, ended ? LogState::NotRun : LogState::NotStarted);
    switch (m_source.reach(view.key.build.systemLink)) {
    case Reach::NoServer:
        return say(request, view, LogState::NoServer);
    case Reach::OtherServer:
        return say(request, view, LogState::OtherServer);
    case Reach::Undecided:
        return say(request, view, LogState::Loading);
    case Reach::Known:
        return follow(request, view, build, ended);
    }
}

void StepLogs::follow(quint64 request, View &view, const Model::Build &build, bool ended)
{
    view.text = std::make_shared<View::LiveText>();
    view.feed = m_source.open(build, view.key.stage, view.key.step);
    connect(view.feed.get(), &Drone::LogFeed::linesReceived, this,
        [this, request](const QList<Drone::LogLine> &lines) { gather(request, lines); });
    connect(view.feed.get(), &Drone::LogFeed::alive, this, [this, request] { takeLife(request); });
    connect(view.feed.get(), &Drone::LogFeed::finished, this,
        [this, request](const QList<Drone::LogLine> &log) { takeWhole(request, log); });
    connect(view.feed.get(), &Drone::LogFeed::interrupted, this,
        [this, request](const Drone::ClientError &error) { takeInterruption(request, error); });
    say(request, view, ended ? LogState::Loading : LogState::Live);
    if (ended)
        view.feed->fetch();
    else
        view.feed->start();
}

void StepLogs::say(quint64 request, View &view, LogState state, const QString &error, bool isSetup)
{
    view.state = state;
    LogPart part{state, error, std::exchange(view.isFirst, false), {}, isSetup};
    // In its turn behind what is still being rendered.
    render(request, view, [part] { return part; });
}

void StepLogs::gather(quint64 request, const QList<Drone::LogLine> &lines)
{
    View *view = find(request);
    if (!view)
        return;
    const bool isFirst = view->gathered.isEmpty();
    view->gathered += lines;
    view->misses = 0;
    if (isFirst)
        view->alarm->ringAt(m_clock.now() + Gathering);
}

void StepLogs::takeLife(quint64 request)
{
    if (View *view = find(request); view && view->state == LogState::Interrupted)
        say(request, *view, LogState::Live);
}

void StepLogs::flush(quint64 request)
{
    View *view = find(request);
    if (!view || view->gathered.isEmpty())
        return;
    view->state = LogState::Live;
    render(request, *view,
        [text = view->text, lines = std::exchange(view->gathered, {}), replaces = std::exchange(view->isFirst, false)] {
            return LogPart{LogState::Live, {}, replaces, text->next(lines)};
        });
}

void StepLogs::takeWhole(quint64 request, const QList<Drone::LogLine> &log)
{
    View *view = find(request);
    if (!view)
        return;
    drop(*view);
    view->state = LogState::Complete;
    const auto keep = [this, key = view->key](const QByteArray &packed) {
        m_writer.submit(
            [key, packed](Store::Database &database) {
                return Store::LogStore(database).save(key.build, key.stage, key.step, packed);
            },
            nullptr, {});
    };
    render(request, *view, [this, log, keep] {
        const QList<Drone::LogLine> masked = Drone::maskedLog(log);
        LogPart part{LogState::Complete, {}, true, Drone::LogTypesetter().next(masked)};
        // Shown first, kept then: packing takes longer than all else.
        inThisThread([this, masked, keep] {
            inOtherThread(
                [this, masked, keep] { inThisThread([packed = Drone::packedLog(masked), keep] { keep(packed); }); });
        });
        return part;
    });
}

void StepLogs::takeInterruption(quint64 request, const Drone::ClientError &error)
{
    View *view = find(request);
    if (!view)
        return;
    flush(request);
    if (error.kind == Drone::ClientErrorKind::NotFoundOrForbidden) {
        // A runner uploads the log some moments after the step's end.
        if (++view->misses < MostMisses && !view->feed->isOver())
            return;
        drop(*view);
        return say(request, *view, LogState::Missing);
    }
    const bool isOver = view->feed->isOver();
    if (isOver)
        drop(*view);
    say(request, *view, isOver ? LogState::Failed : LogState::Interrupted, error.text(), isOfSetup(error.kind));
}

void StepLogs::render(quint64 request, const View &view, std::function<LogPart()> render)
{
    inOtherThread([this, request, round = view.round, render = std::move(render)] {
        inThisThread([this, request, round, part = render()] {
            if (const View *now = find(request); now && now->round == round)
                Q_EMIT received(request, part);
        });
    });
}

} // namespace Service
