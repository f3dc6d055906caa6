/* index.c: which element has an id, and who refers to it.
**
** For each list that is referred to, its elements sorted by id, lists within lists taken together; for each
** reference, its uses sorted by id and target. Asking is a binary search: sorted and not hashed, since a file can
** hold ids made to collide. Uses that lead nowhere stay in: a single record with that id, judged later in this
** context, is referred to by them. What a record asks is looked up in its own index, then in its context's. */
#include "data/bind.h"
#include "data/sort.h"

typedef struct entry {
  struct entry *next;
  text id;
  const value *element;
  size_t first, nth; /* in the order in which elements end: those from `first` on, before `nth`, stand in this one */
} entry;

typedef struct use {
  struct use *next;
  text id;
  const value *value;  /* the id where it stands */
  value *whole;        /* the list of ids, or the id: what is void if it leads nowhere */
  const value *bearer; /* the element in which it stands */
  size_t target;       /* 1 + place of what it leads to among the sorted entries; 0: nothing here */
} use;

typedef struct id_list { /* of model->lists */
  entry *first, *last;
  size_t n;
  const void **sorted; /* entries by id, then in file order */
} id_list;

typedef struct use_list { /* of model->references */
  use *first, *last;
  size_t n;              /* without repeats once sorted */
  const void **sorted;   /* uses by id, then target */
  const value **bearers; /* of `sorted` */
} use_list;

struct index {
  size_t n; /* entries of all lists */
  id_list *ids;
  use_list *uses;
};

/* Shorter first: that is cheap to see, and any order will do. */
static int compare_ids(text a, text b) {
  if (a.len != b.len) return a.len < b.len ? -1 : 1;
  return text_compare(a, b);
}

/* ---------------------------------------------------------------- filling */

void index_start(binder *b) {
  const model *m = b->doc->model;
  b->doc->index = ARENA_NEW(b->arena, struct index);
  b->doc->index->ids = ARENA_ARRAY(b->arena, m->n_lists, id_list);
  b->doc->index->uses = ARENA_ARRAY(b->arena, m->n_references, use_list);
}

bool index_has(const model *m, const field *list) {
  return list->nth < m->n_lists && m->lists[list->nth] == list;
}

size_t index_here(const binder *b) {
  return b->doc->index->n;
}

void index_add_id(binder *b, const field *list, const value *element, const value *id, size_t first) {
  if (!index_has(b->doc->model, list)) return;
  id_list *to = &b->doc->index->ids[list->nth];
  entry *e = ARENA_NEW(b->arena, entry);
  *e = (entry){.id = value_text(id), .element = element, .first = first, .nth = b->doc->index->n++};
  if (to->last != NULL) to->last->next = e;
  else to->first = e;
  to->last = e;
  to->n++;
}

void index_add_reference(binder *b, const field *f, const value *id, value *whole) {
  use_list *to = &b->doc->index->uses[f->nth];
  use *u = ARENA_NEW(b->arena, use);
  *u = (use){.id = value_text(id), .value = id, .whole = whole, .bearer = b->bearer};
  if (to->last != NULL) to->last->next = u;
  else to->first = u;
  to->last = u;
  to->n++;
}

static int compare_entries(const void *a, const void *b) {
  return compare_ids(((const entry *)a)->id, ((const entry *)b)->id);
}

static void sort_ids(binder *b, id_list *list) {
  size_t n = 0;
  if (list->n == 0) return;
  list->sorted = ARENA_ARRAY(b->arena, list->n, const void *);
  for (const entry *e = list->first; e != NULL; e = e->next) list->sorted[n++] = e;
  sort_pointers(list->sorted, n, b->scratch, compare_entries);
}

/* ---------------------------------------------------------------- ids that stand twice */

static const value *id_of(const value *element) {
  if (element->type != KOLUA_MAP) return NULL;
  const record *r = element->as.map->record;
  const value *id = r != NULL && r->id != NULL ? value_slot(element, r->id->slot) : NULL;
  return id == NULL || (id->flags & VALUE_VOID) ? NULL : id;
}

