/* completion.c: completions for bash and zsh. Both complete verbs, options, the words that an option may be, ids of rules,
** codes, shipped packs and kinds of drafts where one is wanted, and files elsewhere. No policy is loaded but for ids. */
#include "cli/help.h"

#include "cli/cli.h"

#include <string.h>

static bool has_choices(const option *o) {
  return o->kind == CHOICE;
}

static bool takes_rules(const option *o) {
  return strcmp(o->name, "only") == 0 || strcmp(o->name, "except") == 0;
}

static bool takes_packs(const option *o) {
  return o->value != NULL && (strstr(o->value, "PACK") != NULL || strcmp(o->value, "POLICY") == 0);
}

static bool is_verb(const verb *v, const char *name) {
  return strcmp(v->name, name) == 0;
}

/* The choices, or the names of verbs, with blanks between them. */
static void print_choices(output *o, const char *choices) {
  for (const char *at = choices; *at != '\0'; at++) output_print(o, "%c", *at == '|' ? ' ' : *at);
}

static void print_verb_names(output *o) {
  for (const verb *v = verbs; v->name != NULL; v++) output_print(o, "%s%s", v == verbs ? "" : " ", v->name);
}

static void print_codes(output *o) {
  for (size_t i = 0; kolua_code_at(i) != NULL; i++) output_print(o, "%s%s", i == 0 ? "" : " ", kolua_code_at(i)->code);
}

static void print_kinds(output *o) {
  for (size_t i = 0; draft_kinds[i] != NULL; i++) output_print(o, "%s%s", i == 0 ? "" : " ", draft_kinds[i]);
}

/* ---- bash */

#define BASH_RULES "$(kolua rules --quiet 2>/dev/null)"

static void print_bash_value(output *o, const option *one) {
  if (!has_choices(one) && !takes_rules(one) && !takes_packs(one)) return;
  output_print(o, "      --%s", one->name);
  if (one->letter != 0) output_print(o, "|-%c", one->letter);
  output_print(o, ") words=\"");
  if (has_choices(one)) print_choices(o, one->value);
  else output_print(o, takes_rules(one) ? BASH_RULES : "$(_kolua_packs)");
  output_print(o, "\" ;;\n");
}

/* What stands right behind the verb, if it is no file. */
static void print_bash_first(output *o, const verb *v) {
  const bool is_told = is_verb(v, "explain");
  if (!is_told && !is_verb(v, "sweep") && !is_verb(v, "new") && !is_verb(v, "help")) return;
  output_print(o, "      %s) words=\"", v->name);
  if (is_verb(v, "new")) print_kinds(o);
  else if (is_verb(v, "help")) print_verb_names(o);
  else output_print(o, BASH_RULES);
  if (is_told) output_print(o, " ");
  if (is_told) print_codes(o);
  output_print(o, "\" ;;\n");
}

static void print_bash_verb(output *o, const verb *v) {
  output_print(o, "    %s) options=\"", v->name);
  for (const option *one = option_next(NULL, v->name); one != NULL; one = option_next(one, v->name))
    output_print(o, "%s--%s", one == option_next(NULL, v->name) ? "" : " ", one->name);
  output_print(o, "\"\n      case $before in\n");
  print_bash_first(o, v);
  for (const option *one = option_next(NULL, v->name); one != NULL; one = option_next(one, v->name))
    print_bash_value(o, one);
  output_print(o, "      esac ;;\n");
}

void completion_print_bash(output *o) {
  output_print(o, "# bash completion for kolua\n"
                  "_kolua_packs() {\n"
                  "  local file\n"
                  "  for file in \"$(kolua version -v 2>/dev/null | sed -n 's/^rules  *//p')\"/*/pack.yaml; do\n"
                  "    file=${file%%/pack.yaml}\n"
                  "    [ ! -d \"$file\" ] || echo \"${file##*/}\"\n"
                  "  done\n"
                  "}\n"
                  "_kolua() {\n"
                  "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}\n"
                  "  local words= options=\n"
                  "  [ \"$COMP_CWORD\" -gt 1 ] || verb=\n"
                  "  case $verb in\n"
                  "    '') words=\"");
  print_verb_names(o);
  output_print(o, "\" ;;\n");
  for (const verb *v = verbs; v->name != NULL; v++) print_bash_verb(o, v);
  output_print(o, "  esac\n"
                  "  case $word in -*) words=$options ;; esac\n"
                  "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                  "}\n"
                  "complete -o default -F _kolua kolua\n");
}

