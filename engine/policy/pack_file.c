/* pack_file.c: see pack_file.h. Whether the rules that it names exist, lint tells: they are not loaded yet. */
#include "policy/pack_file.h"

static void read_groups(pack *p, form *f, const value *groups, arena *a) {
  if (groups == NULL) return;
  group *found = ARENA_ARRAY(a, groups->len, group);
  for (size_t i = 0; i < groups->len; ++i) {
    const member *m = value_member(groups, i);
    found[i] = (group){*m->key, form_label(f, &m->value)};
  }
  p->groups = found;
  p->n_groups = groups->len;
}

/* The ids of a list; what is no text is complained about and left out. */
static const text *read_ids(form *f, const value *v, const char *key, size_t *n, arena *a) {
  const value *list = form_get(f, v, key, KOLUA_LIST);
  *n = 0;
  if (list == NULL) return NULL;
  text *found = ARENA_ARRAY(a, list->len, text);
  for (uint32_t i = 0; i < list->len; ++i) {
    const value *item = &list->as.items[i];
    if (item->type == KOLUA_STRING) found[(*n)++] = value_text(item);
    else form_complain(f, form_place(f, item), "'%s' lists ids of rules", key);
  }
  return found;
}

static double read_share(form *f, const value *v, const char *key) {
  const value *found = value_get(v, text_of(key));
  const double share = found == NULL                  ? -1
                       : found->type == KOLUA_NUMBER  ? found->as.number
                       : found->type == KOLUA_INTEGER ? (double)found->as.integer
                                                      : -1;
  if (share >= 0 && share <= 1) return share;
  form_complain(f, form_place(f, found != NULL ? found : v), "'%s' must be a number from 0 to 1", key);
  return 0;
}

static void read_balance(pack *p, form *f, const value *v, arena *a) {
  static const char *const keys[] = {"of", "within", "apart", NULL};
  if (v == NULL || !form_check_keys(f, v, keys, "a balance")) return;
  balance *b = &p->balance;
  b->of = read_ids(f, v, "of", &b->n, a);
  b->within = read_share(f, v, "within");
  b->apart = form_label_of(f, v, "apart");
  if (b->n < 2) form_complain(f, form_place(f, v), "a balance is one of two groups or more");
  if (b->apart.in[0].len == 0)
    form_complain(f, form_place(f, v), "a balance needs 'apart', what to say when there is none");
}

void pack_file_read(pack *p, form *f, const value *tree, arena *a) {
  static const char *const keys[] = {"title", "reason", "notice", "groups", "headlines", "balance", NULL};
  if (!form_check_keys(f, tree, keys, "a pack file")) return;
  const label title = form_label_of(f, tree, "title");
  if (title.in[0].len > 0) p->title = title;
  p->reason = form_label_of(f, tree, "reason");
  p->notice = form_label_of(f, tree, "notice");
  p->headlines = read_ids(f, tree, "headlines", &p->n_headlines, a);
  read_groups(p, f, form_get(f, tree, "groups", KOLUA_MAP), a);
  read_balance(p, f, form_get(f, tree, "balance", KOLUA_MAP), a);
}
