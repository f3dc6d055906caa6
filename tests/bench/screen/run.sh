#!/bin/bash
# run.sh BUILD [ROUNDS]: what `screen` takes, against the same rules written by hand and against others, as ratios of one run. Writes tests/bench/RESULTS.md.
# With the folder PEERS (../shared/bench by default) its programs and its checker run as well: peers.sh.
set -eu
build=$1 rounds=${2:-5}
data=$build/bench results=tests/bench/RESULTS.md
records=100000 many=5000000 some=500000
screen="$build/kolua screen --rules tests/bench/screen/rules --as candidate --as-of 2026-01-01 --fail-on never --allow-unknown --jobs 1 -q -o /dev/null"
one="-p thresholds $data/$records.ndjson"
mkdir -p "$data"

say() { echo "$*" >&2; }

# ---- data and programs

make_data() {
  [ -s "$data/$records.csv" ] || "$build/gen_candidates" "$records" "$data/$records.ndjson" "$data/$records.csv"
}

# Rules like the twenty, copied under other ids: COPIES of all, or the first alone.
make_rules() {
  local copies=$1 to=$data/rules-$1
  mkdir -p "$to/thresholds"
  cp tests/bench/screen/rules/model.yaml "$to/"
  cp tests/bench/screen/rules/thresholds/pack.yaml "$to/thresholds/"
  for i in $(seq "$copies"); do
    sed "s/\"bench\\./\"copy$i./" tests/bench/screen/rules/thresholds/rules.lua >"$to/thresholds/copy$i.lua"
  done
}

make_one_rule() {
  mkdir -p "$data/rule/thresholds"
  cp tests/bench/screen/rules/model.yaml "$data/rule/"
  cp tests/bench/screen/rules/thresholds/pack.yaml "$data/rule/thresholds/"
  sed '/^judge("R02"/,$d' tests/bench/screen/rules/thresholds/rules.lua >"$data/rule/thresholds/rules.lua"
}

# ---- measuring

# Medians of a comparison: "A B A/B" of the row that is named.
compare() { "$build/ratio" "$rounds" "$2" "$3" | awk -v row="$1" '$1 " " $2 == row { print $3, $4, $5 }'; }
per_record() { awk -v ms="$1" -v n="$2" 'BEGIN { printf "%.2f", ms * 1000 / n }'; }
row() { echo "| $1 | $2 | $3 |" >>"$results"; say "$1: $3"; }

# Id and outcomes of each line, whoever wrote it.
digest() {
  sed -E 's/"(score|verdict|message|applied)":("([^"\\]|\\.)*"|[^,}]*),?//g; s/(bench|function)\.//g; s/"(rule|outcome|findings|id)"://g; s/[]{}",[]+/ /g' |
    sha256sum | cut -c 1-16
}

agree() {
  local first
  first=$("$build/hand" "$data/$records.ndjson" /dev/stdout | digest)
  for what in "-p thresholds $data/$records.ndjson" "-p functions $data/$records.ndjson" \
    "-p thresholds --map tests/bench/screen/map.yaml $data/$records.csv"; do
    # shellcheck disable=SC2086
    [ "$(${screen% -o /dev/null} $what | digest)" = "$first" ] || { say "they do not agree: $what"; exit 1; }
  done
  echo "$first"
}

against() { # NAME LIMIT ARGUMENTS COMMAND
  local a b ratio
  read -r a b ratio <<<"$(compare "cpu ms" "$screen $3" "$4")"
  row "$1" "$2" "$ratio: $(per_record "$a" $records) against $(per_record "$b" $records) µs a record"
}

memory_and_length() {
  local few lots few_memory lots_memory
  "$build/gen_candidates" $some "$data/some.ndjson" -
  "$build/gen_candidates" $many "$data/many.ndjson" -
  read -r few lots _ <<<"$("$build/ratio" "$rounds" "$screen -p thresholds $data/some.ndjson" "$screen -p thresholds $data/many.ndjson" | awk '$1 " " $2 == "cpu ms" { print $3, $4 }')"
  read -r few_memory lots_memory _ <<<"$("$build/ratio" "$rounds" "$screen $one" "$screen -p thresholds $data/many.ndjson" | awk '$1 " " $2 == "memory MiB" { print $3, $4 }')"
  rm -f "$data/some.ndjson" "$data/many.ndjson"
  row "peak memory, 100,000 and 5,000,000 records" "16 MiB, the same for both" "$few_memory and $lots_memory MiB"
  row "CPU a record at 5,000,000 records against 500,000" "within 5 %" \
    "$(awk -v a="$lots" -v b="$few" -v n=$many -v m=$some 'BEGIN { printf "%+.1f %%: %.2f against %.2f µs", (a / n) / (b / m) * 100 - 100, a * 1000 / n, b * 1000 / m }')"
}

