/* findings_json.c: findings as one object, kolua.lint/1. */
#include "cli/findings.h"

static void open(findings *f) {
  output_print(f->output, "{\n  \"schema\": \"kolua.lint/1\",\n  \"engine\": \"%s\",\n  \"findings\": [",
               kolua_version());
}

/* What is not known is left out. */
static void add_number(output *o, const char *name, uint32_t n) {
  if (n > 0) output_print(o, ", \"%s\": %u", name, n);
}

static void add(findings *f, const kolua_problem *found) {
  output *o = f->output;
  output_print(o, "%s\n    {\"code\": \"%s\", \"level\": \"%s\", \"message\": ", f->errors + f->warnings > 0 ? "," : "",
               found->code, finding_is_error(found) ? "error" : "warning");
  output_string(o, found->message);
  if (found->file != NULL) {
    output_print(o, ", \"file\": ");
    output_string(o, found->file);
  }
  add_number(o, "line", found->line);
  add_number(o, "column", found->column);
  output_print(o, "}");
}

static void close(findings *f) {
  output_print(f->output, "%s],\n  \"errors\": %zu,\n  \"warnings\": %zu,\n  \"whole\": %s\n}\n",
               f->errors + f->warnings > 0 ? "\n  " : "", f->errors, f->warnings, f->is_whole ? "true" : "false");
}

const findings_writer findings_json = {open, add, close};
