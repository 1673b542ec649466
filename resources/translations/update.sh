#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the translations up to the texts in the source: new ones are added as unfinished, those that are gone are
# dropped. `update.sh --check` changes nothing and fails when that would change anything or something is unfinished.
# LUPDATE names Qt's lupdate where it is not found by itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

lupdate=${LUPDATE:-}
if [ -z "$lupdate" ]; then
  for tool in qtpaths6 /usr/lib/qt6/bin/qtpaths qtpaths; do
    command -v "$tool" >/dev/null || continue
    lupdate=$("$tool" --query QT_INSTALL_BINS)/lupdate
    break
  done
fi
if ! [ -x "$lupdate" ]; then
  echo "lupdate is not found: install Qt's linguist tools (Debian: qt6-l10n-tools) or set LUPDATE" >&2
  exit 2
fi

# update FILE: locations are left out, so that a moved line changes nothing. The source is English already: only what is
# counted is translated into it, for the singular.
update() {
  local only=()
  case $1 in *_en.ts) only=(-pluralonly -target-language en) ;; esac
  "$lupdate" -silent -locations none -no-obsolete -source-language en_GB -I . -I server -I app app ui server "${only[@]}" -ts "$1" 2>&1 \
    | grep -v 'lacks Q_OBJECT macro' >&2 || true
}

if [ "${1:-}" != --check ]; then
  for file in resources/translations/*.ts; do
    update "$file"
    echo "$file: $(grep -c 'type="unfinished"' "$file" || true) unfinished"
  done
  exit
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
for file in resources/translations/*.ts; do
  fresh=$scratch/$(basename "$file")
  cp "$file" "$fresh"
  update "$fresh"
  if grep -B2 'type="unfinished"' "$fresh"; then
    echo "$file lacks these translations; run resources/translations/update.sh and write them"
    failed=1
  elif ! diff -u "$file" "$fresh"; then
    echo "$file does not match the source; run resources/translations/update.sh"
    failed=1
  fi
done
exit $failed
