#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# clazy.sh [BUILD_DIR [FOLDER...]]: clazy's checks of level 1 (how Qt is used) over app/, server/ and ui/, or those folders, as
# BUILD_DIR (build/release) compiles them, one process a core. Some minutes; not part of test.sh.
# Left out: non-pod-global-static, which is about the order in which globals are made; ours are literals and refer to no other.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${1:-build/release}
[ $# -eq 0 ] || shift
folders=("$@")
[ ${#folders[@]} -gt 0 ] || folders=(app server ui)
commands=$build/clazy
mkdir -p "$commands"

# The compiler's precompiled headers and one of its options mean nothing to clang.
sed 's/ -Winvalid-pch -include [^ ]*cmake_pch.hxx//; s/ -Wno-tsan//' "$build/compile_commands.json" >"$commands/compile_commands.json"

export commands header_filter="$PWD/(app|server|ui)/.*"
# shellcheck disable=SC2016 # expanded by the inner shell
find "${folders[@]}" -name '*.cpp' -print0 | sort -z | xargs -0 -n 1 -P "$(nproc)" bash -c '
  if ! output=$(clazy-standalone -p "$commands" --checks=level1,no-non-pod-global-static --header-filter="$header_filter" "$0" 2>&1) \
    || grep -q "\[-Wclazy" <<<"$output"; then
    printf "%s\n" "$output"
    exit 1
  fi'
