#!/bin/sh
# bench.sh BUILD [ROUNDS]: the figures of the command, each as a ratio measured in one run, and those of streams. BUILD holds kolua and the tools.
set -eu
build=$1
data=$build/bench
mkdir -p "$data"
echo "machine: $(uname -srm), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"

echo
echo "serum launch, all shipped packs, whole process (A) against lua5.4 -e \"\" (B): at most 12 in wall time"
"$build/ratio" 21 "$build/kolua check --fail-on never examples/serum-launch/campaign.yaml" "lua5.4 -e ;" | sed 's/ $//'

"$build/gen_campaign" 10000 > "$data/10000.yaml"
size=$(wc -c < "$data/10000.yaml")
echo
echo "10,000 candidates, $((size / 1048576)) MiB of YAML, selection pack to NDJSON (A) against a bare libyaml event loop (B): at most 1.6"
"$build/ratio" 5 "$build/kolua check -p selection -f ndjson --fail-on never -o $data/10000.ndjson $data/10000.yaml" "$build/yaml_events $data/10000.yaml"
echo "peak memory: at most $((size * 4 / 1048576)) MiB, four times the file"
exec bash tests/bench/screen/run.sh "$@"
