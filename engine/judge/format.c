/* format.c: values as a reader of either language writes them.
**
** A number gets as many digits as are of use: those of its unit, two significant ones where it is small, and as many
** more as tell it from the number it stands beside. Bounds keep the digits that their author wrote. Nothing that is
** shown breaks a line: white space in a text becomes one space, and what is long is cut. */
#include "judge/message.h"

#include "base/number.h"
#include "base/utf8.h"
#include "judge/texts.h"

#include <math.h>
#include <string.h>

enum { TEXT_COLUMNS = 60, LIST_ITEMS = 8, FREE_DECIMALS = 2, BOUND_DECIMALS = 4, MOST_DECIMALS = 12 };

/* How something is to be shown. */
typedef struct look {
  const unit *unit;
  const field *field;
  kolua_lang lang;
  bool is_bound;
} look;

static char decimal_point(kolua_lang lang) {
  return lang == KOLUA_VI ? ',' : '.';
}
static char group_mark(kolua_lang lang) {
  return lang == KOLUA_VI ? '.' : ',';
}

/* ---------------------------------------------------------------- numbers */

/* The number that is printed: hundredths as percent, by moving the decimal point and not by multiplying. */
static double number_in_unit(double n, const unit *u) {
  int64_t scaled;
  if (u == NULL || !u->percent) return n;
  if (number_scale(n, 6, &scaled) && (double)scaled / 1e6 == n) return (double)scaled / 1e4;
  char room[NUMBER_ROOM + 4];
  number_write(n, true, room);
  if (strchr(room, 'e') != NULL) return n * 100;
  strcat(room, "e2");
  int64_t integer;
  double moved = n * 100;
  number_parse(text_of(room), &integer, &moved);
  return moved;
}

static bool look_same(buf *out, double a, int a_decimals, double b, int b_decimals) {
  int64_t a_scaled, b_scaled;
  const bool is_told =
      a_decimals == b_decimals && number_scale(a, a_decimals, &a_scaled) && number_scale(b, b_decimals, &b_scaled);
  if (is_told) return a_scaled == b_scaled;
  const size_t start = out->len;
  number_group(out, a, a_decimals, '.', '\0');
  const size_t middle = out->len;
  number_group(out, b, b_decimals, '.', '\0');
  const bool same = text_equal((text){out->at + start, middle - start}, (text){out->at + middle, out->len - middle});
  out->len = start;
  return same;
}

/* Two significant digits of what is smaller than 1. */
static int small_decimals(double n) {
  int decimals = 1;
  for (double size = fabs(n); size > 0 && size < 1 && decimals < MOST_DECIMALS; size *= 10) decimals++;
  return decimals;
}

static int usual_decimals(double n, const unit *u) {
  if (u != NULL && !u->percent && u->decimals >= 0) return u->decimals;
  const int usual = u == NULL || !u->percent ? FREE_DECIMALS : u->decimals > 1 ? u->decimals : 1;
  const int small = small_decimals(n);
  return small > usual ? small : usual;
}

static bool has_no_more(double n, int decimals) {
  int64_t scaled;
  return number_scale(n, decimals, &scaled) && (double)scaled / pow(10, decimals) == n;
}

static int bound_decimals(buf *out, double n, int usual) {
  if (has_no_more(n, usual)) return usual;
  for (int decimals = usual; decimals <= usual + BOUND_DECIMALS; decimals++) {
    if (look_same(out, n, decimals, n, MOST_DECIMALS)) return decimals;
  }
  return usual;
}

static double number_of(const result *r) {
  return r->whole ? (double)r->integer : r->number;
}

static int needed_decimals(buf *out, double n, const look *l, const result *apart) {
  int decimals = usual_decimals(n, l->unit);
  if (l->is_bound) decimals = bound_decimals(out, n, decimals);
  if (apart == NULL || apart->kind != KIND_NUMBER) return decimals;
  const double other = number_in_unit(number_of(apart), l->unit);
  if (number_near(n, other)) return decimals;
  while (decimals < MOST_DECIMALS && look_same(out, n, decimals, other, decimals)) decimals++;
  return decimals;
}

