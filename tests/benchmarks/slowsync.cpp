// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded by bench_endpoint: every fsync and fdatasync takes SLOW_SYNC_MS longer, as on an ordinary hard disk.
#include <dlfcn.h>
#include <time.h>

#include <cstdlib>

namespace {

void wait()
{
    static const long milliseconds = [] {
        const char *text = std::getenv("SLOW_SYNC_MS");
        return text ? std::atol(text) : 0;
    }();
    const timespec time{milliseconds / 1000, (milliseconds % 1000) * 1'000'000};
    nanosleep(&time, nullptr);
}

template <typename Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int fsync(int descriptor)
{
    static const auto real = next<int (*)(int)>("fsync");
    wait();
    return real(descriptor);
}

extern "C" int fdatasync(int descriptor)
{
    static const auto real = next<int (*)(int)>("fdatasync");
    wait();
    return real(descriptor);
}
