#!/bin/bash
# layers.sh: holds the code to ARCHITECTURE.md. An include points down the layers only; Lua's headers are included in
# script/ alone, libyaml's in data/yaml*.c alone; only the command line prints and exits; no word of a trade stands in
# the engine; no file is longer than 600 lines, but for the one header, which is the whole interface.
set -u
wrong=0

complain() {  # reads lines
  local line
  while IFS= read -r line; do
    echo "$1: $line"
    wrong=1
  done
}

# Which folders a folder may include from.
below() {
  case $1 in
    base) echo base ;;
    data) echo base data ;;
    rule) echo base data rule ;;
    script) echo base data rule script ;;
    policy) echo base data rule script policy ;;
    judge) echo base data rule script policy judge ;;
    report) echo base data rule script policy judge report ;;
    cli) echo cli ;;
    *) echo unknown ;;
  esac
}

for folder in engine/*/; do
  layer=$(basename "$folder")
  allowed=$(below "$layer" | tr ' ' '|')
  complain "include points up" < <(grep -nE '^#include "' "$folder"*.[ch]* | grep -vE '#include "(kolua\.h|('"$allowed"')/[a-z0-9_]+\.h)"')
done
complain "the interface's tests see inside" < <(grep -nE '^#include "[a-z]+/' tests/api/*.[ch] examples/*.c 2>/dev/null)
complain "Lua outside of script/" < <(grep -rnE '#include [<"](lua|lauxlib|lualib)\.h' engine include | grep -v '^engine/script/')
complain "libyaml outside of data/yaml*.c" < <(grep -rnE '#include <yaml\.h>' engine include | grep -vE '^engine/data/yaml[a-z_]*\.[ch]:')
complain "the engine prints or exits" < <(
  grep -rnE '\b(printf|puts|putchar|perror|exit|_exit)\(|\bstd(out|err)\b' engine include | grep -v '^engine/cli/')
complain "a word of the trade" < <(
  grep -rniE '\b(kols?|kocs?|kpis?|influencers?|celebrit(y|ies)|campaigns?|followers?|brands?|hashtags?)\b' engine include)
complain "a word of the trade" < <(grep -rniE '\b(contracts?|clauses?)\b' engine)
complain "more than 600 lines" < <(
  find engine include tests scripts examples \( -name '*.[ch]' -o -name '*.cc' -o -name '*.sh' \) -exec wc -l {} + |
  awk '$2 != "total" && $2 != "include/kolua.h" && $1 > 600')
complain "the Makefile has more than 180 lines" < <(awk 'END { if (NR > 180) print NR }' Makefile)
exit $wrong
