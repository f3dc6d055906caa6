/* tests_junit.c: `test` for the servers that run tests: JUnit's XML, one testsuite a file.
**
** Whatever stands in names and differences, what comes out is XML 1.0 in valid UTF-8: what cannot stand in it becomes U+FFFD. */
#include "cli/memory.h"
#include "cli/tests.h"

#include <string.h>

/* ---- text */

/* The length of the character at `at`; 0: none that XML has. */
static size_t character_length(const char *at) {
  const unsigned char c = (unsigned char)*at;
  if (c < ' ' && strchr("\n\t\r", *at) == NULL) return 0;
  const bool is_no_character = strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
  return is_no_character ? 0 : output_character(at);
}

/* In an attribute, white space would become a blank. */
static const char *escape_of(char c, bool is_attribute) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '"': return is_attribute ? "&quot;" : NULL;
    case '\n': return is_attribute ? "&#10;" : NULL;
    case '\t': return is_attribute ? "&#9;" : NULL;
    default: return NULL;
  }
}

static void print_text(output *o, const char *text, bool is_attribute) {
  for (const char *at = text; *at != '\0';) {
    const size_t len = character_length(at);
    const char *escape = escape_of(*at, is_attribute);
    if (len == 0) output_print(o, "\xEF\xBF\xBD");
    else if (escape != NULL) output_print(o, "%s", escape);
    else output_write(o, at, len);
    at += len > 0 ? len : 1;
  }
}

static void print_attribute(output *o, const char *name, const char *text) {
  output_print(o, " %s=\"", name);
  print_text(o, text, true);
  output_print(o, "\"");
}

/* ---- elements */

/* The first line says what it is, all of them stand in the element. */
static void print_failure(output *o, const char *element, const char *lines) {
  char first[512];
  snprintf(first, sizeof first, "%.*s", (int)strcspn(lines, "\n"), lines);
  output_print(o, "      <%s", element);
  print_attribute(o, "message", first);
  output_print(o, ">");
  print_text(o, lines, false);
  output_print(o, "</%s>\n", element);
}

static void print_case(output *o, const char *path, const result *r) {
  output_print(o, "    <testcase");
  print_attribute(o, "name", r->name);
  print_attribute(o, "classname", r->rule[0] != '\0' ? r->rule : path);
  print_attribute(o, "file", path);
  output_print(o, " line=\"%u\"", r->line);
  if (r->passed) {
    output_print(o, "/>\n");
    return;
  }
  output_print(o, ">\n");
  print_failure(o, r->is_broken ? "error" : "failure", r->difference);
  output_print(o, "    </testcase>\n");
}

static void tell_file(telling *t, const file_results *found) {
  output *o = t->output;
  const size_t n_trouble = found->trouble != NULL;
  output_print(o, "  <testsuite");
  print_attribute(o, "name", found->path);
  output_print(o, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n", found->count + n_trouble,
               found->failed - found->broken, found->broken + n_trouble);
  for (size_t i = 0; i < found->count; i++) print_case(o, found->path, &found->at[i]);
  if (n_trouble > 0) {
    print_case(o, found->path,
               &(result){.name = "can be read", .rule = "", .difference = found->trouble, .is_broken = true});
  }
  output_print(o, "  </testsuite>\n");
}

/* One testcase, whose name stays while its figures change: what is wanting may still be enough. */
static void tell_proof(telling *t, const proof *p) {
  output *o = t->output;
  const char *element = p->is_enough ? "system-out" : "failure";
  output_print(o, "  <testsuite name=\"%s\" tests=\"1\" failures=\"%d\" errors=\"0\">\n", p->name, !p->is_enough);
  output_print(o, "    <testcase name=\"enough\" classname=\"%s\">\n      <%s", p->name, element);
  if (!p->is_enough) print_attribute(o, "message", p->total);
  output_print(o, ">");
  print_text(o, p->total, false);
  for (size_t i = 0; i < p->count; i++) {
    const gap *g = &p->at[i];
    print_text(o, memory_format("\n%s: %s: %s", gap_place(g), g->rule, g->message), false);
  }
  output_print(o, "</%s>\n    </testcase>\n  </testsuite>\n", element);
}

static void tell_begin(telling *t) {
  output_print(t->output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kolua\">\n");
}

static void tell_end(telling *t) {
  output_print(t->output, "</testsuites>\n");
}

const teller junit_teller = {tell_begin, tell_file, tell_proof, tell_end};
