// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <sys/mount.h>

namespace Fakes {

/// A disk of three megabytes in place of a folder, for as long as it lives. Mounting needs root.
struct SmallDisk
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

    explicit SmallDisk(const QString &path)
        : folder(QFile::encodeName(path))
        , mounted(::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=3m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (mounted)
            ::umount2(folder.constData(), MNT_DETACH);
    }
    /// Only while nobody has a file there open for writing.
    bool makeReadOnly() const
    {
        return ::mount("tmpfs", folder.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

    QByteArray folder;
    bool mounted;
};

} // namespace Fakes