/* What is rounded at so many places or more, and a unit of the last of these places apart, does not look the same. */
bool show_is_apart(const result *found, const result *bound, const unit *u) {
  static const double steps[] = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
  enum { MOST = sizeof steps / sizeof *steps - 1 };
  if (found->kind != KIND_NUMBER || bound->kind != KIND_NUMBER) return true;
  const double a = number_in_unit(number_of(found), u), b = number_in_unit(number_of(bound), u);
  const int a_decimals = usual_decimals(a, u), b_decimals = usual_decimals(b, u);
  const int least = a_decimals < b_decimals ? a_decimals : b_decimals;
  return least <= MOST && fabs(a - b) > 1.001 * steps[least];
}

text show_label(label l, kolua_lang lang, text otherwise) {
  if (l.in[lang].len > 0) return l.in[lang];
  const text other = l.in[lang == KOLUA_VI ? KOLUA_EN : KOLUA_VI];
  return other.len > 0 ? other : otherwise;
}

static void add_unit(buf *out, const look *l, text number) {
  if (l->unit == NULL) return;
  const bool is_named = l->unit->one.in[KOLUA_VI].len + l->unit->one.in[KOLUA_EN].len > 0;
  if (l->unit->percent && !is_named) {
    buf_add_char(out, '%');
    return;
  }
  const bool is_one = text_is(number, "1") || text_is(number, "-1");
  const text name =
      show_label(is_one ? l->unit->one : l->unit->many, l->lang, show_label(l->unit->one, l->lang, (text){0}));
  if (name.len == 0) return;
  if (!l->unit->tight) buf_add_char(out, ' ');
  buf_add(out, name);
}

static void add_number(buf *out, const result *r, const look *l, const result *apart, bool with_unit) {
  const size_t start = out->len;
  const bool is_percent = l->unit != NULL && l->unit->percent;
  if (r->whole && !is_percent) {
    number_group_integer(out, r->integer, group_mark(l->lang));
  } else {
    const double n = number_in_unit(number_of(r), l->unit);
    number_group(out, n, needed_decimals(out, n, l, apart), decimal_point(l->lang), group_mark(l->lang));
  }
  if (with_unit || is_percent) add_unit(out, l, text_copy(out->arena, (text){out->at + start, out->len - start}));
}

/* ---------------------------------------------------------------- dates */

void show_date(buf *out, int64_t day, kolua_lang lang) {
  int year, month, mday;
  date_split(day, &year, &month, &mday);
  if (lang == KOLUA_VI) buf_format(out, "%02d/%02d/%04d", mday, month, year);
  else buf_format(out, "%04d-%02d-%02d", year, month, mday);
}

static void show_instant(buf *out, instant t, kolua_lang lang) {
  enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };
  const int64_t day = instant_day(t), local = t.seconds + t.offset - day * DAY;
  show_date(out, day, lang);
  buf_format(out, " %02d:%02d", (int)(local / HOUR), (int)(local / MINUTE % 60));
  if (local % MINUTE != 0) buf_format(out, ":%02d", (int)(local % MINUTE));
  const int east = t.offset < 0 ? -t.offset : t.offset;
  const bool in_brackets = lang == KOLUA_VI;
  buf_add_string(out, in_brackets ? " (" : " ");
  buf_format(out, "%c%02d:%02d", t.offset < 0 ? '-' : '+', east / HOUR, east / MINUTE % 60);
  if (in_brackets) buf_add_char(out, ')');
}

/* ---------------------------------------------------------------- texts */

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static text on_one_line(text t, arena *a) {
  buf line;
  buf_init(&line, a);
  for (size_t at = 0; at < t.len; at++) {
    if (!is_space(t.at[at])) buf_add_char(&line, t.at[at]);
    else if (line.len > 0 && line.at[line.len - 1] != ' ') buf_add_char(&line, ' ');
  }
  while (line.len > 0 && line.at[line.len - 1] == ' ') line.len--;
  return buf_text(&line);
}

static void show_text(buf *out, text t, const look *l) {
  const option *o = l->field != NULL ? model_option(l->field, t) : NULL;
  if (o != NULL) {
    buf_add(out, show_label(o->label, l->lang, o->name));
    return;
  }
  t = on_one_line(t, out->arena);
  const size_t fits = l->is_bound ? t.len : utf8_fit(t, TEXT_COLUMNS);
  buf_add(out, (text){t.at, fits});
  if (fits < t.len) buf_add_string(out, "…");
}

