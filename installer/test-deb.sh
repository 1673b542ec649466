#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# installer/test-deb.sh SUITE DEB [OLDER_DEB]: a package from its first to its last day, in a fresh Debian (bookworm or
# trixie) that has nothing else: installed with apt-get, the demo played without a display and with one, a database
# filled and kept over an upgrade, a newer database refused unharmed, removed, purged. Needs root, debootstrap, python3
# and a network; the folder is in TMPDIR and goes away at the end, unless KEEP is set. SHOT=FILE.png keeps a picture of
# the window. BASE=FILE.tar is a system to start from instead of debootstrap's; MIRROR is http://deb.debian.org/debian
# unless set.
set -euo pipefail

usage() { echo "usage: installer/test-deb.sh bookworm|trixie DEB [OLDER_DEB]" >&2; exit 2; }
[ $# -ge 2 ] || usage
suite=$1
deb=$2
older=${3:-}
[ -f "$deb" ] || usage
[ "$(id -u)" -eq 0 ] || { echo "test-deb.sh: debootstrap and chroot need root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "test-deb.sh: install debootstrap" >&2; exit 1; }

root=$(mktemp -d)
finish() {
  local code=$?
  umount "$root/dev" "$root/proc" 2>/dev/null || true
  if [ -n "${KEEP:-}" ]; then echo "kept: $root"; else rm -rf --one-file-system "$root"; fi
  [ $code -eq 0 ] || echo "test-deb.sh: FAILED at: $step" >&2
}
trap finish EXIT
step=start
say() { step=$1; printf '\n== %s\n' "$1"; }
in_root() { chroot "$root" env -u TMPDIR DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/home/tester "$@"; }
# One command, not a function, so that what is started in the background can be stopped by its id.
as_user=(chroot "$root" setpriv --reuid 1000 --regid 1000 --clear-groups env -u DISPLAY -u TMPDIR -C /home/tester HOME=/home/tester LC_ALL=C.UTF-8)
install_deb() { cp "$1" "$root/tmp/package.deb"; in_root apt-get install -y -qq --allow-downgrades --no-install-recommends /tmp/package.deb >"$root/tmp/apt.log" 2>&1 || { cat "$root/tmp/apt.log"; exit 1; }; }
expect() { grep -qF -- "$1" "$2" || { echo "expected \"$1\" in:"; cat "$2"; exit 1; }; }

say "a fresh Debian: $suite"
if [ -n "${BASE:-}" ]; then tar -C "$root" -xf "$BASE"; else debootstrap --variant=minbase "$suite" "$root" "${MIRROR:-http://deb.debian.org/debian}" >/dev/null; fi
chmod 755 "$root"
mount -t proc proc "$root/proc"
mount -t devtmpfs dev "$root/dev"
cp /etc/resolv.conf "$root/etc/resolv.conf"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/quick" # the folder is thrown away: no fsync for each file
in_root apt-get update -qq
in_root useradd --create-home --uid 1000 tester
installed_kib() { du -sxk --exclude="$root/var/cache/apt" --exclude="$root/var/lib/apt" "$root" | cut -f1; }
before=$(installed_kib)

say "install with its dependencies"
if [ -z "$older" ]; then # the same with a lower version
  older=$root/tmp/older.deb
  dpkg-deb -R "$deb" "$root/tmp/older"
  sed -i 's/^Version: /&0~/' "$root/tmp/older/DEBIAN/control"
  dpkg-deb --root-owner-group -b "$root/tmp/older" "$older" >/dev/null
  rm -rf "$root/tmp/older"
fi
install_deb "$older"
in_root apt-get clean
echo "package $(($(stat -c %s "$deb") / 1024)) KiB, with all dependencies $((($(installed_kib) - before) / 1024)) MiB on a minimal system"
in_root dpkg --verify drone-discord
"${as_user[@]}" drone-discord --version

say "the demo without a display"
"${as_user[@]}" drone-discord --headless --demo --listen 127.0.0.1:0 >"$root/tmp/demo.txt" 2>&1 || { cat "$root/tmp/demo.txt"; exit 1; }
tail -n 3 "$root/tmp/demo.txt"

say "a filled database"
# The demo's database is a temporary one; this one is the user's, with all recorded deliveries, and one that is refused.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=/home/tester/.local/share/drone-discord
started() { # started OUTPUT [VARIABLE=VALUE...]: in the background, once it listens
  local output=$1
  shift
  "${as_user[@]}" "$@" drone-discord --headless --listen 127.0.0.1:0 >"$root/tmp/$output" 2>"$root/tmp/$output.err" &
  pid=$!
  for _ in $(seq 300); do
    grep -q '^listening on' "$root/tmp/$output" && return 0
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
  done
  cat "$root/tmp/$output" "$root/tmp/$output.err"
  return 1
}
stopped() { kill -TERM $pid && wait $pid; }
filled() { # filled PORT FILE...: each recorded delivery, signed anew, as Drone would send it now
  python3 - "$@" <<'PYTHON'
import base64, email.utils, hashlib, hmac, http.client, pathlib, sys
def base64_of(data):
    return base64.b64encode(data).decode()
connection = http.client.HTTPConnection('127.0.0.1', int(sys.argv[1]), timeout=30)
for file in sys.argv[2:]:
    head, body = pathlib.Path(file).read_bytes().split(b'\r\n\r\n', 1)
    event = next(line.split(': ')[1] for line in head.decode().split('\r\n') if line.startswith('X-Drone-Event'))
    date = email.utils.formatdate(usegmt=True)
    digest = 'SHA-256=' + base64_of(hashlib.sha256(body).digest())
    signed = hmac.digest(b'not-a-real-one', f'date: {date}\ndigest: {digest}'.encode(), 'sha256')
    connection.request('POST', '/webhook', body, {'Content-Type': 'application/json', 'Date': date, 'Digest': digest,
        'X-Drone-Event': event, 'Signature': 'keyId="hmac-key",algorithm="hmac-sha256",'
        f'signature="{base64_of(signed)}",headers="date digest"'})
    answer = connection.getresponse()
    answer.read()
    if answer.status // 100 != 2:
        sys.exit(f'{file}: answered {answer.status}')
PYTHON
}
began=$(date +%s%N)
started first DRONE_WEBHOOK_SECRET=not-a-real-one
echo "ready after $((($(date +%s%N) - began) / 1000000)) ms; resident without a window: $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status") MiB"
port=$(sed -n 's/^listening on .*://p' "$root/tmp/first")
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'POST /webhook HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}' >&3
head -n 1 <&3 | tr -d '\r' | tee "$root/tmp/answer.txt"
exec 3>&-
expect 401 "$root/tmp/answer.txt"
filled "$port" "$here"/../tests/data/deliveries/*/*.http
stopped
mkdir -p "$root/home/tester/.config/drone-discord"
printf '[store]\nretention_days=77\n' >"$root/home/tester/.config/drone-discord/drone-discord.ini"
chown -R 1000:1000 "$root/home/tester/.config"
database=$root$data/drone-discord.db
[ -s "$database" ] || { ls -la "$root$data"; exit 1; }

sqlite() { python3 -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); r = c.execute(sys.argv[2]).fetchone(); c.commit(); print(r[0] if r else "")' "$database" "$1"; }
count() { sqlite "SELECT count(*) FROM $1"; }
kept=$(count deliveries)
builds=$(count builds)
older_schema=$(sqlite 'PRAGMA user_version')
[[ $kept -gt 50 && $builds -gt 5 ]] || { echo "only $kept deliveries and $builds builds were kept"; exit 1; }

say "upgrade while it runs: database and settings are kept"
started running DRONE_WEBHOOK_SECRET=not-a-real-one
install_deb "$deb"
kill -0 $pid # the package leaves what runs alone
stopped
in_root dpkg-query --show drone-discord
started second DRONE_WEBHOOK_SECRET=not-a-real-one
stopped
schema=$(sqlite 'PRAGMA user_version')
[ "$(count deliveries)" = "$kept" ] || { echo "deliveries: $kept before, $(count deliveries) after"; exit 1; }
[ "$(count builds)" = "$builds" ] || { echo "builds: $builds before, $(count builds) after"; exit 1; }
[ "$(sqlite 'PRAGMA integrity_check')" = ok ]
[ "$schema" = "$older_schema" ] || [ -s "$database.v$older_schema.bak" ] || { echo "no copy was made before the database was changed"; exit 1; }
expect retention_days=77 "$root/home/tester/.config/drone-discord/drone-discord.ini"
echo "kept: $kept deliveries, $builds builds and the settings; the database had version $older_schema and has $schema"

say "an older program refuses a newer database and leaves it alone"
refused() { # the program that is installed ends with one line and leaves each file of the database as it was
  local code=0 before
  chown -R 1000:1000 "$root$data"
  before=$(cd "$root$data" && sha256sum drone-discord.db*)
  timeout 60 "${as_user[@]}" DRONE_WEBHOOK_SECRET=x drone-discord --headless --listen 127.0.0.1:0 >"$root/tmp/newer.txt" 2>&1 || code=$?
  cat "$root/tmp/newer.txt"
  [ $code -eq 3 ] || { echo "exit code $code, not 3"; exit 1; }
  expect "later version" "$root/tmp/newer.txt"
  (cd "$root$data" && sha256sum --quiet -c - <<<"$before") || { echo "the database was changed"; exit 1; }
}
if [ "$schema" != "$older_schema" ]; then
  install_deb "$older"
  refused
  install_deb "$deb"
fi
sqlite "PRAGMA user_version = $((schema + 1))" >/dev/null
refused
sqlite "PRAGMA user_version = $schema" >/dev/null
chown -R 1000:1000 "$root$data"
started third DRONE_WEBHOOK_SECRET=not-a-real-one
stopped
[ "$(count deliveries)" = "$kept" ]

say "the window, on an X server"
in_root apt-get install -y -qq --no-install-recommends xvfb xauth x11-apps imagemagick dbus-daemon procps >/dev/null 2>&1
mkdir -p "$root/tmp/shot" && chmod 777 "$root/tmp/shot"
# shellcheck disable=SC2016
"${as_user[@]}" dbus-run-session -- xvfb-run -a -s "-screen 0 1280x800x24" sh -c '
  drone-discord --demo --listen 127.0.0.1:0 & pid=$!
  sleep 30
  kill -0 $pid && awk "/VmRSS/ {print \"resident with the window: \" int(\$2 / 1024) \" MiB\"}" /proc/$pid/status
  xwd -root -silent | convert xwd:- /tmp/shot/window.png
  kill -TERM $pid; wait $pid' 2>"$root/tmp/window.err" || { cat "$root/tmp/window.err"; exit 1; }
cat "$root/tmp/window.err"
colours=$(in_root identify -format %k /tmp/shot/window.png)
[ "$colours" -gt 200 ] || { echo "the picture has only $colours colours: no window"; exit 1; }
[ -z "${SHOT:-}" ] || cp "$root/tmp/shot/window.png" "$SHOT"

say "remove and purge"
in_root apt-get remove -y -qq drone-discord >/dev/null 2>&1
[ ! -e "$root/usr/bin/drone-discord" ] && [ -s "$database" ]
in_root apt-get purge -y -qq drone-discord >"$root/tmp/purge.txt" 2>&1
# shellcheck disable=SC2088 # as it is printed
expect "~/.local/share/drone-discord" "$root/tmp/purge.txt"
[ -s "$database" ]
find "$root/usr" "$root/etc" -name '*drone*discord*' | tee "$root/tmp/left.txt"
[ ! -s "$root/tmp/left.txt" ] || { echo "the package left the files above"; exit 1; }
grep drone-discord: "$root/tmp/purge.txt"

printf '\nthe package is good on %s\n' "$suite"
