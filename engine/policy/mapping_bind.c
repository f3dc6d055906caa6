/* mapping_bind.c: a map meets a table's header: each of its columns must be there, once, or told apart by a number
** ("Email#2"). Columns that the map does not name are none of its business. */
#include "base/utf8.h"
#include "policy/mapping_parts.h"

#include <string.h>

/* ---------------------------------------------------------------- names */

static size_t blank_at(text t, size_t at) {
  uint32_t code;
  const size_t n = utf8_next(t, at, &code);
  return utf8_is_space(code) ? n : 0;
}

text mapping_name(text header, arena *a) {
  const text t = text_trim(header);
  buf name;
  buf_init(&name, a);
  for (size_t i = 0; i < t.len;) {
    const size_t blank = blank_at(t, i);
    if (blank == 0) buf_add_char(&name, t.at[i]);
    else if (name.len > 0 && name.at[name.len - 1] != ' ') buf_add_char(&name, ' ');
    i += blank > 0 ? blank : 1;
  }
  return utf8_nfc(buf_text(&name), a);
}

/* "Email#2": the number, and the name before it; 0: it has none. */
static unsigned cut_number(text *name) {
  size_t at = name->len;
  unsigned n = 0;
  while (at > 0 && name->len - at < 4 && name->at[at - 1] >= '0' && name->at[at - 1] <= '9') at--;
  if (at == name->len || at < 2 || name->at[at - 1] != '#') return 0;
  for (size_t i = at; i < name->len; i++) n = n * 10 + (unsigned)(name->at[i] - '0');
  name->len = at - 1;
  return n;
}

/* ---------------------------------------------------------------- columns */

typedef struct binding {
  form form;
  const table_header *header;
  text *names; /* of the header, to be compared */
} binding;

/* How many columns have the name; *at is the nth of them. */
static size_t count_named(const binding *b, text name, size_t nth, unsigned *at) {
  size_t found = 0;
  for (size_t i = 0; i < b->header->n; i++) {
    if (!text_equal(b->names[i], name)) continue;
    if (++found == nth) *at = (unsigned)i;
  }
  return found;
}

static void complain(binding *b, const map_column *c, size_t n_found) {
  arena *a = b->form.scratch;
  const char *name = value_show(c->name, a);
  if (n_found > 1) {
    form_complain(&b->form, c->at, "%s has %zu columns '%s': say which one, as '%s#2'", b->header->file, n_found, name,
                  name);
    return;
  }
  const text near = text_nearest(c->name, b->names, b->header->n, a);
  form_complain(&b->form, c->at, "%s has no column '%s'%s", b->header->file, name, text_hint(near, a));
}

static unsigned find_column(binding *b, const map_column *c) {
  unsigned at = 0;
  text name = c->name;
  const size_t n = count_named(b, name, 1, &at);
  if (n == 1) return at;
  const unsigned nth = n == 0 ? cut_number(&name) : 0;
  if (nth == 0 || count_named(b, name, nth, &at) < nth) complain(b, c, n);
  return at;
}

/* ---------------------------------------------------------------- headers that are paths */

static place name_place(const table_header *h, size_t i) {
  return (place){h->file, h->lines[i], h->columns[i]};
}

static void add_path(binding *b, sheet *sh, const model *m, size_t i, arena *a) {
  field_path t;
  place other;
  const place at = name_place(b->header, i);
  const char *wrong = field_path_find(&t, m, sheet_subject(sh), b->names[i], a);
  if (wrong != NULL) {
    form_complain(&b->form, at, "%s", wrong);
    return;
  }
  const bool is_list = t.type == FIELD_VALUES;
  sheet_source from = {.cell = (unsigned)i, .at = at};
  from.form = (cell_form){
      .field = t.field, .type = is_list ? t.field->item : t.type, .separator = is_list ? TEXT("|") : (text){0}};
  cell_words_make(&from.form, NULL, 0, a, b->form.scratch);
  if (!sheet_add(sh, &t, &from, &other))
    form_complain(&b->form, at, "'%s' is filled already, by the column at line %u, column %u",
                  value_show(t.written, b->form.scratch), other.line, other.column);
}

static sheet *bind_paths(binding *b, const model *m, const subject *s, arena *a) {
  sheet *sh = sheet_new(a, s, b->header->file, b->header->names, b->header->n);
  for (size_t i = 0; i < b->header->n; i++) add_path(b, sh, m, i, a);
  if (b->form.status == KOLUA_OK && !sheet_gives_id(sh))
    form_complain(&b->form, (place){b->header->file, 1, 0}, "no column is '%.*s', which a record needs",
                  SPELT(s->record->id->name));
  return sh;
}

/* Messages show the names as they are compared: on one line. */
kolua_status mapping_bind(sheet **out, const mapping *m, const model *with, const subject *s,
                          const table_header *header, arena *a, arena *scratch, problems *p) {
  table_header *shown = ARENA_NEW(a, table_header);
  binding b = {.form = {m != NULL ? m->file : header->file, scratch, p, KOLUA_EDATA, KOLUA_OK}, .header = shown};
  b.names = ARENA_ARRAY(a, header->n, text);
  for (size_t i = 0; i < header->n; i++) b.names[i] = mapping_name(header->names[i], a);
  *shown = *header;
  shown->names = b.names;
  *out = NULL;
  unsigned *cells = ARENA_ARRAY(scratch, m != NULL ? m->n_columns : 0, unsigned);
  for (size_t i = 0; m != NULL && i < m->n_columns; i++) cells[i] = find_column(&b, &m->columns[i]);
  if (b.form.status != KOLUA_OK) return b.form.status;
  sheet *sh = m != NULL ? mapping_sheet(m, &b.form, a, shown, cells) : bind_paths(&b, with, s, a);
  if (b.form.status == KOLUA_OK) *out = sh;
  return b.form.status;
}
