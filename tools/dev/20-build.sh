say() { printf '\033[1m== %s\033[0m\n' "$*"; }

jobs=$(nproc)

ensure_ccache() {
  export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
  export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$PWD
}

build_web() {
  ensure_node
  ensure_node_modules web
  if [ ! -f web/dist/index.html ] || [ -n "$(find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -newer web/dist/index.html -print -quit)" ]; then
    say "Building the web client"
    npm --prefix web run --silent build
  fi
}

# build_preset <preset> [targets...]
build_preset() {
  local preset=$1; shift
  ensure_packages "${debian_packages[@]}"
  ensure_ccache
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
  ninja -C "build/$preset" -j "$jobs" "$@"
}
