#!/usr/bin/env bash
# A private PostgreSQL server for tests: tools/test-postgres.sh start|stop|url|remove <folder>
# It listens on a socket only, and has one user and no password. It does not wait for the disk either: what tests kill is
# a program, never the machine. Where there is memory for it, its files are there: a database for each test is hundreds of
# files made and deleted, which costs a file system more than all that the tests ask. `start` prints the URL that the
# tests take from CONFAB_TEST_POSTGRES; `remove` stops it and deletes its files.
set -euo pipefail

binaries=/usr/lib/postgresql/15/bin
usage() { echo "usage: $0 start|stop|url|remove <folder>" >&2; exit 2; }
[ $# = 2 ] || usage
command=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
# A socket's path must be shorter than 108 characters, whatever the folder's is.
name=confab-pg-$(printf %s "$folder" | cksum | cut -d' ' -f1)
socket=/tmp/$name
memory=/dev/shm/$name
kilobytes_wanted=2000000

# PostgreSQL refuses to run as root, and its programs to start in a folder that their user cannot enter.
as_server() { cd /; if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }
running() { as_server "$binaries/pg_ctl" status -D "$folder/data" >/dev/null 2>&1; }
url() { echo "postgresql://confab@/postgres?host=$socket"; }

start() {
  if running; then url; return; fi
  mkdir -p "$socket"
  if [ ! -e "$folder/data" ] && [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt $kilobytes_wanted ] 2>/dev/null; then
    mkdir -p "$memory"
    ln -s "$memory" "$folder/data"
  fi
  chmod 700 "$socket" "$folder"
  [ "$(id -u)" != 0 ] || chown -RH postgres: "$socket" "$folder" "$folder"/data*
  [ -e "$folder/data/PG_VERSION" ] || as_server "$binaries/initdb" -D "$folder/data" -U confab -A trust -E UTF8 --locale=C.UTF-8 \
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

remove() {
  stop
  rm -rf "$memory" "$folder/data"
}

case "$command" in start|stop|url|remove) "$command" ;; *) usage ;; esac
