/* options.c: see options.h. */
#include "cli/options.h"

#include "cli/memory.h"
#include "cli/nearest.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

#define FIELD(name) offsetof(options, name)
#define NAMING \
  "check screen diff sweep test rules explain doc lint new" /* the verbs whose policy --policy names, ... */
#define LOADING NAMING " schema"                            /* ... and all that load one */

static const option table[] = {
    {'p', LIST, "policy", "FILE|DIR|PACK", FIELD(policy), NAMING, "policy file, its folder, or a shipped pack"},
    {'p', LIST, "for", "FILE|DIR|PACK", FIELD(policy), "schema", "with the names of this policy"},
    {0, LIST, "from", "POLICY", FIELD(from), "diff", "the policy before"},
    {0, LIST, "to", "POLICY", FIELD(to), "diff", "the policy after"},
    {0, TEXT, "data-from", "FILE", FIELD(data_from), "diff", "the data before, for one policy"},
    {0, TEXT, "data-to", "FILE", FIELD(data_to), "diff", "the data after"},
    {'f', CHOICE, "format", "text|json|ndjson", FIELD(format), "check rules", "form of the result"},
    {'f', CHOICE, "format", "ndjson|csv", FIELD(format), "screen", "form of the result lines"},
    {0, TEXT, "as", "SUBJECT", FIELD(as), "screen diff sweep", "what the records are, as the model names it"},
    {0, TEXT, "context", "FILE", FIELD(context), "screen diff sweep", "the data that the records are judged for"},
    {0, FLAG, "csv", NULL, FIELD(csv), "screen diff sweep", "the input is CSV, whatever it is called"},
    {0, TEXT, "map", "FILE", FIELD(map), "screen diff sweep", "it is CSV whose columns mean what this file says"},
    {0, FLAG, "suggest-map", NULL, FIELD(suggest_map), "screen", "write a map for INPUT, a table, to start from"},
    {0, TEXT, "encoding", "NAME", FIELD(encoding), "screen diff sweep",
     "of the input, if it is not UTF-8: windows-1258, latin1, ..."},
    {0, TEXT, "top", "N", FIELD(top), "screen", "only the N best: by score, then fewer critical fails, then id"},
    {0, TEXT, "only-verdict", "pass,warn,fail", FIELD(only_verdict), "screen", "only records with these verdicts"},
    {0, FLAG, "by-rule", NULL, FIELD(by_rule), "screen", "CSV: a column with the outcome of each rule"},
    {0, FLAG, "excel", NULL, FIELD(excel), "screen", "CSV as a Vietnamese Excel opens it: byte order mark, semicolons"},
    {0, TEXT, "jobs", "N", FIELD(jobs), "screen diff sweep", "threads; as many as there are processors, if not given"},
    {'f', CHOICE, "format", "text|json|md|csv", FIELD(format), "diff", "form of the result"},
    {'f', CHOICE, "format", "text|json|csv", FIELD(format), "sweep", "form of the result"},
    {'f', CHOICE, "format", "text|json", FIELD(format), "explain", "form of the steps on a subject"},
    {0, TEXT, "keep", "N", FIELD(keep), "sweep", "propose the value at which N subjects do not fail"},
    {0, TEXT, "rate", "SHARE", FIELD(rate), "sweep", "the same for a share of them: 0.8"},
    {0, FLAG, "whole", NULL, FIELD(whole), "sweep", "do not fail by any rule, not only by this one"},
    {'f', CHOICE, "format", "text|json|sarif", FIELD(format), "lint", "form of the findings"},
    {'f', CHOICE, "format", "text|json|junit", FIELD(format), "test", "form of the result"},
    {'f', CHOICE, "format", "md|html", FIELD(format), "doc", "form of the handbook"},
    {'o', TEXT, "output", "FILE", FIELD(output), "check screen diff sweep test rules explain doc lint schema",
     "write the result to a file"},
    {'o', TEXT, "output", "DIR", FIELD(output), "new", "write into this folder, not into the working folder"},
    {0, CHOICE, "lang", "en|vi", FIELD(lang), "check screen diff sweep rules explain doc new", "language of the texts"},
    {0, TEXT, "as-of", "DATE|today", FIELD(as_of), "check screen diff sweep explain",
     "judge as on this day, not the data's own"},
    {0, CHOICE, "fail-on", "fail|warn|never", FIELD(fail_on), "check screen", "verdict from which on the status is 1"},
    {0, FLAG, "allow-unknown", NULL, FIELD(allow_unknown), "check screen",
     "status 0, not 3, when only data is missing"},
    {0, LIST, "only", "GLOB", FIELD(only), "check screen diff sweep rules doc",
     "only rules with these ids; repeatable"},
    {0, LIST, "except", "GLOB", FIELD(except), "check screen diff sweep rules doc",
     "no rules with these ids; repeatable"},
    {0, TEXT, "subject", "ID", FIELD(subject), "check diff explain", "judge only the subject with this id"},
    {0, TEXT, "subject", "KIND", FIELD(subject), "new", "what the rule judges, as the model names it"},
    {0, LIST, "set", "RULE.PARAM=VALUE", FIELD(set), "check screen sweep rules explain doc",
     "set a threshold; repeatable"},
    {0, LIST, "set", "RULE.PARAM=VALUE", FIELD(set), "diff", "set a threshold of what comes after; repeatable"},
    {0, LIST, "limit", "NAME=NUMBER", FIELD(limit), LOADING, "bound files and rules; `version -v` lists the names"},
    {0, FLAG, "strict", NULL, FIELD(strict), "check diff sweep", "refuse data that has any complaint"},
    {0, FLAG, "strict", NULL, FIELD(strict), "screen", "status 2 if any record has a complaint"},
    {0, TEXT, "run", "PATTERN", FIELD(run), "test",
     "only cases whose `FILE: NAME` or rule holds this; * and ? stand for others"},
    {0, FLAG, "coverage", NULL, FIELD(coverage), "test", "tell which rules and outcomes no case reaches"},
    {0, FLAG, "mutate", NULL, FIELD(mutate), "test", "change each rule in many ways and tell which no case notices"},
    {0, FLAG, "boundary", NULL, FIELD(boundary), "test",
     "make cases at each threshold and a step to either side of it"},
    {0, TEXT, "at-least", "PERCENT", FIELD(at_least), "test",
     "status 1 if less than that is reached, noticed or proved"},
    {0, FLAG, "result", NULL, FIELD(result), "schema", "schema of what check -f json gives"},
    {0, FLAG, "policy", NULL, FIELD(policy_files), "schema", "schema of policy files"},
    {0, FLAG, "test", NULL, FIELD(test_files), "schema", "schema of test files (*_test.yaml)"},
    {0, FLAG, "map", NULL, FIELD(map_files), "schema", "schema of map files"},
    {0, FLAG, "trace", NULL, FIELD(trace), "doc", "every source with the rules that check it"},
    {0, CHOICE, "completion", "bash|zsh", FIELD(completion), "help", "print the completions of a shell"},
    {0, FLAG, "man", NULL, FIELD(man), "help", "print the lists of the manual page"},
    {0, TEXT, "rules", "DIR", FIELD(rules), LOADING " version", "folder of the model and the shipped packs"},
    {0, FLAG, "no-color", NULL, FIELD(no_color), NULL, "no colours (as with NO_COLOR set)"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "check", "write the line of the verdict alone"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "screen", "no summary"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "diff", "write the number of changes alone"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "sweep", "write only what --keep or --rate proposes"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "test", "write the totals alone"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "rules", "write the ids alone"},
    {'q', FLAG, "quiet", NULL, FIELD(quiet), "lint", "write the findings without their number"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "check", "write passes and skipped rules too"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "screen", "findings in full, passes and skipped rules too"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "sweep", "write every value, however many there are"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "test", "write passed cases and proved thresholds too"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "rules", "write thresholds, and where they were set"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "explain", "formulas as they were written too"},
    {'v', FLAG, "verbose", NULL, FIELD(verbose), "version", "write the libraries, folders and limits too"},
    {'h', FLAG, "help", NULL, FIELD(help), NULL, "say how this is used"},
};
enum { N_OPTIONS = sizeof table / sizeof table[0] };

