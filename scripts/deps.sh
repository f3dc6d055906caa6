#!/bin/sh
# Installs what kolua is built and tested with, as far as it is missing, from Debian's packages. Says nothing and asks
# no network when nothing is missing. Elsewhere than on Debian it says what is needed and ends with 2.
set -u

packages="gcc g++ make pkg-config libc6-dev liblua5.4-dev libyaml-dev libsimdjson-dev libcsv-dev libutf8proc-dev
nettle-dev zlib1g-dev libzstd-dev libcmocka-dev lua5.4"

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "deps: this is not Debian; kolua needs a C and a C++ compiler, GNU make, pkg-config, and for development" >&2
  echo "deps: Lua 5.4, libyaml, simdjson 3, libcsv, utf8proc, nettle, zlib, zstd and, for its tests, cmocka and lua5.4" >&2
  exit 2
fi

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=
for package in $packages; do
  is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "deps: run as root: apt-get install$missing" >&2
    exit 2
  fi
  as_root=sudo
fi

echo "deps: installing$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -q update || exit 2
# shellcheck disable=SC2086  # a list of names
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing || exit 2
