#!/usr/bin/env bash
# Measures Confab on this machine, beside a bare broadcaster in the same run, and writes build/bench/report.{md,json}.
#   --quick   under three minutes, for a look; its figures scatter more
#   --build   also times a full release build from nothing and a one-file change to the core
# Everything happens in build/bench, on loopback. Wants the release preset built: ./dev bench does that first.
set -euo pipefail
shopt -s inherit_errexit
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
cd "$root"

quick=0 build=0
for argument in "$@"; do
  case "$argument" in
    --quick) quick=1 ;;
    --build) build=1 ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done

programs=${CONFAB_BENCH_PROGRAMS:-build/release}
confab=${CONFAB_BENCH_SERVER:-$programs/confab}
load=$programs/bench/load/confab_load
seed=$programs/bench/seed/confab_seed
floor=$programs/bench/net/broadcast_floor
out=build/bench
work=$out/run
results=$out/results
port=${CONFAB_BENCH_PORT:-4810}
export PATH="$root/build/tools/node/bin:$PATH"

if [ $quick = 1 ]; then
  seconds=2 probe=0.5 starts=3 yardsticks=gather
else
  seconds=10 probe=1.5 starts=7 yardsticks='single gather gather-fdatasync'
fi
members=1000 steady=20000 messages=1000000
# What teams have: many small rooms. Each has a sender of its own.
small=(--rooms 200 --members 10) small_steady=5000

. "$here/servers.sh"
for program in "$confab" "$load" "$seed" "$floor"; do
  [ -x "$program" ] || { echo "bench: $program is missing; ./dev bench builds it" >&2; exit 1; }
done
ulimit -n "$(ulimit -Hn)"
rm -rf "$work" "$results"
mkdir -p "$work" "$results"
trap stop_server EXIT
say() { printf '== %s\n' "$*" >&2; }

# measure <name> <mode> <arguments...>: one result file of the load generator.
measure() {
  local name=$1; shift
  say "$name"
  "$load" "$@" >"$results/$name.json.part"
  mv "$results/$name.json.part" "$results/$name.json"
}
on_server() { local name=$1 mode=$2; shift 2; measure "$name" "$mode" --port $port --pid "$server" "$@"; }

say "A new workspace, then $messages messages"
start_confab
sleep 3
resident_memory >"$results/idle-fresh.json"
stop_server
workspace=$work/workspace.txt
"$seed" "$work/data/$(database_file)" "$workspace" $members $messages
in_hall=(--workspace "$workspace" --room bench-hall)

measure startup startup --port $port --runs $starts -- "${confab_command[@]}"

start_confab
sleep 3
resident_memory >"$results/idle-seeded.json"
on_server idle-connections idle "${in_hall[@]}" --connections $members
restart_confab
on_server idle-subscribed idle "${in_hall[@]}" --connections $members --subscribed
restart_confab
on_server history-1 history --workspace "$workspace" --clients 1 --seconds $seconds
on_server history-8 history --workspace "$workspace" --clients 8 --seconds $seconds
on_server send-1 send "${in_hall[@]}" --clients 1 --seconds $seconds
on_server send-64 send "${in_hall[@]}" --clients 64 --seconds $seconds

restart_confab
on_server storm storm --workspace "$workspace" --clients 2000

deliver=(deliver --members $members --seconds $seconds)
restart_confab
on_server deliver-steady "${deliver[@]}" "${in_hall[@]}" --rate $steady
on_server deliver-saturated "${deliver[@]}" "${in_hall[@]}" --saturate --probe-seconds $probe
restart_confab
deliver_small=(deliver "${small[@]}" --seconds $seconds)
in_teams=(--workspace "$workspace" --room bench-team --senders 200)
on_server small-confab-steady "${deliver_small[@]}" "${in_teams[@]}" --rate $small_steady
on_server small-confab-saturated "${deliver_small[@]}" "${in_teams[@]}" --saturate --probe-seconds $probe
restart_confab
on_server deliver-sidebar "${deliver[@]}" "${in_hall[@]}" --rate $steady --sidebar
resident_memory >"$results/after-load.json"
stop_server

# The yardstick sends frames as large as the server's were.
frame_bytes=$(node -p "Math.round(JSON.parse(fs.readFileSync('$results/deliver-steady.json')).frame_bytes)")
bare_size=(--bare --frame-bytes "$frame_bytes")
for yardstick in $yardsticks; do
  start_broadcaster "$yardstick"
  on_server "bare-$yardstick-steady" "${deliver[@]}" "${bare_size[@]}" --rate $steady
  on_server "bare-$yardstick-saturated" "${deliver[@]}" "${bare_size[@]}" --saturate --probe-seconds $probe
  [ "$yardstick" = single ] || {
    on_server "small-$yardstick-steady" "${deliver_small[@]}" "${bare_size[@]}" --rate $small_steady
    on_server "small-$yardstick-saturated" "${deliver_small[@]}" "${bare_size[@]}" --saturate --probe-seconds $probe
  }
  stop_server
done

if [ $build = 1 ]; then
  . "$here/build_times.sh"
  measure_build >"$results/build.json"
fi

node "$here/report/report.mjs" "$results" "$root" "$out" "bench/run.sh $*"
rm -rf "$work"
