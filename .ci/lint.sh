#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh BUILD_DIR CLANG_TIDY: clang-tidy and clazy over app/, server/ and ui/ as BUILD_DIR compiles them, one process a core.
# What passed is not looked at again until it, a header of ours that it includes, the checks or the tools change:
# BUILD_DIR/lint/ keeps a stamp for each file.
#
# Most of the work on a file are Qt's headers. Files are therefore looked at in batches, as one that includes them all; one
# that does not pass, be it for a name that two files in it give to something of their own, is looked at in halves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1 tidy=$2
lint=$build/lint
mkdir -p "$lint/now"
rm -f "$lint"/now/*
rm -rf "$lint/batches"
mkdir -p "$lint/batches"

# The path-sensitive analyzer takes as long again as all else, and test.sh has the sanitizers; the next two checks take a
# fifth of the rest and have nothing to find here; the last is about the batches. The preset "tidy" runs them all.
tidy_checks="--checks=-clang-analyzer-*,-bugprone-reserved-identifier,-bugprone-stringview-nullptr,-bugprone-suspicious-include"
# Left out: non-pod-global-static, which is about the order in which globals are made; ours are literals and refer to no
# other; connect-not-normalized, which asks for SLOT() without the blanks that clang-format puts there.
clazy_checks=--checks=level1,no-non-pod-global-static,no-connect-not-normalized

rules=$({ "$tidy" --version; clazy-standalone --version; echo "$tidy_checks $clazy_checks"; cat .clang-tidy; } | sha256sum)

# The compiler's precompiled headers and one of its options mean nothing to clang.
sed 's/ -Winvalid-pch -include [^ ]*cmake_pch.hxx//; s/ -Wno-tsan//' "$build/compile_commands.json" >"$lint/commands.json"

# What each file was compiled from, as ninja recorded it: lines "SOURCE DEPENDENCY..." with only our own files.
dependencies() {
  ninja -C "$build" -t deps | awk -v root="$PWD/" -v build="$build/" '
    /^[^ ].*: #deps / { print_entry(); entry = ""; next }
    /^    / {
      path = substr($0, 5)
      # As the compiler wrote it: absolute, or by way of ccache relative to the build folder. Neither is generated.
      if (index(path, root) == 1) path = substr(path, length(root) + 1)
      else if (!sub(/^(\.\.\/)+/, "", path)) next
      if (path ~ /^(app|server|ui)\//) entry = entry == "" ? path : entry " " path
    }
    END { print_entry() }
    function print_entry() { if (entry ~ /^[^ ]*\.cpp( |$)/) print entry }
  ' | sort -u
}

# Lines "STAMP FILE" in $lint/waiting.
total=0
: >"$lint/waiting"
while read -r -a files; do
  total=$((total + 1))
  stamp=$({ echo "$rules"; sha256sum "${files[@]}"; } | sha256sum | cut -c 1-32)
  if [ -f "$lint/$stamp" ]; then
    touch "$lint/now/$stamp"
  else
    echo "$stamp ${files[0]}" >>"$lint/waiting"
  fi
done < <(dependencies)
if [ $total -eq 0 ]; then
  echo "nothing is compiled in $build, so there is nothing to check" >&2
  exit 1
fi
echo "clang-tidy and clazy: $(wc -l <"$lint/waiting") of $total files changed since they passed"

# The batches of a library, as lists: neighbours, which are likely to share names, go into different ones. Each is compiled
# as the first file in it.
most=16
{
  echo '['
  for library in app server ui; do
    grep " $library/" "$lint/waiting" >"$lint/library" || continue
    count=$(wc -l <"$lint/library")
    batches=$(((count + most - 1) / most))
    for ((i = 0; i < batches; ++i)); do
      batch=$lint/batches/$library-$i
      awk -v n="$batches" -v i="$i" 'NR % n == i' "$lint/library" >"$batch.list"
      first=$PWD/$(head -n 1 "$batch.list" | cut -d ' ' -f 2)
      echo '{'
      grep -B 2 "^ *\"file\": \"$first\"" "$lint/commands.json" | head -n 3 | sed "s|$first|$PWD/$batch.cpp|; \$s|,\$||"
      echo '},'
    done
  done
  sed 1d "$lint/commands.json"
} >"$lint/compile_commands.json"

export tidy lint tidy_checks clazy_checks ours="$PWD/(app|server|ui)/.*"
# check SOURCE: both tools, the second also where the first found something.
check() {
  local passed=0 words
  "$tidy" -p "$lint" --quiet "$tidy_checks" --header-filter="$ours" "$1" 2>/dev/null || passed=1
  if ! words=$(clazy-standalone -p "$lint" "$clazy_checks" --header-filter="$ours" "$1" 2>&1) \
    || grep -q '\[-Wclazy' <<<"$words"; then
    printf '%s\n' "$words"
    passed=1
  fi
  return "$passed"
}
# check_batch LIST SOURCE: the files of LIST, by way of SOURCE; half of them at a time where they do not pass together.
check_batch() {
  local list=$1 source=$2 stamp file failed=0
  if [ "$(wc -l <"$list")" -eq 1 ]; then
    read -r stamp file <"$list"
    check "$file" || return 1
  else
    sed "s|^[^ ]* \(.*\)|#include \"$PWD/\1\"|" "$list" >"$source"
    if ! check "$source" >/dev/null; then
      awk -v list="$list" '{ print > (list "." NR % 2) }' "$list"
      check_batch "$list.0" "$source" || failed=1
      check_batch "$list.1" "$source" || failed=1
      return "$failed"
    fi
  fi
  while read -r stamp file; do touch "$lint/now/$stamp"; done <"$list"
}
export -f check check_batch

failed=0
# shellcheck disable=SC2016 # expanded by the inner shell
find "$lint/batches" -name '*.list' -print0 | sort -z \
  | xargs -0 -r -n 1 -P "$(nproc)" bash -euo pipefail -c 'check_batch "$0" "${0%.list}.cpp"' || failed=1

# Only the stamps of this run are kept, so that the folder does not grow.
find "$lint" -maxdepth 1 -type f -regex '.*/[0-9a-f]*' -delete
find "$lint/now" -type f -exec mv -t "$lint" {} +
exit $failed
