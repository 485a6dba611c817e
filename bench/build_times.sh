# How long a build takes, without ccache: from nothing, and after a change to one file of the core. Sourced by run.sh.

elapsed() { local begin=$EPOCHREALTIME; "$@" >&2; awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $begin }"; }

measure_build() {
  local folder=$out/release changed=src/core/messages/send.cpp full one
  rm -rf "$folder"
  export CCACHE_DISABLE=1
  say "A full release build from nothing"
  full=$(elapsed eval "cmake --preset release -B '$folder' && ninja -C '$folder' confab")
  say "One file of the core"
  touch "$changed"
  one=$(elapsed ninja -C "$folder" confab)
  unset CCACHE_DISABLE
  rm -rf "$folder"
  printf '{"full_seconds":%s,"one_file_seconds":%s,"file":"%s"}\n' "$full" "$one" "$changed"
}
