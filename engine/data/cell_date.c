/* cell_date.c: days and moments by a form: D or DD, M or MM, YYYY, hh, mm, ss, and whatever signs stand between them. A year
** of two digits has no form: which century it is would be a guess. */
#include "data/cell.h"

#include "base/dates.h"

enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, PARTS };
enum { MOMENT_ROOM = 40 };

typedef struct part_form {
  const char *word;
  int part, least, most; /* digits */
} part_form;

static const part_form part_forms[] = {{"YYYY", YEAR, 4, 4}, {"MM", MONTH, 2, 2}, {"M", MONTH, 1, 2},
                                       {"DD", DAY, 2, 2},    {"D", DAY, 1, 2},    {"hh", HOUR, 2, 2},
                                       {"mm", MINUTE, 2, 2}, {"ss", SECOND, 2, 2}};

static text rest_of(text t, size_t from) {
  return (text){t.at + from, t.len - from};
}

/* The part that the form begins with; NULL: a sign. */
static const part_form *part_at(text form) {
  for (size_t i = 0; i < sizeof part_forms / sizeof *part_forms; i++)
    if (text_starts(form, part_forms[i].word)) return &part_forms[i];
  return NULL;
}

static bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

const char *date_form_problem(text form) {
  int seen[PARTS] = {0};
  for (size_t i = 0; i < form.len;) {
    const part_form *found = part_at(rest_of(form, i));
    if (found == NULL && is_letter_or_digit(form.at[i]) && form.at[i] != 'T')
      return "is made of D or DD, M or MM, YYYY, hh, mm, ss and the signs between them";
    if (found != NULL && seen[found->part]++ > 0) return "says a part twice";
    i += found != NULL ? strlen(found->word) : 1;
  }
  if (!seen[YEAR] || !seen[MONTH] || !seen[DAY]) return "must have a day, a month and YYYY";
  return seen[HOUR] != seen[MINUTE] || seen[SECOND] > seen[MINUTE] ? "has a time that is not hh and mm" : NULL;
}

bool date_form_has_time(text form) {
  for (size_t i = 0; i < form.len; i++)
    if (text_starts(rest_of(form, i), "hh")) return true;
  return false;
}

bool date_zone_is_valid(text zone) {
  instant ignored;
  char room[MOMENT_ROOM] = "2026-01-01T00:00";
  const size_t head = strlen(room);
  if (zone.len == 0 || zone.len > sizeof "+00:00" - 1) return false;
  memcpy(room + head, zone.at, zone.len);
  return datetime_parse((text){room, head + zone.len}, &ignored);
}

/* The digits of a part, no more than it may have; 0: too few. */
static size_t take_number(text t, const part_form *form, int *out) {
  size_t n = 0;
  *out = 0;
  for (; n < t.len && n < (size_t)form->most && t.at[n] >= '0' && t.at[n] <= '9'; n++)
    *out = *out * 10 + (t.at[n] - '0');
  return n >= (size_t)form->least ? n : 0;
}

static bool read_parts(int parts[PARTS], text form, text t) {
  size_t at = 0;
  for (size_t i = 0; i < form.len;) {
    const part_form *found = part_at(rest_of(form, i));
    if (found == NULL) {
      if (at == t.len || t.at[at] != form.at[i]) return false;
      at++, i++;
      continue;
    }
    const size_t n = take_number(rest_of(t, at), found, &parts[found->part]);
    if (n == 0) return false;
    at += n;
    i += strlen(found->word);
  }
  return at == t.len;
}

static bool is_written_right(const cell_form *f, text t) {
  int64_t day;
  instant moment;
  return f->type == FIELD_DATE ? date_parse(t, &day) : datetime_parse(t, &moment);
}

const char *cell_date(value *out, const cell_form *f, text t, arena *a) {
  int parts[PARTS] = {0};
  text plain = t;
  if (f->date.len > 0) {
    if (!read_parts(parts, f->date, t)) return text_format(a, "is no date of the form %.*s", SPELT(f->date));
    plain = text_of(text_format(a, "%04d-%02d-%02d", parts[YEAR], parts[MONTH], parts[DAY]));
    if (f->type == FIELD_DATETIME)
      plain = text_of(
          text_format(a, "%sT%02d:%02d:%02d%.*s", plain.at, parts[HOUR], parts[MINUTE], parts[SECOND], SPELT(f->zone)));
  }
  if (!is_written_right(f, plain))
    return f->date.len > 0         ? "is no day of the calendar"
           : f->type == FIELD_DATE ? "is no date of the form YYYY-MM-DD"
                                   : "is no time of the form YYYY-MM-DDThh:mm+07:00";
  value_set_string(out, a, plain, true);
  return NULL;
}
