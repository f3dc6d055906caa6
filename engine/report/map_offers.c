/* map_offers.c: see map_offers.h. Lists by key and maps of free keys are left out: one column does not tell which. */
#include "report/map_offers.h"

#include "report/likeness.h"

enum { DEEPEST = 6, FEW_NAMES = 5 };

static void add_name(offer *o, text name, arena *a) {
  const text words = likeness_words(name, a);
  if (words.len > 0) o->names[o->n_names++] = words;
}

static void add_pair(offer *o, text first, text second, arena *a) {
  if (first.len > 0 && second.len > 0)
    add_name(o, text_of(text_format(a, "%.*s %.*s", SPELT(first), SPELT(second))), a);
}

/* Of a key of shares each name stands with each name of the key. */
static void name_key(offer *o, arena *a) {
  const field *f = o->field;
  for (size_t lang = 0; lang < KOLUA_LANGS; lang++) {
    const text key = o->key->label.in[lang];
    add_pair(o, f->label.in[lang], key, a);
    add_name(o, key, a);
    for (size_t i = 0; i < f->n_also; i++) add_pair(o, f->also[i], key, a);
  }
  add_pair(o, f->name, o->key->name, a);
  add_name(o, o->key->name, a);
  for (size_t i = 0; i < f->n_also; i++) add_pair(o, f->also[i], o->key->name, a);
  o->n_own = o->n_names;
}

static void name_field(offer *o, arena *a) {
  const field *f = o->field;
  for (size_t lang = 0; lang < KOLUA_LANGS; lang++) add_name(o, f->label.in[lang], a);
  add_name(o, f->name, a);
  add_name(o, o->path, a);
  o->n_own = o->n_names;
  for (size_t i = 0; i < f->n_also; i++) add_name(o, f->also[i], a);
}

typedef struct collecting {
  offers *out;
  arena *arena;
  const field *kinds;
  unsigned n_elements, element;
} collecting;

static const char *join(arena *a, text holder, text name) {
  return text_format(a, "%.*s%s%.*s", SPELT(holder), holder.len > 0 ? "." : "", SPELT(name));
}

static void add_offer(const collecting *c, const field *f, text holder, const option *key) {
  offers *out = c->out;
  arena *a = c->arena;
  if (out->n == out->cap) {
    const size_t cap = out->cap == 0 ? 64 : 2 * out->cap;
    out->at = arena_grow(a, out->at, out->cap * sizeof *out->at, cap * sizeof *out->at);
    out->cap = cap;
  }
  offer *o = &out->at[out->n++];
  const char *path = join(a, holder, f->name);
  *o = (offer){
      .field = f, .key = key, .type = key != NULL ? f->item : f->type, .holder_len = holder.len, .element = c->element};
  o->path = text_of(key != NULL ? text_format(a, "%s.%.*s", path, SPELT(key->name)) : path);
  o->names = ARENA_ARRAY(a, FEW_NAMES + 2 * KOLUA_LANGS + (KOLUA_LANGS + 1) * (f->n_also + 1), text);
  if (key != NULL) name_key(o, a);
  else name_field(o, a);
}

static void collect(collecting *c, const record *r, text holder, int depth);

static void collect_within(collecting *c, const field *f, text holder, int depth) {
  const text path = text_of(join(c->arena, holder, f->name));
  if (f->type == FIELD_RECORD) {
    collect(c, f->record, path, depth);
    return;
  }
  const unsigned n = f == c->kinds ? c->n_elements : 1;
  for (unsigned i = 0; i < n; i++) {
    if (f == c->kinds) c->element = i + 1;
    collect(c, f->record, text_of(text_format(c->arena, "%s[%u]", path.at, i)), depth);
  }
  if (f == c->kinds) c->element = 0;
}

/* No deeper than a path may be. */
static void collect(collecting *c, const record *r, text holder, int depth) {
  for (size_t i = 0; i < r->n && depth < DEEPEST; i++) {
    const field *f = &r->fields[i];
    if (f->within != NULL || f->keyed != NULL) continue;
    if (f->record != NULL) collect_within(c, f, holder, depth + 1);
    else if (f->type != FIELD_SHARES) add_offer(c, f, holder, NULL);
    for (size_t k = 0; f->type == FIELD_SHARES && k < f->options.n; k++) add_offer(c, f, holder, &f->options.at[k]);
  }
}

const field *offers_kinds(const subject *s) {
  for (size_t i = 0; i < s->record->n; i++) {
    const field *f = &s->record->fields[i];
    const field *first = f->type == FIELD_RECORDS && f->n_names > 0 ? model_field(f->record, f->names[0]) : NULL;
    if (first != NULL && first->type == FIELD_ENUM && f->keyed == NULL) return f;
  }
  return NULL;
}

void offers_collect(offers *out, const subject *s, unsigned n_elements, arena *a) {
  collecting c = {.out = out, .arena = a, .kinds = offers_kinds(s), .n_elements = n_elements};
  *out = (offers){0};
  collect(&c, s->record, TEXT(""), 0);
}

/* Of two columns with names that other tools use, the one whose name is listed first is surer. */
int offer_likeness(const offer *o, text header_words) {
  enum { SAME_LETTERS = 97, MOST_OFF = 7 };
  int most = 0;
  for (size_t i = 0; i < o->n_names; i++) {
    const size_t behind = i < o->n_own ? 0 : i - o->n_own;
    int found = likeness(header_words, o->names[i]);
    if (found >= SAME_LETTERS) found -= behind < MOST_OFF ? (int)behind : MOST_OFF;
    if (found > most) most = found;
  }
  return most;
}

const char *offer_label(const offer *o, kolua_lang lang, arena *a) {
  const text named = o->field->label.in[lang].len > 0 ? o->field->label.in[lang] : o->field->name;
  if (o->key == NULL) return text_format(a, "%.*s", SPELT(named));
  const text key = o->key->label.in[lang].len > 0 ? o->key->label.in[lang] : o->key->name;
  return text_format(a, "%.*s: %.*s", SPELT(named), SPELT(key));
}
