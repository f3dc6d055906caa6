/* cell.c: one cell: is it empty, is it a word, and if not, what its field's type asks for. */
#include "data/cell.h"

#include "base/dates.h"
#include "base/utf8.h"
#include "data/sort.h"

enum { MOST_ITEMS = 1000 };

/* ---------------------------------------------------------------- words */

static int compare_said(const void *left, const void *right) {
  return text_compare(((const cell_word *)left)->said, ((const cell_word *)right)->said);
}

static const cell_word *find_word(const cell_form *f, text folded) {
  size_t low = 0, high = f->n_words;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const int order = text_compare(folded, f->words[middle].said);
    if (order == 0) return &f->words[middle];
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return NULL;
}

typedef struct word_list {
  cell_word *at;
  size_t n;
  size_t n_own; /* the map's own words win */
  arena *a;
} word_list;

/* A label that two options share means neither. */
static void add_word(word_list *l, text said, const value *means) {
  const text folded = utf8_fold(said, l->a);
  for (size_t i = 0; i < l->n; i++) {
    cell_word *known = &l->at[i];
    if (!text_equal(known->said, folded)) continue;
    if (i >= l->n_own && known->means != NULL && !value_same(known->means, means)) known->means = NULL;
    return;
  }
  l->at[l->n++] = (cell_word){folded, means};
}

static void add_options(word_list *l, const options *o) {
  for (size_t i = 0; i < o->n; i++) {
    const value *means = value_new_string(l->a, o->at[i].name);
    add_word(l, o->at[i].name, means);
    for (int lang = 0; lang < KOLUA_LANGS; lang++)
      if (o->at[i].label.in[lang].len > 0) add_word(l, o->at[i].label.in[lang], means);
  }
}

void cell_words_make(cell_form *f, const cell_word *own, size_t n_own, arena *a, arena *scratch) {
  const size_t most = n_own + (f->type == FIELD_ENUM ? f->field->options.n * (1 + KOLUA_LANGS) : 2);
  word_list l = {.at = ARENA_ARRAY(a, most, cell_word), .a = a};
  for (size_t i = 0; i < n_own; i++) add_word(&l, own[i].said, own[i].means);
  l.n_own = l.n;
  if (f->type == FIELD_ENUM) add_options(&l, &f->field->options);
  if (f->type == FIELD_BOOLEAN) {
    add_word(&l, TEXT("true"), value_new_bool(a, true));
    add_word(&l, TEXT("false"), value_new_bool(a, false));
  }
  const void **sorted = ARENA_ARRAY(scratch, l.n, const void *);
  cell_word *words = ARENA_ARRAY(a, l.n, cell_word);
  for (size_t i = 0; i < l.n; i++) sorted[i] = &l.at[i];
  sort_pointers(sorted, l.n, scratch, compare_said);
  for (size_t i = 0; i < l.n; i++) words[i] = *(const cell_word *)sorted[i];
  f->words = words;
  f->n_words = l.n;
}

/* ---------------------------------------------------------------- what says nothing */

/* Void as a blank text of a document is. */
static void be_empty(value *out) {
  out->type = KOLUA_STRING;
  out->flags = VALUE_VOID | VALUE_ASCII;
  out->len = 0;
  out->as.text = "";
}

bool cell_is_empty(const value *v) {
  return (v->flags & VALUE_VOID) && v->type == KOLUA_STRING && v->len == 0;
}

static bool means_empty(const cell_form *f, text t, arena *scratch) {
  if (t.len == 0) return true;
  if (t.len > 2 * f->longest_empty) return false; /* letter case changes no length that much */
  const arena_mark mark = arena_here(scratch);
  const text folded = utf8_fold(t, scratch);
  bool is_one = false;
  for (size_t i = 0; i < f->n_empty && !is_one; i++) is_one = text_equal(f->empty[i], folded);
  arena_release(scratch, mark);
  return is_one;
}

/* #VALUE!, #REF!, #NAME?, #N/A: a spreadsheet's own word for a formula that failed, in any language. */
static bool is_sheet_error(text t) {
  if (t.len < 4 || t.at[0] != '#') return false;
  for (size_t i = 1; i + 1 < t.len; i++) {
    const unsigned char c = (unsigned char)t.at[i];
    if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '/' && c < 0x80) return false;
  }
  return t.at[t.len - 1] == '!' || t.at[t.len - 1] == '?' || text_is(t, "#N/A");
}

/* ---------------------------------------------------------------- scalars */

/* What a spreadsheet makes of a long id: its digits are lost. */
static bool is_rounded_id(text t) {
  size_t i = 0;
  while (i < t.len && ((t.at[i] >= '0' && t.at[i] <= '9') || t.at[i] == '.' || t.at[i] == ',')) i++;
  if (i == 0 || i + 2 >= t.len || t.at[i] != 'E' || t.at[i + 1] != '+') return false;
  for (i += 2; i < t.len; i++)
    if (t.at[i] < '0' || t.at[i] > '9') return false;
  return true;
}