/* ---- the table */

/* The number of a word among `words`; -1: none of them. */
static int number_of(const char *words, char between, const char *word) {
  const size_t len = strlen(word);
  int number = 0;
  for (const char *at = words; at != NULL; at = strchr(at, between), number++) {
    at += *at == between;
    if (strncmp(at, word, len) == 0 && (at[len] == between || at[len] == '\0')) return number;
  }
  return -1;
}

static bool is_of(const option *o, const char *verb) {
  return verb == NULL || o->verbs == NULL || number_of(o->verbs, ' ', verb) >= 0;
}

const option *option_next(const option *last, const char *verb) {
  for (const option *o = last == NULL ? table : last + 1; o < table + N_OPTIONS; o++) {
    if (is_of(o, verb)) return o;
  }
  return NULL;
}

const char *option_shown(const option *o) {
  const char letter[] = {'-', o->letter, ',', ' ', '\0'};
  return memory_format("%s--%s%s%s", o->letter ? letter : "    ", o->name, o->value ? " " : "",
                       o->value ? o->value : "");
}

/* ---- reading */

typedef struct reader {
  options *out;
  const char *verb;
  char **next; /* the word to read next */
  bool is_right;
} reader;

static void refuse(reader *r, const char *message) {
  say("%s", message);
  r->is_right = false;
}

