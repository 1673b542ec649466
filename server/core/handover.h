// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRunnable>

#include <utility>

#if defined(__SANITIZE_THREAD__)
#define DRONE_DISCORD_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define DRONE_DISCORD_TSAN 1
#endif
#endif

#ifdef DRONE_DISCORD_TSAN
extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);
}
#endif

/// Work that goes to another thread by way of Qt. Its queues order the two threads, but ThreadSanitizer cannot see that
/// in a Qt that is not instrumented; here it is told, so that whatever else it reports is true. Costs nothing without
/// it.
namespace Core {

namespace Handover {

/// What happened to `work` before the one comes before what happens after the other; nothing else is ordered.
#ifdef DRONE_DISCORD_TSAN
inline void give(void *work)
{
    __tsan_release(work);
}
inline void take(void *work)
{
    __tsan_acquire(work);
}
#else
inline void give(void * /*work*/) { }
inline void take(void * /*work*/) { }
#endif

} // namespace Handover

/// For QMetaObject::invokeMethod, which moves it to where the other thread finds it.
template <class Work> class Handed final
{
public:
    explicit Handed(Work work)
        : m_work(std::move(work))
    {
    }
    Handed(Handed &&other) noexcept
        : m_work(std::move(other.m_work))
    {
        Handover::give(this);
    }
    ~Handed() { Handover::take(this); } // in either thread: whichever is done with it last
    Handed(const Handed &) = delete;
    Handed &operator=(const Handed &) = delete;
    Handed &operator=(Handed &&) = delete;

    void operator()()
    {
        Handover::take(this);
        m_work();
        Handover::give(this);
    }

private:
    Work m_work;
};

/// For QThreadPool::start(), which owns it.
template <class Work> class Task final : public QRunnable
{
    Q_DISABLE_COPY_MOVE(Task)

public:
    explicit Task(Work work)
        : m_work(std::move(work))
    {
        Handover::give(this);
    }
    ~Task() override = default;
    void run() override
    {
        Handover::take(this);
        m_work();
    }

private:
    Work m_work;
};

} // namespace Core
