/* placeholder.c: see placeholder.h. */
#include "data/placeholder.h"

#include "base/dates.h"
#include "base/number.h"

#include <string.h>

/* ---- texts */

/* Words that YAML, some reader's or other, takes for something else. */
static bool is_taken(text t) {
  static const char *const words[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_is(t, words[i])) return true;
  return false;
}

static bool is_plain(text t) {
  if (t.len == 0 || is_taken(t)) return false;
  for (size_t i = 0; i < t.len; i++) {
    const char c = t.at[i];
    const bool is_letter = c >= 'a' && c <= 'z';
    if (!is_letter && (i == 0 || !((c >= '0' && c <= '9') || c == '_' || c == '-'))) return false;
  }
  return true;
}

void placeholder_text(buf *out, text t) {
  if (is_plain(t)) {
    buf_add(out, t);
    return;
  }
  buf_add_char(out, '"');
  for (size_t i = 0; i < t.len; i++) {
    if (t.at[i] == '"' || t.at[i] == '\\') buf_add_char(out, '\\');
    buf_add_char(out, (unsigned char)t.at[i] < ' ' ? ' ' : t.at[i]);
  }
  buf_add_char(out, '"');
}

/* ---- ids */

static text name_of(const model *m, const field *holder) {
  for (size_t i = 0; i < m->n_subjects; i++)
    if (m->subjects[i].list == holder) return m->subjects[i].name;
  return holder->name;
}

void placeholder_id(buf *out, const model *m, const field *holder) {
  const text name = name_of(m, holder);
  for (size_t i = 0; i < name.len; i++) buf_add_char(out, name.at[i] == '_' ? '-' : name.at[i]);
  buf_add_string(out, "-1");
}

/* ---- numbers */

static double number_within(const field *f, bool is_whole) {
  const double step = is_whole || !f->has_max ? 1 : (f->max - f->min) / 2;
  if (f->has_min) return f->min_excluded ? f->min + step : f->min;
  if (!f->has_max || f->max > 0) return 0;
  return f->max_excluded ? f->max - 1 : f->max;
}

static void add_number(buf *out, const field *f, field_type type) {
  char room[NUMBER_ROOM];
  buf_add_string(out, number_write(number_within(f, type == FIELD_INTEGER), true, room));
}

/* ---- values */

static void add_string(buf *out, const field *f) {
  placeholder_text(out, f->expected_words.n > 0 ? f->expected_words.at[0].name : TEXT("…"));
}

static void add_id(buf *out, const model *m, const field *f) {
  if (f->refers_to != NULL) placeholder_id(out, m, f->refers_to);
  else if (f->owner->holder != NULL) placeholder_id(out, m, f->owner->holder);
  else placeholder_text(out, f->name);
}

/* Dates that have no example are the day of evaluation, so that none is after it and the order of two is kept. */
static const char *day_of(const model *m, arena *a) {
  const bool is_given = m->as_of != NULL && m->as_of->example != NULL;
  return is_given ? text_format(a, "%.*s", SPELT(value_text(m->as_of->example))) : PLACEHOLDER_DAY;
}

static void add_example(buf *out, const value *v) {
  char room[NUMBER_ROOM];
  int64_t day;
  if (v->type == KOLUA_STRING && date_parse(value_text(v), &day)) buf_add(out, value_text(v));
  else if (v->type == KOLUA_STRING) placeholder_text(out, value_text(v));
  else if (v->type == KOLUA_INTEGER) buf_add_integer(out, v->as.integer);
  else buf_add_string(out, number_write(v->as.number, false, room));
}

static void add_scalar(buf *out, const model *m, const field *f, field_type type) {
  if (f->example != NULL && f->type != FIELD_SHARES) {
    add_example(out, f->example);
    return;
  }
  switch (type) {
    case FIELD_STRING: add_string(out, f); break;
    case FIELD_ID: add_id(out, m, f); break;
    case FIELD_ENUM: placeholder_text(out, f->options.at[0].name); break;
    case FIELD_INTEGER:
    case FIELD_NUMBER: add_number(out, f, type); break;
    case FIELD_BOOLEAN: buf_add_string(out, "false"); break;
    case FIELD_DATE: buf_add_string(out, day_of(m, out->arena)); break;
    case FIELD_DATETIME: buf_format(out, "%sT09:00:00Z", day_of(m, out->arena)); break;
    case FIELD_VALUES:
    case FIELD_SHARES:
    case FIELD_RECORD:
    case FIELD_RECORDS: break;
  }
}

static void add_shares(buf *out, const model *m, const field *f) {
  buf_add_string(out, "{ ");
  placeholder_text(out, f->example != NULL ? value_text(f->example)
                        : f->options.n > 0 ? f->options.at[0].name
                                           : f->name);
  buf_add_string(out, ": ");
  add_scalar(out, m, f, f->item);
  buf_add_string(out, " }");
}

void placeholder_write(buf *out, const model *m, const field *f, kolua_lang lang) {
  if (f == m->schema) {
    placeholder_text(out, m->name);
  } else if (f->type == FIELD_SHARES) {
    add_shares(out, m, f);
  } else if (f->type == FIELD_VALUES) {
    buf_add_char(out, '[');
    add_scalar(out, m, f, f->item);
    buf_add_char(out, ']');
  } else if (f == m->locale) {
    placeholder_text(out, text_of(kolua_lang_name(lang)));
  } else {
    add_scalar(out, m, f, f->type);
  }
}
