#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian 12 packages that mlsysim needs: only those that are missing, without questions.
# Exit codes: 0 all there, 1 something is missing or could not be installed, 3 not a Debian-like system.
set -euo pipefail

usage() {
    cat <<'END'
usage: install-deps.sh [--check] [GROUP...]

Groups (default: engine desktop tests)
  engine   compiler, build tools and libraries of the engine and the command line
  desktop  Qt, QCustomPlot and fonts of the desktop application
  tests    Qt Test, ccache and the tools that the checks use
  bench    Google Benchmark
  tidy     clang-tidy and clang-format
  deb      what makes a Debian package

--check    install nothing; name what is missing and exit 1
END
}

packages_of() {
    case $1 in
    engine) echo g++ cmake ninja-build libboost-dev libyaml-cpp-dev nlohmann-json3-dev zlib1g-dev libcli11-dev ;;
    desktop) echo qt6-base-dev qt6-svg-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools libqcustomplot-dev fonts-dejavu-core ;;
    tests) echo qt6-base-dev zlib1g-dev ccache python3 xvfb xauth fonts-dejavu-core desktop-file-utils appstream \
        shared-mime-info libxml2-utils librsvg2-bin poppler-utils ;;
    bench) echo libbenchmark-dev ;;
    tidy) echo clang-tidy clang-format ;;
    deb) echo dpkg-dev fakeroot file librsvg2-bin ;;
    *) return 1 ;;
    esac
}

check=no
wanted=()
groups=0
for argument; do
    case $argument in
    --check) check=yes ;;
    -h | --help) usage; exit 0 ;;
    *)
        if ! names=$(packages_of "$argument"); then
            echo "install-deps.sh: unknown group or option '$argument'" >&2
            usage >&2
            exit 1
        fi
        read -ra names <<<"$names"
        wanted+=("${names[@]}")
        groups=$((groups + 1))
        ;;
    esac
done
if ((groups == 0)); then
    for group in engine desktop tests; do
        read -ra names <<<"$(packages_of $group)"
        wanted+=("${names[@]}")
    done
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "install-deps.sh: this is not a Debian-like system; install what corresponds to: ${wanted[*]}" >&2
    exit 3
fi

installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/ installed$//p' || true)
missing=()
for package in "${wanted[@]}"; do
    if ! grep -qxF -- "$package" <<<"$installed" && [[ " ${missing[*]} " != *" $package "* ]]; then
        missing+=("$package")
    fi
done
((${#missing[@]})) || exit 0

if [[ $check == yes ]]; then
    echo "missing: ${missing[*]}"
    exit 1
fi

as_root=()
if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
        echo "install-deps.sh: packages are missing and this is neither root nor is sudo there. As root, run:" >&2
        echo "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
    [[ -t 0 ]] || as_root+=(-n)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" \
        >"$log" 2>&1 </dev/null
}
fail() {
    cat "$log" >&2
    echo "install-deps.sh: $1" >&2
    exit 1
}
# Every missing package has a candidate in the lists that are there.
lists_suffice() {
    local found
    found=$(LC_ALL=C apt-cache policy "${missing[@]}" 2>/dev/null | grep -c '^  Candidate: [^(]' || true)
    ((found == ${#missing[@]}))
}

echo "Installing ${missing[*]}"
install=(install --no-install-recommends "${missing[@]}")
if ! lists_suffice || ! apt "${install[@]}"; then
    apt update || fail "apt-get update failed"
    apt "${install[@]}" || fail "could not install ${missing[*]}"
fi
