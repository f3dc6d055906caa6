#!/bin/bash
# bench-counts.sh BUILD: instructions that a record of a stream takes, by callgrind: what 3,000 records take over 1,000, so that the start does not count. Writes
# tests/bench/COUNTS.md, where a commit that makes the record path longer is seen on any machine with the same libraries.
set -eu
build=$1 data=$build/bench results=tests/bench/COUNTS.md
screen="$build/kolua screen --rules tests/bench/screen/rules --as candidate --as-of 2026-01-01 --fail-on never --allow-unknown --jobs 1 -q -o /dev/null"
mkdir -p "$data"
for n in 1000 3000; do "$build/gen_candidates" $n "$data/$n.ndjson" "$data/$n.csv"; done

instructions() { valgrind --tool=callgrind --callgrind-out-file="$data/callgrind.$1" "${@:2}" 2>&1 | sed -n 's/.*Collected : //p'; }

row() { # NAME EXTENSION ARGUMENTS
  local few many
  # shellcheck disable=SC2086
  few=$(instructions few $screen $3 "$data/1000.$2") many=$(instructions many $screen $3 "$data/3000.$2")
  echo "| $1 | $(((many - few) / 2000)) |" | tee -a "$results"
}

cat >"$results" <<END
# Instructions a record

By \`make bench-counts\` (callgrind; simdjson for AVX2, which is what it has). A change of more than a few in a hundred has a reason, or is a mistake.

| twenty rules, a record | instructions |
|---|---:|
END
row "rules as demands, JSON" ndjson "-p thresholds"
row "rules as demands, a table through a map" csv "-p thresholds --map tests/bench/screen/map.yaml"
row "rules as demands, all told (\`--verbose\`)" ndjson "-p thresholds --verbose"
row "rules as functions, JSON" ndjson "-p functions"
cat >>"$results" <<END

Where those of the first line go:

| function | instructions |
|---|---:|
END
# shellcheck disable=SC2086
instructions whole $screen -p thresholds "$data/3000.ndjson" >/dev/null
callgrind_annotate --auto=no --inclusive=yes "$data/callgrind.whole" 2>/dev/null |
  sed -nE 's/^ *([0-9,]+) \([^)]*\) +[^ ]*:(json_index_of|read_map|shortcut_outcome|judge_glance|screened_line|document_of_record|judge_plan|phrase_write|kolua_screen_judge|cut_next) .*/\1 \2/p' |
  awk '!seen[$2]++ { gsub(",", "", $1); printf "| `%s`, with what it calls | %d |\n", $2, $1 / 3000 }' | tee -a "$results"
