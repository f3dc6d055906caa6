/* manual.c: the verbs and the options as the manual page lists them, in man(7). */
#include "cli/help.h"

#include "cli/cli.h"
#include "cli/memory.h"

/* A hyphen that is typed must stay one, and a dot at the start of a line is no text. A line that is set in begins anew by
** itself; what follows a list of such must be told to. */
static void print_text(output *o, const char *text) {
  bool is_at_start = true, is_set_in = false;
  for (const char *at = text; *at != '\0'; at++) {
    if (is_at_start && is_set_in && *at != ' ') output_print(o, ".br\n");
    if (is_at_start) is_set_in = *at == ' ';
    if (*at == '-') output_print(o, "\\-");
    else if (*at == '.' && is_at_start) output_print(o, "\\&.");
    else output_write(o, at, 1);
    is_at_start = *at == '\n';
  }
}

/* What a paragraph is headed by: a word that is typed, and what stands behind it. */
static void print_tag(output *o, const char *typed, const char *behind) {
  output_print(o, "\\fB");
  print_text(o, typed);
  output_print(o, "\\fR%s%s%s\n", behind != NULL ? " \\fI" : "", behind != NULL ? behind : "",
               behind != NULL ? "\\fR" : "");
}

static void print_option(output *o, const option *one) {
  output_print(o, ".TP\n");
  if (one->letter != 0) output_print(o, "\\fB\\-%c\\fR, ", one->letter);
  print_tag(o, memory_format("--%s", one->name), one->value);
  print_text(o, one->line);
  if (one->verbs != NULL) output_print(o, "\n(of %s)", one->verbs);
  output_print(o, "\n");
}

void manual_print(output *o) {
  output_print(o, ".SH VERBS\n");
  for (const verb *v = verbs; v->name != NULL; v++) {
    output_print(o, ".TP\n");
    print_tag(o, v->name, v->arguments[0] != '\0' ? v->arguments : NULL);
    print_text(o, v->about);
  }
  output_print(o, ".SH OPTIONS\n");
  for (const option *one = option_next(NULL, NULL); one != NULL; one = option_next(one, NULL)) print_option(o, one);
}
