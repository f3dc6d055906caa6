/* findings_sarif.c: findings as SARIF 2.1.0, which editors and code hosts show beside the lines. */
#include "cli/findings.h"

#include <string.h>

/* ---- the tool and its codes */

static void add_text(output *o, const char *name, const char *text) {
  output_print(o, ", \"%s\": {\"text\": ", name);
  output_string(o, text);
  output_print(o, "}");
}

static void add_code(output *o, const kolua_code *code) {
  output_print(o, "{\"id\": \"%s\", \"name\": \"%s\"", code->code, code->name);
  add_text(o, "shortDescription", code->title[KOLUA_EN]);
  add_text(o, "fullDescription", code->about[KOLUA_EN]);
  output_print(o, "}");
}

static void open(findings *f) {
  output *o = f->output;
  output_print(o, "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n");
  output_print(o, "  \"runs\": [{\n    \"tool\": {\"driver\": {\"name\": \"kolua\", \"version\": \"%s\", \"rules\": [",
               kolua_version());
  for (size_t i = 0; kolua_code_at(i) != NULL; i++) {
    output_print(o, "%s\n      ", i > 0 ? "," : "");
    add_code(o, kolua_code_at(i));
  }
  output_print(o, "\n    ]}},\n    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [");
}

/* ---- results */

static size_t index_of(const char *code) {
  size_t i = 0;
  while (strcmp(kolua_code_at(i)->code, code) != 0) i++;
  return i;
}

static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c) != NULL;
}

/* A path as a reference: what a URI cannot hold is written %XX; a colon too, for what stands before it would be a scheme. */
static void add_uri(output *o, const char *path) {
  output_print(o, "\"%s", path[0] == '/' ? "file://" : "");
  for (const char *at = path; *at != '\0'; at++) {
    if (is_plain(*at)) output_write(o, at, 1);
    else output_print(o, "%%%02X", (unsigned)(unsigned char)*at);
  }
  output_print(o, "\"");
}

static void add_location(output *o, const kolua_problem *found) {
  output_print(o, ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
  add_uri(o, found->file);
  output_print(o, "}");
  if (found->line > 0) output_print(o, ", \"region\": {\"startLine\": %u", found->line);
  if (found->line > 0 && found->column > 0) output_print(o, ", \"startColumn\": %u", found->column);
  output_print(o, "%s}}]", found->line > 0 ? "}" : "");
}

static void add(findings *f, const kolua_problem *found) {
  output *o = f->output;
  output_print(o, "%s\n      {\"ruleId\": \"%s\", \"ruleIndex\": %zu, \"level\": \"%s\"",
               f->errors + f->warnings > 0 ? "," : "", found->code, index_of(found->code),
               finding_is_error(found) ? "error" : "warning");
  add_text(o, "message", found->message);
  if (found->file != NULL) add_location(o, found);
  output_print(o, "}");
}

static void close(findings *f) {
  output_print(f->output, "%s],\n    \"invocations\": [{\"executionSuccessful\": %s}]\n  }]\n}\n",
               f->errors + f->warnings > 0 ? "\n    " : "", f->is_told ? "true" : "false");
}

const findings_writer findings_sarif = {open, add, close};
