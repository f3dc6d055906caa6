#!/bin/bash
# screen.sh FILE [ROUNDS]: what `screen` takes for the records of FILE by the 20 rules of rules/: CPU a record and peak memory of each round, with one
# thread, then with two. FILE holds candidates as rules/model.yaml describes them, one JSON a line.
set -eu
cd "$(dirname "$0")/../../.."
file=${1:?"screen.sh FILE [ROUNDS]"} rounds=${2:-5}
records=$(wc -l <"$file")
for round in $(seq "$rounds"); do
  for jobs in 1 2; do
    told=$({ command time -f '%U %S %M' "${BUILD:-build}/kolua" screen --rules tests/bench/screen/rules --as candidate \
      --as-of 2026-01-01 --fail-on never --allow-unknown --jobs $jobs -q -o /dev/null "$file"; } 2>&1)
    awk -v records="$records" -v round="$round" -v jobs="$jobs" \
      '{ printf "round %d, %d thread(s): %.2f us a record, %.1f MiB\n", round, jobs, ($1 + $2) * 1e6 / records, $3 / 1024 }' <<<"$told"
  done
done