void show_joined(buf *out, const text *items, size_t n, kolua_lang lang, bool either) {
  const size_t shown = n > LIST_ITEMS + 1 ? LIST_ITEMS : n;
  const char *joint = texts_word(either ? WORD_OR : WORD_AND, lang);
  for (size_t i = 0; i < shown; i++) {
    if (i > 0 && i == n - 1) buf_format(out, " %s ", joint);
    else if (i > 0) buf_add_string(out, ", ");
    buf_add(out, items[i]);
  }
  if (shown == n) return;
  const filling more = {TEXT("n"), text_of(text_format(out->arena, "%zu", n - shown))};
  buf_format(out, " %s ", joint);
  message_fill(out, text_of(texts_word(WORD_MORE, lang)), &more, 1);
}

/* ---------------------------------------------------------------- values of any kind */

static void show(buf *out, const result *r, const look *l, const result *apart);

static field_type type_of(const field *f) {
  return f->type == FIELD_VALUES || f->type == FIELD_SHARES ? f->item : f->type;
}

static result read_string(const value *v, const field *f) {
  const text written = value_text(v);
  const field_type type = f != NULL ? type_of(f) : FIELD_STRING;
  int64_t day;
  instant moment;
  if (type == FIELD_DATE && date_parse(written, &day)) return (result){.kind = KIND_DATE, .integer = day, .source = v};
  if (type == FIELD_DATETIME && datetime_parse(written, &moment)) {
    return (result){.kind = KIND_DATETIME, .instant = moment, .source = v};
  }
  return (result){.kind = KIND_TEXT, .text = written, .source = v};
}

/* A value of the data, or of a bound, as what it is shown as; lists and maps keep their source. */
static result read_value(const value *v, const field *f) {
  switch ((kolua_type)v->type) {
    case KOLUA_BOOL: return (result){.kind = KIND_BOOL, .boolean = v->as.boolean, .source = v};
    case KOLUA_INTEGER: return (result){.kind = KIND_NUMBER, .whole = true, .integer = v->as.integer, .source = v};
    case KOLUA_NUMBER: return (result){.kind = KIND_NUMBER, .number = v->as.number, .source = v};
    case KOLUA_STRING: return read_string(v, f);
    case KOLUA_LIST: return (result){.kind = KIND_LIST, .source = v};
    case KOLUA_MAP:
      return (result){.kind = f != NULL && f->type == FIELD_SHARES ? KIND_SHARES : KIND_ELEMENT, .source = v};
    case KOLUA_NULL: break;
  }
  return (result){.kind = KIND_UNKNOWN};
}

static text show_apart(arena *a, const value *v, const look *l) {
  buf one;
  buf_init(&one, a);
  const result r = read_value(v, l->field);
  show(&one, &r, l, NULL);
  return buf_text(&one);
}

static const value *list_item(const result *r, size_t i) {
  return r->items != NULL ? r->items[i] : &r->source->as.items[i];
}

static size_t list_count(const result *r) {
  return r->items != NULL || r->source == NULL || r->source->type != KOLUA_LIST ? r->n : r->source->len;
}

static void show_list(buf *out, const result *r, const look *l, bool either) {
  const size_t n = list_count(r);
  if (n == 0) {
    buf_add_string(out, texts_word(WORD_NONE, l->lang));
    return;
  }
  text *items = ARENA_ARRAY(out->arena, n, text);
  for (size_t i = 0; i < n; i++) items[i] = show_apart(out->arena, list_item(r, i), l);
  show_joined(out, items, n, l->lang, either);
}

static void show_shares(buf *out, const value *v, const look *l) {
  text *items = ARENA_ARRAY(out->arena, v->len, text);
  for (size_t i = 0; i < v->len; i++) {
    buf one;
    buf_init(&one, out->arena);
    show_text(&one, *value_member(v, i)->key, l);
    buf_add_char(&one, ' ');
    buf_add(&one, show_apart(out->arena, &value_member(v, i)->value, l));
    items[i] = buf_text(&one);
  }
  show_joined(out, items, v->len, l->lang, false);
}

static bool show_field(buf *out, const value *v, text name, const look *l) {
  const field *f = name.len > 0 ? model_field(v->as.map->record, name) : NULL;
  const value *given = f != NULL ? value_get(v, name) : NULL;
  if (given == NULL || given->type == KOLUA_NULL) return false;
  show_value(out, given, f->unit, f, l->lang);
  return true;
}

