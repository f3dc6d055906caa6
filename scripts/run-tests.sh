#!/bin/bash
# run-tests.sh KIND...: runs the tests of these kinds, which `make check` has built, and counts them all. What fails is
# shown; the last line is "N passed, N failed", and the status is 1 if any failed. Called by the Makefile, which sets
# BUILD, MAKE, CC and CXX; WRAP is put before each test program.
set -u
export LC_ALL=C.UTF-8 BUILD KOLUA_CONFORMANCE=${KOLUA_CONFORMANCE:-$PWD/../shared/conformance}
export ASAN_OPTIONS=${ASAN_OPTIONS:-abort_on_error=0} UBSAN_OPTIONS=print_stacktrace=1
unset MAKEFLAGS MFLAGS MAKELEVEL LANG NO_COLOR COLUMNS KOLUA_RULES UPDATE_GOLDEN
[ -d "$KOLUA_CONFORMANCE" ] || unset KOLUA_CONFORMANCE
total_passed=0 total_failed=0 failures=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ---- counting

tally() {
  total_passed=$((total_passed + $1)) total_failed=$((total_failed + $2))
  [ "$2" -eq 0 ] || failures+=" $3"
}

# tell NAME PASSED FAILED: one line, and what was printed if it is worth it.
tell() {
  tally "$2" "$3" "$1"
  printf '  %-34s %5d passed' "$1" "$2"
  if [ "$3" -eq 0 ]; then echo; else printf ', %d failed\n' "$3"; sed 's/^/    /' "$work/log"; fi
}

# one NAME COMMAND...: passed if it ends well.
one() {
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1 </dev/null; then tell "$name" 1 0; else tell "$name" 0 1; fi
}

# counted NAME COMMAND...: a command that ends with a line "N passed, N failed".
counted() {
  local name=$1 status passed failed
  shift
  "$@" >"$work/log" 2>&1 </dev/null
  status=$?
  read -r passed failed < <(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$work/log")
  if [ -z "${passed:-}" ] || { [ $status -ne 0 ] && [ "$failed" -eq 0 ]; }; then passed=${passed:-0} failed=1; fi
  tell "$name" "$passed" "$failed"
}

# A program of cmocka's: its groups' totals; one more has failed if it ended ill without saying which.
program() {
  local status passed failed
  # shellcheck disable=SC2086  # a command with its options
  ${WRAP:-} "$1" >"$work/log" 2>&1 </dev/null
  status=$?
  passed=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\..*/\1/p' "$work/log" | awk '{ n += $1 } END { print n + 0 }')
  failed=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$work/log" | awk '{ n += $1 } END { print n + 0 }')
  if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
    echo "ended with status $status" >>"$work/log"
  fi
  tell "${1##*/}" "$passed" "$failed"
}

programs() {
  local source
  for source in tests/"$1"/test_*.c; do
    [ ! -f "$source" ] || program "$BUILD/${source%.c}"
  done
}

# ---- kinds

unit() { programs unit; }
api() { programs api; }
cli() { programs cli; }
conformance() { programs conformance; }
hostile() { programs hostile; }
faults() { programs faults; }

# Those that are judged by the shipped packs alone.
shipped_campaigns() {
  local file
  for file in examples/*/campaign.yaml; do [ -f "${file%/*}/policy.yaml" ] || echo "$file"; done
}

# Of the findings that warn or fail, how many tell what would pass: a figure to watch, not a test.
tell_share() {
  local campaigns
  mapfile -t campaigns < <(shipped_campaigns)
  "$BUILD/kolua" check --rules rules -f json --fail-on never "${campaigns[@]}" 2>/dev/null |
    awk '/^          "outcome": "(warn|fail)"/ { n++ } /^          "to_pass":/ { k++ } END { printf "  %d of %d findings of the examples tell what would pass\n", k, n }'
}
property() {
  programs property
  tell_share
}

fuzz() {  # what was once worth keeping is tried again
  local source name
  for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    [ ! -f "$source" ] || one "$name" "$BUILD/tests/fuzz/$name" tests/fuzz/corpus/"${name#fuzz_}"/*
  done
}

header() {  # the public header alone, as strictly as may be
  local standard
  for standard in c99 c11 c17; do
    one "header as $standard" "$CC" -std=$standard -x c -Wall -Wextra -Wpedantic -Werror -fsyntax-only include/kolua.h
  done
  for standard in c++11 c++17; do
    one "header as $standard" "$CXX" -std=$standard -x c++ -Wall -Wextra -Wpedantic -Werror -fsyntax-only include/kolua.h
  done
}

symbols() {  # what both libraries give away, against the list
  one "symbols of libkolua.so" diff tests/symbols.txt <(nm -D --defined-only "$BUILD"/libkolua.so | awk '{ print $3 }' | sort)
  one "symbols of libkolua.a" diff tests/symbols.txt <(nm -g --defined-only "$BUILD"/libkolua.a | awk 'NF == 3 { print $3 }' | sort)
}

layers() { one "layers" scripts/layers.sh; }
# Four points, such as a title, cannot be checked; sources.yaml says why of each. No other may lose its last rule.
is_traced() { "$BUILD/kolua" doc --trace --lang en | tail -n 1 | grep -x '[0-9]* checked by rules, 4 that no rule can check, 0 without a rule'; }

# What `new` writes in a language: each passes as it stands, and with all that it offers as examples.
is_sound_start() (
  program=$(realpath "$BUILD/kolua") rules=$PWD/rules
  mkdir "$work/start-$1" && cd "$work/start-$1" || exit
  kolua() { "$program" "$@" --rules "$rules"; }
  all_is_well() { kolua lint "$1" | grep -x 'no problems' && kolua test "$1"; }
  reads_well() { kolua check -q "$1" 2>problems; [ $? -ne 2 ] && [ ! -s problems ]; }
  kolua new policy glow --lang "$1" && kolua new pack house --lang "$1" && kolua new rule team.late.days --lang "$1" &&
    kolua new data launch --lang "$1" || exit
  all_is_well glow && all_is_well house && all_is_well team && reads_well launch.yaml || exit
  sed -i -E '/^ *#[^ ]/s/#//' glow/policy.yaml launch.yaml
  all_is_well glow && kolua check -q --fail-on never --allow-unknown launch.yaml
)

# The handbook of all packs: well formed, and every link of it leads somewhere.
is_a_page() {
  local page=$work/handbook.$1
  "$BUILD/kolua" doc -f "$1" --lang "$2" -o "$page" && lua5.4 scripts/check-page.lua "$page"
}
# proved NAME COMMAND...: passed if it ends well, with the totals of what the cases prove.
proved() {
  one "$@"
  sed -nE 's/^(coverage|mutants|laws|thresholds): /    &/p' "$work/log"
}
policy() {
  local lang form
  export KOLUA_RULES=rules
  one "the packs are without a problem" "$BUILD/kolua" lint
  one "every source has its rule" is_traced
  for lang in vi en; do for form in md html; do one "the handbook ($form, $lang)" is_a_page $form $lang; done; done
  counted "the packs' cases" "$BUILD/kolua" test
  proved "they reach every rule and outcome" "$BUILD/kolua" test --coverage --at-least 100
  proved "they notice what is changed" "$BUILD/kolua" test --mutate --at-least 95
  proved "verdicts change at the thresholds" "$BUILD/kolua" test --boundary --at-least 95
  counted "the examples' cases" "$BUILD/kolua" test examples
  unset KOLUA_RULES
  one "what new writes, in Vietnamese" is_sound_start vi
  one "what new writes, in English" is_sound_start en
  counted "the language's cases" "$BUILD/kolua" test --rules tests/language/rules
}

golden() {
  local file
  for file in tests/golden/cli/*.txt; do counted "cli/${file##*/}" scripts/transcripts.sh "$file"; done
}

