#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# pictures.sh BUILD_DIR FOLDER: paints every page, section and dialog of the window into PNG files, to be looked at after
# a change of the look: light and dark, English and German, at 100 % and 200 %, filled and empty, and the tray's icons.
# Needs no display. BUILD_DIR has the tests built.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 BUILD_DIR FOLDER" >&2; exit 2; }
tests=$(realpath "$1")/tests/ui
folder=$(realpath -m "$2")
export QT_QPA_PLATFORM=offscreen
mkdir -p "$folder"/{walk,walk-dark,builds,deliveries,settings,tray}

# What the walk finds wrong is for the test to say; here only its pictures are wanted. (A build that was made under
# another path does not find its data and paints none.)
WALK_PICTURES=$folder/walk "$tests/tst_walk" -silent pages dialogs >/dev/null 2>&1 || true
WALK_DARK=1 WALK_PICTURES=$folder/walk-dark "$tests/tst_walk" -silent pages dialogs >/dev/null 2>&1 || true
for walk in walk walk-dark; do
  compgen -G "$folder/$walk/*.png" >/dev/null || { echo "$walk: no picture; run $tests/tst_walk to see why" >&2; exit 1; }
done
"$tests/drone-discord-screenshots" "$folder/builds" >/dev/null
"$tests/deliveries/drone-discord-delivery-screenshots" "$folder/deliveries" >/dev/null
"$tests/settings/drone-discord-settings-screenshots" "$folder/settings" >/dev/null
"$tests/tray/drone-discord-tray-screenshots" "$folder/tray" >/dev/null
find "$folder" -name '*.png' | wc -l
