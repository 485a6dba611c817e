# shellcheck shell=bash
# What a fresh Debian 12 machine needs: Debian's packages, and Node 24 from the npm registry into build/tools.

build_packages=(
  clang-16 lld-16 libclang-rt-16-dev binutils cmake ninja-build ccache git ca-certificates
  libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libssl-dev libsqlite3-dev libpq-dev libcrypt-dev libfmt-dev
  libicu-dev libre2-dev zlib1g-dev libjemalloc-dev
  libhowardhinnant-date-dev tzdata libcurl4-openssl-dev
  libvips-dev libfontconfig-dev libmagic-dev libseccomp-dev libmozjs-102-dev libxml2-dev libminizip-dev
)
unit_test_packages=(libgtest-dev libgmock-dev llvm-16)
lint_packages=(clang-format-16 clang-tidy-16 shellcheck)
postgres_packages=(postgresql-15)
browser_packages=(chromium-headless-shell fonts-noto-color-emoji)

say() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() { echo "dev: $*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || fail "to install packages, run ./dev as root or install sudo"
  sudo "$@"
}

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  local name
  for name in "$@"; do grep -qx "installed $name" <<<"$installed" || echo "$name"; done
}

ensure_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "these Debian 12 packages are needed, and there is no apt-get: ${missing[*]}"
  say "Installing from Debian: ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

node_version=24.21.0
node_home=$PWD/build/tools/node
export PATH="$node_home/bin:$PATH" npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

# Debian's Node is too old for the tool chain; the npm registry carries the program itself as a package.
ensure_node() {
  if [ "$("$node_home/bin/node" --version 2>/dev/null)" = "v$node_version" ]; then return; fi
  command -v npm >/dev/null || ensure_packages npm
  local arch package
  case "$(uname -m)" in aarch64) arch=arm64 ;; *) arch=x64 ;; esac
  package=node-linux-$arch
  say "Installing Node $node_version from npm"
  mkdir -p build/tools/npm "$node_home/bin"
  npm install --loglevel=error --no-save --prefix build/tools/npm "$package@$node_version" npm@11
  ln -sf "$PWD/build/tools/npm/node_modules/$package/bin/node" "$node_home/bin/node"
  ln -sf "$PWD/build/tools/npm/node_modules/npm/bin/npm-cli.js" "$node_home/bin/npm"
  ln -sf "$PWD/build/tools/npm/node_modules/npm/bin/npx-cli.js" "$node_home/bin/npx"
  hash -r
}

# npm ci only when the lock file is newer than what is installed.
ensure_node_modules() {
  local folder=$1
  ensure_node
  if [ ! -f "$folder/node_modules/.package-lock.json" ] ||
     [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
    say "Installing npm packages of $folder"
    npm ci --loglevel=error --prefix "$folder"
    touch "$folder/node_modules/.package-lock.json"
  fi
}
