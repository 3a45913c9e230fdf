#!/bin/sh
# Double-click to open Parallax (macOS, and Linux desktops that run scripts). Sets up at first use.
cd "$(dirname "$0")" || exit 2

# A window opened by double-click often lacks the places where Python is installed.
PATH="$PATH:/usr/local/bin:/opt/homebrew/bin:/Library/Frameworks/Python.framework/Versions/Current/bin"

leave() {
    status=$1
    shift
    [ $# -eq 0 ] || printf 'Parallax: %s\n' "$*"
    if [ -t 0 ]; then
        printf 'Press Enter to close this window. '
        read -r _
    fi
    exit "$status"
}

fits() {
    path=$(command -v "$1") || return 1
    # macOS without its developer tools has a python3 that only opens a dialogue.
    if [ "$path" = /usr/bin/python3 ] && [ "$(uname)" = Darwin ] && ! xcode-select -p >/dev/null 2>&1; then
        return 1
    fi
    "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

[ -f start.py ] || leave 2 "the other files are missing: unpack the whole download, then open start.command there."

for python in python3.13 python3.12 python3.11 python3; do
    if fits "$python"; then
        "$python" start.py "$@"
        status=$?
        # 130: the person closed it with Ctrl+C, nothing to read.
        [ "$status" -eq 0 ] || [ "$status" -eq 130 ] || leave "$status"
        exit "$status"
    fi
done
leave 2 "Python 3.11 or newer is missing. Install it from python.org, then open start.command again."
