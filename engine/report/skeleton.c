/* skeleton.c: see skeleton.h. A "#" stands right before what it comments out, at the depth where that belongs: taking it
** away is all there is to do. A "# " with a space begins a remark. */
#include "report/skeleton.h"

#include "base/number.h"
#include "base/utf8.h"
#include "data/placeholder.h"
#include "report/words.h"

enum { WORDS_MOST = 100 }; /* bytes of an enum's words in a remark */

typedef struct skeleton {
  buf *out;
  const model *model;
  kolua_lang lang;
  bool is_item; /* the next line begins an element of a list */
} skeleton;

/* Where the next line stands. */
typedef struct spot {
  int depth;
  bool is_off; /* commented out */
} spot;

/* ---- lines */

static void begin_line(skeleton *s, spot at, text name) {
  const int indent = 2 * (s->is_item ? at.depth - 1 : at.depth);
  for (int i = 0; i < indent; i++) buf_add_char(s->out, ' ');
  if (at.is_off) buf_add_char(s->out, '#');
  if (s->is_item) buf_add_string(s->out, "- ");
  s->is_item = false;
  placeholder_text(s->out, name);
  buf_add_char(s->out, ':');
}

/* ---- remarks */

/* A label may hold more than one line; a remark ends with its own. */
static void add_remark(buf *remark, text t) {
  if (t.len == 0) return;
  if (remark->len > 0) buf_add_string(remark, "; ");
  utf8_show_line(remark, t);
}

static void add_unit(skeleton *s, buf *remark, const unit *u) {
  if (u == NULL || u->percent || u->many.in[s->lang].len == 0) return;
  buf_add_string(remark, " (");
  utf8_show_line(remark, u->many.in[s->lang]);
  buf_add_char(remark, ')');
}

static void add_range(skeleton *s, buf *remark, const field *f) {
  char low[NUMBER_ROOM], high[NUMBER_ROOM];
  if (!f->has_min && !f->has_max) return;
  const char *from = f->has_min ? number_write(f->min, true, low) : NULL;
  const char *to = f->has_max ? number_write(f->max, true, high) : NULL;
  const char *above = f->min_excluded ? ">" : "≥", *below = f->max_excluded ? "<" : "≤";
  const bool is_closed = from != NULL && to != NULL && !f->min_excluded && !f->max_excluded;
  if (is_closed) add_remark(remark, text_of(text_format(s->out->arena, "%s..%s", from, to)));
  if (!is_closed && from != NULL) add_remark(remark, text_of(text_format(s->out->arena, "%s %s", above, from)));
  if (!is_closed && to != NULL) add_remark(remark, text_of(text_format(s->out->arena, "%s %s", below, to)));
}

static void add_words(skeleton *s, buf *remark, const options *o) {
  buf words;
  buf_init(&words, s->out->arena);
  for (size_t i = 0; i < o->n; i++) {
    if (i > 0) buf_add_string(&words, " | ");
    if (words.len + o->at[i].name.len > WORDS_MOST) {
      buf_add_string(&words, "…");
      break;
    }
    buf_add(&words, o->at[i].name);
  }
  add_remark(remark, buf_text(&words));
}

static void end_line(skeleton *s, const field *f) {
  buf remark;
  buf_init(&remark, s->out->arena);
  add_remark(&remark, f->label.in[s->lang]);
  add_unit(s, &remark, f->unit);
  add_range(s, &remark, f);
  add_words(s, &remark, f->options.n > 0 ? &f->options : &f->expected_words);
  if (remark.len > 0) buf_format(s->out, "  # %.*s", (int)remark.len, remark.at);
  buf_add_char(s->out, '\n');
}

/* ---- what must stand */

static bool has_required(const record *r) {
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    if (f->required || (f->type == FIELD_RECORD && has_required(f->record))) return true;
  }
  return false;
}

/* One element of each list of subjects is there, so that something is judged. */
static bool is_subjects(const model *m, const field *list) {
  for (size_t i = 0; i < m->n_subjects; i++)
    if (m->subjects[i].list == list) return true;
  return false;
}

