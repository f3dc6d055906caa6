# shellcheck shell=bash disable=SC2154
# peers.sh: `screen` against other engines with the same twenty rules over the same records. Read by run.sh, whose names it uses.
# PEERS is the folder of their programs, with its generator and checker; NPM the folder whose node_modules holds those for node. What cannot run is left out.
peers=${PEERS:-../shared/bench} made=$PWD/$data/peers
npm=${NPM:-$peers/out/npm}

# NAME | records | pack | must reach | command
list() {
  cat <<END
c_simdjson|100k|thresholds|at most 1.3|$made/c_simdjson
c_simdom|100k|thresholds||$made/c_simdom
c_jsonc|100k|thresholds||$made/c_jsonc
c_jansson|100k|thresholds||$made/c_jansson
lua54_hand|100k|functions|at most 0.5|lua5.4 $peers/lua/hand.lua
luajit_hand|100k|functions||luajit $peers/lua/hand.lua
node_hand|100k|thresholds||node $npm/jsx/hand.mjs
python_hand|100k|thresholds||python3 $peers/hand.py
json_logic|100k|thresholds|at most 0.17|node $npm/jsx/json_logic.mjs
clips|100k|thresholds||$made/clips_host $peers/c/rules.clp
cel_js|100k|thresholds||node $npm/jsx/cel_js.mjs
zen_expr|10k|thresholds||node $npm/jsx/zen.mjs
cel_bufbuild|10k|thresholds||node $npm/jsx/cel_bufbuild.mjs
cedar|10k|thresholds||node $npm/jsx/cedar.mjs
json_rules_engine|10k|thresholds||node $npm/jsx/json_rules_engine.mjs
END
}

make_all() {
  [ -s "$data/k100k.kolua.ndjson" ] || python3 "$peers/gen.py" 100000 "$data/k100k"
  for kind in .kolua.ndjson .ndjson; do head -n 10000 "$data/k100k$kind" >"$data/k10k$kind"; done
  for name in c_simdjson c_simdom c_jsonc c_jansson clips_host; do
    make -s -C "$peers" B="$made" "$made/$name" >/dev/null 2>&1 || say "$name cannot be built here"
  done
  if [ -d "$npm/node_modules" ]; then
    mkdir -p "$npm/jsx"
    cp "$peers"/js/* "$npm/jsx/"
  fi
}

check_digests() {
  for pack in thresholds functions; do
    # shellcheck disable=SC2086
    ${screen% -o /dev/null} -p $pack "$data/k100k.kolua.ndjson" >"$data/$pack.out"
  done
  row "digests of the checker" "30679e9b5585df8c" "$(python3 "$peers/check.py" "$data/thresholds.out" "$data/functions.out" | awk '/^[0-9a-f]+ / { printf "%s%s", n++ ? ", " : "", $1 }')"
}

against_peer() { # NAME RECORDS PACK LIMIT COMMAND
  local a b ratio
  $5 "$data/k$2.ndjson" /dev/null >/dev/null 2>&1 || { say "$1 cannot run here"; return 0; }
  read -r a b ratio <<<"$(compare "cpu ms" "$screen -p $3 $data/k$2.kolua.ndjson" "$5 $data/k$2.ndjson /dev/null")"
  row "$3 against $1" "$4" "$ratio: $(per_record "$a" "${2%k}000") against $(per_record "$b" "${2%k}000") µs a record"
}

if [ -d "$peers" ] && command -v python3 >/dev/null; then
  make_all
  check_digests
  while IFS='|' read -r name records_of pack limit command; do
    against_peer "$name" "$records_of" "$pack" "$limit" "$command" </dev/null
  done < <(list)
else
  row "peers" "" "their folder or python3 is not here"
fi
