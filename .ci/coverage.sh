#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# coverage.sh: how many lines of server/ the tests of tests/server, tests/app and tests/fuzz run, for each folder and for each
# file under 90 % (build/coverage; needs gcovr). Some minutes of compiling the first time, three of tests then.
# What headers of server/ hold is counted wherever it was compiled in: the linker keeps one copy, often that of a test.
# Not played: tst_crashpoints and tst_survival, whose program is killed and writes down nothing of what it ran.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/coverage
cmake -S . -B "$build" -G Ninja --log-level=WARNING -DWITH_TESTS=ON -DWITH_UI=OFF -DCMAKE_BUILD_TYPE=Debug \
  -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DCOVERAGE=ON
cmake --build "$build" --target tests/server/all tests/app/all tests/fuzz/all
find "$build" -name '*.gcda' -delete
for tests in server app fuzz; do
  ctest --test-dir "$build/tests/$tests" --parallel "$(nproc)" --exclude-regex 'crashpoints|survival' --output-on-failure \
    --no-tests=error || echo "Not all tests passed." >&2
done
gcovr --root . --filter 'server/' --exclude '.*_autogen.*' --object-directory "$build" --gcov-ignore-parse-errors \
  --exclude-unreachable-branches --exclude-throw-branches -j "$(nproc)" --csv "$build/coverage.csv" --txt "$build/coverage.txt" \
  "$build"
awk -F, 'NR > 1 {
    folder = $1; sub(/\/[^\/]*$/, "", folder)
    lines[folder] += $2; run[folder] += $3; all += $2; allRun += $3
    if ($3 < 0.9 * $2) low = low sprintf("%6.1f %%  %5d of %5d  %s\n", 100 * $3 / $2, $3, $2, $1)
  }
  END {
    for (folder in lines)
      printf "%6.1f %%  %5d of %5d  %s\n", 100 * run[folder] / lines[folder], run[folder], lines[folder], folder | "sort -k 6"
    close("sort -k 6")
    printf "%6.1f %%  %5d of %5d  in all\n\nFiles under 90 %%:\n%s", 100 * allRun / all, allRun, all, low
  }' "$build/coverage.csv"
printf 'The lines that are not run: %s\n' "$build/coverage.txt"
