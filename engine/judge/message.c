/* message.c: puts what was found and what was asked into the template of the demand, the outcome and the language.
**
** A template's {bound} is the one that the outcome speaks of: the nearer one of a pass or a warning, the farther one of a
** failure. Value and bound are shown apart from each other: never "70%, less than 70%". */
#include "judge/message.h"

#include "judge/texts.h"

#include <string.h>

/* ---------------------------------------------------------------- templates */

static const filling *find_filling(const filling *fillings, size_t n, text name) {
  for (size_t i = 0; i < n; i++) {
    if (text_equal(fillings[i].name, name)) return &fillings[i];
  }
  return NULL;
}

void message_fill(buf *out, text template_text, const filling *fillings, size_t n) {
  const char *at = template_text.at, *end = at + template_text.len;
  while (at < end) {
    const char *open = memchr(at, '{', (size_t)(end - at));
    const char *close = open != NULL ? memchr(open, '}', (size_t)(end - open)) : NULL;
    if (close == NULL) break;
    const filling *f = find_filling(fillings, n, (text){open + 1, (size_t)(close - open - 1)});
    buf_add(out, (text){at, (size_t)(open - at)});
    if (f != NULL) buf_add(out, f->value);
    else buf_add_char(out, '{');
    at = f != NULL ? close + 1 : open + 1;
  }
  buf_add(out, (text){at, (size_t)(end - at)});
}

/* ---------------------------------------------------------------- what a list lacks or shares */

typedef struct items {
  const value *const *at;
  size_t n;
} items;

static const value *to_value(const result *r, arena *a) {
  if (r->source != NULL) return r->source;
  switch (r->kind) {
    case KIND_BOOL: return value_new_bool(a, r->boolean);
    case KIND_NUMBER: return r->whole ? value_new_integer(a, r->integer) : value_new_number(a, r->number);
    case KIND_TEXT: return value_new_string(a, r->text);
    case KIND_UNKNOWN:
    case KIND_DATE:
    case KIND_DATETIME:
    case KIND_LIST:
    case KIND_SHARES:
    case KIND_ELEMENT: break;
  }
  return NULL;
}

/* A list's items; anything else is a list of itself. */
static items items_of(const result *r, arena *a) {
  if (r->kind == KIND_LIST && r->items != NULL) return (items){r->items, r->n};
  const value *v = to_value(r, a);
  const bool is_list = r->kind == KIND_LIST && v != NULL && v->type == KOLUA_LIST;
  const size_t n = is_list ? v->len : v != NULL;
  const value **at = ARENA_ARRAY(a, n, const value *);
  for (size_t i = 0; i < n; i++) at[i] = is_list ? &v->as.items[i] : v;
  return (items){at, n};
}

static bool holds(items in, const value *wanted) {
  for (size_t i = 0; i < in.n; i++) {
    if (value_same(in.at[i], wanted)) return true;
  }
  return false;
}

static bool is_of_items(const saying *s) {
  return s->demand != NULL && s->demand->op >= DEMAND_CONTAINS && s->demand->op <= DEMAND_DISJOINT_FROM;
}

void message_sift(buf *out, const saying *s, const result *bound, bool had) {
  arena *a = out->arena;
  const items found = items_of(&s->found, a), asked = items_of(bound, a);
  const value **kept = ARENA_ARRAY(a, asked.n, const value *);
  size_t n = 0;
  for (size_t i = 0; i < asked.n; i++) {
    if (holds(found, asked.at[i]) == had) kept[n++] = asked.at[i];
  }
  const result sifted = {.kind = KIND_LIST, .items = kept, .n = (unsigned)n};
  show_bound(out, n > 0 ? &sifted : bound, s->unit, s->field, s->lang, NULL, BOUND_ALL);
}

static text sift(const saying *s, const result *bound, bool had, arena *a) {
  buf out;
  if (!is_of_items(s)) return (text){0};
  buf_init(&out, a);
  if (had && s->stand_in != NULL) buf_add_string(&out, s->stand_in);
  else message_sift(&out, s, bound, had);
  return buf_text(&out);
}

/* ---------------------------------------------------------------- sentences */

static bool is_known(const result *r) {
  return r->kind != KIND_UNKNOWN;
}

const result *message_bound(const saying *s) {
  const result *first = s->outcome == KOLUA_OUTCOME_FAIL ? &s->fail : &s->warn;
  const result *other = s->outcome == KOLUA_OUTCOME_FAIL ? &s->warn : &s->fail;
  return is_known(first) ? first : other;
}

static text shown_bound(const saying *s, const result *bound, bool either, arena *a) {
  buf out;
  buf_init(&out, a);
  const bool is_range = s->demand != NULL && s->demand->op == DEMAND_BETWEEN;
  show_bound(&out, bound, s->unit, s->field, s->lang, s->stand_in == NULL ? &s->found : NULL,
             is_range ? BOUND_RANGE
             : either ? BOUND_EITHER
                      : BOUND_ALL);
  return buf_text(&out);
}

static text shown_value(const saying *s, const result *bound, arena *a) {
  if (s->stand_in != NULL) return text_of(s->stand_in);
  buf out;
  buf_init(&out, a);
  show_result(&out, &s->found, s->unit, s->field, s->lang, bound);
  return buf_text(&out);
}

