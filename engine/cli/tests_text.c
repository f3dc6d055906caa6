/* tests_text.c: `test` for people: what failed, what is wanting, and the totals. */
#include "cli/memory.h"
#include "cli/tests.h"

#include <string.h>

static void print_lines(output *o, const char *lines) {
  while (*lines != '\0') {
    const size_t len = strcspn(lines, "\n");
    output_print(o, "  %.*s\n", (int)len, lines);
    lines += len + (lines[len] == '\n');
  }
}

/* What keeps a case from running stands on stderr already. */
static void tell_result(output *o, const char *path, const result *r) {
  const char *word = r->passed ? "passed" : r->is_broken ? "cannot be run" : "failed";
  output_print(o, "%s:%u: %s: %s\n", path, r->line, word, r->name);
  if (!r->is_broken) print_lines(o, r->difference);
}

static void tell_begin(telling *t) {
  (void)t;
}

static void tell_file(telling *t, const file_results *found) {
  for (size_t i = 0; !t->asked->quiet && i < found->count; i++) {
    if (!found->at[i].passed || t->asked->verbose) tell_result(t->output, found->path, &found->at[i]);
  }
}

const char *gap_place(const gap *g) {
  return g->column > 0 ? memory_format("%s:%u:%u", g->file, g->line, g->column)
                       : memory_format("%s:%u", g->file, g->line);
}

static void tell_proof(telling *t, const proof *p) {
  output *o = t->output;
  for (size_t i = 0; !t->asked->quiet && i < p->count; i++) {
    const gap *g = &p->at[i];
    output_print(o, "%s: %s: %s\n", gap_place(g), g->rule, g->message);
  }
  output_print(o, "%s: %s\n", p->name, p->total);
}

static void tell_end(telling *t) {
  output_print(t->output, "%zu passed, %zu failed\n", t->passed, t->failed);
}

const teller text_teller = {tell_begin, tell_file, tell_proof, tell_end};
