// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded by tst_crashpoints: the process dies just before the CRASH_AT-th time that it writes to, shortens, syncs or
// removes a database file. With CRASH_LOSES_UNSYNCED=1 each file then goes back to what it was when it was last synced,
// as after a power cut on a disk that had written nothing by itself.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace {

template <typename Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

using Write = ssize_t (*)(int, const void *, size_t, off_t);
using Truncate = int (*)(int, off_t);
using Sync = int (*)(int);

/// What a file was before one of its changes.
struct Change
{
    long number = 0;
    off_t size = 0;
    off_t at = 0;
    std::vector<char> bytes;
};

std::mutex mutex;
long changes = 0;
std::map<std::string, std::vector<Change>> unsynced; // NOLINT: lives as long as the process

/// Empty for whatever is no database and no write-ahead log.
std::string databaseAt(int descriptor)
{
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), path, sizeof(path));
    const std::string name(path, length > 0 ? size_t(length) : 0);
    const auto endsWith = [&name](const char *end) {
        const size_t size = std::strlen(end);
        return name.size() >= size && name.compare(name.size() - size, size, end) == 0;
    };
    return endsWith(".db") || endsWith(".db-wal") ? name : std::string();
}

[[noreturn]] void die()
{
    static const auto write = next<Write>("pwrite64");
    static const auto truncate = next<Truncate>("ftruncate64");
    if (std::getenv("CRASH_LOSES_UNSYNCED")) {
        for (const auto &[name, changes] : unsynced) {
            const int file = open(name.c_str(), O_WRONLY | O_CLOEXEC);
            for (auto change = changes.rbegin(); file >= 0 && change != changes.rend(); ++change) {
                if (truncate(file, change->size) != 0
                    || write(file, change->bytes.data(), change->bytes.size(), change->at)
                        != ssize_t(change->bytes.size()))
                    std::abort();
            }
        }
    }
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

void count()
{
    static const long last = [] {
        const char *text = std::getenv("CRASH_AT");
        return text ? std::atol(text) : 0;
    }();
    static long done = 0;
    if (++done == last)
        die();
}

/// Before bytes from `at` to `end` of the file change, or all behind `at`.
void note(int descriptor, off_t at, off_t end)
{
    const std::string name = databaseAt(descriptor);
    if (name.empty())
        return;
    const std::lock_guard lock(mutex);
    count();
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        std::abort();
    Change change{++changes, status.st_size, at, {}};
    const off_t known = end < status.st_size ? end : status.st_size;
    if (known > at) {
        change.bytes.resize(size_t(known - at));
        if (pread(descriptor, change.bytes.data(), change.bytes.size(), at) != ssize_t(change.bytes.size()))
            std::abort();
    }
    unsynced[name].push_back(std::move(change));
}

/// Another thread may write while one syncs: only what was there at its beginning is safe afterwards.
int syncedBy(Sync real, int descriptor)
{
    const std::string name = databaseAt(descriptor);
    if (name.empty())
        return real(descriptor);
    long last = 0;
    {
        const std::lock_guard lock(mutex);
        count();
        last = changes;
    }
    const int result = real(descriptor);
    if (result == 0) {
        const std::lock_guard lock(mutex);
        std::erase_if(unsynced[name], [last](const Change &change) { return change.number <= last; });
    }
    return result;
}

} // namespace

extern "C" ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off_t at)
{
    static const auto real = next<Write>("pwrite64");
    note(descriptor, at, at + off_t(size));
    return real(descriptor, bytes, size, at);
}

extern "C" ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
    return pwrite64(descriptor, bytes, size, at);
}

extern "C" int ftruncate64(int descriptor, off_t size) noexcept
{
    static const auto real = next<Truncate>("ftruncate64");
    struct stat status = {};
    if (fstat(descriptor, &status) == 0)
        note(descriptor, size, status.st_size);
    return real(descriptor, size);
}

extern "C" int ftruncate(int descriptor, off_t size) noexcept
{
    return ftruncate64(descriptor, size);
}

extern "C" int fsync(int descriptor)
{
    static const auto real = next<Sync>("fsync");
    return syncedBy(real, descriptor);
}

extern "C" int fdatasync(int descriptor)
{
    static const auto real = next<Sync>("fdatasync");
    return syncedBy(real, descriptor);
}

extern "C" int unlink(const char *path) noexcept
{
    static const auto real = next<int (*)(const char *)>("unlink");
    {
        const std::lock_guard lock(mutex);
        if (const auto known = unsynced.find(path); known != unsynced.end() && !known->second.empty()) {
            count();
            unsynced.erase(known);
        }
    }
    return real(path);
}