static bool is_zero(const result *r) {
  return r->kind == KIND_NUMBER && (r->whole ? r->integer == 0 : r->number == 0);
}

static const sentences *choose_sentences(const saying *s, const result *bound) {
  return s->demand == NULL ? texts_presence() : texts_demand(s->demand->op, is_zero(bound));
}

static const char *choose_template(const sentences *all, const saying *s) {
  switch (s->outcome) {
    case KOLUA_OUTCOME_FAIL:
    case KOLUA_OUTCOME_ERROR: return all->fail.in[s->lang];
    case KOLUA_OUTCOME_WARN: return all->warn.in[s->lang];
    case KOLUA_OUTCOME_PASS:
    case KOLUA_OUTCOME_SKIPPED:
    case KOLUA_OUTCOME_UNKNOWN: break;
  }
  return all->pass.in[s->lang];
}

/* A farther bound, behind a warning: "(fails below 50%)". NULL: there is none to tell. */
static const char *ahead_template(const saying *s, const sentences *all) {
  const bool is_ahead = s->outcome == KOLUA_OUTCOME_WARN && is_known(&s->warn) && is_known(&s->fail);
  return is_ahead ? all->ahead.in[s->lang] : NULL;
}

static bool asks_for(const char *template_text, const char *name) {
  return strstr(template_text, name) != NULL;
}

message_core message_core_of(const saying *s) {
  const result *bound = message_bound(s);
  const char *said = choose_template(choose_sentences(s, bound), s);
  const bool is_of_value = asks_for(said, "{value}"), is_shared = asks_for(said, "{shared}");
  if (asks_for(said, "{lacking}") || is_of_value == is_shared) return MESSAGE_OF_MORE;
  return is_shared ? MESSAGE_OF_SHARED : MESSAGE_OF_VALUE;
}

static void add_judgement(buf *out, const saying *s) {
  arena *a = out->arena;
  const result *bound = message_bound(s);
  const sentences *all = choose_sentences(s, bound);
  const char *said = choose_template(all, s), *ahead = ahead_template(s, all);
  const filling filled[] = {
      {TEXT("value"), shown_value(s, bound, a)},
      {TEXT("bound"), asks_for(said, "{bound}") ? shown_bound(s, bound, all->either, a) : TEXT("")},
      {TEXT("fail"), ahead != NULL ? shown_bound(s, &s->fail, all->either, a) : TEXT("")},
      {TEXT("lacking"), asks_for(said, "{lacking}") ? sift(s, bound, false, a) : TEXT("")},
      {TEXT("shared"), asks_for(said, "{shared}") ? sift(s, bound, true, a) : TEXT("")},
  };
  const size_t n = sizeof filled / sizeof filled[0];
  message_fill(out, text_of(said), filled, n);
  if (ahead == NULL) return;
  buf_add_string(out, " (");
  message_fill(out, text_of(ahead), filled, n);
  buf_add_char(out, ')');
}

/* ---------------------------------------------------------------- what is not known */

static bool is_repeated(const char *const *labels, size_t i) {
  for (size_t before = 0; before < i; before++) {
    if (strcmp(labels[before], labels[i]) == 0) return true;
  }
  return false;
}

static text join_missing(const saying *s, arena *a, size_t *n) {
  size_t all = 0;
  while (s->missing != NULL && s->missing[all] != NULL) all++;
  text *labels = ARENA_ARRAY(a, all, text);
  *n = 0;
  for (size_t i = 0; i < all; i++) {
    if (!is_repeated(s->missing, i)) labels[(*n)++] = text_of(s->missing[i]);
  }
  buf out;
  buf_init(&out, a);
  show_joined(&out, labels, *n, s->lang, false);
  return buf_text(&out);
}

static word choose_reason(const saying *s, text missing, size_t n_missing) {
  const bool is_itself = n_missing == 1 && text_equal(missing, s->label);
  if (s->why != NULL) return n_missing == 0 || is_itself ? WORD_BECAUSE : WORD_BECAUSE_OF;
  if (n_missing == 0) return WORD_UNDECIDED;
  return is_itself ? WORD_NOT_GIVEN : WORD_WITHOUT;
}

static void add_unknown(buf *out, const saying *s) {
  size_t n;
  const text missing = join_missing(s, out->arena, &n);
  const filling filled[] = {
      {TEXT("missing"), missing},
      {TEXT("why"), s->why != NULL ? text_of(texts_reason(s->why, s->lang)) : TEXT("")},
  };
  message_fill(out, text_of(texts_word(choose_reason(s, missing, n), s->lang)), filled,
               sizeof filled / sizeof filled[0]);
}

static void add_label(buf *out, const saying *s) {
  const bool has_element = s->element.len > 0 && !text_equal(s->element, s->label);
  buf_add(out, s->label.len > 0 ? s->label : s->element);
  if (has_element && s->label.len > 0) {
    buf_add_string(out, " (");
    buf_add(out, s->element);
    buf_add_char(out, ')');
  }
  if (s->label.len > 0 || has_element) buf_add_string(out, ": ");
}

void message_write(buf *out, const saying *s) {
  add_label(out, s);
  if (s->outcome == KOLUA_OUTCOME_UNKNOWN) add_unknown(out, s);
  else add_judgement(out, s);
}
