#!/usr/bin/env bash
# A private PostgreSQL server for tests: tools/test-postgres.sh start|stop|url <folder>
# It listens on a socket only, has one user and no password, and is gone with its folder. So it does not wait for the
# disk either: what tests kill is a program, never the machine. `start` prints the URL that the tests take from
# CONFAB_TEST_POSTGRES.
set -euo pipefail

binaries=/usr/lib/postgresql/15/bin
usage() { echo "usage: $0 start|stop|url <folder>" >&2; exit 2; }
[ $# = 2 ] || usage
command=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
# A socket's path must be shorter than 108 characters, whatever the folder's is.
socket=/tmp/confab-pg-$(printf %s "$folder" | cksum | cut -d' ' -f1)

# PostgreSQL refuses to run as root, and its programs to start in a folder that their user cannot enter.
as_server() { cd /; if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }
running() { as_server "$binaries/pg_ctl" status -D "$folder/data" >/dev/null 2>&1; }
url() { echo "postgresql://confab@/postgres?host=$socket"; }

start() {
  if running; then url; return; fi
  mkdir -p "$socket"
  chmod 700 "$socket" "$folder"
  [ "$(id -u)" != 0 ] || chown -R postgres: "$socket" "$folder"
  [ -d "$folder/data" ] || as_server "$binaries/initdb" -D "$folder/data" -U confab -A trust -E UTF8 --locale=C.UTF-8 \
    --no-instructions --no-sync >/dev/null
  as_server "$binaries/pg_ctl" start -s -w -D "$folder/data" -l "$folder/server.log" -o "-c listen_addresses='' \
    -c unix_socket_directories='$socket' -c fsync=off -c full_page_writes=off -c shared_buffers=32MB \
    -c max_connections=200 -c max_wal_size=256MB"
  url
}

stop() {
  if running; then as_server "$binaries/pg_ctl" stop -s -m fast -D "$folder/data"; fi
  rm -rf "$socket"
}

case "$command" in start|stop|url) "$command" ;; *) usage ;; esac
