/* tests_json.c: `test` for programs: one object; a line for each case, and for each thing that a proof found wanting. */
#include "cli/tests.h"

#include <string.h>

static void print_pair(output *o, const char *before, const char *key, const char *text) {
  output_print(o, "%s\"%s\": ", before, key);
  output_string(o, text);
}

static void print_place(output *o, const char *file, uint32_t line, uint32_t column) {
  print_pair(o, "{ ", "file", file);
  output_print(o, ", \"line\": %u", line);
  if (column > 0) output_print(o, ", \"column\": %u", column);
}

static void print_case(output *o, const char *path, const result *r) {
  print_place(o, path, r->line, 0);
  print_pair(o, ", ", "name", r->name);
  if (r->rule[0] != '\0') print_pair(o, ", ", "rule", r->rule);
  print_pair(o, ", ", "result", r->passed ? "passed" : r->is_broken ? "broken" : "failed");
  if (!r->passed) print_pair(o, ", ", "difference", r->difference);
  output_print(o, " }");
}

static void tell_begin(telling *t) {
  output_print(t->output, "{\n  \"schema\": \"kolua.tests/1\",\n  \"cases\": [");
}

static void tell_file(telling *t, const file_results *found) {
  for (size_t i = 0; i < found->count; i++) {
    output_print(t->output, "%s\n    ", t->n_cases++ > 0 ? "," : "");
    print_case(t->output, found->path, &found->at[i]);
  }
}

static void end_cases(telling *t) {
  if (t->n_proofs == 0) output_print(t->output, "%s]", t->n_cases > 0 ? "\n  " : "");
}

static void tell_proof(telling *t, const proof *p) {
  output *o = t->output;
  end_cases(t);
  t->n_proofs++;
  output_print(o, ",\n  \"%s\": { \"of\": %zu, \"met\": %zu, \"enough\": %s, \"wanting\": [", p->name, p->whole,
               p->part, p->is_enough ? "true" : "false");
  for (size_t i = 0; i < p->count; i++) {
    const gap *g = &p->at[i];
    output_print(o, "%s\n    ", i > 0 ? "," : "");
    print_place(o, g->file, g->line, g->column);
    print_pair(o, ", ", "rule", g->rule);
    print_pair(o, ", ", "message", g->message);
    output_print(o, " }");
  }
  output_print(o, "%s] }", p->count > 0 ? "\n  " : "");
}

static void tell_end(telling *t) {
  end_cases(t);
  output_print(t->output, ",\n  \"passed\": %zu,\n  \"failed\": %zu\n}\n", t->passed, t->failed);
}

const teller json_teller = {tell_begin, tell_file, tell_proof, tell_end};
