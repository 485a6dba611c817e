# shellcheck shell=bash
# The web client, and CMake's presets with ccache.

# CONFAB_JOBS: how many compilers at once, where the number of processors is not the right one (each takes up to 1 GB).
jobs=${CONFAB_JOBS:-$(nproc)}

export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$PWD

build_web() {
  ensure_node_modules web
  local changed=
  [ ! -f web/dist/index.html ] ||
    changed=$(find web \( -path web/node_modules -o -path web/dist \) -prune -o -newer web/dist/index.html -print -quit)
  if [ ! -f web/dist/index.html ] || [ -n "$changed" ]; then
    say "Building the web client"
    npm --prefix web run --silent build
    touch web/dist/index.html
  fi
}

# configure <preset>: again after a commit, too, for the program tells which one it is built from.
configure() {
  local preset=$1 stamp=build/$1/.configured commit
  commit=$(git rev-parse HEAD 2>/dev/null || echo none)
  if [ -f "build/$preset/build.ninja" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$commit" ]; then return; fi
  cmake --preset "$preset" >"build/configure-$preset.log" || { cat "build/configure-$preset.log"; return 1; }
  echo "$commit" >"$stamp"
}

# build_preset <preset> [targets...]
build_preset() {
  local preset=$1
  shift
  ensure_packages "${build_packages[@]}"
  [ "$preset" = release ] || ensure_packages "${unit_test_packages[@]}"
  mkdir -p build
  configure "$preset"
  ninja -C "build/$preset" -j "$jobs" "$@"
}

run_build() {
  local preset=${1:-release}
  case "$preset" in
    release | debug | quick | tsan) ;;
    *) fail "there is no preset $preset; there are release, debug, quick and tsan" ;;
  esac
  build_web
  build_preset "$preset" "${@:2}"
}

run_server() {
  build_web
  build_preset release confab
  exec build/release/confab serve "$@"
}
