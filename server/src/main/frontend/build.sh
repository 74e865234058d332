#!/bin/sh
# Builds the front end into the folder $1, unless nothing it is made of has changed since the last time.
set -eu
out=$1
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
stamp=$out/../frontend.stamp

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "OPEN needs Node.js 20 or newer with npm to build its pages; install it and try again." >&2
    exit 1
fi

# The font is cut by the words of the site, so those are inputs too.
inputs() {
    cat package.json package-lock.json ./*.mjs build.sh favicon.svg css/* js/*
    find ../resources -type f \( -name '*.yaml' -o -name '*.yml' -o -name '*.properties' -o -name '*.csv' \) | LC_ALL=C sort | xargs cat
}
now=$(inputs | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
    exit 0
fi

locked=$(cksum < package-lock.json)
if [ ! -f node_modules/.locked ] || [ "$(cat node_modules/.locked)" != "$locked" ]; then
    if ! npm ci --no-audit --no-fund --loglevel=error; then
        echo "The packages of the front end could not be fetched; the first build needs the network, later ones do not." >&2
        exit 1
    fi
    printf '%s' "$locked" > node_modules/.locked
fi
node build.mjs "$out"
printf '%s' "$now" > "$stamp"
