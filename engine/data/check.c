/* check.c: whether a value is what its field says: type, range, words, form.
**
** A complaint names the value's path, says what it must be and what it is, and how to write it where that is a
** matter of quotes. What was complained about is void from then on. */
#include "base/dates.h"
#include "base/number.h"
#include "data/bind.h"
#include "data/meant.h"

#include <math.h>

enum { MOST_LISTED = 12, FEW = 8 }; /* words of an enum in a message; so few are listed even if one is near */

/* A scalar being checked: alone, a key of shares, or in a list, which is void as a whole if one of it is wrong. */
typedef struct checked {
  binder *binder;
  value *value;
  value *list; /* NULL: not in one */
  const field *field;
  field_type type;
} checked;

bool value_says_something(const value *v) {
  if (v->type == KOLUA_NULL) return false;
  return v->type != KOLUA_STRING || !text_is_blank(value_text(v));
}

/* ---------------------------------------------------------------- words for messages */

static const char *describe(const binder *b, const value *v) {
  char room[NUMBER_ROOM];
  switch ((kolua_type)v->type) {
    case KOLUA_NULL: return "null";
    case KOLUA_BOOL: return v->as.boolean ? "true" : "false";
    case KOLUA_INTEGER: return text_format(b->scratch, "the number %lld", (long long)v->as.integer);
    case KOLUA_NUMBER: return text_format(b->scratch, "the number %s", number_write(v->as.number, false, room));
    case KOLUA_STRING: return text_format(b->scratch, "the text '%s'", value_show(value_written(v), b->scratch));
    case KOLUA_LIST: return "a list";
    case KOLUA_MAP: return "a map";
  }
  return "";
}

static const char *wanted(field_type type) {
  switch (type) {
    case FIELD_STRING: return "a text";
    case FIELD_ID: return "an id";
    case FIELD_ENUM: return "a word";
    case FIELD_INTEGER: return "an integer";
    case FIELD_NUMBER: return "a number";
    case FIELD_BOOLEAN: return "true or false";
    case FIELD_DATE: return "a date (YYYY-MM-DD)";
    case FIELD_DATETIME: return "a date and time with its offset (YYYY-MM-DDThh:mm+hh:mm, or Z)";
    case FIELD_VALUES: return "a list";
    case FIELD_SHARES:
    case FIELD_RECORD: return "a map";
    case FIELD_RECORDS: return "a list of maps";
  }
  return "";
}

static bool reads_as_plain(const value *v) {
  int64_t integer;
  double number;
  const text t = value_written(v);
  return number_parse(t, &integer, &number) != NUMBER_NONE || text_is(t, "true") || text_is(t, "false");
}

/* How to write it, where only the quotes are wrong. */
static const char *advice(const value *v, field_type type) {
  const bool is_text = type == FIELD_STRING || type == FIELD_ID || type == FIELD_ENUM;
  const bool is_plain = type == FIELD_INTEGER || type == FIELD_NUMBER || type == FIELD_BOOLEAN;
  if (is_text && v->type > KOLUA_NULL && v->type < KOLUA_STRING) return ": put it in quotes";
  return is_plain && (v->flags & VALUE_QUOTED) && reads_as_plain(v) ? ": leave out the quotes" : "";
}

/* ---------------------------------------------------------------- complaints */

static void complain_type(binder *b, const value *v, field_type type, const char *hint) {
  bind_complain(b, v, "%s must be %s, not %s%s", value_path(v, b->scratch), wanted(type), describe(b, v), hint);
}

void bind_wrong_type(binder *b, value *v, value *list, field_type type) {
  const arena_mark mark = arena_here(b->scratch);
  (list != NULL ? list : v)->flags |= VALUE_VOID;
  complain_type(b, v, type, advice(v, type));
  arena_release(b->scratch, mark);
}

bool field_takes(const field *f, double n) {
  if (f->has_min && (f->min_excluded ? !(n > f->min) : !(n >= f->min))) return false;
  return !f->has_max || (f->max_excluded ? n < f->max : n <= f->max);
}

static bool is_whole(double n) {
  const double whole = trunc(n);
  return !(whole < n) && !(whole > n);
}

