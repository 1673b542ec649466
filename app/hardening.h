// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Keeps what is in files to their owner: no core dump (RLIMIT_CORE 0), new files without rights for group and others
/// (umask 077). To be called before anything else.
void hardenProcess();

/// Keeps what is in memory to this process: no other program's debugger, no /proc/PID/mem, no core that is piped to a
/// program (PR_SET_DUMPABLE off, prctl(2)). Nothing outside Linux. The desktop's portal answers nobody whose
/// /proc/PID/root it cannot open, but remembers whom it has answered: a run with a window asks it first.
void forbidReading();
