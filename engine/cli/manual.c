/* manual.c: the verbs and the options as the manual page lists them, in man(7). */
#include "cli/help.h"

#include "cli/cli.h"

/* A hyphen that is typed must stay one, and a dot at the start of a line is no text. */
static void print_text(output *o, const char *text) {
  bool is_at_start = true;
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '-') output_print(o, "\\-");
    else if (*at == '.' && is_at_start) output_print(o, "\\&.");
    else output_write(o, at, 1);
    is_at_start = *at == '\n';
  }
}

static void print_verbs(output *o) {
  output_print(o, ".SH VERBS\n");
  for (const verb *v = verbs; v->name != NULL; v++) {
    output_print(o, ".TP\n.B %s\n", v->name);
    if (v->arguments[0] != '\0') output_print(o, ".I %s\n", v->arguments);
    output_print(o, ".br\n");
    print_text(o, v->about);
  }
}

void manual_print(output *o) {
  print_verbs(o);
  output_print(o, ".SH OPTIONS\n");
  for (const option *one = option_next(NULL, NULL); one != NULL; one = option_next(one, NULL)) {
    output_print(o, ".TP\n.B ");
    if (one->letter != 0) output_print(o, "\\-%c, ", one->letter);
    output_print(o, "\\-\\-");
    print_text(o, one->name);
    output_print(o, "\n");
    if (one->value != NULL) output_print(o, ".I %s\n", one->value);
    output_print(o, ".br\n");
    print_text(o, one->line);
    if (one->verbs != NULL) output_print(o, "\n(%s)", one->verbs);
    output_print(o, "\n");
  }
}
