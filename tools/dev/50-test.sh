# shellcheck shell=bash
# ./dev test: the suites in order, a table of them at the end, and the line that counts.

# Suite, and what must have gone well before it makes sense.
all_suites=(
  'lint'
  'web'
  'debug-build'
  'unit: debug-build'
  'markup: debug-build'
  'release-build'
  'openapi: release-build'
  'api: release-build'
  'api-postgres: release-build'
  'clients: release-build'
  'fault: release-build'
  'browser: release-build'
  'fuzz'
  'tsan'
  'tidy'
)

root=$PWD
logs=build/test-logs

# needs_of <suite>: what stands behind its colon.
needs_of() {
  local row
  for row in "${all_suites[@]}"; do
    if [ "${row%%:*}" = "$1" ]; then
      [ "$row" = "$1" ] || echo "${row#*: }"
      return
    fi
  done
  fail "there is no suite $1; there are: ${all_suites[*]%%:*}"
}

# What a suite needs is built before it, unless it has been.
wanted_suites() {
  if [ $# = 0 ]; then
    printf '%s\n' "${all_suites[@]%%:*}"
    return
  fi
  local name before
  for name in "$@"; do
    before=$(needs_of "$name")
    [ -z "$before" ] || echo "$before"
    echo "$name"
  done | awk '!seen[$0]++'
}

declare -A outcome=()
table=()

# run_step <suite>: in a shell of its own, where errexit holds and traps end with it.
run_step() {
  local name=$1 before status started seconds log=$logs/$1.log
  before=$(needs_of "$name")
  if [ -n "$before" ] && [ "${outcome[$before]:-ok}" != ok ]; then
    outcome[$name]=failed
    table+=("$(printf '%-14s %-8s %8s  %s' "$name" skipped '' "needs $before")")
    return
  fi
  say "$name"
  started=$EPOCHREALTIME
  set +e
  (set -e; "test_$name") 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  seconds=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $started }")
  outcome[$name]=$([ "$status" = 0 ] && echo ok || echo failed)
  table+=("$(printf '%-14s %-8s %8s  %s' "$name" "${outcome[$name]}" "$seconds s" "$(counts_in "$log")")")
}

# What a log says in numbers: the last line of the form `12 passed, 0 failed`, or Vitest's.
counts_in() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" |
    sed -n -e 's/^\([0-9][0-9]* passed, [0-9][0-9]* failed.*\)$/\1/p' -e 's/^ *Tests  *\(.*\)$/\1/p' | tail -1
}

run_tests() {
  local wanted name passed=0 failed=0
  wanted=$(wanted_suites "$@")
  mkdir -p "$logs"
  for name in $wanted; do
    run_step "$name"
  done
  echo
  printf '%s\n' "${table[@]}"
  for name in $wanted; do
    if [ "${outcome[$name]}" = ok ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
  echo
  echo "$passed passed, $failed failed"
  [ $failed = 0 ]
}
