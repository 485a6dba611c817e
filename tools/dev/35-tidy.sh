# shellcheck shell=bash
# clang-tidy, on what changed or on every C++ file.
#
# Read file by file, it spends nine tenths of its time in the headers of the standard library and of Boost: each check
# looks at every declaration of a translation unit. So it reads files together that are compiled alike: a unit of
# generated source includes them. Files that do not compile beside each other (both have a `kLimit` of their own) go into
# the unit's next round.

tidy_files_a_unit=30

# Where the work at hand began: what everybody has, else the commit before this one.
lint_base() {
  local head base
  head=$(git rev-parse HEAD)
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [ -z "$base" ] || [ "$base" = "$head" ]; then base=$(git rev-parse -q --verify HEAD~1 || true); fi
  echo "$base"
}

# The commit at which every file was read last, with the checks of that day; `./dev lint --all` writes it.
tidy_mark=tools/dev/tidy-mark

# Where what is to be read anew began: the latest of the newest release, the last commit that is older than fourteen days,
# and the commit at which everything was read. None when there is no such commit, or when the checks changed since.
recent_base() {
  local commits=() commit mark base
  mark=$(cat "$tidy_mark" 2>/dev/null || true)
  for commit in "$(git describe --tags --abbrev=0 --match 'v[0-9]*' HEAD~1 2>/dev/null || true)" \
    "$(git rev-list -1 --before='14 days ago' HEAD)" "$mark"; do
    if [ -n "$commit" ] && git merge-base --is-ancestor "$commit" HEAD 2>/dev/null; then commits+=("$commit"); fi
  done
  [ ${#commits[@]} -gt 0 ] || return 0
  base=$(git rev-list -1 --no-walk=sorted "${commits[@]}")
  if git diff --quiet "$base" -- .clang-tidy; then echo "$base"; fi
}

# tidy_files [--all|--recent]: without either, what changed since the work at hand began; a changed header counts by the
# source of the same name.
tidy_files() {
  local base
  case "${1:-}" in
    --all) base= ;;
    --recent) base=$(recent_base) ;;
    *) base=$(lint_base) ;;
  esac
  { [ -z "$base" ] || git diff --name-only "$base"
    [ -n "$base" ] || git ls-files -- '*.cpp'
    git ls-files -o --exclude-standard; } |
    sed -n 's/\.\(h\|cpp\)$/.cpp/p' | sort -u | while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

# tidy_units <list of files>: makes the folders build/tidy/units/N, each with the names of its files and with the command
# that would compile unit.cpp, and prints them. How Boost is linked and where tests have their data makes no difference to
# what is read. A file that no target compiles is an error.
tidy_units() {
  rm -rf build/tidy/units
  awk -v root="$PWD/" -v most="$tidy_files_a_unit" '
    NR == FNR { wanted[root $0] = 1; next }
    /^ *"command": / { command = $0; sub(/^ *"command": "/, "", command); sub(/ -o [^ ]+ -c [^ ]+",$/, "", command) }
    /^ *"file": / {
      file = $0; sub(/^ *"file": "/, "", file); sub(/".*$/, "", file)
      if (!(file in wanted)) next
      delete wanted[file]
      alike = command
      gsub(/ -DBOOST_[A-Z_]+| -DCONFAB_TEST_DATA=[^ ]+/, "", alike)
      if (count[alike]++ % most == 0) {
        folder = "build/tidy/units/" ++units
        unit[alike] = folder
        system("mkdir -p " folder)
        printf "[{\"directory\": \"%sbuild/tidy\",\n\"command\": \"%s -c %s\",\n\"file\": \"%s\"}]\n", root, command,
          root folder "/unit.cpp", root folder "/unit.cpp" > (folder "/compile_commands.json")
        close(folder "/compile_commands.json")
        print folder
      }
      print file >> (unit[alike] "/files")
      close(unit[alike] "/files")
    }
    END {
      for (file in wanted) { print "clang-tidy: no target of the preset compiles " file > "/dev/stderr"; status = 1 }
      exit status
    }' "$1" build/tidy/compile_commands.json
}

# tidy_unit <headers' digest> <folder>: what passed once passes again as long as its files, the headers and the checks
# are the same.
tidy_unit() {
  local unit=$2 passed files rest clashing file output failed=0
  mapfile -t files <"$unit/files"
  passed=build/tidy/passed/$({ echo "$1"; cat "$unit/compile_commands.json" "${files[@]}"; } | sha256sum | cut -d' ' -f1)
  [ ! -f "$passed" ] || return 0
  while [ ${#files[@]} -gt 0 ]; do
    rest=()
    while true; do
      printf '#include "%s"  // NOLINT(bugprone-suspicious-include)\n' "${files[@]}" >"$unit/unit.cpp"
      [ ${#files[@]} -gt 1 ] || break
      # One check that costs nothing, for the compiler's errors.
      clashing=$(clang-tidy-16 -quiet -p "$unit" -checks='-*,portability-restrict-system-includes' \
        --extra-arg=-w --extra-arg=-ferror-limit=0 "$unit/unit.cpp" 2>/dev/null |
        sed -n 's/^\(\/.*\):[0-9]*:[0-9]*: error: .*\[clang-diagnostic-.*/\1/p' | sort -u)
      [ -n "$clashing" ] || break
      # An error in a header names none of the files: then the last one goes.
      clashing=$(printf '%s\n' "${files[@]:1}" | grep -Fx "$clashing" || echo "${files[-1]}")
      mapfile -t rest < <(printf '%s\n' "${rest[@]}" "$clashing" | sed '/^$/d')
      mapfile -t files < <(printf '%s\n' "${files[@]}" | grep -vFx "$clashing")
    done
    output=$(clang-tidy-16 -quiet -p "$unit" --extra-arg=-w "$unit/unit.cpp" 2>&1) || failed=1
    sed '/^$/d; /^[0-9]* warnings\? \(.* \)\?\(generated\.\|treated as errors\?\)$/d' <<<"$output"
    files=("${rest[@]}")
  done
  [ $failed = 0 ] || return 1
  touch "$passed"
}

# check_tidy [--all|--recent]. The preset `tidy` compiles nothing but the precompiled header.
check_tidy() {
  ensure_packages "${lint_packages[@]}"
  build_preset tidy confab_pch
  local headers units
  tidy_files "${1:-}" >build/tidy/files
  tidy_units build/tidy/files >build/tidy/unit-folders
  mapfile -t units <build/tidy/unit-folders
  say "clang-tidy: $(wc -l <build/tidy/files) files in ${#units[@]} units"
  [ ${#units[@]} -gt 0 ] || return 0
  mkdir -p build/tidy/passed
  headers=$(git ls-files -co --exclude-standard -- '*.h' .clang-tidy tools/dev/35-tidy.sh | sort | xargs cat | sha256sum)
  export -f tidy_unit
  printf '%s\n' "${units[@]}" | xargs -P "$jobs" -n 1 bash -c 'tidy_unit "$@"' tidy_unit "$headers" || return 1
  if [ "${1:-}" = --all ] && git diff --quiet HEAD; then git rev-parse HEAD >"$tidy_mark"; fi
}
