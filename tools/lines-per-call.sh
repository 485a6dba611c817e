#!/usr/bin/env bash
# How many lines a call costs: those of the files that declare endpoints or methods (field lists, handlers and includes
# among them), by the calls that docs/openapi.json names.
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
# shellcheck disable=SC2086
tell "REST operations" "$(grep -cE '^ {6}"(get|post|put|delete|patch)": \{' docs/openapi.json)" $rest
# shellcheck disable=SC2086
tell "DDP methods" "$(awk '/^  "x-ddp-methods"/ { on = 1; next } on && /^  [}\]"]/ { exit } on && /^    "[^"]*": \{/ { n++ } END { print n }' docs/openapi.json)" $ddp
