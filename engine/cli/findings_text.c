/* findings_text.c: findings as a compiler tells them, with the code that `explain` explains. */
#include "cli/findings.h"

static void open(findings *f) {
  (void)f;
}

static void add(findings *f, const kolua_problem *found) {
  output *o = f->output;
  if (found->file != NULL) output_print(o, "%s:", found->file);
  if (found->line > 0) output_print(o, "%u:", found->line);
  if (found->column > 0) output_print(o, "%u:", found->column);
  output_print(o, "%s%s [%s]\n", found->file != NULL ? " " : "", found->message, found->code);
}

static const char *plural(size_t n) {
  return n == 1 ? "" : "s";
}

static void close(findings *f) {
  if (f->is_quiet || !f->is_told) return;
  if (f->errors + f->warnings == 0) output_print(f->output, "no problems\n");
  else if (f->errors == 0) output_print(f->output, "no errors, %zu warning%s\n", f->warnings, plural(f->warnings));
  else
    output_print(f->output, "%zu error%s, %zu warning%s\n", f->errors, plural(f->errors), f->warnings,
                 plural(f->warnings));
  if (!f->is_whole)
    output_print(f->output, "more may come to light once %s mended\n", f->errors == 1 ? "this is" : "these are");
}

const findings_writer findings_text = {open, add, close};
