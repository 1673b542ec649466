#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# ./run.sh [options of drone-discord]: installs what is missing, builds the program and starts it.
# Standard output belongs to the program alone; what this script has to say goes to standard error.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=.ci/packages.sh
source "$here/.ci/packages.sh"

stage="reading the options"
# shellcheck disable=SC2154
trap 'code=$?; [ $code -eq 0 ] || say "run.sh: failed while $stage (exit $code)"' EXIT

stage="installing packages"
install_packages "${RUN_PACKAGES[@]}"

# A build folder that was configured here before is used as it is; one that came with a copied folder is not.
stage="configuring"
build=$here/build
if [ ! -f "$build/build.ninja" ] || ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$here" "$build/CMakeCache.txt" 2>/dev/null; then
  say "Configuring a Release build in build/"
  cmake --fresh -S "$here" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=ON -DWITH_WERROR=OFF >&2
fi

stage="building"
[ -x "$build/drone-discord" ] || say "Building drone-discord; this takes some minutes the first time"
cmake --build "$build" --target drone-discord >&2

trap - EXIT
exec "$build/drone-discord" "$@"
