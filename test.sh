#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# ./test.sh: installs what is missing, then checks everything there is to check, cheapest first, and stops at the first
# failure with the name of the stage. It ends with "all checks passed".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"
# shellcheck source=.ci/packages.sh
source .ci/packages.sh

# Objects are shared between the builds below, and between clones in other folders.
export CCACHE_BASEDIR=$here CCACHE_NOHASHDIR=1

stage=""
stage_began=0
end_stage() { [ -z "$stage" ] || printf '== %s: good, %d s\n' "$stage" $((SECONDS - stage_began)); }
begin() {
  end_stage
  stage=$1
  stage_began=$SECONDS
  printf '\n== %s\n' "$stage"
}
# shellcheck disable=SC2154
trap 'code=$?; [ $code -eq 0 ] || printf "\ntest.sh: FAILED at stage: %s (exit %d)\n" "${stage:-start}" $code >&2' EXIT

# configure PRESET [more]: into build/PRESET; from scratch where the folder came from elsewhere.
configure() {
  local preset=$1 fresh=()
  shift
  grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$here" "build/$preset/CMakeCache.txt" 2>/dev/null || fresh=(--fresh)
  cmake --preset "$preset" "${fresh[@]}" --log-level=WARNING "$@"
}

begin "packages"
install_packages "${RUN_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
has_clang=yes
if [ -n "$(missing_packages "${CLANG_PACKAGES[@]}" 2>/dev/null)" ]; then
  if apt-cache show "${CLANG_PACKAGES[@]}" >/dev/null 2>&1; then
    install_packages "${CLANG_PACKAGES[@]}"
  else
    has_clang=no
    echo "This system has no clang tools of version $CLANG_VERSION: formatting and linters are left to one that has."
  fi
fi

begin "tree: who includes whom, licence lines"
.ci/check-tree.sh

if [ $has_clang = yes ]; then
  begin "formatting"
  find app server ui tests -name '*.h' -print0 -o -name '*.cpp' -print0 \
    | xargs -0 "clang-format-$CLANG_VERSION" --dry-run --Werror
fi

# What is installed: the program, optimised, first without the window and then, from the same objects, with it. The tests
# are built once, further down, with the sanitizers.
begin "build without the window"
configure release -DWITH_UI=OFF
cmake --build build/release --target drone-discord -- -k 0
if ldd build/release/drone-discord | grep -E 'libQt6(Gui|Widgets)'; then
  echo "The program built with WITH_UI=OFF loads the libraries above."
  exit 1
fi

begin "build: release"
configure release -DWITH_UI=ON
cmake --build build/release --target drone-discord bench_endpoint bench_hostile -- -k 0

# In a quick form: whether it runs and what the numbers look like, not how good they are, which a busy machine cannot say.
begin "benchmark, short"
build/release/tests/benchmarks/bench_endpoint --seconds 0.3 --rounds 1

# Answers and memory must hold on any machine, the times of good deliveries only on a quiet one.
begin "hostile load, short"
build/release/tests/benchmarks/bench_hostile --seconds 0.3 --factor 1000

if [ $has_clang = yes ]; then
  begin "clang-tidy and clazy"
  .ci/lint.sh build/release "clang-tidy-$CLANG_VERSION"
fi

begin "build: address and undefined behaviour sanitizers"
configure asan
cmake --build build/asan -- -k 0

begin "tests: address and undefined behaviour sanitizers"
# Many wait for a socket or a process most of the time. The first benchmark has run above.
ctest --preset asan --parallel $(($(nproc) + 1)) --no-tests=error --exclude-regex '^bench_endpoint$'

end_stage
printf '\nall checks passed (%d s)\n' "$SECONDS"