static void refuse_double(binder *b, const value *first, const value *again, const char *where) {
  const arena_mark mark = arena_here(b->scratch);
  const place at = bind_place(b, first);
  bind_deny(b, again, "%s: the id '%s' stands twice in %s (first at %u:%u)", value_path(again, b->scratch),
            value_show(value_text(again), b->scratch), where, at.line, at.column);
  arena_release(b->scratch, mark);
}

static int compare_elements(const void *a, const void *b) {
  return compare_ids(value_text(id_of(a)), value_text(id_of(b)));
}

void index_check_list(binder *b, const value *list, const record *r) {
  if (r->id == NULL || list->len < 2) return;
  const arena_mark mark = arena_here(b->scratch);
  const void **sorted = ARENA_ARRAY(b->scratch, list->len, const void *);
  size_t n = 0, first = 0;
  for (uint32_t i = 0; i < list->len; i++)
    if (id_of(&list->as.items[i]) != NULL) sorted[n++] = &list->as.items[i];
  sort_pointers(sorted, n, b->scratch, compare_elements);
  for (size_t i = 1; i < n; i++) {
    if (compare_elements(sorted[first], sorted[i]) != 0) first = i;
    else refuse_double(b, id_of(sorted[first]), id_of(sorted[i]), "this list");
  }
  arena_release(b->scratch, mark);
}

/* Those in one and the same list were told already. */
static void check_whole(binder *b, const id_list *list) {
  size_t first = 0;
  for (size_t i = 1; i < list->n; i++) {
    const entry *one = list->sorted[first], *again = list->sorted[i];
    if (compare_entries(one, again) != 0) first = i;
    else if (one->element->parent != again->element->parent)
      refuse_double(b, id_of(one->element), id_of(again->element), "the document");
  }
}

/* ---------------------------------------------------------------- finding elements */

typedef struct range {
  size_t from, to;
} range;

static const entry *entry_at(const id_list *list, size_t i) {
  return list->sorted[i];
}