bool value_has_type(const value *v, field_type type) {
  int64_t day;
  instant moment;
  switch (type) {
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_ENUM: return v->type == KOLUA_STRING;
    case FIELD_INTEGER: return v->type == KOLUA_INTEGER || (v->type == KOLUA_NUMBER && is_whole(v->as.number));
    case FIELD_NUMBER: return v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER;
    case FIELD_BOOLEAN: return v->type == KOLUA_BOOL;
    case FIELD_DATE: return v->type == KOLUA_STRING && date_parse(value_text(v), &day);
    case FIELD_DATETIME: return v->type == KOLUA_STRING && datetime_parse(value_text(v), &moment);
    case FIELD_VALUES:
    case FIELD_SHARES:
    case FIELD_RECORD:
    case FIELD_RECORDS: break;
  }
  return false;
}

/* The number that was meant, if the field could take it. */
static const char *suggest_number(const checked *c, double n) {
  char room[NUMBER_ROOM];
  if (!field_takes(c->field, n) || (c->type == FIELD_INTEGER && !is_whole(n))) return "";
  return text_format(c->binder->scratch, " (did you mean %s?)", number_write(n, true, room));
}

static const char *hint_at_number(const checked *c) {
  double n;
  const char *plain = advice(c->value, c->type);
  if (*plain != '\0' || c->value->type != KOLUA_STRING) return plain;
  return number_meant(&n, value_written(c->value), c->field->unit) ? suggest_number(c, n) : "";
}

/* In the form of a date, but there is no such day. */
static text missing_day(const checked *c) {
  int64_t day;
  const bool is_date = c->type == FIELD_DATE || c->type == FIELD_DATETIME;
  const text date = is_date && c->value->type == KOLUA_STRING ? date_meant(value_text(c->value)) : (text){0};
  return date.len > 0 && date_parse(date, &day) ? (text){0} : date;
}

static void complain_scalar(const checked *c) {
  binder *b = c->binder;
  const text day = missing_day(c);
  const bool is_number = c->type == FIELD_INTEGER || c->type == FIELD_NUMBER;
  if (day.len == 0) complain_type(b, c->value, c->type, is_number ? hint_at_number(c) : advice(c->value, c->type));
  else bind_complain(b, c->value, "%s: %.*s is no day of the calendar", value_path(c->value, b->scratch), SPELT(day));
}

static void complain_range(const checked *c, double n) {
  const field *f = c->field;
  binder *b = c->binder;
  char room[NUMBER_ROOM], low[NUMBER_ROOM], high[NUMBER_ROOM];
  buf range;
  buf_init(&range, b->scratch);
  if (f->has_min) buf_format(&range, "%s %s", f->min_excluded ? "above" : "at least", number_write(f->min, true, low));
  if (f->has_min && f->has_max) buf_add_string(&range, " and ");
  if (f->has_max) buf_format(&range, "%s %s", f->max_excluded ? "below" : "at most", number_write(f->max, true, high));
  const bool is_percent = f->unit != NULL && f->unit->percent && f->max <= 1 && n > 1 && n <= 100;
  bind_complain(b, c->value, "%s is %s, but must be %s%s", value_path(c->value, b->scratch),
                number_write(n, true, room), buf_text(&range).at, is_percent ? suggest_number(c, share_meant(n)) : "");
}

static text nearest_word(const binder *b, const options *o, text found) {
  if (!bind_may_suggest(b)) return TEXT("");
  text *words = ARENA_ARRAY(b->scratch, o->n, text);
  for (size_t i = 0; i < o->n; i++) words[i] = o->at[i].name;
  return text_nearest(found, words, o->n, b->scratch);
}

/* "did you mean 'x'?", or nothing. */
static const char *show_nearest(const binder *b, const options *o, text found) {
  const text near = nearest_word(b, o, found);
  return near.len > 0 ? text_format(b->scratch, "did you mean '%.*s'?", SPELT(near)) : "";
}

static const char *list_words(const binder *b, const options *o) {
  buf list;
  buf_init(&list, b->scratch);
  buf_add_string(&list, "one of ");
  for (size_t i = 0; i < o->n && i < MOST_LISTED; i++)
    buf_format(&list, "%s%.*s", i > 0 ? ", " : "", SPELT(o->at[i].name));
  if (o->n > MOST_LISTED) buf_add_string(&list, ", ...");
  return buf_text(&list).at;
}

static const char *show_choice(const binder *b, const options *o, text found) {
  const char *near = show_nearest(b, o, found);
  return *near != '\0' ? near : list_words(b, o);
}

