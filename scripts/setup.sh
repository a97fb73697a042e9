#!/usr/bin/env bash
# Installs what the tests need on Debian 12 and skips what is there. Without root it prints the one command instead.
set -euo pipefail

packages=(
  chromium fonts-dejavu                                 # browser tests
  uwsgi-core uwsgi-plugin-python3 uwsgi-plugins-all     # the programs that the guide explains
  python3-flask gunicorn nginx-full systemd
  ca-certificates curl git iproute2 procps util-linux   # what the tests call
)

installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

node_major=$(node --print 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
if [ "$node_major" -lt 20 ]; then
  echo "Node 20 oder neuer wird gebraucht; gefunden: $(node --version 2>/dev/null || echo keines)." >&2
  exit 1
fi

if ! command -v dpkg-query >/dev/null; then
  echo "Die Tests brauchen die Programme von Debian 12. Auf anderen Systemen laufen sie in einem Container:" >&2
  echo "  docker run --rm -it -v \"\$PWD\":/projekt -w /projekt node:24-bookworm npm test" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  installed "$package" || missing+=("$package")
done

if [ "${#missing[@]}" -eq 0 ]; then
  echo "Alle ${#packages[@]} Debian-Pakete für die Tests sind da."
  exit 0
fi

install="apt-get install --yes --no-install-recommends ${missing[*]}"
if [ "$(id -u)" -ne 0 ]; then
  echo "Für die Tests fehlen Debian-Pakete (${#missing[@]} von ${#packages[@]}). Installieren mit:" >&2
  echo "  sudo sh -c 'apt-get update && $install'" >&2
  exit 1
fi

# The tests start their programs themselves: a freshly installed nginx must not take port 80.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

echo "Installiere ${#missing[@]} Debian-Pakete: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get --quiet update && apt-get --quiet install --yes --no-install-recommends "${missing[@]}"; }; then
  echo "Die Pakete ließen sich nicht installieren. Von Hand: apt-get update && $install" >&2
  exit 1
fi
echo "Alle ${#packages[@]} Debian-Pakete für die Tests sind da."
