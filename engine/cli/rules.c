/* rules.c: `rules`: the rules of a policy as a list: columns for people, objects for programs, ids for both. */
#include "cli/cli.h"
#include "cli/source.h"

typedef struct listing {
  const kolua_policy *policy;
  const options *asked;
  kolua_lang lang;
  output *output;
} listing;

static const char *title_of(const kolua_rule *rule, kolua_lang lang) {
  const kolua_lang other = lang == KOLUA_VI ? KOLUA_EN : KOLUA_VI;
  return rule->title[lang][0] != '\0' ? rule->title[lang] : rule->title[other];
}

/* ---- text */

static int list_for_people(const listing *l) {
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  layout.verbose = l->asked->verbose;
  const kolua_status status = kolua_policy_list(l->policy, l->lang, &layout, output_write, l->output);
  return status == KOLUA_OK ? EXIT_GOOD : EXIT_TROUBLE;
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
    if (is_text) output_print(l->output, "%s\n", rule->id);
    else print_object(l, rule);
    if (l->asked->format == KOLUA_NDJSON) output_print(l->output, "\n");
  }
  if (is_json) output_print(l->output, "%s\n", count == 0 ? "[]" : "\n]");
}

static int list_rules(const kolua_policy *policy, const options *asked, output *o) {
  listing l = {.policy = policy, .asked = asked, .lang = source_lang(asked, policy, NULL), .output = o};
  if (asked->format == KOLUA_TEXT && !asked->quiet) return list_for_people(&l);
  print_list(&l);
  return EXIT_GOOD;
}

int rules_run(const options *asked) {
  return source_use(asked, list_rules);
}
