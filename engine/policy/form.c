/* form.c: see form.h. */
#include "policy/form.h"

#include <string.h>

static const char *const languages[] = {"en", "vi", NULL};

place form_place(const form *f, const value *v) {
  return (place){f->file, v ? v->line : 0, v ? v->column : 0};
}

place form_key_place(const form *f, const member *m) {
  return member_place(m, f->file);
}

__attribute__((format(printf, 4, 0))) static void complain(form *f, lint_code as, place where, const char *format,
                                                           va_list args) {
  buf message;
  buf_init(&message, f->scratch);
  buf_vformat(&message, format, args);
  problem_add_as(f->problems, f->wrong == KOLUA_EPOLICY ? as : CODE_NONE, f->wrong, where, "%s", buf_text(&message).at);
  if (f->status == KOLUA_OK) f->status = f->wrong;
}

void form_complain(form *f, place where, const char *format, ...) {
  va_list args;
  va_start(args, format);
  complain(f, CODE_POLICY, where, format, args);
  va_end(args);
}

void form_complain_as(form *f, lint_code as, place where, const char *format, ...) {
  va_list args;
  va_start(args, format);
  complain(f, as, where, format, args);
  va_end(args);
}

static const char *type_name(kolua_type type) {
  static const char *const names[] = {"null", "a boolean", "an integer", "a number", "a text", "a list", "a map"};
  return names[type];
}

static size_t count_words(const char *const *words) {
  size_t n = 0;
  while (words[n] != NULL) ++n;
  return n;
}

static text nearest(const form *f, text word, const char *const *words) {
  const size_t n = count_words(words);
  text *texts = ARENA_ARRAY(f->scratch, n, text);
  for (size_t i = 0; i < n; ++i) texts[i] = text_of(words[i]);
  return text_nearest(word, texts, n, f->scratch);
}

static const char *list_words(const form *f, const char *const *words) {
  buf list;
  buf_init(&list, f->scratch);
  for (size_t i = 0; words[i] != NULL; ++i) {
    if (i > 0) buf_add_string(&list, ", ");
    buf_add_string(&list, words[i]);
  }
  return buf_text(&list).at;
}

/* "(did you mean 'x'?)" or what is allowed. */
static const char *advice(const form *f, text word, const char *const *words) {
  const text near = nearest(f, word, words);
  if (near.len > 0) return text_format(f->scratch, "did you mean '%.*s'?", SPELT(near));
  return text_format(f->scratch, "allowed: %s", list_words(f, words));
}

int form_index(text word, const char *const *words) {
  for (int i = 0; words[i] != NULL; ++i) {
    if (text_is(word, words[i])) return i;
  }
  return -1;
}

bool form_check_keys(form *f, const value *v, const char *const *words, const char *what) {
  if (v == NULL || v->type != KOLUA_MAP) {
    form_complain_as(f, CODE_TYPE, form_place(f, v), "%s must be a map", what);
    return false;
  }
  for (size_t i = 0; i < v->len; ++i) {
    const member *m = value_member(v, i);
    if (form_index(*m->key, words) >= 0) continue;
    form_complain_as(f, CODE_KEY, form_key_place(f, m), "unknown key '%.*s' in %s (%s)", (int)m->key->len, m->key->at,
                     what, advice(f, *m->key, words));
  }
  return true;
}

const value *form_get(form *f, const value *v, const char *key, kolua_type type) {
  const value *found = value_get(v, text_of(key));
  if (found == NULL || found->type == KOLUA_NULL) return NULL;
  if (found->type == type) return found;
  const bool is_number = found->type == KOLUA_NUMBER || found->type == KOLUA_INTEGER;
  form_complain_as(f, CODE_TYPE, form_place(f, found), "'%s' must be %s, not %s%s", key, type_name(type),
                   type_name(found->type), type == KOLUA_STRING && is_number ? ": write it in quotes" : "");
  return NULL;
}

text form_text(form *f, const value *v, const char *key) {
  const value *found = form_get(f, v, key, KOLUA_STRING);
  return found ? value_text(found) : (text){0};
}

int form_word(form *f, const value *v, const char *what, const char *const *words, int otherwise) {
  const text word = value_text(v);
  const int at = form_index(word, words);
  if (at >= 0) return at;
  const place where = form_place(f, v);
  const char *type = type_name((kolua_type)v->type);
  if (v->type != KOLUA_STRING) form_complain_as(f, CODE_TYPE, where, "'%s' must be a text, not %s", what, type);
  else
    form_complain_as(f, CODE_CHOICE, where, "'%s' cannot be '%.*s' (%s)", what, (int)word.len, word.at,
                     advice(f, word, words));
  return otherwise;
}

int form_choice(form *f, const value *v, const char *key, const char *const *words, int otherwise) {
  const value *found = form_get(f, v, key, KOLUA_STRING);
  return found ? form_word(f, found, key, words, otherwise) : otherwise;
}

bool form_weight(form *f, const value *v, double *out) {
  const bool is_number = v->type == KOLUA_NUMBER || v->type == KOLUA_INTEGER;
  if (is_number && kolua_value_number(v) >= 0) {
    *out = kolua_value_number(v);
    return true;
  }
  form_complain_as(f, CODE_TYPE, form_place(f, v), "a weight is a number that is not negative");
  return false;
}

static void fill_gaps(label *l) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    for (size_t other = 0; l->in[i].len == 0 && other < KOLUA_LANGS; ++other) l->in[i] = l->in[other];
  }
}

label form_label_in(form *f, const value *v) {
  label found = {0};
  for (size_t i = 0; i < KOLUA_LANGS; ++i) found.in[i] = form_text(f, v, languages[i]);
  fill_gaps(&found);
  return found;
}

label form_label(form *f, const value *v) {
  label found = {0};
  if (v->type == KOLUA_MAP) return form_check_keys(f, v, languages, "a text by language") ? form_label_in(f, v) : found;
  if (v->type != KOLUA_STRING) {
    form_complain_as(f, CODE_TYPE, form_place(f, v), "a text is wanted, or { vi: ..., en: ... }, not %s",
                     type_name((kolua_type)v->type));
    return found;
  }
  found.in[0] = value_text(v);
  fill_gaps(&found);
  return found;
}

label form_label_of(form *f, const value *v, const char *key) {
  const value *found = value_get(v, text_of(key));
  if (found == NULL || found->type == KOLUA_NULL) return (label){0};
  return form_label(f, found);
}
