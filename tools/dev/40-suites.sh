# shellcheck shell=bash
# The suites of ./dev test, each one function that can run by itself. Only `test_*` functions are suites.

# A PostgreSQL server of one's own for the time of a command; it gets CONFAB_TEST_POSTGRES.
with_postgres() {
  ensure_packages "${postgres_packages[@]}"
  local folder
  folder=$(mktemp -d "${TMPDIR:-/tmp}/confab-pg-XXXXXX")
  # shellcheck disable=SC2064
  trap "tools/test-postgres.sh remove '$folder' >/dev/null 2>&1; rm -rf '$folder'" EXIT
  CONFAB_TEST_POSTGRES=$(tools/test-postgres.sh start "$folder")
  export CONFAB_TEST_POSTGRES
  "$@"
}

# memory_folder: makes a folder for what tests write, in memory where there are 2 GB of it: each of them makes a database
# and waits for the disk with every commit.
memory_folder() {
  local memory=/dev/shm
  if [ "$(df --output=avail -k $memory 2>/dev/null | tail -1)" -gt 2000000 ] 2>/dev/null; then
    mktemp -d $memory/confab-tests-XXXXXX
  else
    mktemp -d "${TMPDIR:-/tmp}/confab-tests-XXXXXX"
  fi
}

sanitizer_settings() {
  export ASAN_SYMBOLIZER_PATH=/usr/lib/llvm-16/bin/llvm-symbolizer
  export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}
  export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
  export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1:second_deadlock_stack=1:external_symbolizer_path=$ASAN_SYMBOLIZER_PATH:suppressions=$root/tests/unit/tsan.supp}
}

# gtest_programs <programs...>: runs them all, whatever the one before said, and adds up. Each runs as several processes
# with a part of its tests, for a test waits for its database.
gtest_programs() {
  local program passed=0 failed=0 folder shards=$jobs
  folder=$(memory_folder)
  chmod 711 "$folder"
  mkdir -m 1777 "$folder/tests"  # a test writes as nobody
  for program in "$@"; do
    local shard processes=() status=0
    for ((shard = 0; shard < shards; ++shard)); do
      TMPDIR=$folder/tests GTEST_TOTAL_SHARDS=$shards GTEST_SHARD_INDEX=$shard "${wrapper[@]}" "$program" --gtest_brief=1 >"$folder/$shard.log" 2>&1 &
      processes+=($!)
    done
    for shard in "${processes[@]}"; do wait "$shard" || status=$?; done
    local ok bad
    ok=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\?.*/\1/p' "$folder"/*.log | awk '{ sum += $1 } END { print sum + 0 }')
    bad=$(cat "$folder"/*.log | grep -c '^\[  FAILED  \] .* ([0-9]* ms)$' || true)
    passed=$((passed + ok))
    failed=$((failed + bad))
    if [ $status = 0 ] && [ "$ok" -gt 0 ]; then
      echo "${program##*/}: ${ok} passed"
    else
      cat "$folder"/*.log
      echo "${program##*/}: failed with exit code $status"
      # A program that died has not counted its tests.
      [ "$bad" -gt 0 ] || failed=$((failed + 1))
    fi
  done
  rm -rf "$folder"
  echo "$passed passed, $failed failed"
  [ $failed = 0 ]
}

# Targets of a configured preset that begin with the word.
targets_of() {
  ninja -C "build/$1" build.ninja >/dev/null  # looks for new files
  ninja -C "build/$1" -t targets all | sed -n "s/^\($2[a-z0-9_]*\): phony$/\1/p" | sort -u
}

test_lint() {
  check_format
  check_no_traces
  check_layers
  check_shell
  check_tests
}

# Each of the two rows of steps computes on one processor.
test_web() {
  ensure_node_modules web
  say "Web client: ESLint, Prettier, Vitest; TypeScript, build and size beside them"
  local built failed=0 log
  log=$(mktemp "${TMPDIR:-/tmp}/confab-web-XXXXXX")
  (
    set -e
    npm --prefix web run --silent typecheck
    build_web
    npm --prefix web run --silent size
  ) >"$log" 2>&1 &
  built=$!
  npm --prefix web run --silent lint || failed=1
  npm --prefix web test --silent -- --retry=1 || failed=1  # what needed it is named: web/scripts/unsteady.ts
  wait $built || failed=1
  cat "$log"
  rm "$log"
  return $failed
}

test_tidy() { check_tidy --recent; }