/* A record, by the fields that a reader knows it by; else by its key or its id. */
static void show_element(buf *out, const value *v, const look *l) {
  const record *of = v->type == KOLUA_MAP ? v->as.map->record : NULL;
  const field *list = of != NULL ? of->holder : NULL;
  const size_t start = out->len;
  for (size_t i = 0; list != NULL && i < list->n_names; i++) {
    if (out->len > start) buf_add_char(out, ' ');
    if (!show_field(out, v, list->names[i], l) && out->len > start) out->len--;
  }
  if (out->len > start || list == NULL) return;
  if (list->key != NULL && show_field(out, v, list->key->name, l)) return;
  show_field(out, v, list->id, l);
}

/* A count or share that is not known may still be known to lie between two numbers: "3 to 5". */
static void show_unknown(buf *out, const result *r, const look *l) {
  if (!isfinite(r->low) || !isfinite(r->high) || r->low >= r->high) {
    buf_add_string(out, texts_word(WORD_NOT_KNOWN, l->lang));
    return;
  }
  const result low = {.kind = KIND_NUMBER, .number = r->low}, high = {.kind = KIND_NUMBER, .number = r->high};
  add_number(out, &low, l, NULL, false);
  buf_format(out, " %s ", texts_word(WORD_TO, l->lang));
  add_number(out, &high, l, NULL, true);
}

static void show(buf *out, const result *r, const look *l, const result *apart) {
  switch (r->kind) {
    case KIND_BOOL: buf_add_string(out, texts_word(r->boolean ? WORD_YES : WORD_NO, l->lang)); break;
    case KIND_NUMBER: add_number(out, r, l, apart, true); break;
    case KIND_TEXT: show_text(out, r->text, l); break;
    case KIND_DATE: show_date(out, r->integer, l->lang); break;
    case KIND_DATETIME: show_instant(out, r->instant, l->lang); break;
    case KIND_LIST: show_list(out, r, l, false); break;
    case KIND_SHARES: show_shares(out, r->source, l); break;
    case KIND_ELEMENT: show_element(out, r->source, l); break;
    case KIND_UNKNOWN: show_unknown(out, r, l); break;
  }
}

void show_result(buf *out, const result *r, const unit *u, const field *f, kolua_lang lang, const result *apart) {
  show(out, r, &(look){.unit = u, .field = f, .lang = lang}, apart);
}

void show_value(buf *out, const value *v, const unit *u, const field *f, kolua_lang lang) {
  const result r = read_value(v, f);
  show_result(out, &r, u, f, lang, NULL);
}

/* ---------------------------------------------------------------- bounds */

/* "20% to 30%", "3 to 5 days": the unit once, behind both. */
static void show_range(buf *out, const result *r, const look *l) {
  for (size_t i = 0; i < 2; i++) {
    const result end = read_value(list_item(r, i), l->field);
    if (i > 0) buf_format(out, " %s ", texts_word(WORD_TO, l->lang));
    if (end.kind == KIND_NUMBER) add_number(out, &end, l, NULL, i > 0);
    else show(out, &end, l, NULL);
  }
}

void show_bound(buf *out, const result *r, const unit *u, const field *f, kolua_lang lang, const result *apart,
                bound_style style) {
  const look l = {.unit = u, .field = f, .lang = lang, .is_bound = true};
  if (r->kind != KIND_LIST) show(out, r, &l, apart);
  else if (style == BOUND_RANGE && list_count(r) == 2) show_range(out, r, &l);
  else show_list(out, r, &l, style == BOUND_EITHER);
}

void show_demand(buf *out, demand_op op, const value *bound, const unit *u, const field *f, kolua_lang lang) {
  const sentences *s = texts_demand(op, false);
  buf shown;
  buf_init(&shown, out->arena);
  if (bound != NULL) {
    const result r = read_value(bound, f);
    show_bound(&shown, &r, u, f, lang, NULL, op == DEMAND_BETWEEN ? BOUND_RANGE : s->either ? BOUND_EITHER : BOUND_ALL);
  }
  const filling filled = {TEXT("bound"), buf_text(&shown)};
  message_fill(out, text_of(s->ask.in[lang]), &filled, 1);
}
