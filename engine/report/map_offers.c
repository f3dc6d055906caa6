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
}

static void name_field(offer *o, arena *a) {
  const field *f = o->field;
  for (size_t lang = 0; lang < KOLUA_LANGS; lang++) add_name(o, f->label.in[lang], a);
  add_name(o, f->name, a);
  add_name(o, o->path, a);
  for (size_t i = 0; i < f->n_also; i++) add_name(o, f->also[i], a);
}

static void add_offer(offers *out, const field *f, text holder, const option *key, arena *a) {
  if (out->n == out->cap) {
    const size_t cap = out->cap == 0 ? 64 : 2 * out->cap;
    out->at = arena_grow(a, out->at, out->cap * sizeof *out->at, cap * sizeof *out->at);
    out->cap = cap;
  }
  offer *o = &out->at[out->n++];
  const char *path = text_format(a, "%.*s%s%.*s", SPELT(holder), holder.len > 0 ? "." : "", SPELT(f->name));
  *o = (offer){.field = f, .key = key, .type = key != NULL ? f->item : f->type, .holder_len = holder.len};
  o->path = text_of(key != NULL ? text_format(a, "%s.%.*s", path, SPELT(key->name)) : path);
  o->names = ARENA_ARRAY(a, FEW_NAMES + 2 * KOLUA_LANGS + (KOLUA_LANGS + 1) * (f->n_also + 1), text);
  if (key != NULL) name_key(o, a);
  else name_field(o, a);
}

static void collect(offers *out, const record *r, text holder, int depth, arena *a) {
  for (size_t i = 0; i < r->n && depth < DEEPEST; i++) {
    const field *f = &r->fields[i];
    if (f->within != NULL || f->keyed != NULL) continue;
    if (f->record != NULL) {
      const char *inner = text_format(a, "%.*s%s%.*s%s", SPELT(holder), holder.len > 0 ? "." : "", SPELT(f->name),
                                      f->type == FIELD_RECORDS ? "[0]" : "");
      collect(out, f->record, text_of(inner), depth + 1, a);
      continue;
    }
    if (f->type != FIELD_SHARES) add_offer(out, f, holder, NULL, a);
    for (size_t k = 0; f->type == FIELD_SHARES && k < f->options.n; k++)
      add_offer(out, f, holder, &f->options.at[k], a);
  }
}

void offers_collect(offers *out, const subject *s, arena *a) {
  *out = (offers){0};
  collect(out, s->record, TEXT(""), 0, a);
}

int offer_likeness(const offer *o, text header_words) {
  int most = 0;
  for (size_t i = 0; i < o->n_names; i++) {
    const int found = likeness(header_words, o->names[i]);
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
