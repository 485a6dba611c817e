# shellcheck shell=bash

# Everything is measured by bench/run.sh; the markup parser has a yardstick of its own.
run_bench() {
  build_web
  build_preset release
  ensure_node_modules tests/markup-diff
  say "Markup, beside the package it is compatible with"
  node bench/markup/compare.js build/release/bench/markup/bench_markup
  say "The server, beside a bare broadcaster"
  bench/run.sh "$@"
}
