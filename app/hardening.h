// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Keeps what is in memory and in the files to their owner: no core dump (RLIMIT_CORE 0), nobody else's debugger or
/// /proc/PID/mem (PR_SET_DUMPABLE off, prctl(2)), new files without rights for group and others (umask 077). To be
/// called before anything else, so that no secret is read earlier. The only Linux call among them is left out
/// elsewhere.
void hardenProcess();
