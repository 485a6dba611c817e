# Starting and stopping what is measured; sourced by run.sh. `server` is the running one's process id, or empty.
server=

confab_command=("$confab" serve --data "$work/data" --port "$port")
# A workspace without wizard, and no limit on how often one address may call: the whole load comes from one.
export ADMIN_USERNAME=admin ADMIN_PASS=bench-admin-password ADMIN_EMAIL=admin@example.org ADMIN_NAME=Admin
export OVERWRITE_SETTING_Show_Setup_Wizard=completed
export OVERWRITE_SETTING_API_Enable_Rate_Limiter=false
for limit in IP User Connection User_By_Method Connection_By_Method; do
  export "OVERWRITE_SETTING_DDP_Rate_Limit_${limit}_Enabled=false"
done

# The one SQLite file in the data folder.
database_file() { (cd "$work/data" && ls ./*.db ./*.sqlite 2>/dev/null | head -1); }

wait_for() {
  local tries=0
  until "$@" 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { echo "bench: the server has ended:" >&2; tail -20 "$work/server.log" >&2; exit 1; }
    tries=$((tries + 1))
    [ $tries -lt 300 ] || { echo "bench: the server does not become ready" >&2; exit 1; }
    sleep 0.1
  done
}
is_ready() { node -e "fetch('http://127.0.0.1:$port/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; }
is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

start_confab() {
  "${confab_command[@]}" >"$work/server.log" 2>&1 &
  server=$!
  wait_for is_ready
}

# start_broadcaster single|gather|gather-fdatasync
start_broadcaster() {
  local options=()
  case "$1" in
    single) options=(--single) ;;
    gather) options=(--gather) ;;
    gather-fdatasync) options=(--gather --fdatasync "$work/floor.log") ;;
  esac
  "$floor" --port "$port" "${options[@]}" >"$work/server.log" 2>&1 &
  server=$!
  wait_for is_open
}

stop_server() {
  [ -n "$server" ] || return 0
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

restart_confab() { stop_server; start_confab; }

resident_memory() {
  awk '/^VmRSS/ { rss = $2 } /^RssAnon/ { anonymous = $2 }
       END { printf "{\"resident_kb\":%d,\"anonymous_kb\":%d}\n", rss, anonymous }' "/proc/$server/status"
}
