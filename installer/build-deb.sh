#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# installer/build-deb.sh [--check] [OUTDIR]: builds drone-discord_VERSION_ARCH.deb, and the package of its debug symbols
# beside it, into OUTDIR (the current folder unless given). --check then builds everything once more, from a copy in another
# folder, and fails when the two differ in one bit; the second are then put beside the first, as again-NAME. Needs the
# packages of .ci/packages.sh, and dpkg-dev and file. The variables of publisher.cmake may be set in the environment and say
# who publishes it (README.md); other options for CMake may come in DRONE_DISCORD_CMAKE_ARGS.
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
twice=no
if [ "${1:-}" = --check ]; then
  twice=yes
  shift
fi
[ $# -le 1 ] || { echo "usage: installer/build-deb.sh [--check] [OUTDIR]" >&2; exit 2; }
outdir=$(mkdir -p "${1:-.}" && cd "${1:-.}" && pwd)

for tool in cmake ninja dpkg-buildflags dpkg-shlibdeps file; do
  command -v $tool >/dev/null || { echo "build-deb.sh: $tool is missing; install cmake, ninja-build, dpkg-dev and file" >&2; exit 1; }
done

# One date for everything in the package: that of the newest commit, or, in an unpacked archive, of the changelog.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(git -C "$source_dir" log -1 --format=%ct 2>/dev/null || stat -c %Y "$source_dir/CHANGELOG.md")
fi
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
# A compiler cache hands some files over preprocessed, and the debug symbols say so.
export CCACHE_DISABLE=1
umask 022

# Debian's own flags with all of its hardening, and, where its release does not have it yet, branch protection.
export DEB_BUILD_MAINT_OPTIONS="hardening=+all reproducible=+all"
flags() { (cd "$1" && dpkg-buildflags --get "$2"); }

release=1
# shellcheck disable=SC1091
suffix=$(. /etc/os-release; [ "${ID:-}" != debian ] || [ -z "${VERSION_ID:-}" ] || echo "~deb$VERSION_ID")
release=$release$suffix

publisher=()
mapfile -t names < <(sed -n 's/^set(\(DRONE_DISCORD_[A-Z_]*\) .*/\1/p' "$source_dir/installer/publisher.cmake")
for name in "${names[@]}"; do
  [ -z "${!name:-}" ] || publisher+=("-D$name=${!name}")
done

# CPack (3.25) names the files of the debug symbols in their md5sums by where they were built, which debsums cannot find and
# which differs from folder to folder.
relative_md5sums() {
  local package=$1 work
  work=$(mktemp -d)
  mkdir "$work/control"
  ar p "$package" control.tar.gz | tar -C "$work/control" -xzf -
  sed -i 's#  /.*-dbgsym/#  #' "$work/control/md5sums"
  tar -C "$work/control" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -cf - . \
    | gzip -9n >"$work/control.tar.gz"
  ar rD "$package" "$work/control.tar.gz"
  rm -rf "$work"
}

# build SOURCE BUILD: the packages are then in BUILD. The lists of where optimised code keeps each variable are left out of
# the debug symbols: g++ 12 writes them differently now and then, and the build id, and with it the program, followed.
build() {
  local source=$1 build=$2 compile link branch=""
  [ "$(dpkg --print-architecture)" != amd64 ] || branch=-fcf-protection
  compile="$(flags "$source" CXXFLAGS) $(flags "$source" CPPFLAGS) -fstack-clash-protection $branch -fno-var-tracking -ffile-prefix-map=$source=/usr/src/drone-discord -ffile-prefix-map=$build=/usr/src/drone-discord/build"
  link="$(flags "$source" LDFLAGS) -Wl,-z,relro -Wl,-z,now"
  # shellcheck disable=SC2086
  cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-DNDEBUG" \
    -DCMAKE_CXX_FLAGS="$compile" -DCMAKE_EXE_LINKER_FLAGS="$link" -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
    -DCMAKE_INSTALL_PREFIX=/usr -DWITH_WERROR=OFF -DWITH_TESTS=OFF -DDRONE_DISCORD_DEB_RELEASE="$release" \
    --log-level=WARNING "${publisher[@]}" ${DRONE_DISCORD_CMAKE_ARGS:-}
  cmake --build "$build"
  rm -f "$build"/*.deb "$build"/*.ddeb
  if ! (cd "$build" && cpack -G DEB) >"$build/cpack.log" 2>&1; then
    cat "$build/cpack.log"
    return 1
  fi
  relative_md5sums "$build"/*.ddeb
}

made=$source_dir/build/deb
build "$source_dir" "$made"
cp "$made"/*.deb "$made"/*.ddeb "$outdir/"

if [ $twice = yes ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  again=$work/a-folder-with-another-name
  mkdir "$again"
  tar -C "$source_dir" --exclude=./build --exclude='./build-*' --exclude=./.git -cf - . | tar -C "$again" -xf -
  build "$again" "$again/build/deb"
  differ=no
  for package in "$made"/*.deb "$made"/*.ddeb; do
    name=$(basename "$package")
    if cmp "$package" "$again/build/deb/$name"; then
      echo "the same twice: $(sha256sum <"$package" | cut -c1-64) $name"
    else
      cp "$again/build/deb/$name" "$outdir/again-$name"
      differ=yes
    fi
  done
  [ $differ = no ] || { echo "build-deb.sh: NOT reproducible" >&2; exit 1; }
fi
ls -1 "$outdir"/drone-discord*.deb "$outdir"/drone-discord*.ddeb
