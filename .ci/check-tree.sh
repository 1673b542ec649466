#!/bin/bash
# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Who may include whom (docs/architecture.md), and the two licence lines at the head of each file. Prints each breach
# with file and line; exit 1 when there is one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C # one order of names everywhere

breaches=0

# breach RULE, with the offending lines as grep prints them on standard input.
breach() {
  local line
  while IFS= read -r line; do
    printf '%s\n    %s\n' "$line" "$1"
    breaches=$((breaches + 1))
  done
}

# includes PATTERN PATH...: the #include lines whose target matches.
includes() {
  local pattern=$1
  shift
  grep -rnE --include='*.h' --include='*.cpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$pattern" "$@" 2>/dev/null || true
}
outside() { grep -vE "^($1):" || true; }

breach "server/ must not include ui/ or app/" < <(includes '([^">]*/)?(ui|app)/' server)
breach "ui/ must not include app/" < <(includes '([^">]*/)?app/' ui)
breach "server/ must not need Qt Gui, Widgets, Charts or Svg" \
  < <(includes '(Qt(Gui|Widgets|Charts|Svg|SvgWidgets)/|Q(Widget|Application|GuiApplication|Icon|Pixmap|Painter)>)' server)
breach "SQL lives in server/store/ alone" < <(includes '(QtSql/|QSql|sqlite3)' app server ui | outside 'server/store/[^:]*')
breach "QHttpServer is included by server/webhook/webhooklistener.cpp alone" \
  < <(includes '(QtHttpServer/|QHttpServer|QAbstractHttpServer)' app server ui | outside 'server/webhook/webhooklistener\.cpp')
breach "QtKeychain is included by server/secrets/keychainsecretstore.cpp alone" \
  < <(includes '([^">]*/)?(qt6keychain|qtkeychain|keychain\.h)' app server ui | outside 'server/secrets/keychainsecretstore\.cpp')
breach "ui/ shows what server/ tells it: no sockets and no requests of its own" \
  < <(includes '(QtNetwork/|QNetworkAccessManager|QNetworkRe|QTcp|QSsl|QWebSocket)' ui)

# Inside server/: core <- model <- the subjects <- service; a subject includes itself and what lies below. What else it
# may see is named here, with the reason.
#   discord and store implement what announce declares; the demo signs as Drone does; the settings hold the routes.
allowed() {
  case $1 in
    core) echo 'core' ;;
    model) echo 'core|model' ;;
    discord) echo 'core|model|discord|announce/chatplatform\.h' ;;
    store) echo 'core|model|store|announce/announcementbook\.h' ;;
    demo) echo 'core|model|demo|webhook/httpsignature\.h|webhook/httpdate\.h' ;;
    settings) echo 'core|model|settings|announce/router\.h' ;;
    service) echo '[a-z]+' ;;
    *) echo "core|model|$1" ;;
  esac
}
for folder in server/*/; do
  name=$(basename "$folder")
  breach "server/$name may include: $(allowed "$name")" \
    < <(includes '[a-z]+/' "$folder" | grep -vE "include[[:space:]]*[<\"](($(allowed "$name"))(/|\")|sys/|netinet/|linux/|openssl/|arpa/)" || true)
done

breach "the SPDX lines are missing" < <(find run.sh test.sh CMakeLists.txt .ci app server ui resources tests installer -type f \
  \( -name '*.h' -o -name '*.cpp' -o -name '*.sh' -o -name '*.cmake' -o -name CMakeLists.txt -o -path .ci/run \) \
  -exec grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' {} +)

if [ $breaches -gt 0 ]; then
  echo "$breaches breaches"
  exit 1
fi
echo "The tree is in order."
