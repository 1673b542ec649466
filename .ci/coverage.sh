#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# coverage.sh: how many lines of server/ its own tests run (build/coverage; needs gcovr). Tests of the whole program and of
# the window run more, and are not asked. Ten minutes the first time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/coverage
cmake -S . -B "$build" -G Ninja --log-level=WARNING -DWITH_TESTS=ON -DWITH_UI=OFF -DCMAKE_BUILD_TYPE=Debug \
  -DCMAKE_CXX_FLAGS=--coverage -DCMAKE_CXX_FLAGS_DEBUG='-O0 -g1'
cmake --build "$build" --target tests/server/all tests/fuzz/all -- -k 0
find "$build" -name '*.gcda' -delete
ctest --test-dir "$build/tests/server" --parallel "$(nproc)" --output-on-failure --no-tests=error || echo "Not all tests passed." >&2
ctest --test-dir "$build/tests/fuzz" --output-on-failure --no-tests=error
gcovr --root . --filter 'server/' --exclude '.*_autogen.*' --object-directory "$build" --gcov-ignore-parse-errors \
  --exclude-unreachable-branches --txt "$build/coverage.txt" --txt-summary "$build"
printf 'The lines that are not run: %s\n' "$build/coverage.txt"
