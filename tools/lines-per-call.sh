#!/usr/bin/env bash
# How many lines a call costs: those of the files that declare endpoints or methods (fields, handlers, what puts
# documents together, and includes among them), by the calls that docs/openapi.json names; and what a declaration alone
# takes, from `endpoints.get<` or `methods.add<` to its end, its handler included.
set -euo pipefail
cd "$(dirname "$0")/.."

# The pipeline, the document and the like serve all calls, and declare none.
rest=$(git ls-files 'src/rest/*.cpp' 'src/rest/*.h' | grep -vE '/(pipeline|openapi|form_reader|method_call)[a-z_]*\.')
ddp=$(git ls-files 'src/ddp/*_methods.cpp' 'src/ddp/*_methods.h' src/ddp/room_params.h)

tell() { # tell NAME CALLS FILES...
  local name=$1 calls=$2
  shift 2
  cat "$@" | awk -v name="$name" -v calls="$calls" 'NF { written++ } END {
    printf "%-16s %5d lines, %d without the empty ones, for %d: %.1f each, %.1f\n",
      name, NR, written, calls, NR / calls, written / calls }'
}
declarations() { # declarations NAME PATTERN FILES...
  local name=$1 pattern=$2
  shift 2
  cat "$@" | awk -v name="$name" -v pattern="$pattern" '
    !open && $0 ~ pattern { declared++; open = 1; depth = 0 }
    open && NF {
      lines++
      gsub(/"[^"]*"/, "")
      depth += gsub(/[({]/, "") - gsub(/[)}]/, "")
      if (depth <= 0) open = 0
    }
    END { printf "%-16s %5d lines for %d declarations alone: %.1f each\n", name, lines, declared, lines / declared }'
}
# shellcheck disable=SC2086
tell "REST operations" "$(grep -cE '^ {6}"(get|post|put|delete|patch)": \{' docs/openapi.json)" $rest
# shellcheck disable=SC2086
tell "DDP methods" "$(awk '/^  "x-ddp-methods"/ { on = 1; next } on && /^  [}\]"]/ { exit } on && /^    "[^"]*": \{/ { n++ } END { print n }' docs/openapi.json)" $ddp
# shellcheck disable=SC2086
declarations "REST operations" 'endpoints\.(get|post|del|post_later|post_form)<' $rest
# shellcheck disable=SC2086
declarations "DDP methods" 'methods\.(add|add_later)<' $ddp
