// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening.h"

#include <sys/resource.h>
#include <sys/stat.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <cstdio>

void hardenProcess()
{
    umask(S_IRWXG | S_IRWXO);
    const rlimit none{};
    if (setrlimit(RLIMIT_CORE, &none) != 0)
        std::perror("drone-discord: a crash may leave a core file with secrets in it");
}

void forbidReading()
{
#ifdef __linux__
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        std::perror("drone-discord: other processes of this user may read the memory");
#endif
}