stage() {  # once
  [ -d "$work/stage" ] || "$MAKE" -s install BUILD="$BUILD" DESTDIR= PREFIX="$work/stage"
}

# embed KIND FLAG: built outside of the tree with what pkg-config says, and run; statically where there is nothing else.
embed() (
  prefix=$work/$1 out=$work/$1/examples
  stage && cp -r "$work/stage" "$prefix" && cp -r examples "$out" || exit
  [ "$1" = shared ] || rm "$prefix"/lib/libkolua.so*
  export PKG_CONFIG_PATH="$prefix/lib/pkgconfig" LD_LIBRARY_PATH="$prefix/lib"
  "$MAKE" -s -C "$out" CC="$CC" PKG_CONFIG="pkg-config --define-variable=prefix=$prefix $2" run
)

examples() {
  one "embed.c, shared" embed shared ""
  one "embed.c, static" embed static --static
}

finds_its_packs() (cd / && "$work/dest/usr/bin/kolua" rules -q | grep -q .)
is_documented() (man --warnings -E UTF-8 -l "$work/dest/usr/share/man/man1/kolua.1" 2>&1 >/dev/null | (! grep .))
is_gone() {
  "$MAKE" -s uninstall BUILD="$BUILD" DESTDIR="$work/dest" PREFIX=/usr && (! find "$work/dest" -type f -o -type l | grep .)
}

install() {
  one "install below DESTDIR" "$MAKE" -s install BUILD="$BUILD" DESTDIR="$work/dest" PREFIX=/usr
  one "what is installed" diff tests/installed.txt <(cd "$work/dest" && find . -type f -o -type l | grep -v /rules/ | sort)
  one "the command finds its packs" finds_its_packs
  one "completions for bash" bash -n "$work/dest/usr/share/bash-completion/completions/kolua"
  ! command -v zsh >/dev/null || one "completions for zsh" zsh -n "$work/dest/usr/share/zsh/site-functions/_kolua"
  ! command -v man >/dev/null || one "the manual page" is_documented
  one "uninstall leaves nothing" is_gone
}

links_lead_somewhere() (
  cd "$(dirname "$1")" && grep -o '](\([^)#:]*\)' "$(basename "$1")" | cut -c 3- | sort -u |
    while read -r target; do [ -z "$target" ] || [ -e "$target" ] || echo "$target"; done | (! grep .)
)

# shellcheck disable=SC2016  # backquotes are meant
names_are_known() {  # those in backquotes with an underscore
  grep -o '`[a-zA-Z]*_[a-zA-Z_]*`' "$1" | tr -d '`' | sort -u |
    while read -r name; do grep -rqw "$name" engine include tests || echo "$name"; done | (! grep .)
}

docs() {
  local file
  for file in *.md rules/*.md examples/*/*.md; do
    [ -f "$file" ] || continue
    one "$file: links" links_lead_somewhere "$file"
    ! grep -q '^```console' "$file" || counted "$file: commands" scripts/transcripts.sh "$file"
  done
  one "ARCHITECTURE.md: names" names_are_known ARCHITECTURE.md
}

for kind in "$@"; do
  echo "== $kind"
  $kind
done
[ -z "$failures" ] || echo "failed:$failures"
echo "$total_passed passed, $total_failed failed"
[ $total_failed -eq 0 ]
