#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh BUILD_DIR CLANG_TIDY: clang-tidy over app/, server/ and ui/ as BUILD_DIR compiles them, one process a core.
# A file that passed is not looked at again until it, a header of ours that it includes, the checks or the tool change:
# BUILD_DIR/tidy/ keeps a stamp for each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1 tidy=$2
stamps=$build/tidy
mkdir -p "$stamps/now" "$stamps/commands"
rm -f "$stamps"/now/*

# The compiler's precompiled headers mean nothing to clang.
sed 's/ -Winvalid-pch -include [^ ]*cmake_pch.hxx//' "$build/compile_commands.json" >"$stamps/commands/compile_commands.json"

# The path-sensitive analyzer takes as long again as all else, and test.sh has the sanitizers; two more checks take a fifth
# of the rest and have nothing to find here. The preset "tidy" runs them all.
checks=--checks=-clang-analyzer-*,-bugprone-reserved-identifier,-bugprone-stringview-nullptr

rules=$({ "$tidy" --version; echo "$checks"; cat .clang-tidy; } | sha256sum)

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

waiting=()
total=0
while read -r -a files; do
  total=$((total + 1))
  stamp=$({ echo "$rules"; sha256sum "${files[@]}"; } | sha256sum | cut -c 1-32)
  if [ -f "$stamps/$stamp" ]; then
    touch "$stamps/now/$stamp"
  else
    waiting+=("${files[0]}" "$stamp")
  fi
done < <(dependencies)
if [ $total -eq 0 ]; then
  echo "nothing is compiled in $build, so there is nothing to check" >&2
  exit 1
fi

echo "clang-tidy: $((${#waiting[@]} / 2)) of $total files changed since they passed"
export tidy stamps checks
failed=0
if [ ${#waiting[@]} -gt 0 ]; then
  # shellcheck disable=SC2016 # expanded by the inner shell
  printf '%s\0' "${waiting[@]}" | xargs -0 -n 2 -P "$(nproc)" bash -c '
    if output=$("$tidy" -p "$stamps/commands" --quiet "$checks" "$0" 2>/dev/null); then
      touch "$stamps/now/$1"
    else
      printf "%s\n" "$output"
      exit 1
    fi' || failed=1
fi

# Only the stamps of this run are kept, so that the folder does not grow.
find "$stamps" -maxdepth 1 -type f -delete
find "$stamps/now" -type f -exec mv -t "$stamps" {} +
exit $failed
