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

# These speak to servers of their own, and mostly wait for them.
waiting_suites=(api api-postgres clients)

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

# may_run <suite>: notes the suite as skipped when what it needs has failed.
may_run() {
  local before
  before=$(needs_of "$1")
  if [ -z "$before" ] || [ "${outcome[$before]:-ok}" = ok ]; then return 0; fi
  outcome[$1]=failed
  table+=("$(printf '%-14s %-8s %8s %12s  %s' "$1" skipped '' '' "needs $before")")
  return 1
}

# measured <suite>: runs it in a shell of its own, where errexit holds and traps end with it, and leaves its exit code, its
# seconds, and those that processors worked for it beside its log.
measured() {
  (
    started=$EPOCHREALTIME
    set +e
    (set -e; "test_$1") 2>&1
    status=$?
    # Minutes and seconds of this shell and of what it has started; behind a pipe it would be another shell.
    times >"$logs/$1.result"
    worked=$(tr 'ms' '  ' <"$logs/$1.result" | awk '{ sum += $1 * 60 + $2 + $3 * 60 + $4 } END { printf "%d", sum }')
    awk "BEGIN { printf \"%d %.1f %d\\n\", $status, $EPOCHREALTIME - $started, $worked }" >"$logs/$1.result"
  )
}

# note <suite>: a row of the table, from what `measured` left.
note() {
  local status seconds worked
  read -r status seconds worked <"$logs/$1.result"
  outcome[$1]=$([ "$status" = 0 ] && echo ok || echo failed)
  table+=("$(printf '%-14s %-8s %8s %12s  %s' "$1" "${outcome[$1]}" "$seconds s" "$worked cpu-s" "$(counts_in "$logs/$1.log")")")
}

run_step() {
  may_run "$1" || return 0
  say "$1"
  measured "$1" | tee "$logs/$1.log"
  note "$1"
}

# Suites that wait more than they compute run at the same time; what they said is shown when all are done.
run_beside() {
  local name running=()
  for name in "$@"; do
    if may_run "$name"; then running+=("$name"); fi
  done
  [ ${#running[@]} -gt 0 ] || return 0
  say "Side by side: ${running[*]}"
  prepare_outside
  for name in "${running[@]}"; do measured "$name" >"$logs/$name.log" & done
  wait
  for name in "${running[@]}"; do
    say "$name"
    cat "$logs/$name.log"
    note "$name"
  done
}

# What a log says in numbers: the last line of the form `12 passed, 0 failed`, or Vitest's.
counts_in() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" |
    sed -n -e 's/^\([0-9][0-9]* passed, [0-9][0-9]* failed.*\)$/\1/p' -e 's/^ *Tests  *\(.*\)$/\1/p' | tail -1
}

run_tests() {
  local wanted name beside=() passed=0 failed=0 started=$EPOCHREALTIME
  wanted=$(wanted_suites "$@")
  mkdir -p "$logs"
  for name in $wanted; do
    if [[ " ${waiting_suites[*]} " == *" $name "* ]]; then beside+=("$name"); continue; fi
    if [ ${#beside[@]} -gt 0 ]; then run_beside "${beside[@]}"; beside=(); fi
    run_step "$name"
  done
  if [ ${#beside[@]} -gt 0 ]; then run_beside "${beside[@]}"; fi
  echo
  printf '%s\n' "${table[@]}"
  for name in $wanted; do
    if [ "${outcome[$name]}" = ok ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
  echo
  awk "BEGIN { printf \"%.1f minutes\\n\", ($EPOCHREALTIME - $started) / 60 }"
  echo "$passed passed, $failed failed"
  [ $failed = 0 ]
}
