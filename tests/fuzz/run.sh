#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [SECONDS] [PARSER...]: builds the fuzzers and runs each for SECONDS (60) by the clock. What they learn stays in
# build/fuzz/corpus and is where the next run goes on from; with KEEP=1 the smallest set that reaches as far is written to
# tests/fuzz/found, for the repository. Starts no more after an input that does not hold; it stays in build/fuzz/artifacts.
# JOBS=N runs N side by side (1). One input may take TIMEOUT seconds (10) by the clock: on a machine that has no processor for a
# fuzzer for longer than that, give it more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:-60}
[ $# -eq 0 ] || shift
parsers=("$@")
[ ${#parsers[@]} -gt 0 ] || parsers=(signature requesthead delivery merge embed gateway sse ansi)

cmake --preset fuzz --log-level=WARNING
cmake --build --preset fuzz
mkdir -p build/fuzz/artifacts

# Qt has no instrumentation: what it keeps for the life of the process is not a leak of ours.
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp UBSAN_OPTIONS=print_stacktrace=1 QT_LOGGING_RULES='*=false'

# play PARSER: one fuzzer to its end; 255, at which xargs starts no other, when it found something.
play() {
  parser=$1
  learned=build/fuzz/corpus/$parser
  found=tests/fuzz/found/$parser
  mkdir -p "$learned" "$found"
  options=(-max_len=4096)
  case $parser in
    requesthead) options=(-max_len=20000) ;; # beyond every limit
    delivery | merge | embed | gateway) options+=(-dict=tests/fuzz/json.dict) ;;
  esac
  log=build/fuzz/$parser.log
  TIMEFORMAT='processor: %U s, and %S s in the kernel; %R s by the clock'
  held=0
  took=$({ time "build/fuzz/tests/fuzz/fuzz_$parser" "${options[@]}" -max_total_time="$seconds" -timeout="${TIMEOUT:-10}" \
    -rss_limit_mb=1024 -artifact_prefix="build/fuzz/artifacts/$parser-" -print_final_stats=1 \
    "$learned" "$found" "tests/fuzz/corpus/$parser" >"$log" 2>&1; } 2>&1) || held=1
  printf '\n== %s, %s\n%s\n' "$parser" "$took" \
    "$(grep -E '^(Done|stat::(number_of_executed_units|new_units_added|peak_rss_mb))' "$log" || true)"
  if [ $held -ne 0 ]; then
    tail -n 60 "$log"
    return 255
  fi
  if [ "${KEEP:-0}" = 1 ]; then
    rm -rf "$found"
    mkdir -p "$found"
    "build/fuzz/tests/fuzz/fuzz_$parser" "${options[@]}" -set_cover_merge=1 "$found" "$learned" "tests/fuzz/corpus/$parser" \
      >"$log.merge" 2>&1
    printf 'kept %d inputs, %d bytes\n' "$(find "$found" -type f | wc -l)" "$(cat "$found"/* | wc -c)"
  fi
  rmdir --ignore-fail-on-non-empty "$found"
}
export -f play
export seconds

# shellcheck disable=SC2016 # expanded by the inner shell
printf '%s\0' "${parsers[@]}" | xargs -0 -P "${JOBS:-1}" -I '{}' bash -euo pipefail -c 'play "$1"' play '{}'
