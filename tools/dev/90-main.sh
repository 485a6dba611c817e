# shellcheck shell=bash

usage() {
  cat <<EOF
usage: ./dev <command>

  run [options]          build everything and serve on port 3000 with ./data; options go to \`confab serve\`
  build [preset]         build the web client and a preset: release (default), debug, quick, tsan
  test [suite...]        run all suites, or some: $(printf '%s ' "${all_suites[@]%%:*}" | fold -s -w 64 | sed '2,$s/^/                         /')
  lint [--all]           check the form of all files, and clang-tidy on what changed (--all: on everything)
  format                 bring all files into form
  bench [--quick]        measure the release build; the report goes to build/bench
  fuzz [name] [seconds]  run fuzz targets (all, 60 seconds each)
  node <command...>      run a command with the project's Node
EOF
}

main() {
  local command=${1:-help}
  [ $# -eq 0 ] || shift
  case "$command" in
    run) run_server "$@" ;;
    build) run_build "$@" ;;
    test) run_tests "$@" ;;
    lint) run_lint "$@" ;;
    format) run_format ;;
    bench) run_bench "$@" ;;
    fuzz) run_fuzz "$@" ;;
    node) ensure_node; "$@" ;;
    help | --help | -h) usage ;;
    *) usage >&2; exit 2 ;;
  esac
}
