/* sources.c: see sources.h. */
#include "policy/sources.h"

static source read_source(form *f, const member *m) {
  static const char *const keys[] = {"vi", "en", "unchecked", NULL};
  const value *v = &m->value;
  source found = {.id = *m->key};
  if (v->type != KOLUA_MAP) found.title = form_label(f, v);
  else if (form_check_keys(f, v, keys, "a source")) {
    found.title = form_label_in(f, v);
    found.unchecked = form_label_of(f, v, "unchecked");
  }
  if (f->status == KOLUA_OK && text_is_blank(found.title.in[0]))
    form_complain_as(f, CODE_MISSING, form_key_place(f, m), "source '%.*s' needs a title", SPELT(found.id));
  return found;
}

void sources_read(ruleset *rs, form *f, const value *tree, arena *a) {
  if (tree->type != KOLUA_MAP) {
    form_complain_as(f, CODE_TYPE, form_place(f, tree), "sources must be a map of texts by id");
    return;
  }
  source *found = ARENA_ARRAY(a, tree->len, source);
  for (uint32_t i = 0; i < tree->len; ++i) found[i] = read_source(f, value_member(tree, i));
  ruleset_set_sources(rs, found, tree->len);
}