test_debug-build() {
  ensure_packages "${build_packages[@]}" "${unit_test_packages[@]}"
  mkdir -p build
  configure debug
  local targets
  mapfile -t targets < <(targets_of debug test_)
  [ ${#targets[@]} -gt 0 ] || fail "CMake knows no unit tests"
  build_preset debug "${targets[@]}" markup_json
}

run_unit_tests() {
  sanitizer_settings
  local targets wrapper=()
  mapfile -t targets < <(targets_of debug test_)
  gtest_programs "${targets[@]/#/build/debug/tests/unit/}"
}
test_unit() { with_postgres run_unit_tests; }

test_release-build() {
  build_web
  build_preset release
  check_hardening build/release/confab
  check_fortified build/release/confab
  check_hardening build/release/confab-media
  check_hardening build/release/confab-script
}

# The checked-in document, and the types made from it, are what the program declares.
test_openapi() {
  ensure_node_modules web
  local made failed=0
  made=$(mktemp -d "${TMPDIR:-/tmp}/confab-openapi-XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf '$made'" EXIT
  build/release/confab openapi >"$made/openapi.json"
  compare "$made/openapi.json" docs/openapi.json "build/release/confab openapi >docs/openapi.json" || failed=1
  node web/scripts/generate-api.mjs "$made/openapi.json" "$made/schema.ts"
  compare "$made/schema.ts" web/src/api/schema.ts "npm --prefix web run generate" || failed=1
  return $failed
}
compare() {
  diff -u "$2" "$1" | head -60
  [ "${PIPESTATUS[0]}" = 0 ] && return
  echo "$2 is stale; write it anew: $3"
  return 1
}

test_markup() {
  ensure_node_modules tests/markup-diff
  sanitizer_settings
  (cd tests/markup-diff && node diff.js --program "$root/build/debug/tests/markup-diff/markup_json" \
    --cases "${CONFAB_MARKUP_CASES:-20000}")
}

# What suites that run side by side would otherwise install, or find half made, at the same time.
prepare_beside() {
  ensure_packages "${build_packages[@]}" "${unit_test_packages[@]}" "${lint_packages[@]}" "${postgres_packages[@]}" \
    "${browser_packages[@]}"
  ensure_node_modules tests
  build_web
}

# outside <suite> <arguments...>: a suite that speaks to the release build from outside.
outside() {
  ensure_node_modules tests
  CONFAB_BINARY=$root/build/release/confab node tests/run.ts "$@" --again
}
test_api() { outside api "$@"; }
test_api-postgres() {
  ensure_packages "${postgres_packages[@]}"
  outside api --engine postgres "$@"
}
test_clients() { outside clients "$@"; }
test_fault() { outside fault "$@"; }
test_browser() {
  ensure_packages "${browser_packages[@]}"
  outside browser "$@"
}

# What must be right with several threads at once.
tsan_tests=(test_sql test_net test_bus test_races)
test_tsan() {
  build_preset tsan "${tsan_tests[@]}"
  with_postgres run_tsan_tests
}
run_tsan_tests() {
  sanitizer_settings
  # ThreadSanitizer of clang 16 does not know the wide address randomisation of newer kernels.
  local wrapper=()
  if setarch "$(uname -m)" -R true 2>/dev/null; then wrapper=(setarch "$(uname -m)" -R); fi
  gtest_programs "${tsan_tests[@]/#/build/tsan/tests/unit/}"
}

# The same inputs each time: a commit does not fail by the luck of the draw, and what it fails by can be found again. A
# slower machine gets less far in the same row of inputs. Looking for new ones is ./dev fuzz. The fuzzer counts an input's
# time by the clock, and here it gets what suites beside it leave: only what never ends is too slow.
test_fuzz() {
  rm -rf build/fuzz/repeated
  run_fuzz all "${CONFAB_FUZZ_SECONDS:-15}" repeated -seed=1 -timeout=300
}

# run_fuzz [name|all] [seconds] [folder] [options...]: starts from the checked-in corpus; what is found new is kept in
# build/fuzz/<folder>.
run_fuzz() {
  local name=${1:-all} seconds=${2:-60} folder=${3:-corpus} options=("${@:4}") targets failed count
  ensure_packages "${build_packages[@]}" "${unit_test_packages[@]}"
  mkdir -p build/fuzz
  configure debug
  mapfile -t targets < <(targets_of debug fuzz_)
  if [ "$name" != all ]; then
    [[ " ${targets[*]} " == *" fuzz_$name "* ]] || fail "there is no fuzz target $name; there are: ${targets[*]#fuzz_}"
    targets=("fuzz_$name")
  fi
  [ ${#targets[@]} -gt 0 ] || fail "CMake knows no fuzz targets"
  build_preset debug "${targets[@]}"
  sanitizer_settings
  export -f fuzz_target
  printf '%s\n' "${targets[@]#fuzz_}" | xargs -P "$jobs" -I{} bash -c 'fuzz_target "$@"' fuzz_target {} "$seconds" "$folder" \
    "${options[@]}" | tee build/fuzz/results
  count=$(grep -c ' inputs in ' build/fuzz/results || true)
  failed=$((${#targets[@]} - count))
  echo "$count passed, $failed failed"
  [ $failed = 0 ]
}

# fuzz_target <name> <seconds> <folder> [options...]: one process, one target; says all it has to say at once, for others run
# beside it.
fuzz_target() {
  local name=$1 seconds=$2 found=build/fuzz/$3/$1 artifacts=build/fuzz/artifacts/$1/ log=build/fuzz/$1.log
  mkdir -p "$found" "$artifacts" "tests/fuzz/corpus/$name"
  if "build/debug/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -dict=tests/fuzz/names.dict \
    "${@:4}" -artifact_prefix="$artifacts" "$found" "tests/fuzz/corpus/$name" >"$log" 2>&1; then
    echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s"
  else
    echo "$(tail -40 "$log")
$name: failed; the input is in $artifacts"
  fi
}
