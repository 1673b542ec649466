// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Core {

void keepHeapSmall()
{
#ifdef __GLIBC__
    // mallopt(3): setting it to any value, even to the default, ends its growing.
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

void trimHeap()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace Core