static void complain_word(const checked *c) {
  binder *b = c->binder;
  const options *o = &c->field->options;
  const text found = value_text(c->value);
  const char *path = value_path(c->value, b->scratch), *word = value_show(found, b->scratch);
  if (o->n > FEW) {
    bind_complain(b, c->value, "%s: unknown word '%s' (%s)", path, word, show_choice(b, o, found));
    return;
  }
  const char *near = show_nearest(b, o, found), *hint = *near != '\0' ? text_format(b->scratch, " (%s)", near) : "";
  bind_complain(b, c->value, "%s: '%s' is not %s%s", path, word, list_words(b, o), hint);
}

/* The expected word that was meant. Codes of two letters are often one letter apart: there only the case may differ. */
static text expected_meant(const binder *b, const field *f, text found) {
  const text near = nearest_word(b, &f->expected_words, found);
  return found.len > 2 || text_equal_but_case(near, found) ? near : (text){0};
}

/* A word that is not expected may be a slip of the pen, and may be right: it is kept. */
static void check_expected(const checked *c) {
  const field *f = c->field;
  const text found = value_text(c->value);
  for (size_t i = 0; i < f->expected_words.n; i++)
    if (text_equal(f->expected_words.at[i].name, found)) return;
  arena *scratch = c->binder->scratch;
  const arena_mark mark = arena_here(scratch);
  const char *hint = text_hint(expected_meant(c->binder, f, found), scratch);
  bind_remark(c->binder, c->value, "%s: '%s' is no %.*s that is known%s; it is kept as it stands",
              value_path(c->value, scratch), value_show(found, scratch), SPELT(f->expected), hint);
  arena_release(scratch, mark);
}

/* ---------------------------------------------------------------- scalars */

static double number_of(const value *v) {
  return v->type == KOLUA_INTEGER ? (double)v->as.integer : v->as.number;
}

static bool check_scalar(const checked *c) {
  const value *v = c->value;
  const bool is_number = c->type == FIELD_INTEGER || c->type == FIELD_NUMBER,
             is_right_type = value_has_type(v, c->type);
  if (is_right_type && is_number && field_takes(c->field, number_of(v))) return true;
  if (is_right_type && c->field->expected.len > 0) check_expected(c);
  if (is_right_type && !is_number && (c->type != FIELD_ENUM || model_option(c->field, value_text(v)) != NULL))
    return true;
  const arena_mark mark = arena_here(c->binder->scratch);
  (c->list != NULL ? c->list : c->value)->flags |= VALUE_VOID;
  if (!is_right_type) complain_scalar(c);
  else if (is_number) complain_range(c, number_of(v));
  else complain_word(c);
  arena_release(c->binder->scratch, mark);
  return false;
}

static void check_list(binder *b, value *v, const field *f) {
  for (uint32_t i = 0; i < v->len; i++) {
    const checked item = {b, &v->as.items[i], v, f, f->item};
    if (!value_is_given(item.value)) bind_wrong_type(b, item.value, v, f->item);
    else if (check_scalar(&item) && f->refers_to != NULL && !(v->flags & VALUE_VOID))
      index_add_reference(b, f, item.value, v);
  }
}

static void check_share(binder *b, const field *f, member *m) {
  const checked share = {b, &m->value, NULL, f, f->item};
  const arena_mark mark = arena_here(b->scratch);
  if (f->options.n > 0 && model_option(f, *m->key) == NULL)
    bind_void(b, &m->value, "%s: unknown key (%s)", value_path(&m->value, b->scratch),
              show_choice(b, &f->options, *m->key));
  else if (!value_is_given(&m->value)) m->value.flags |= VALUE_VOID;
  else if (!(m->value.flags & VALUE_VOID)) check_scalar(&share);
  arena_release(b->scratch, mark);
}

void bind_scalar(binder *b, value *v, const field *f) {
  const checked alone = {b, v, NULL, f, f->type};
  if (!value_is_given(v)) v->flags |= VALUE_VOID;
  else if (f->type == FIELD_VALUES && v->type == KOLUA_LIST) check_list(b, v, f);
  else if (f->type == FIELD_SHARES && v->type == KOLUA_MAP)
    for (uint32_t i = 0; i < v->len; i++) check_share(b, f, &v->as.map->members[i]);
  else if (f->type == FIELD_VALUES || f->type == FIELD_SHARES) bind_wrong_type(b, v, NULL, f->type);
  else if (check_scalar(&alone) && f->refers_to != NULL) index_add_reference(b, f, v, v);
}

/* ---------------------------------------------------------------- ids */