/* The first entry whose id is not before `id`, or, with `is_past`, the first that is behind it. */
static size_t search_id(const id_list *list, text id, bool is_past) {
  size_t low = 0, high = list->n;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare_ids(entry_at(list, middle)->id, id) < (is_past ? 1 : 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

static range find_ids(const id_list *list, text id) {
  const size_t from = search_id(list, id, false);
  const bool is_alone = from + 1 >= list->n || !text_equal(entry_at(list, from + 1)->id, id);
  if (from == list->n || !text_equal(entry_at(list, from)->id, id)) return (range){from, from};
  return (range){from, is_alone ? from + 1 : search_id(list, id, true)};
}

static size_t search_nth(const id_list *list, range in, size_t nth) {
  while (in.from < in.to) {
    const size_t middle = in.from + (in.to - in.from) / 2;
    if (entry_at(list, middle)->nth < nth) in.from = middle + 1;
    else in.to = middle;
  }
  return in.from;
}

/* Those of the range that stand in `around`: entries of one id are sorted by their nth. */
static range find_within(const id_list *list, range in, const entry *around) {
  return (range){search_nth(list, in, around->first), search_nth(list, in, around->nth)};
}

const value *document_refer(const document *d, const field *f, text id) {
  const id_list *list = &d->index->ids[f->refers_to->nth];
  const range found = find_ids(list, id);
  if (found.from < found.to) return entry_at(list, found.from)->element;
  return d->context != NULL ? document_refer(d->context, f, id) : NULL;
}

/* The list of which a value is an element; NULL: of none that is indexed. */
static const field *list_around(const document *d, const value *v) {
  const field *holder = v->type == KOLUA_MAP && v->as.map->record != NULL ? v->as.map->record->holder : NULL;
  return holder != NULL && holder->type == FIELD_RECORDS && index_has(d->model, holder) ? holder : NULL;
}

/* The nearest element around a value that could have an entry. */
static const value *element_around(const document *d, const value *v) {
  do v = v->parent;
  while (v != NULL && (list_around(d, v) == NULL || id_of(v) == NULL));
  return v;
}

typedef struct spot {
  const id_list *list; /* NULL: no entry */
  size_t at;
} spot;

/* An element's entry. Of several with its id only those are looked at that stand where it stands, so that many of one
** id cost no more than few. */
static spot find_entry(const document *d, const value *element) {
  const field *f = list_around(d, element);
  if (f == NULL || id_of(element) == NULL) return (spot){0};
  const id_list *list = &d->index->ids[f->nth];
  range found = find_ids(list, value_text(id_of(element)));
  const value *around = found.to - found.from > 1 ? element_around(d, element) : NULL;
  const spot outer = around != NULL ? find_entry(d, around) : (spot){0};
  if (outer.list != NULL) found = find_within(list, found, entry_at(outer.list, outer.at));
  for (size_t i = found.from; i < found.to; i++)
    if (entry_at(list, i)->element == element || entry_at(list, i)->element == element->parent) return (spot){list, i};
  return (spot){0};
}

/* ---------------------------------------------------------------- which of several */

/* 1 + the place of the only one that stands in the element; 0: none or several do. */
static size_t choose_within(const document *in, const id_list *list, range found, const value *element) {
  const spot outer = find_entry(in, element);
  if (outer.list == NULL) return 0;
  const range within = find_within(list, found, entry_at(outer.list, outer.at));
  return within.to - within.from == 1 ? within.from + 1 : 0;
}

/* The element that an id means when no other has it. */
static const value *find_only(const document *d, const field *f, text id) {
  const range found = find_ids(&d->index->ids[f->refers_to->nth], id);
  if (found.to - found.from > 1) return NULL;
  return document_refer(d, f, id);
}

/* The same of the elements that references beside the id lead to. */
static size_t choose_beside(const document *d, const document *in, const id_list *list, range found, const value *id) {
  const value *holder = id->parent != NULL && id->parent->type == KOLUA_LIST ? id->parent->parent : id->parent;
  const record *r = holder != NULL && holder->type == KOLUA_MAP ? holder->as.map->record : NULL;
  size_t chosen = 0;
  for (size_t i = 0; r != NULL && i < r->n && chosen == 0; i++) {
    const field *other = &r->fields[i];
    const value *beside = other->refers_to != NULL && other->type == FIELD_ID ? value_slot(holder, other->slot) : NULL;
    if (beside == NULL || beside == id || beside->type != KOLUA_STRING) continue;
    const value *meant = find_only(d, other, value_text(beside));
    if (meant != NULL) chosen = choose_within(in, list, found, meant);
  }
  return chosen;
}

/* 1 + the place of the entry that an id means; 0: none, or nothing tells which. */
static size_t choose(const document *d, const document *in, const field *f, const value *id) {
  const id_list *list = &in->index->ids[f->refers_to->nth];
  const range found = find_ids(list, value_text(id));
  if (found.to - found.from < 2) return found.from < found.to ? found.from + 1 : 0;
  for (const value *around = element_around(in, id); around != NULL; around = element_around(in, around)) {
    const size_t chosen = choose_within(in, list, found, around);
    if (chosen != 0) return chosen;
  }
  return choose_beside(d, in, list, found, id);
}

const value *document_follow(const document *d, const field *f, const value *id) {
  for (const document *in = d; in != NULL; in = in->context) {
    const size_t chosen = choose(d, in, f, id);
    if (chosen != 0) return entry_at(&in->index->ids[f->refers_to->nth], chosen - 1)->element;
  }
  return NULL;
}

/* ---------------------------------------------------------------- references */

static text nearest_id(binder *b, const field *f, text id) {
  if (!bind_may_suggest(b)) return (text){0};
  const document *in = b->doc->context != NULL ? b->doc->context : b->doc;
  const id_list *list = &in->index->ids[f->refers_to->nth];
  text *words = ARENA_ARRAY(b->scratch, list->n, text);
  for (size_t i = 0; i < list->n; i++) words[i] = ((const entry *)list->sorted[i])->id;
  return text_nearest(id, words, list->n, b->scratch);
}

static void complain_lost(binder *b, const field *f, const use *u) {
  const char *path = value_path(u->value, b->scratch), *id = value_show(u->id, b->scratch);
  const text elements = f->refers_to->path, list = {elements.at, elements.len - sizeof "[]" + 1},
             near = nearest_id(b, f, u->id);
  if (document_refer(b->doc, f, u->id) != NULL)
    bind_complain(b, u->value, "%s: '%s' stands several times in %.*s, and nothing tells which one is meant", path, id,
                  SPELT(list));
  else
    bind_complain(b, u->value, "%s: no element of %.*s has the id '%s'%s", path, SPELT(list), id,
                  text_hint(near, b->scratch));
}

/* Beside a record that stands alone there is nothing to refer to: it is not known whether that is there. */
static bool may_be_elsewhere(const document *d) {
  return d->context != NULL && (d->context->root->flags & VALUE_BARE) != 0;
}

static void resolve(binder *b, const field *f, use_list *list) {
  for (use *u = list->first; u != NULL; u = u->next) {
    const arena_mark mark = arena_here(b->scratch);
    u->target = choose(b->doc, b->doc, f, u->value);
    if (u->target == 0 && !may_be_elsewhere(b->doc) && document_follow(b->doc, f, u->value) == NULL) {
      complain_lost(b, f, u);
      u->whole->flags |= VALUE_VOID;
    }
    arena_release(b->scratch, mark);
  }
}

static int compare_uses(const void *left, const void *right) {
  const use *a = left, *b = right;
  const int order = compare_ids(a->id, b->id);
  return order != 0 ? order : (a->target > b->target) - (a->target < b->target);
}

/* An element that names an id twice refers to it once. */
static void sort_uses(binder *b, use_list *list) {
  size_t n = 0;
  list->sorted = ARENA_ARRAY(b->arena, list->n, const void *);
  list->bearers = ARENA_ARRAY(b->arena, list->n, const value *);
  for (const use *u = list->first; u != NULL; u = u->next) list->sorted[n++] = u;
  sort_pointers(list->sorted, n, b->scratch, compare_uses);
  list->n = 0;
  for (size_t i = 0; i < n; i++) {
    const use *u = list->sorted[i];
    if (list->n > 0 && list->bearers[list->n - 1] == u->bearer && compare_uses(list->sorted[list->n - 1], u) == 0)
      continue;
    list->sorted[list->n] = u;
    list->bearers[list->n++] = u->bearer;
  }
}

void index_finish(binder *b) {
  const model *m = b->doc->model;
  struct index *all = b->doc->index;
  for (size_t i = 0; i < m->n_lists; i++) {
    sort_ids(b, &all->ids[i]);
    if (m->lists[i]->unique_in_document) check_whole(b, &all->ids[i]);
  }
  for (size_t i = 0; i < m->n_references; i++) {
    resolve(b, m->references[i], &all->uses[i]);
    sort_uses(b, &all->uses[i]);
  }
}

/* ---------------------------------------------------------------- who refers to an element */

/* The uses of an id, all or those that lead to one target. */
static range find_uses(const use_list *list, text id, size_t target, bool is_any) {
  size_t low = 0, high = list->n;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const use *u = list->sorted[middle];
    const int order = compare_ids(u->id, id);
    if (order < 0 || (order == 0 && !is_any && u->target < target)) low = middle + 1;
    else high = middle;
  }
  for (; high < list->n; high++) {
    const use *u = list->sorted[high];
    if (!text_equal(u->id, id) || (!is_any && u->target != target)) break;
  }
  return (range){low, high};
}

/* An element of the document itself is referred to by what leads to it; one from elsewhere by all that name its id. */
const value *const *document_back(const document *d, const field *f, const value *element, size_t *n) {
  *n = 0;
  const value *id = id_of(element);
  if (id == NULL) return NULL;
  const text wanted = value_text(id);
  const use_list *list = &d->index->uses[f->nth];
  const spot own = find_entry(d, element);
  const bool is_own = own.list != NULL || element == d->root;
  const range found = find_uses(list, wanted, own.list != NULL ? own.at + 1 : 0, !is_own);
  if (d->context != NULL && (!is_own || found.from == found.to)) return document_back(d->context, f, element, n);
  *n = found.to - found.from;
  return *n > 0 ? list->bearers + found.from : NULL;
}
