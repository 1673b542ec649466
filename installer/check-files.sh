#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# installer/check-files.sh PROGRAM FOLDER PREFIX: the files that desktops, man and systemd read, as they were made in FOLDER
# to be installed below PREFIX, keep their rules, and the man page knows exactly the options that PROGRAM --help names.
set -euo pipefail
program=$1
made=$2
prefix=$3
failed=0

need() { command -v "$1" >/dev/null || { echo "$1 is missing: install $2"; exit 1; }; }
need desktop-file-validate desktop-file-utils
need appstreamcli appstream

# desktop-file-utils 0.26 of Debian 12 knows the Desktop Entry Specification up to 1.4; SingleMainWindow came with 1.5.
said=$(desktop-file-validate "$made"/*.desktop \
  | grep -vE '(value "1\.5" for key "Version" .* is not a known version|file contains key "SingleMainWindow" .*)' || true)
[ -z "$said" ] || { echo "$said"; failed=1; }
# Who publishes the program sets its homepage. Until then AppStream 1.0 of Debian 13 warns that there is none; 0.16 of
# Debian 12 neither does that nor takes the option.
unpublished=()
if ! grep -q '<url type="homepage">' "$made"/*.metainfo.xml && [[ $(appstreamcli --version) != *" 0."* ]]; then
  unpublished=(--override=url-homepage-missing=info)
fi
appstreamcli validate --no-net --explain "${unpublished[@]}" "$made"/*.metainfo.xml || failed=1

# The file names follow the id.
id=$(basename "$made"/*.desktop .desktop)
[ -f "$made/$id.metainfo.xml" ] || { echo "$id.metainfo.xml is missing"; failed=1; }
grep -qx "Icon=$id" "$made/$id.desktop" || { echo "$id.desktop has another icon"; failed=1; }

options() { grep -oE -- '--[a-z][a-z-]+' | sort -u; }
in_help=$("$program" --help | grep -E '^ +-' | options)
in_page=$(sed -n '/^\.SH OPTIONS/,/^\.SH ENVIRONMENT/p' "$made/drone-discord.1" | grep -A1 '^\.TP' | sed 's/\\-/-/g' | options)
[ -n "$in_help" ] || { echo "$program --help names no options"; failed=1; }
diff <(echo "$in_help") <(echo "$in_page") || { echo "--help (<) and the man page (>) name different options"; failed=1; }
for variable in $("$program" --help | grep -oE '[A-Z]+(_[A-Z]+)+' | sort -u); do
  grep -q "^\.B $variable\$" "$made/drone-discord.1" || { echo "the man page lacks $variable"; failed=1; }
done

# Started is what is installed, and the man page leads to what lies beside it.
grep -qx "ExecStart=$prefix/bin/drone-discord --headless" "$made/drone-discord.service" \
  || { echo "drone-discord.service does not start $prefix/bin/drone-discord"; failed=1; }
while read -r place; do
  [[ $place == "$prefix"/* ]] || { echo "the man page names $place, which is not below $prefix"; failed=1; }
done < <(sed 's/\\-/-/g' "$made/drone-discord.1" | sed -nE 's#^\.IR? (/[^ ]+).*#\1#p')

# What is linked in the installed documents is installed with them, and nothing in them needs the source.
while IFS=: read -r document link; do
  target=${link#](} target=${target%)}
  [ -f "$made/doc/$target" ] || { echo "$(basename "$document") links to $target, which is not installed"; failed=1; }
done < <(grep -oE '\]\([^)]*\)' "$made"/doc/*.md | grep -vE '\]\((https?:|#)')
if grep -nE '\./(run|test)\.sh|build-deb\.sh|Two commands' "$made/doc/README.md"; then
  echo "the installed README tells of the source"
  failed=1
fi

[ $failed -eq 0 ] || exit 1
echo "desktop entry, metainfo, icons, man page and documents are in order"
