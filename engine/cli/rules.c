/* rules.c: `rules`: the rules of a policy as a list: columns for people, objects for programs, ids for both. */
#include "cli/cli.h"
#include "cli/source.h"

#include <string.h>

typedef struct listing {
  const kolua_policy *policy;
  const options *asked;
  kolua_lang lang;
  int id_width, subject_width;
  output *output;
} listing;

static const char *title_of(const kolua_rule *rule, kolua_lang lang) {
  const kolua_lang other = lang == KOLUA_VI ? KOLUA_EN : KOLUA_VI;
  return rule->title[lang][0] != '\0' ? rule->title[lang] : rule->title[other];
}

/* ---- text */

static void widen(int *width, const char *word) {
  const int len = (int)strlen(word);
  if (len > *width) *width = len;
}

static void measure(listing *l) {
  for (size_t i = 0; i < kolua_policy_count(l->policy); i++) {
    widen(&l->id_width, kolua_policy_rule(l->policy, i)->id);
    widen(&l->subject_width, kolua_policy_rule(l->policy, i)->subject);
  }
}

static void print_threshold(output *o, const kolua_rule *rule, const kolua_threshold *t) {
  const size_t len = strlen(rule->id);
  const bool is_own = strncmp(t->name, rule->id, len) == 0 && t->name[len] == '.';
  output_print(o, "    %s: %s", is_own ? t->name + len + 1 : t->name, t->value ? t->value : "(a formula)");
  output_print(o, "%s%s  (%s)\n", t->unit[0] != '\0' ? " " : "", t->unit, t->origin);
}

static void print_rule(listing *l, const kolua_rule *rule) {
  output *o = l->output;
  if (l->asked->quiet) {
    output_print(o, "%s\n", rule->id);
    return;
  }
  output_print(o, "%-*s  %-8s  %-*s  %s\n", l->id_width, rule->id, kolua_severity_name(rule->severity),
               l->subject_width, rule->subject, title_of(rule, l->lang));
  for (size_t i = 0; l->asked->verbose && i < rule->threshold_count; i++)
    print_threshold(o, rule, &rule->thresholds[i]);
}

/* ---- JSON */

static void print_member(output *o, const char *name, const char *text) {
  output_print(o, ", \"%s\": ", name);
  if (text == NULL) output_print(o, "null");
  else output_string(o, text);
}

static void print_earlier(output *o, const kolua_threshold *t) {
  for (size_t i = 0; i < t->earlier_count; i++) {
    output_print(o, "%s{\"value\": ", i == 0 ? ", \"earlier\": [" : ", ");
    output_string(o, t->earlier[i].value);
    print_member(o, "origin", t->earlier[i].origin);
    output_print(o, "}");
  }
  if (t->earlier_count > 0) output_print(o, "]");
}

static void print_thresholds(output *o, const kolua_rule *rule) {
  output_print(o, ", \"thresholds\": [");
  for (size_t i = 0; i < rule->threshold_count; i++) {
    const kolua_threshold *t = &rule->thresholds[i];
    output_print(o, "%s{\"name\": ", i > 0 ? ", " : "");
    output_string(o, t->name);
    print_member(o, "value", t->value);
    print_member(o, "unit", t->unit);
    print_member(o, "origin", t->origin);
    print_earlier(o, t);
    output_print(o, "}");
  }
  output_print(o, "]");
}

static void print_sources(output *o, const kolua_rule *rule) {
  output_print(o, ", \"source\": [");
  for (size_t i = 0; i < rule->source_count; i++) {
    output_print(o, "%s", i > 0 ? ", " : "");
    output_string(o, rule->sources[i].id);
  }
  output_print(o, "]");
}

static void print_fields(output *o, const kolua_rule *rule) {
  if (rule->is_function) return;
  output_print(o, ", \"fields\": [");
  for (size_t i = 0; rule->fields != NULL && rule->fields[i] != NULL; i++) {
    output_print(o, "%s", i > 0 ? ", " : "");
    output_string(o, rule->fields[i]);
  }
  output_print(o, "]");
}

static void print_object(listing *l, const kolua_rule *rule) {
  output *o = l->output;
  output_print(o, "{\"rule\": ");
  output_string(o, rule->id);
  print_member(o, "pack", rule->pack);
  print_member(o, "subject", rule->subject);
  print_member(o, "severity", kolua_severity_name(rule->severity));
  print_member(o, "title", title_of(rule, l->lang));
  output_print(o, ", \"weight\": %.15g, \"function\": %s", rule->weight, rule->is_function ? "true" : "false");
  print_fields(o, rule);
  print_thresholds(o, rule);
  print_sources(o, rule);
  output_print(o, ", \"at\": {\"file\": ");
  output_string(o, rule->file);
  output_print(o, ", \"line\": %u}}", rule->line);
}

/* ---- the list */

static void print_list(listing *l) {
  const bool is_json = l->asked->format == KOLUA_JSON, is_text = l->asked->format == KOLUA_TEXT;
  const size_t count = kolua_policy_count(l->policy);
  for (size_t i = 0; i < count; i++) {
    const kolua_rule *rule = kolua_policy_rule(l->policy, i);
    if (is_json) output_print(l->output, "%s  ", i == 0 ? "[\n" : ",\n");
    if (is_text) print_rule(l, rule);
    else print_object(l, rule);
    if (l->asked->format == KOLUA_NDJSON) output_print(l->output, "\n");
  }
  if (is_json) output_print(l->output, "%s\n", count == 0 ? "[]" : "\n]");
}

static int list_rules(const kolua_policy *policy, const options *asked, output *o) {
  listing l = {.policy = policy, .asked = asked, .lang = source_lang(asked, policy, NULL), .output = o};
  measure(&l);
  print_list(&l);
  return EXIT_GOOD;
}

int rules_run(const options *asked) {
  return source_use(asked, list_rules);
}
