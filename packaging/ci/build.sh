#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# build.sh PRESET [TARGET...] configures a preset when needed and builds it; silent when there is nothing to do.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

preset=${1:?usage: build.sh PRESET [TARGET...]}
shift
folder=build/$preset

if [[ ! -f $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]]; then
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    echo "Configuring $folder"
    if ! cmake --preset "$preset" >"$log" 2>&1; then
        cat "$log" >&2
        echo "build.sh: configuring preset '$preset' failed" >&2
        exit 1
    fi
fi

# One changing line on a terminal, plain lines elsewhere, nothing when there was nothing to do.
show() {
    local line busy=
    while IFS= read -r line; do
        case $line in
        "[0/2] Re-checking globbed"* | "ninja: no work to do."*) ;;
        "["*/*"] "*)
            if [[ -t 1 ]]; then
                printf '\r\e[K%.*s' "$((${COLUMNS:-80} - 1))" "$line"
                busy=yes
            else
                printf '%s\n' "$line"
            fi
            ;;
        *)
            [[ -z $busy ]] || printf '\n'
            busy=
            printf '%s\n' "$line"
            ;;
        esac
    done
    [[ -z $busy ]] || printf '\n'
}

build=(cmake --build --preset "$preset" --parallel "$(nproc)")
(($# == 0)) || build+=(--target "$@")
if ! "${build[@]}" 2>&1 | show; then
    echo "build.sh: building preset '$preset' failed" >&2
    exit 1
fi