/* ---- zsh */

static void print_zsh_text(output *o, const char *text) {
  for (const char *at = text; *at != '\0'; at++) {
    if (strchr("[]:'", *at) != NULL) output_print(o, *at == '\'' ? "'\\''" : "\\%c", *at);
    else output_write(o, at, 1);
  }
}

static void print_zsh_value(output *o, const option *one) {
  output_print(o, ":%s:", has_choices(one) ? one->name : "value");
  if (has_choices(one)) {
    output_print(o, "(");
    print_choices(o, one->value);
    output_print(o, ")");
  } else {
    output_print(o, takes_rules(one) ? "_kolua_rules" : takes_packs(one) ? "_kolua_policies" : "_files");
  }
}

static void print_zsh_option(output *o, const option *one) {
  const bool is_list = one->kind == LIST;
  output_print(o, "        '%s--%s%s[", is_list ? "*" : "", one->name, one->value ? "=" : "");
  print_zsh_text(o, one->line);
  output_print(o, "]");
  if (one->value != NULL) print_zsh_value(o, one);
  output_print(o, "' \\\n");
}

static void print_zsh_verbs(output *o) {
  for (const verb *v = verbs; v->name != NULL; v++) {
    output_print(o, "      '%s:", v->name);
    print_zsh_text(o, v->line);
    output_print(o, "'\n");
  }
}

static void print_zsh_arguments(output *o, const verb *v) {
  const char *first = is_verb(v, "explain") ? "told:_kolua_told"
                      : is_verb(v, "sweep") ? "rule:_kolua_rules"
                      : is_verb(v, "help")  ? "verb:_kolua_verbs"
                      : is_verb(v, "new")   ? "kind:_kolua_kinds"
                                            : NULL;
  output_print(o, "        ");
  if (first != NULL) output_print(o, "'1:%s' ", first);
  output_print(o, "'%s' ;;\n", v->most > 2 ? "*:file:_files" : "");
}

void completion_print_zsh(output *o) {
  output_print(o, "#compdef kolua\n"
                  "_kolua_rules() { compadd -- ${(f)\"$(kolua rules --quiet 2>/dev/null)\"} }\n"
                  "_kolua_policies() {\n"
                  "  local rules=${${(M)${(f)\"$(kolua version -v 2>/dev/null)\"}:#rules *}##rules ##}\n"
                  "  local -a packs=($rules/*/pack.yaml(N:h:t))\n"
                  "  compadd -- $packs\n"
                  "  _files\n"
                  "}\n"
                  "_kolua_kinds() { compadd -- ");
  print_kinds(o);
  output_print(o, " }\n"
                  "_kolua_told() { _kolua_rules; compadd -- ");
  print_codes(o);
  output_print(o, " }\n"
                  "_kolua_verbs() {\n"
                  "  local -a verbs=(\n");
  print_zsh_verbs(o);
  output_print(o, "  )\n"
                  "  _describe verb verbs\n"
                  "}\n"
                  "_kolua() {\n"
                  "  if (( CURRENT == 2 )); then _kolua_verbs; return; fi\n"
                  "  local verb=$words[2]\n"
                  "  shift words; (( CURRENT-- ))\n"
                  "  case $verb in\n");
  for (const verb *v = verbs; v->name != NULL; v++) {
    output_print(o, "    %s)\n      _arguments \\\n", v->name);
    for (const option *one = option_next(NULL, v->name); one != NULL; one = option_next(one, v->name))
      print_zsh_option(o, one);
    print_zsh_arguments(o, v);
  }
  output_print(o, "  esac\n"
                  "}\n"
                  "_kolua \"$@\"\n");
}
