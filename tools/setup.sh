#!/usr/bin/env bash
# Make the virtual environment VENV with what LOCK names, and install what Qt needs of the system.
# usage: tools/setup.sh VENV LOCK
set -euo pipefail
venv=$1 lock=$2

# Debian's and Ubuntu's names of what the Qt libraries load at run time, and a font to draw with.
libraries=(
    libegl1 libgl1 libopengl0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-render-util0
    libxcb-image0 libxcb-randr0 fonts-dejavu-core
)

python_in_range() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
}

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if python_in_range "$name"; then
            echo "$name"
            return
        fi
    done
    echo "briefer needs Python 3.11 to 3.14, and none was found. Install one, for example with: apt-get install python3 python3-venv" >&2
    exit 1
}

installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# A package may go by a newer name (Ubuntu 24.04 calls libglib2.0-0 libglib2.0-0t64).
known_name() {
    local name
    for name in "$1" "$1t64"; do
        if apt-cache show "$name" 2>/dev/null | grep -q '^Package:'; then
            echo "$name"
            return
        fi
    done
    echo "$1"
}

install_system_packages() {
    local missing=() name
    for name in "$@"; do
        installed "$name" || installed "${name}t64" || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo --non-interactive true 2>/dev/null; then
            sudo=(sudo)
        else
            echo "briefer needs some libraries of the system. Run this command, then make again:" >&2
            echo "    sudo apt-get update && sudo apt-get install --yes ${missing[*]}" >&2
            exit 1
        fi
    fi
    echo "Installing libraries of the system: ${missing[*]}"
    "${sudo[@]}" apt-get update --quiet=2 >/dev/null
    local names=()
    for name in "${missing[@]}"; do
        names+=("$(known_name "$name")")
    done
    local log
    log=$(mktemp)
    if ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 \
        --no-install-recommends -o Dpkg::Use-Pty=0 "${names[@]}" >"$log" 2>&1; then
        cat "$log" >&2
        echo "apt-get could not install them. When that is put right, run make again." >&2
        exit 1
    fi
    rm -f "$log"
}

python=$(find_python)
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        install_system_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    install_system_packages "${libraries[@]}"
fi

echo "Making $venv with $("$python" --version)"
"$python" -m venv --clear "$venv"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
"$venv/bin/python" -m pip install --quiet --quiet --require-hashes --only-binary :all: --requirement "$lock"
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
