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

# Suites of a row run side by side, for some of them wait for servers, databases and browsers of their own as much as they
# compute. (What those servers compute stands in no table: units keep PostgreSQL as busy as themselves, and leave nothing to
# others.) Suites that only compute get what the others of their row leave, one after the other.
side_by_side=('web debug-build' 'api api-postgres clients' 'browser fuzz tsan tidy')
only_computing=' debug-build fuzz tsan tidy '

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

# Suites that run at the same time; what they said is shown when all are done.
run_beside() {
  local name running=() patient=()
  for name in "$@"; do
    if may_run "$name"; then running+=("$name"); fi
  done
  [ ${#running[@]} -gt 0 ] || return 0
  say "Side by side: ${running[*]}"
  prepare_beside
  for name in "${running[@]}"; do
    if [[ "$only_computing" == *" $name "* ]]; then patient+=("$name"); else measured "$name" >"$logs/$name.log" & fi
  done
  (
    renice -n 19 -p $BASHPID >/dev/null
    for name in "${patient[@]}"; do measured "$name" >"$logs/$name.log"; done
  ) &
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

# beside <suite>: the suites that it runs side by side with, itself among them.
beside() {
  local row
  for row in "${side_by_side[@]}" "$1"; do
    if [[ " $row " == *" $1 "* ]]; then echo "$row"; return; fi
  done
}

# steps_of <suites...>: a line for each step, which is a suite or several that run side by side.
steps_of() {
  local name other together wanted=" $* "
  for name in "$@"; do
    together=()
    for other in $(beside "$name"); do
      if [[ "$wanted" == *" $other "* ]]; then together+=("$other"); fi
    done
    echo "${together[*]}"
  done | awk '!seen[$0]++'
}

# What failed is said once more where whoever sees the end of a long log sees it.
say_failures() {
  local name
  for name in "$@"; do
    if [ "${outcome[$name]}" = ok ] || [ ! -f "$logs/$name.log" ]; then continue; fi
    say "$name failed"
    failures_in "$logs/$name.log" | sed -n 1,40p
  done
}

# failures_in <log>: the lines by which compilers and test runners name what is wrong; the last lines when there are none.
failures_in() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" |
    grep -E '(^|[^a-z])(error|Error|FAIL|FAILED|AssertionError|not ok|✖|✗|×)([^a-z]|$)|^[^ ]+:[0-9]+: ' || tail -20 "$1"
}

run_tests() {
  local wanted name steps step passed=0 failed=0 started=$EPOCHREALTIME
  wanted=$(wanted_suites "$@")
  mkdir -p "$logs"
  # shellcheck disable=SC2086
  mapfile -t steps < <(steps_of $wanted)
  for step in "${steps[@]}"; do
    # shellcheck disable=SC2086
    case "$step" in *' '*) run_beside $step ;; *) run_step "$step" ;; esac
  done
  # shellcheck disable=SC2086
  say_failures $wanted
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