static void add(reader *r, list *to, const char *word) {
  if (to->at == NULL) {
    size_t most = 1;
    while (r->next[most - 1] != NULL) most++;
    to->at = memory_take(most + 1, sizeof *to->at);
  }
  to->at[to->count++] = word;
}

static void keep_choice(reader *r, const option *o, int *field, const char *word) {
  const int number = number_of(o->value, '|', word);
  if (number >= 0) *field = number;
  else refuse(r, memory_format("--%s cannot be '%s': it is one of %s", o->name, word, o->value));
}

static void keep(reader *r, const option *o, const char *value) {
  char *field = (char *)r->out + o->field;
  switch (o->kind) {
    case FLAG: *(bool *)(void *)field = true; break;
    case TEXT: *(const char **)(void *)field = value; break;
    case CHOICE: keep_choice(r, o, (int *)(void *)field, value); break;
    case LIST: add(r, (list *)(void *)field, value); break;
  }
}

static const option *find(const char *verb, const char *name, size_t len, char letter) {
  for (const option *o = option_next(NULL, verb); o != NULL; o = option_next(o, verb)) {
    if (letter != 0 ? o->letter == letter : strlen(o->name) == len && strncmp(o->name, name, len) == 0) return o;
  }
  return NULL;
}

static const char *hint_for(const char *verb, const char *name) {
  nearest n = {.word = name};
  for (const option *o = option_next(NULL, verb); o != NULL; o = option_next(o, verb)) nearest_try(&n, o->name);
  return nearest_hint(&n, "--");
}

static void refuse_name(reader *r, const char *name, size_t len) {
  const char *word = memory_format("%.*s", (int)len, name);
  if (find(NULL, name, len, 0) != NULL) refuse(r, memory_format("'%s' takes no option '--%s'", r->verb, word));
  else refuse(r, memory_format("unknown option '--%s'%s", word, hint_for(r->verb, word)));
}

static void refuse_letter(reader *r, char letter) {
  if (find(NULL, "", 0, letter) != NULL) refuse(r, memory_format("'%s' takes no option '-%c'", r->verb, letter));
  else refuse(r, memory_format("unknown option '-%c'", letter));
}

/* `given` is what stands in the same word, or NULL. */
static void read_value(reader *r, const option *o, const char *given) {
  if (given != NULL) keep(r, o, given);
  else if (*r->next != NULL) keep(r, o, *r->next++);
  else refuse(r, memory_format("--%s needs a value: %s", o->name, o->value));
}

static void read_name(reader *r, const char *name) {
  const size_t len = strcspn(name, "=");
  const char *given = name[len] == '=' ? name + len + 1 : NULL;
  const option *o = find(r->verb, name, len, 0);
  if (o == NULL) refuse_name(r, name, len);
  else if (o->kind != FLAG) read_value(r, o, given);
  else if (given == NULL) keep(r, o, NULL);
  else refuse(r, memory_format("--%s takes no value", o->name));
}

static void read_letters(reader *r, const char *letters) {
  for (const char *at = letters; *at != '\0'; at++) {
    const option *o = find(r->verb, "", 0, *at);
    if (o == NULL) {
      refuse_letter(r, *at);
      return;
    }
    if (o->kind != FLAG) {
      read_value(r, o, at[1] != '\0' ? at + 1 : NULL);
      return;
    }
    keep(r, o, NULL);
  }
}

bool options_read(options *out, const char *verb, char **words) {
  *out = (options){.format = KOLUA_TEXT, .lang = NOT_GIVEN, .completion = NOT_GIVEN};
  reader r = {out, verb, words, true};
  bool has_ended = false;
  while (*r.next != NULL) {
    const char *word = *r.next++;
    if (has_ended || word[0] != '-' || word[1] == '\0') add(&r, &out->arguments, word);
    else if (strcmp(word, "--") == 0) has_ended = true;
    else if (word[1] == '-') read_name(&r, word + 2);
    else read_letters(&r, word + 1);
  }
  return r.is_right;
}

bool options_count(const char *word, const char *name, size_t most, size_t *out) {
  char *end;
  const unsigned long long n = word != NULL ? strtoull(word, &end, 10) : 0;
  if (word == NULL) return true;
  if (*word >= '1' && *word <= '9' && *end == '\0' && n <= most) {
    *out = (size_t)n;
    return true;
  }
  say("--%s cannot be '%s': it is a number from 1 to %zu", name, word, most);
  return false;
}
