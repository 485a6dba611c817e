#!/usr/bin/env bash
# How many sources compile anew when a row is added: a setting, a permission, an error, an event. Counts, for each header
# that such a row stands in, the .cpp files of src/ that include it, directly or by other headers.
#
#   tools/recompiled.sh            # the largest of each kind
#   tools/recompiled.sh --all      # each header
#   tools/recompiled.sh HEADER...  # these, such as bus/event.h
#   tools/recompiled.sh --lint     # fails where a setting, a permission or an event compiles fifteen or more
set -euo pipefail
cd "$(dirname "$0")/.."

all=0 least=0
[ "${1:-}" != --all ] || { all=1; shift; }
if [ "${1:-}" = --lint ]; then
  least=15
  mapfile -t headers < <(cd src && ls settings/groups/*.h permissions/groups/*.h bus/event.h)
elif [ $# -gt 0 ]; then
  headers=("$@")
  all=1
else
  mapfile -t headers < <(cd src && ls settings/groups/*.h permissions/groups/*.h base/errors/*.h bus/event.h)
fi

git grep -oE '^#include "[a-z_]+/[a-z_/.]+"' -- 'src/*.h' 'src/*.cpp' | sed -E 's/^src\/([^:]*):#include "(.*)"$/\1 \2/' |
  awk -v wanted="${headers[*]}" -v all=$all -v least=$least '
    { readers[$2] = readers[$2] " " $1 }
    function count(header,   queue, first, last, list, n, i, found) {
      split("", seen)
      queue[last = first = 1] = header
      for (found = 0; first <= last; first++) {
        n = split(readers[queue[first]], list, " ")
        for (i = 1; i <= n; i++) {
          if (list[i] in seen) continue
          seen[list[i]] = 1
          if (list[i] ~ /\.cpp$/) found++
          queue[++last] = list[i]
        }
      }
      return found
    }
    END {
      n = split(wanted, headers, " ")
      for (i = 1; i <= n; i++) {
        found = count(headers[i])
        kind = headers[i]
        sub(/[^\/]*$/, "", kind)
        if (least) {
          if (found >= least) { print "lint: " headers[i] " is read by " found " sources, which each new row compiles anew"; failed = 1 }
        } else if (all) printf "%4d  %s\n", found, headers[i] | "sort -rn"
        else if (!(kind in most) || found > most[kind]) { most[kind] = found; whose[kind] = headers[i] }
      }
      for (kind in most) printf "%4d  %s\n", most[kind], whose[kind] | "sort -rn"
      exit failed
    }'
