// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap.h"
#include "fakes/testprogram.h"

#include <QTest>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <unistd.h>
#include <vector>

namespace {

struct Free
{
    void operator()(char *bytes) const { std::free(bytes); }
};
using Buffer = std::unique_ptr<char, Free>;

/// Of which every page is in use.
Buffer buffer(size_t bytes)
{
    Buffer made(static_cast<char *>(std::malloc(bytes)));
    std::memset(made.get(), 1, bytes);
    return made;
}

/// What this process has of the computer's memory (proc_pid_statm(5)).
qint64 residentBytes()
{
    qint64 whole = 0;
    qint64 resident = 0;
    std::ifstream("/proc/self/statm") >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

constexpr qint64 MiB = 1024 * 1024;

} // namespace

/// Whether the process gives back what it no longer needs, as the system counts it.
class TestHeap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("Not the heap of glibc");
#endif
        if (residentBytes() == 0)
            QSKIP("The system does not tell how much memory the process has");
        Core::keepHeapSmall();
    }

    void largeBuffersGoBackOneByOne()
    {
        // Freed once: by default glibc keeps buffers of this size in its heap from then on.
        buffer(8 * MiB).reset();
        std::vector<Buffer> many;
        many.reserve(8);
        for (int i = 0; i < 8; ++i)
            many.push_back(buffer(8 * MiB));
        const Buffer last = buffer(64); // above them, if they were in the heap
        const qint64 full = residentBytes();
        many.clear();
        QVERIFY2(residentBytes() <= full - 60 * MiB, qPrintable(QString::number(full - residentBytes())));
    }

    void pagesBetweenOthersGoBackWhenTold()
    {
        // Too small to be got one by one; every hundredth stays, and keeps the heap from shrinking by itself.
        std::vector<Buffer> staying;
        std::vector<Buffer> going;
        for (int i = 0; i < 6400; ++i)
            (i % 100 == 99 ? staying : going).push_back(buffer(10'000));
        going.clear();
        const qint64 before = residentBytes();
        Core::trimHeap();
        QVERIFY2(residentBytes() <= before - 40 * MiB, qPrintable(QString::number(before - residentBytes())));
    }
};

REGISTER_GUILESS_TEST(TestHeap)
#include "tst_heap.moc"
