/* help.c: `help`: what there is, and how it is used, as the tables of verbs and options declare it. */
#include "cli/help.h"

#include "cli/cli.h"
#include "cli/memory.h"
#include "cli/output.h"

#include <string.h>

static void print_options(output *o, const char *name) {
  int width = 0;
  for (const option *one = option_next(NULL, name); one != NULL; one = option_next(one, name)) {
    const int len = (int)strlen(option_shown(one));
    if (len > width) width = len;
  }
  output_print(o, "\nOptions:\n");
  for (const option *one = option_next(NULL, name); one != NULL; one = option_next(one, name)) {
    output_print(o, "  %-*s  %s\n", width, option_shown(one), one->line);
  }
}

static void print_verb(output *o, const verb *v) {
  output_print(o, "usage: kolua %s [OPTION...]%s%s\n\n%s", v->name, v->arguments[0] != '\0' ? " " : "", v->arguments,
               v->about);
  print_options(o, v->name);
}

static void print_verbs(output *o) {
  output_print(o, "usage: kolua VERB [OPTION...] [ARGUMENT...]\n\n");
  for (const verb *v = verbs; v->name != NULL; v++) {
    output_print(o, "  %-18s  %s\n", memory_format("%s %s", v->name, v->arguments), v->line);
  }
  output_print(o, "\n'kolua help VERB' tells more.\n");
}

static void print_asked(output *o, const options *asked, const verb *v) {
  if (asked->man) manual_print(o);
  else if (asked->completion == BASH) completion_print_bash(o);
  else if (asked->completion == ZSH) completion_print_zsh(o);
  else if (v != NULL) print_verb(o, v);
  else print_verbs(o);
}

int help_run(const options *asked) {
  const char *name = asked->arguments.count > 0 ? asked->arguments.at[0] : NULL;
  const verb *v = name != NULL ? verb_find(name) : NULL;
  output o;
  if (name != NULL && v == NULL) return verb_refuse(name);
  output_open(&o, NULL, NULL);
  print_asked(&o, asked, v);
  return output_close(&o, EXIT_GOOD);
}
