# What a fresh Debian 12 machine needs: Debian's packages, and Node 24 from the npm registry into build/tools.

debian_packages=(
  clang-16 lld-16 clang-tidy-16 clang-format-16 llvm-16 libclang-rt-16-dev cmake ninja-build ccache git ca-certificates
  libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libssl-dev libsqlite3-dev libpq-dev libcrypt-dev libfmt-dev
  libgtest-dev libgmock-dev
)
test_packages=(postgresql-15 chromium fonts-noto-color-emoji)

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
  done
}

ensure_packages() {
  local missing
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return
  say "Installing from Debian:" $missing
  as_root apt-get update -q
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -q --no-install-recommends $missing
}

node_version=24.21.0
node_home=$PWD/build/tools/node

# Debian's Node is too old for the tool chain; the npm registry carries the program itself as a package.
ensure_node() {
  export PATH="$node_home/bin:$PATH" npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false
  if [ "$("$node_home/bin/node" --version 2>/dev/null)" = "v$node_version" ]; then return; fi
  command -v npm >/dev/null || ensure_packages npm
  local arch package
  case "$(uname -m)" in aarch64) arch=arm64 ;; *) arch=x64 ;; esac
  package=node-linux-$arch
  say "Installing Node $node_version from npm"
  mkdir -p build/tools/npm "$node_home/bin"
  npm install --silent --no-save --prefix build/tools/npm "$package@$node_version" npm@11
  ln -sf "$PWD/build/tools/npm/node_modules/$package/bin/node" "$node_home/bin/node"
  ln -sf "$PWD/build/tools/npm/node_modules/npm/bin/npm-cli.js" "$node_home/bin/npm"
  ln -sf "$PWD/build/tools/npm/node_modules/npm/bin/npx-cli.js" "$node_home/bin/npx"
  hash -r
}

# npm ci only when the lock file is newer than what is installed.
ensure_node_modules() {
  local folder=$1
  if [ ! -f "$folder/node_modules/.package-lock.json" ] ||
     [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
    say "Installing npm packages of $folder"
    npm ci --silent --prefix "$folder"
    touch "$folder/node_modules/.package-lock.json"
  fi
}