/* Of several of which one must be given, the first is. */
static bool is_on(const skeleton *s, const record *r, const field *f) {
  if (f->type == FIELD_RECORD) return has_required(f->record);
  if (f->type == FIELD_RECORDS) return is_subjects(s->model, f);
  return f->required || f == r->id || f == r->one_of[0] || f == s->model->locale;
}

/* ---- records */

static void add_record(skeleton *s, const record *r, spot at, const field *keyed);

static void add_value(skeleton *s, const field *f, spot at) {
  begin_line(s, at, f->name);
  buf_add_char(s->out, ' ');
  placeholder_write(s->out, s->model, f, s->lang);
  end_line(s, f);
}

/* Its key is the id of an element, in the letters that ids have. */
static void add_key_as_id(skeleton *s, const field *list, text key, spot at) {
  if (list->record->id == NULL) return;
  begin_line(s, at, list->record->id->name);
  buf_add_char(s->out, ' ');
  for (size_t i = 0; i < key.len; i++) buf_add_char(s->out, key.at[i] == '_' ? '-' : key.at[i]);
  end_line(s, list->record->id);
}

/* An element for each key, with the attributes that belong to it. */
static void add_keyed(skeleton *s, const field *list, spot at) {
  const options *keys = &list->key->options;
  for (size_t i = 0; i < keys->n; i++) {
    s->is_item = true;
    add_key_as_id(s, list, keys->at[i].name, at);
    begin_line(s, at, list->key->name);
    buf_add_char(s->out, ' ');
    placeholder_text(s->out, keys->at[i].name);
    buf_add_string(s->out, "  # ");
    utf8_show_line(s->out, keys->at[i].label.in[s->lang]);
    buf_add_char(s->out, '\n');
    add_record(s, list->record, at, list);
    const record *own = list->attributes != NULL ? list->keyed[i]->fields[list->attributes->slot].record : NULL;
    if (own == NULL || own->n == 0) continue;
    begin_line(s, at, list->attributes->name);
    buf_add_char(s->out, '\n');
    add_record(s, own, (spot){at.depth + 1, true}, NULL);
  }
}

static void add_field(skeleton *s, const record *r, const field *f, spot at) {
  const spot here = {at.depth, at.is_off || !is_on(s, r, f)};
  if (f->type < FIELD_RECORD) {
    add_value(s, f, here);
    return;
  }
  begin_line(s, here, f->name);
  end_line(s, f);
  const spot inside = {here.depth + (f->type == FIELD_RECORDS ? 2 : 1), here.is_off};
  if (f->type == FIELD_RECORDS && f->key != NULL) {
    add_keyed(s, f, inside);
    return;
  }
  s->is_item = f->type == FIELD_RECORDS;
  add_record(s, f->record, inside, NULL);
}

static bool is_told_by_key(const field *keyed, const field *f) {
  return keyed != NULL && (f == keyed->key || f == keyed->attributes || f == keyed->record->id);
}

/* An element begins with what must stand in it; of one of a keyed list what depends on its key is told there. */
static void add_record(skeleton *s, const record *r, spot at, const field *keyed) {
  const field *first = NULL;
  for (size_t i = 0; s->is_item && i < r->n && first == NULL; i++)
    if (r->fields[i].type < FIELD_RECORD && is_on(s, r, &r->fields[i])) first = &r->fields[i];
  if (first != NULL) add_field(s, r, first, at);
  for (size_t i = 0; i < r->n; i++)
    if (&r->fields[i] != first && !is_told_by_key(keyed, &r->fields[i])) add_field(s, r, &r->fields[i], at);
}

void skeleton_write(buf *out, const model *m, kolua_lang lang) {
  skeleton s = {.out = out, .model = m, .lang = lang};
  buf_format(out, "# %.*s\n", SPELT(m->title.in[lang]));
  buf_format(out, "# %s\n# %s\n", words_get(W_SKELETON_MUST, lang), words_get(W_SKELETON_MAY, lang));
  for (size_t i = 0; i < m->root->n; i++) {
    if (m->root->fields[i].type >= FIELD_RECORD) buf_add_char(out, '\n');
    add_field(&s, m->root, &m->root->fields[i], (spot){0});
  }
}