/* The cell's text lives on, so what ends where it does need not be copied. What nobody asks for need not be NFC. */
static void set_text(value *out, const cell_form *f, text t, arena *a) {
  const bool is_ascii = !f->is_unread && utf8_is_ascii(t);
  if (!f->is_unread && !is_ascii && !utf8_is_surely_nfc(t)) {
    value_set_string(out, a, t, true);
    return;
  }
  out->type = KOLUA_STRING;
  out->flags = VALUE_QUOTED | (is_ascii ? VALUE_ASCII : 0);
  out->len = (uint32_t)t.len;
  out->as.text = t.at[t.len] == '\0' ? t.at : arena_copy(a, t.at, t.len);
}

static const char *read_plain(value *out, const cell_form *f, text t, arena *a, arena *scratch) {
  switch (f->type) {
    case FIELD_ID:
      if (is_rounded_id(t)) return "is an id that a spreadsheet has rounded";
      set_text(out, f, t, a);
      return NULL;
    case FIELD_STRING: set_text(out, f, t, a); return NULL;
    case FIELD_INTEGER:
    case FIELD_NUMBER: return cell_number(out, f, t, scratch);
    case FIELD_DATE:
    case FIELD_DATETIME: return cell_date(out, f, t, a);
    case FIELD_ENUM: return "is none of its words";
    case FIELD_BOOLEAN: return "is neither true nor false";
    case FIELD_VALUES:
    case FIELD_SHARES:
    case FIELD_RECORD:
    case FIELD_RECORDS: break;
  }
  return "is no value"; /* not reached: a form is of a scalar, or of a list of them */
}

/* `t` is trimmed and not empty. */
static const char *read_scalar(value *out, const cell_form *f, text t, arena *a, arena *scratch) {
  if (is_sheet_error(t)) return "is a spreadsheet's error";
  if (f->n_words == 0) return read_plain(out, f, t, a, scratch);
  const arena_mark mark = arena_here(scratch);
  const cell_word *word = find_word(f, utf8_fold(t, scratch));
  arena_release(scratch, mark);
  if (word == NULL) return read_plain(out, f, t, a, scratch);
  if (word->means == NULL) return "may mean two of its words";
  out->type = word->means->type;
  out->flags = word->means->flags;
  out->len = word->means->len;
  out->as = word->means->as;
  return NULL;
}

/* ---------------------------------------------------------------- lists */

/* The item before the next separator, trimmed; the rest is what follows. */
static text take_item(text *rest, text separator) {
  for (size_t i = 0; i + separator.len <= rest->len; i++) {
    const char *first = memchr(rest->at + i, separator.at[0], rest->len - i - separator.len + 1);
    if (first == NULL) break;
    i = (size_t)(first - rest->at);
    if (memcmp(first, separator.at, separator.len) != 0) continue;
    const text item = {rest->at, i};
    *rest = (text){rest->at + i + separator.len, rest->len - i - separator.len};
    return text_trim(item);
  }
  const text item = *rest;
  rest->at = NULL;
  return text_trim(item);
}

static size_t count_items(text t, text separator) {
  size_t n = 0;
  while (t.at != NULL) take_item(&t, separator), n++;
  return n;
}

/* Items that say nothing are left out. */
static const char *read_list(value *out, const cell_form *f, text t, arena *a, arena *scratch) {
  const size_t most = count_items(t, f->separator);
  if (most > MOST_ITEMS) return "is a list of more than 1000 items";
  value *items = ARENA_ARRAY(a, most, value);
  uint32_t n = 0;
  while (t.at != NULL) {
    const text item = take_item(&t, f->separator);
    if (means_empty(f, item, scratch)) continue;
    items[n].line = out->line;
    items[n].column = out->column;
    items[n].parent = out;
    const char *wrong = read_scalar(&items[n++], f, item, a, scratch);
    if (wrong != NULL) return text_format(a, "holds '%s', which %s", value_show(item, a), wrong);
  }
  out->type = KOLUA_LIST;
  out->flags = 0;
  out->len = n;
  out->as.items = items;
  if (n == 0) be_empty(out);
  return NULL;
}

bool cell_is_plain(const cell_form *f) {
  const bool has_point = f->decimal != ',';
  return f->type == FIELD_NUMBER && f->separator.len == 0 && has_point && !f->is_percent && !f->is_short &&
         f->times == 0 && f->n_empty + f->n_words == 0;
}

const char *cell_read(value *out, const cell_form *f, text cell, arena *a, arena *scratch) {
  const text t = text_trim(cell);
  if (means_empty(f, t, scratch)) {
    be_empty(out);
    return NULL;
  }
  const char *wrong = f->separator.len > 0 ? read_list(out, f, t, a, scratch) : read_scalar(out, f, t, a, scratch);
  if (wrong == NULL) return NULL;
  value_set_string(out, a, t, true);
  out->flags |= VALUE_VOID;
  return wrong;
}
