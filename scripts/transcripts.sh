#!/bin/bash
# transcripts.sh FILE...: runs the commands in transcripts and compares what they print. In Markdown a transcript is what
# stands between ```console and ```, in other files all of it:
#
#   $ command            run by bash in a scratch folder, which sees examples/, rules/ and build/, or, if it is not in
#                        Markdown, the folders and the *.yaml beside the transcript
#   > more of it         further lines of the same command
#   output               what it prints; in Markdown stdout and stderr together
#   ! error              a line on stderr, not in Markdown
#   SCRATCH              the scratch folder, not in Markdown
#   [2]                  the exit status, if it is not 0; not in Markdown
#   ...                  any lines, in Markdown
#
# Commands of one file share the folder. With UPDATE_GOLDEN=1 what is printed replaces what is expected, not in Markdown.
# The last line is "N passed, N failed".
set -u
root=$PWD
build=$(realpath "${BUILD:-build}")
export PATH="$build:$PATH" KOLUA_RULES=rules COLUMNS=100 LC_ALL=C.UTF-8
unset LANG NO_COLOR
passed=0 failed=0

# Runs $command; sets $found as a transcript shows it.
run() {
  local status
  if [ -n "$is_markdown" ]; then
    found=$(cd "$scratch" && bash -c "$command" 2>&1 </dev/null)
    return
  fi
  (cd "$scratch" && bash -c "$command" >"$work/out" 2>"$work/err" </dev/null)
  status=$?
  found=$(cat "$work/out"; sed 's/^/! /' "$work/err"; [ $status -eq 0 ] || echo "[$status]")
  found=${found//"$scratch"/SCRATCH}
}

# Does $found look like $expected, in which a line ... stands for any lines?
is_as_expected() {
  local line pattern=
  [ "$found" = "$expected" ] && return 0
  [ -n "$is_markdown" ] || return 1
  while IFS= read -r line; do
    if [ "$line" = ... ]; then pattern+='*'; else pattern+=$(printf '%q' "$line")$'\n'; fi
  done <<<"$expected"
  # shellcheck disable=SC2053  # a pattern is meant
  [[ $found$'\n' == $pattern ]]
}

judge() {
  [ -n "$command" ] || return
  expected=${expected%$'\n'}
  run
  if is_as_expected; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$file:$line_number: $command" | head -n 1
    diff <(echo "$expected") <(echo "$found") | sed 's/^/  /'
  fi
  updated+="$shown$found"$'\n'
  [ -n "$found" ] || updated=${updated%$'\n'}
  command=
}

start_command() {
  judge
  command=${1#\$ } shown="$1"$'\n' expected= line_number=$2
}

read_file() {
  local number=0 line is_inside=1
  [ -z "$is_markdown" ] || is_inside=
  command='' updated=''
  while IFS= read -r line; do
    number=$((number + 1))
    case $is_markdown$line in
      md'```console') is_inside=1 ;;
      md'```'*) judge; is_inside= ;;
      *)
        [ -n "$is_inside" ] || continue
        case $line in
          '$ '*) start_command "$line" $number ;;
          '> '*) command+=$'\n'${line#> } shown+=$line$'\n' ;;
          '#'*) [ -n "$is_markdown" ] || { judge; updated+=$line$'\n'; } ;;
          *) expected+=$line$'\n' ;;
        esac ;;
    esac
  done <"$file"
  judge
}

for file in "$@"; do
  [ -f "$file" ] || continue
  work=$(mktemp -d)
  scratch=$work/scratch
  mkdir "$scratch"
  is_markdown=
  if [ "${file##*.}" = md ]; then
    is_markdown=md
    ln -s "$root/examples" "$root/rules" "$build" "$scratch"
  else
    ln -s "$(realpath "$(dirname "$file")")"/*/ "$(dirname "$(realpath "$file")")"/*.yaml "$scratch"
  fi
  read_file
  if [ -n "${UPDATE_GOLDEN:-}" ] && [ -z "$is_markdown" ]; then printf '%s' "$updated" >"$file"; fi
  rm -rf "$work"
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
