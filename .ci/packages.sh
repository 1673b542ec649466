# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# Sourced by run.sh and test.sh: what must be installed, and how. Debian 12 and newer; all output goes to standard error.

# To build and run the program. libsecret, the SQLite driver and the root certificates are loaded at run time.
RUN_PACKAGES=(
  g++ cmake ninja-build
  qt6-base-dev qt6-httpserver-dev qt6-websockets-dev qt6-svg-dev qt6-charts-dev libqt6opengl6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libgl-dev libssl-dev qtkeychain-qt6-dev
  libqt6sql6-sqlite libsecret-1-0 qt6-translations-l10n ca-certificates
)

# To test it as well; the icon and notifications are shown on an X server, in a panel and on a session bus of the test's
# own, secrets go through a keychain of its own (xfce4-panel is used where it is installed). Another major version of the clang tools formats and warns
# differently, so the version is fixed; where it is not to be had, test.sh leaves formatting and linters out and says so.
CLANG_VERSION=14
TEST_PACKAGES=(ccache mold dbus-daemon gnome-keyring xvfb trayer desktop-file-utils appstream)
CLANG_PACKAGES=("clang-format-$CLANG_VERSION" "clang-tidy-$CLANG_VERSION" clazy)

say() { printf '%s\n' "$*" >&2; }

# missing_packages NAME...: prints those that are not installed, one a line.
missing_packages() {
  local installed name
  installed=" $(dpkg-query --show --showformat '${db:Status-Status}=${Package} ' "$@" 2>/dev/null || true)"
  for name in "$@"; do
    [[ $installed == *" installed=$name "* ]] || printf '%s\n' "$name"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_packages NAME...: installs what is missing, or says why it cannot and returns 1.
install_packages() {
  local missing
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not Debian or a relative of it, so nothing is installed. Needed, under Debian's names:"
    say "  $*"
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  say "Installing ${#missing[@]} packages with apt-get, which takes some minutes: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "Installing needs root and there is no sudo here. As root, run:"
    say "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    return 1
  fi
  # A third party's broken package source must not stop us as long as Debian's own work.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 \
    || say "apt-get update reported errors; trying with the package lists that are there."
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" >&2; then
    say "apt-get could not install them (its words are above). Debian 12 or newer is needed, with the 'main' packages reachable."
    return 1
  fi
}
