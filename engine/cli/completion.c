/* completion.c: completions for bash and zsh. Both complete verbs, options, the words that an option may be, ids of rules
** where one is wanted, and files elsewhere. */
#include "cli/help.h"

#include "cli/cli.h"

#include <string.h>

static bool has_choices(const option *o) {
  return o->kind == CHOICE;
}

static bool takes_rules(const option *o) {
  return strcmp(o->name, "only") == 0 || strcmp(o->name, "except") == 0;
}

/* The choices, or the names of verbs, with blanks between them. */
static void print_choices(output *o, const char *choices) {
  for (const char *at = choices; *at != '\0'; at++) output_print(o, "%c", *at == '|' ? ' ' : *at);
}

static void print_verb_names(output *o) {
  for (const verb *v = verbs; v->name != NULL; v++) output_print(o, "%s%s", v == verbs ? "" : " ", v->name);
}

/* ---- bash */

static void print_bash_values(output *o) {
  for (const option *one = option_next(NULL, NULL); one != NULL; one = option_next(one, NULL)) {
    if (!has_choices(one) && !takes_rules(one)) continue;
    output_print(o, "    --%s", one->name);
    if (one->letter != 0) output_print(o, "|-%c", one->letter);
    output_print(o, ") words=\"");
    if (has_choices(one)) print_choices(o, one->value);
    else output_print(o, "$(kolua rules --quiet 2>/dev/null)");
    output_print(o, "\" ;;\n");
  }
}

static void print_bash_options(output *o) {
  for (const verb *v = verbs; v->name != NULL; v++) {
    output_print(o, "    %s) options=\"", v->name);
    for (const option *one = option_next(NULL, v->name); one != NULL; one = option_next(one, v->name)) {
      output_print(o, "%s--%s", one == option_next(NULL, v->name) ? "" : " ", one->name);
    }
    output_print(o, "\" ;;\n");
  }
}

void completion_print_bash(output *o) {
  output_print(o, "# bash completion for kolua\n"
                  "_kolua() {\n"
                  "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}\n"
                  "  local words= options=\n"
                  "  case $verb in\n");
  print_bash_options(o);
  output_print(o, "  esac\n"
                  "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                  "    words=\"");
  print_verb_names(o);
  output_print(o, "\"\n"
                  "  else\n"
                  "    case $before in\n");
  print_bash_values(o);
  output_print(o, "    explain) words=\"$(kolua rules --quiet 2>/dev/null)\" ;;\n"
                  "    help) words=\"");
  print_verb_names(o);
  output_print(o, "\" ;;\n"
                  "    *) case $word in -*) words=$options ;; esac ;;\n"
                  "    esac\n"
                  "  fi\n"
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
    output_print(o, takes_rules(one) ? "_kolua_rules" : "_files");
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

static const char *zsh_arguments(const verb *v) {
  if (strcmp(v->name, "explain") == 0) return "1:rule:_kolua_rules";
  if (strcmp(v->name, "help") == 0) return "1:verb:_kolua_verbs";
  return v->most > 0 ? "*:file:_files" : "";
}

void completion_print_zsh(output *o) {
  output_print(o, "#compdef kolua\n"
                  "_kolua_rules() { compadd -- ${(f)\"$(kolua rules --quiet 2>/dev/null)\"} }\n"
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
    output_print(o, "        '%s' ;;\n", zsh_arguments(v));
  }
  output_print(o, "  esac\n"
                  "}\n"
                  "_kolua \"$@\"\n");
}
