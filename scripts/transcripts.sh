#!/bin/bash
# transcripts.sh FILE...: runs the commands in transcripts and compares what they print. In Markdown a transcript is what
# stands between ```console and ```, in other files all of it:
#
#   $ command            run by bash in a scratch folder: a copy of the tree, with build/ and an empty home, or, if it is
#                        not in Markdown, a folder that sees the folders and the *.yaml beside the transcript
#   > more of it         further lines of the same command
#   output               what it prints; in Markdown stdout and stderr together
#   ! error              a line on stderr, not in Markdown
#   SCRATCH              the scratch folder, not in Markdown
#   [2]                  the exit status, if it is not 0; not in Markdown
#   ...                  any lines, in Markdown
#
# A block of yaml, lua or c in Markdown whose first line is a comment with nothing but a path becomes that file. Commands
# of one file share the folder. With UPDATE_GOLDEN=1 what is printed replaces what is expected, not in Markdown.
# The last line is "N passed, N failed".
set -u
root=$PWD
build=$(realpath "${BUILD:-build}")
export PATH="$build:$PATH" KOLUA_RULES=rules SHIPPED_RULES=$root/rules COLUMNS=100 LC_ALL=C.UTF-8
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
  local pattern
  [ "$found" = "$expected" ] && return 0
  [ -n "$is_markdown" ] || return 1
  pattern=$(sed 's/^\.\.\.$/\x01/; s/[^[:alnum:]\x01]/\\&/g' <<<"$expected")$'\n'
  pattern=${pattern//$'\x01\n'/$'?(*\n)'}
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
  command=${1#\$ } shown="$1"$'\n' expected='' line_number=$2
}

# take_line LINE: of a block that may be a file: the first line names it, or there is none.
take_line() {
  local name='^(#|--|/\*) ([a-z0-9_./-]+\.(yaml|lua|c))( \*/)?$'
  if [ "$block" = new ]; then
    block=
    [[ $1 =~ $name ]] || return 0
    block=$scratch/${BASH_REMATCH[2]}
    mkdir -p "${block%/*}"
    : >"$block"
  fi
  [ -z "$block" ] || echo "$1" >>"$block"
}

read_file() {
  local number=0 line is_inside=1 block=
  [ -z "$is_markdown" ] || is_inside=
  command='' updated=''
  while IFS= read -r line; do
    number=$((number + 1))
    case $is_markdown$line in
      md'```console') is_inside=1 ;;
      md'```yaml' | md'```lua' | md'```c') block=new ;;
      md'```'*) judge; is_inside='' block='' ;;
      *)
        [ -z "$block" ] || take_line "$line"
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

# What a reader has who follows a Markdown file: a tree that is built, and what is installed below $HOME/.local is found.
prepare_tree() {
  tar -C "$root" --exclude=./.git --exclude=./build -cf - . | tar -C "$scratch" -xf -
  ln -s "$build" "$scratch/build"
  export HOME=$scratch BUILD=build PKG_CONFIG_PATH=$scratch/.local/lib/pkgconfig LD_LIBRARY_PATH=$scratch/.local/lib
}

for file in "$@"; do
  [ -f "$file" ] || continue
  work=$(mktemp -d)
  scratch=$work/scratch
  mkdir "$scratch"
  is_markdown=
  if [ "${file##*.}" = md ]; then
    is_markdown=md
    prepare_tree
  else
    ln -s "$(realpath "$(dirname "$file")")"/*/ "$(dirname "$(realpath "$file")")"/*.yaml "$scratch"
  fi
  read_file
  if [ -n "${UPDATE_GOLDEN:-}" ] && [ -z "$is_markdown" ]; then printf '%s' "$updated" >"$file"; fi
  rm -rf "$work"
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
