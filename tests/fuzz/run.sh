#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [SECONDS] [PARSER...]: builds the fuzzers and runs each for SECONDS (60), one after the other. What they learn stays
# in build/fuzz/corpus and is where the next run goes on from; with KEEP=1 the smallest set that reaches as far is written to
# tests/fuzz/found, for the repository. Ends at the first input that does not hold, which stays in build/fuzz/artifacts.
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
for parser in "${parsers[@]}"; do
  learned=build/fuzz/corpus/$parser
  found=tests/fuzz/found/$parser
  mkdir -p "$learned" "$found"
  options=(-max_len=4096)
  case $parser in
    requesthead) options=(-max_len=20000) ;; # beyond every limit
    delivery | merge | embed | gateway) options+=(-dict=tests/fuzz/json.dict) ;;
  esac
  printf '\n== %s, %d s\n' "$parser" "$seconds"
  log=build/fuzz/$parser.log
  if ! "build/fuzz/tests/fuzz/fuzz_$parser" "${options[@]}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
    -artifact_prefix="build/fuzz/artifacts/$parser-" -print_final_stats=1 \
    "$learned" "$found" "tests/fuzz/corpus/$parser" >"$log" 2>&1; then
    tail -n 60 "$log"
    exit 1
  fi
  grep -E '^(Done|stat::(number_of_executed_units|new_units_added|peak_rss_mb))' "$log"
  if [ "${KEEP:-0}" = 1 ]; then
    rm -rf "$found"
    mkdir -p "$found"
    "build/fuzz/tests/fuzz/fuzz_$parser" "${options[@]}" -set_cover_merge=1 "$found" "$learned" "tests/fuzz/corpus/$parser" \
      >"$log.merge" 2>&1
    printf 'kept %d inputs, %d bytes\n' "$(find "$found" -type f | wc -l)" "$(cat "$found"/* | wc -c)"
  fi
  rmdir --ignore-fail-on-non-empty "$found"
done
