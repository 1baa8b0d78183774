#!/bin/sh
# Installs the library into a scratch folder, builds a program against it as an outsider would, and runs it.
# Usage: run.sh CMAKE BUILD_FOLDER COMPILER [EXTRA_CXX_FLAGS]
set -eu
cmake=$1 build=$2 compiler=$3 flags=${4:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$cmake" --install "$build" --prefix "$scratch/installed" >"$scratch/log" || { cat "$scratch/log"; exit 1; }
"$cmake" -S "$here" -B "$scratch/build" -G Ninja -DCMAKE_PREFIX_PATH="$scratch/installed" \
    -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_BUILD_TYPE=Release
"$cmake" --build "$scratch/build"
out=$("$scratch/build/consumer")
echo "consumer: $out"
case "$out" in "0.67 "*) ;; *) exit 1 ;; esac
version=$("$scratch/installed/bin/recaudit" --version)
echo "installed program: $version"
case "$version" in "recaudit "*) ;; *) exit 1 ;; esac
test ! -e "$scratch/installed/include/doctest"