threads() {
  local kolua spin
  kolua=$(compare "wall ms" "$screen $one $data/$records.ndjson $data/$records.ndjson" "${screen/--jobs 1/--jobs 2} $one $data/$records.ndjson $data/$records.ndjson" | cut -d ' ' -f 3)
  spin=$(compare "wall ms" "$build/spin 1" "$build/spin 2" | cut -d ' ' -f 3)
  # `spin 2` does twice the work of `spin 1`
  row "two threads against one, over the speed-up of an arithmetic loop" "at least 0.9" \
    "$(awk -v k="$kolua" -v s="$spin" 'BEGIN { printf "%.2f: %.2f times as fast, the loop %.2f times", k / (2 * s), k, 2 * s }')"
}

slope() {
  local with_1 with_20 with_160
  make_one_rule
  make_rules 8
  read -r with_1 with_20 _ <<<"$(compare "cpu ms" "${screen/tests\/bench\/screen\/rules/$data/rule} $one" "$screen $one")"
  with_160=$(compare "cpu ms" "${screen/tests\/bench\/screen\/rules/$data/rules-8} $one" "$screen $one" | cut -d ' ' -f 1)
  row "a rule more, from 20 to 160, against from 1 to 20" "at most 1.2" \
    "$(awk -v a="$with_1" -v b="$with_20" -v c="$with_160" -v n=$records 'BEGIN { x = (c - b) / 140; y = (b - a) / 19; printf "%.2f: %.0f against %.0f ns", x / y, x * 1e6 / n, y * 1e6 / n }')"
}

# A verb over the stream against one `screen` of it.
verb() { # NAME LIMIT VERB ARGUMENTS
  local command="$build/kolua $3 --rules tests/bench/screen/rules --as candidate --as-of 2026-01-01 --jobs 1 $4 $data/$records.ndjson"
  row "$1" "$2" "$(compare "cpu ms" "$command -o /dev/null" "$screen $one" | cut -d ' ' -f 3)$([ "$3" != diff ] || $command | sed -n 's/^/: /; s|/| of |; 1p')"
}

# ---- the table

head_of_table() {
  cat >"$results" <<END
# What \`screen\` takes

Twenty rules over a stream of candidates, 700 bytes of JSON each: \`tests/bench/screen\`. Written by \`make bench\`: whole processes, one thread, medians of
$rounds rounds in which the two take turns; a ratio is the median of the rounds' ratios, and says more than the figures, which are this machine's.

- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores, $(uname -srm)
- $("$build/kolua" version --verbose 2>/dev/null | head -n 1), $(gcc --version | head -n 1), $(lua5.4 -v | cut -d ' ' -f 1-2), simdjson $(dpkg-query -W -f '${Version}' libsimdjson-dev 2>/dev/null || echo ?)
- \`build/hand\` is the rules by hand in C++ over the same parser, \`tests/bench/hand.lua\` the same in plain Lua with lua-cjson
- all of them, the rules as demands, as functions, and over the table, give the digest $(agree)

| what | must reach | measured |
|---|---|---|
END
}

make_data
head_of_table
against "rules as demands against the rules by hand, CPU" "at most 1.3" "$one" "$build/hand $data/$records.ndjson /dev/null"
if lua5.4 -e 'require "cjson"' 2>/dev/null; then
  against "rules as functions against plain Lua, CPU" "at most 0.5" "-p functions $data/$records.ndjson" "lua5.4 tests/bench/hand.lua $data/$records.ndjson /dev/null"
else
  row "rules as functions against plain Lua, CPU" "at most 0.5" "lua-cjson is not installed"
fi
against "a table through a map against its records as JSON, CPU" "at most 1.2" "-p thresholds --map tests/bench/screen/map.yaml $data/$records.csv" "$screen $one"
slope
threads
memory_and_length
verb "\`diff\` of two policies over the stream against one \`screen\`" "at most 2.2" diff "--from tests/bench/screen/rules/thresholds --to tests/bench/screen/stricter.yaml"
verb "\`sweep\` over the stream against one \`screen\`" "at most 1.5" "sweep bench.R03.warn" "-p thresholds"
. tests/bench/screen/peers.sh
