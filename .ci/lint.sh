#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh BUILD_DIR CLANG_TIDY: clang-tidy and clazy over app/, server/ and ui/ as BUILD_DIR compiles them, one process a core.
# Most of the work on a file are Qt's headers, so BUILD_DIR should be a unity build, which reads them once for many files.
# What passed is not looked at again until one of its files, the checks or the tools change: BUILD_DIR/lint/ keeps a stamp
# for each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1 tidy=$2
lint=$build/lint
mkdir -p "$lint/now"
rm -f "$lint"/now/*

# The path-sensitive analyzer takes as long again as all else, and test.sh has the sanitizers; the next two checks take a
# fifth of the rest and have nothing to find here; the last is about unity builds. The preset "tidy" runs them all.
tidy_checks="--checks=-clang-analyzer-*,-bugprone-reserved-identifier,-bugprone-stringview-nullptr,-bugprone-suspicious-include"
# Left out: non-pod-global-static, which is about the order in which globals are made; ours are literals and refer to no
# other; connect-not-normalized, which asks for SLOT() without the blanks that clang-format puts there.
clazy_checks=--checks=level1,no-non-pod-global-static,no-connect-not-normalized

rules=$({ "$tidy" --version; clazy-standalone --version; echo "$tidy_checks $clazy_checks"; cat .clang-tidy; } | sha256sum)

# The compiler's precompiled headers and one of its options mean nothing to clang.
sed 's/ -Winvalid-pch -include [^ ]*cmake_pch.hxx//; s/ -Wno-tsan//' "$build/compile_commands.json" >"$lint/compile_commands.json"

# What was compiled, as ninja recorded it: lines "SOURCE OURS..." with those of our own files that it was made from.
# Paths are absolute or, by way of ccache, relative to the build folder; what is generated is not ours.
compiled() {
  ninja -C "$build" -t deps | awk -v root="$PWD/" '
    /^[^ ].*: #deps / { print_entry(); source = ours = ""; next }
    /^    / {
      path = substr($0, 5)
      if (source == "") source = path
      if (index(path, root) == 1) path = substr(path, length(root) + 1)
      else if (!sub(/^(\.\.\/)+/, "", path)) next
      if (path ~ /^(app|server|ui)\//) ours = ours " " path
    }
    END { print_entry() }
    function print_entry() { if (ours ~ /\.cpp( |$)/) print source ours }
  ' | sort -u
}

# Lines "STAMP SOURCE" in $lint/waiting.
total=0
: >"$lint/waiting"
while read -r source ours; do
  total=$((total + 1))
  # shellcheck disable=SC2086 # a list
  stamp=$({ echo "$rules $source"; sha256sum $ours; } | sha256sum | cut -c 1-32)
  if [ -f "$lint/$stamp" ]; then
    touch "$lint/now/$stamp"
  else
    echo "$stamp $(cd "$build" && realpath "$source")" >>"$lint/waiting"
  fi
done < <(compiled)
if [ $total -eq 0 ]; then
  echo "nothing is compiled in $build, so there is nothing to check" >&2
  exit 1
fi
echo "clang-tidy and clazy: $(wc -l <"$lint/waiting") of $total compiled files changed since they passed"

export tidy lint tidy_checks clazy_checks ours="$PWD/(app|server|ui)/.*"
# check STAMP SOURCE: both tools, the second also where the first found something.
check() {
  local passed=yes words
  "$tidy" -p "$lint" --quiet "$tidy_checks" --header-filter="$ours" "$2" 2>/dev/null || passed=no
  if ! words=$(clazy-standalone -p "$lint" "$clazy_checks" --header-filter="$ours" "$2" 2>&1) \
    || grep -q '\[-Wclazy' <<<"$words"; then
    printf '%s\n' "$words"
    passed=no
  fi
  [ $passed = yes ] && touch "$lint/now/$1"
}
export -f check

failed=0
# shellcheck disable=SC2016 # expanded by the inner shell
xargs -r -n 2 -P "$(nproc)" bash -euo pipefail -c 'check "$0" "$1"' <"$lint/waiting" || failed=1

# Only the stamps of this run are kept, so that the folder does not grow.
find "$lint" -maxdepth 1 -type f -regex '.*/[0-9a-f]*' -delete
find "$lint/now" -type f -exec mv -t "$lint" {} +
exit $failed
