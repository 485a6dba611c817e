# shellcheck shell=bash
# What can be said about the sources without running them.

cpp_files() { git ls-files -co --exclude-standard -- '*.cpp' '*.h'; }

check_format() {
  ensure_packages "${lint_packages[@]}"
  say "clang-format"
  cpp_files | xargs -r clang-format-16 --dry-run --Werror
}

# Sources must not know the machine they were written on, nor where its packages came from.
check_no_traces() {
  say "No paths of a machine, no addresses of package registries"
  local found=0
  if git grep -nIE '(^|[^[:alnum:]_.~-])/(work|root)($|[^[:alnum:]_:-])'; then
    echo "lint: these lines name a folder of one machine" >&2
    found=1
  fi
  if git grep -nIE '"resolved"[[:space:]]*:' -- '*package-lock.json'; then
    echo "lint: these lock files name a registry; put omit-lockfile-registry-resolved=true into .npmrc beside them" >&2
    found=1
  fi
  if git grep -nIE '^[^#]*registry[[:space:]]*=[[:space:]]*http' -- '*.npmrc'; then
    echo "lint: a registry is the developer's choice, not the project's" >&2
    found=1
  fi
  return $found
}

check_shell() {
  ensure_packages "${lint_packages[@]}"
  say "shellcheck"
  # SC2154, SC2034: the parts of ./dev use each other's variables. SC2206: numbers need no quotes.
  git ls-files -- dev '*.sh' '.ci/run' | xargs shellcheck -s bash -S warning -e SC2154,SC2034,SC2206,SC1090
}

check_web() {
  ensure_node_modules web
  say "Web client: TypeScript, ESLint, Prettier"
  npm --prefix web run --silent typecheck
  npm --prefix web run --silent lint
}

check_tests() {
  ensure_node_modules tests
  say "Tests: TypeScript"
  npm --prefix tests run --silent typecheck
}

# Where the work at hand began: what everybody has, else the commit before this one.
lint_base() {
  local head base
  head=$(git rev-parse HEAD)
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [ -z "$base" ] || [ "$base" = "$head" ]; then base=$(git rev-parse -q --verify HEAD~1 || true); fi
  echo "$base"
}

# tidy_files [--all]: those that a build compiles. A changed header counts by the source of the same name.
tidy_files() {
  local base=
  [ "${1:-}" = --all ] || base=$(lint_base)
  if [ -z "$base" ]; then
    git ls-files -co --exclude-standard -- 'src/*.cpp' 'tests/unit/*.cpp'
    return
  fi
  { git diff --name-only --diff-filter=d "$base" -- src tests/unit
    git ls-files -o --exclude-standard -- src tests/unit; } |
    sed -n 's/\.\(h\|cpp\)$/.cpp/p' | sort -u | while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

# tidy_one <headers' digest> <file>: what passed once passes again as long as it, the headers and the checks are the same.
tidy_one() {
  local passed
  passed=build/tidy/$({ echo "$1"; cat "$2"; } | sha256sum | cut -d' ' -f1)
  [ ! -f "$passed" ] || return 0
  clang-tidy-16 -quiet -p build/debug "$2" 2>/dev/null || { echo "clang-tidy: $2"; return 1; }
  touch "$passed"
}

# check_tidy [--all | --at-most N]: clang-tidy reads what the compiler reads, so the debug preset is configured, and its
# precompiled header and the generated one are built first. A file takes it about ten seconds.
check_tidy() {
  ensure_packages "${lint_packages[@]}"
  build_preset debug confab_pch src/app/embedded/web_files.h
  local files headers most=100000
  mapfile -t files < <(tidy_files "${1:-}")
  [ "${1:-}" != --at-most ] || most=$2
  say "clang-tidy: ${#files[@]} files"
  if [ ${#files[@]} -gt "$most" ]; then
    echo "Only the first $most of them are checked here; ./dev lint checks all."
    files=("${files[@]:0:most}")
  fi
  [ ${#files[@]} -gt 0 ] || return 0
  mkdir -p build/tidy
  headers=$(git ls-files -co --exclude-standard -- '*.h' .clang-tidy CMakePresets.json cmake | sort | xargs cat | sha256sum)
  export -f tidy_one
  printf '%s\n' "${files[@]}" | xargs -P "$jobs" -n 1 bash -c 'tidy_one "$@"' tidy_one "$headers"
}

run_lint() {
  case "${1:-}" in "" | --all) ;; *) fail "usage: ./dev lint [--all]" ;; esac
  local failed=0 status check
  for check in check_format check_no_traces check_shell check_web check_tests "check_tidy ${1:-}"; do
    # In a shell of its own, so that errexit holds inside and the other checks run all the same.
    set +e
    # shellcheck disable=SC2086
    (set -e; $check)
    status=$?
    set -e
    if [ $status != 0 ]; then
      failed=1
      say "${check%% *} failed"
    fi
  done
  return $failed
}

run_format() {
  ensure_packages "${lint_packages[@]}"
  cpp_files | xargs -r clang-format-16 -i
  ensure_node_modules web
  npm --prefix web run --silent format
}
