/* pack_file.c: see pack_file.h. Whether the rules that it names exist, lint tells: they are not loaded yet. */
#include "policy/pack_file.h"

#include <string.h>

static void read_groups(pack *p, form *f, const value *groups, arena *a) {
  if (groups == NULL) return;
  group *found = ARENA_ARRAY(a, groups->len, group);
  for (size_t i = 0; i < groups->len; ++i) {
    const member *m = value_member(groups, i);
    found[i] = (group){*m->key, form_label(f, &m->value), form_key_place(f, m)};
  }
  p->groups = found;
  p->n_groups = groups->len;
}

/* The names in a list; what is no text is complained about and left out. */
static const named *read_names(form *f, const value *v, const char *key, const char *of_what, size_t *n, arena *a) {
  const value *list = form_get(f, v, key, KOLUA_LIST);
  *n = 0;
  if (list == NULL) return NULL;
  named *found = ARENA_ARRAY(a, list->len, named);
  for (uint32_t i = 0; i < list->len; ++i) {
    const value *item = &list->as.items[i];
    if (item->type == KOLUA_STRING) found[(*n)++] = (named){value_text(item), form_place(f, item)};
    else form_complain_as(f, CODE_TYPE, form_place(f, item), "'%s' lists %s", key, of_what);
  }
  return found;
}

static double read_share(form *f, const value *v, const char *key) {
  const value *found = value_get(v, text_of(key));
  const bool is_number = found != NULL && (found->type == KOLUA_NUMBER || found->type == KOLUA_INTEGER);
  const double share = is_number ? kolua_value_number(found) : -1;
  if (share >= 0 && share <= 1) return share;
  form_complain_as(f, CODE_TYPE, form_place(f, found != NULL ? found : v), "'%s' must be a number from 0 to 1", key);
  return 0;
}

/* Each {placeholder} must be one of those that are filled. */
static void check_fillings(form *f, const value *v, text said) {
  static const char *const known[] = {"lowest", "lowest_score", "highest", "highest_score", NULL};
  for (size_t i = 0; i < said.len; ++i) {
    const char *open = memchr(said.at + i, '{', said.len - i);
    const char *end = open != NULL ? memchr(open, '}', (size_t)(said.at + said.len - open)) : NULL;
    if (end == NULL) return;
    const text name = {open + 1, (size_t)(end - open - 1)};
    if (form_index(name, known) < 0)
      form_complain_as(f, CODE_PLACEHOLDER, form_place(f, v),
                       "{%.*s} is not filled; {lowest}, {lowest_score}, {highest} and {highest_score} are",
                       SPELT(name));
    i = (size_t)(end - said.at);
  }
}

static void read_balance(pack *p, form *f, const value *v, arena *a) {
  static const char *const keys[] = {"of", "within", "apart", NULL};
  if (v == NULL || !form_check_keys(f, v, keys, "a balance")) return;
  balance *b = &p->balance;
  b->of = read_names(f, v, "of", "groups of the pack", &b->n, a);
  b->within = read_share(f, v, "within");
  b->apart = form_label_of(f, v, "apart");
  if (b->n < 2) form_complain(f, form_place(f, v), "a balance is one of two groups or more");
  if (b->apart.in[0].len == 0)
    form_complain_as(f, CODE_MISSING, form_place(f, v), "a balance needs 'apart', what to say when there is none");
  for (size_t i = 0; i < KOLUA_LANGS; ++i) check_fillings(f, v, b->apart.in[i]);
}

void pack_file_read(pack *p, form *f, const value *tree, arena *a) {
  static const char *const keys[] = {"title", "reason", "notice", "groups", "headlines", "balance", NULL};
  if (!form_check_keys(f, tree, keys, "a pack file")) return;
  const label title = form_label_of(f, tree, "title");
  if (title.in[0].len > 0) p->title = title;
  p->reason = form_label_of(f, tree, "reason");
  p->notice = form_label_of(f, tree, "notice");
  p->headlines = read_names(f, tree, "headlines", "ids of rules", &p->n_headlines, a);
  read_groups(p, f, form_get(f, tree, "groups", KOLUA_MAP), a);
  read_balance(p, f, form_get(f, tree, "balance", KOLUA_MAP), a);
}
