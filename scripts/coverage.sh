#!/bin/sh
# coverage.sh BUILD: the share of lines that the tests reached, by file, as gcov counts them.
set -eu
find "$1/obj/engine" -name '*.gcda' | while read -r data; do
  gcov -n -o "$(dirname "$data")" "$data" 2>/dev/null
done | awk '
  /^File / { file = $2; gsub(/\x27/, "", file) }
  /^Lines executed:/ && file ~ /^engine\/.*\.cc?$/ {
    split($0, part, /[:%]| of /)
    lines[file] = part[4]; hit[file] = part[4] * part[2] / 100
    file = ""
  }
  END {
    for (file in lines) {
      printf "%6.1f%% of %5d  %s\n", 100 * hit[file] / lines[file], lines[file], file | "sort -n"
      all += lines[file]; reached += hit[file]
    }
    close("sort -n")
    if (all > 0) printf "%6.1f%% of %5d  in all\n", 100 * reached / all, all
  }'