static bool has_id_form(text t) {
  for (size_t i = 0; i < t.len; i++) {
    const char c = t.at[i];
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return t.len > 0;
}

/* A foreign record keeps the id that its source gave it. */
void bind_id(binder *b, value *v) {
  const bool is_text = v->type == KOLUA_STRING && value_is_given(v);
  if (is_text && (b->is_record || has_id_form(value_text(v)))) return;
  v->flags |= VALUE_VOID;
  bind_deny(b, v, "%s must be %s, not %s%s", value_path(v, b->scratch), is_text ? "an id of a-z, 0-9 and '-'" : "an id",
            describe(b, v), advice(v, FIELD_ID));
}

/* ---------------------------------------------------------------- fields beside each other */

static const value *checked_slot(const value *holder, unsigned slot) {
  const value *v = value_slot(holder, slot);
  return v == NULL || (v->flags & VALUE_VOID) ? NULL : v;
}

bool value_is_before(const value *v, const value *earliest, field_type type) {
  int64_t day = 0, other_day = 0;
  instant moment = {0}, other = {0};
  if (type == FIELD_DATE)
    return date_parse(value_text(v), &day) && date_parse(value_text(earliest), &other_day) && day < other_day;
  return datetime_parse(value_text(v), &moment) && datetime_parse(value_text(earliest), &other) &&
         instant_hours(other, moment) < 0;
}

/* A bound map's values are the binder's to mark, until the document is handed out. */
static void void_slot(const value *holder, unsigned slot) {
  const value *found = value_slot(holder, slot);
  for (uint32_t i = 0; i < holder->len; i++) {
    value *v = &holder->as.map->members[i].value;
    if (v == found) v->flags |= VALUE_VOID;
  }
}

void bind_order(binder *b, const value *holder, const record *r) {
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    if (f->not_before.len == 0 || f->within != NULL) continue;
    const field *other = model_field(r, f->not_before);
    const value *v = checked_slot(holder, f->slot), *earliest = checked_slot(holder, other->slot);
    if (v == NULL || earliest == NULL || !value_is_before(v, earliest, f->type)) continue;
    void_slot(holder, f->slot);
    bind_complain(b, v, "%s is %s, before %.*s %s", value_path(v, b->scratch), value_show(value_text(v), b->scratch),
                  SPELT(other->name), value_show(value_text(earliest), b->scratch));
  }
}

/* What no row of the table can give was told when its header was read. */
static void complain_missing(binder *b, const value *holder, const field *f) {
  const value *given = value_slot(holder, f->slot);
  if (given == NULL && b->row != NULL && sheet_lacks(b->row->sheet, f)) return;
  const char *path = value_path(holder, b->scratch);
  bind_complain(b, given ? given : holder, "%s%s%.*s is required, but %s", path, *path ? "." : "", SPELT(f->name),
                given == NULL               ? "not given"
                : given->type == KOLUA_NULL ? "null"
                                            : "blank");
}

static void complain_choice(binder *b, const value *holder, const record *r, bool is_none) {
  buf names;
  buf_init(&names, b->scratch);
  for (size_t i = 0; r->one_of[i] != NULL; i++)
    buf_format(&names, "%s%.*s", i > 0 ? ", " : "", SPELT(r->one_of[i]->name));
  bind_complain(b, holder, "%s needs exactly one of %s, but %s given", value_path(holder, b->scratch),
                buf_text(&names).at, is_none ? "none is" : "more are");
}

/* What was complained about already is as if it were not given. */
static void check_choice(binder *b, const value *holder, const record *r) {
  size_t n = 0, n_void = 0;
  for (size_t i = 0; r->one_of[i] != NULL; i++) {
    const value *v = value_slot(holder, r->one_of[i]->slot);
    n += value_is_given(v);
    n_void += value_is_given(v) && (v->flags & VALUE_VOID) != 0;
  }
  if (n == 1 || n == n_void + 1 || (n == 0 && b->is_partial)) return;
  complain_choice(b, holder, r, n == 0);
  for (size_t i = 0; r->one_of[i] != NULL; i++) void_slot(holder, r->one_of[i]->slot);
}

/* Ids, schema and as_of are the head of what they stand in: document.c looks for them. */
void bind_presence(binder *b, const value *holder, const record *r) {
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    const bool is_head = f == r->id || f == b->doc->model->schema || f == b->doc->model->as_of;
    if (f->required && !b->is_partial && !is_head && f->within == NULL && !value_is_given(value_slot(holder, f->slot)))
      complain_missing(b, holder, f);
  }
  if (r->one_of[0] != NULL) check_choice(b, holder, r);
}
