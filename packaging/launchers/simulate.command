#!/bin/sh
# For a double click in the Finder of macOS: asks for a plan in a window of its own.
here=$(cd -- "$(dirname -- "$0")" && pwd -P) || exit 70
exec "$here/simulate" open --from "$here" --wait
