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
  # Each of the two computes on one processor.
  npm --prefix web run --silent typecheck &
  local types=$! failed=0
  npm --prefix web run --silent lint || failed=1
  wait $types || failed=1
  return $failed
}

check_tests() {
  ensure_node_modules tests
  say "Tests: TypeScript"
  npm --prefix tests run --silent typecheck
}

run_lint() {
  case "${1:-}" in "" | --all) ;; *) fail "usage: ./dev lint [--all]" ;; esac
  local failed=0 status check
  for check in check_format check_no_traces check_layers check_shell check_web check_tests "check_tidy ${1:-}"; do
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
