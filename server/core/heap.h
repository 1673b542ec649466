// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the C library does with memory that is free again. Both do nothing where it is not glibc.
namespace Core {

/// Once, at the start: large buffers are got from the system and given back to it one by one. By default glibc keeps
/// buffers of up to 32 MiB in its heap once one of that size was freed, and the process stays as large as it ever was.
void keepHeapSmall();

/// After a burst: pages that lie free between others go back to the system. Takes some milliseconds.
void trimHeap();

} // namespace Core
