/* library.h: a small model for tests, of a trade that no pack knows: a lending library. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include "t.h"

#include "data/document.h"

#define LIBRARY_MODEL \
  "model: library/1\n" \
  "title: { vi: Thư viện, en: Library }\n" \
  "units:\n" \
  "  ratio: { percent: true }\n" \
  "  page: { vi: trang, en: [page, pages] }\n" \
  "  EUR: { vi: €, en: EUR, decimals: 2 }\n" \
  "subjects:\n" \
  "  book: { list: books, vi: Sách, en: Book }\n" \
  "  loan: { list: loans, dates: [returned_at, due_on], vi: Lượt mượn, en: Loan }\n" \
  "  library: { map: library, en: Library }\n" \
  "enums:\n" \
  "  genre: { novel: { vi: Tiểu thuyết, en: Novel }, poetry: Poetry, history: History }\n" \
  "  paper: [deed, licence, insurance]\n" \
  "fields:\n" \
  "  schema: { type: string, required: true }\n" \
  "  as_of: { type: date, required: true }\n" \
  "  locale: { type: enum, enum: [vi, en] }\n" \
  "  library: { vi: Thư viện, en: Library }\n" \
  "  library.id: { type: id, required: true }\n" \
  "  library.name: { type: string, required: true, vi: Tên, en: Name }\n" \
  "  library.rooms[]: { id: id, name: floor }\n" \
  "  library.rooms[].id: { type: id, required: true }\n" \
  "  library.rooms[].floor: { type: integer, min: -1, max: 9 }\n" \
  "  authors[]: { id: id, name: name }\n" \
  "  authors[].id: { type: id, required: true }\n" \
  "  authors[].name: { type: string, required: true }\n" \
  "  books[]: { id: id, name: title, en: Book }\n" \
  "  books[].id: { type: id, required: true }\n" \
  "  books[].title: { type: string, required: true, vi: Nhan đề, en: Title }\n" \
  "  books[].genre: { type: enum, enum: genre }\n" \
  "  books[].pages: { type: integer, unit: page, above: 0 }\n" \
  "  books[].price: { type: number, unit: EUR, min: 0, below: 1000 }\n" \
  "  books[].worn: { type: ratio }\n" \
  "  books[].lent: { type: boolean }\n" \
  "  books[].author_ids: { type: list of id, to: authors }\n" \
  "  books[].keywords: { type: list of string }\n" \
  "  books[].readers: { type: map of ratio, left_out: zero }\n" \
  "  books[].ages: { type: map of ratio, keys: [child, adult] }\n" \
  "  books[].bought.source: { type: string, required: true }\n" \
  "  books[].bought.on: { type: date }\n" \
  "  books[].bought.room_ref: { type: id, to: library.rooms, as: room, back: stock }\n" \
  "  books[].copies[]: { id: id }\n" \
  "  books[].copies[].id: { type: id, required: true }\n" \
  "  books[].copies[].note: { type: string }\n" \
  "  books[].reviews[]: { left_out: missing }\n" \
  "  books[].reviews[].stars: { type: integer, min: 1, max: 5, required: true }\n" \
  "  books[].papers[]: { id: id, key: kind, attributes: terms, name: kind }\n" \
  "  books[].papers[].id: { type: id, required: true }\n" \
  "  books[].papers[].kind: { type: enum, enum: paper, required: true }\n" \
  "  books[].papers[].text: { type: string }\n" \
  "  books[].papers[].terms: { en: Terms }\n" \
  "  books[].papers[licence].countries: { type: list of string }\n" \
  "  books[].papers[licence].until: { type: date }\n" \
  "  books[].papers[insurance].sum: { type: integer, unit: EUR, min: 0 }\n" \
  "  books[].papers[insurance].steps[]: { name: day }\n" \
  "  books[].papers[insurance].steps[].day: { type: integer }\n" \
  "  loans[]: { id: id, exactly_one: [book_id, room_id] }\n" \
  "  loans[].id: { type: id, required: true }\n" \
  "  loans[].book_id: { type: id, to: books }\n" \
  "  loans[].room_id: { type: id, to: library.rooms }\n" \
  "  loans[].copy_id: { type: id, to: 'books[].copies' }\n" \
  "  loans[].from: { type: date }\n" \
  "  loans[].due_on: { type: date, not_before: from }\n" \
  "  loans[].returned_at: { type: datetime }\n"

static const kolua_limits library_limits = {.data_size = 1 << 24, .depth = 64, .nodes = 2000000, .scalar_size = 1 << 20, .key_size = 1024};

static inline value *library_tree(t_world *w, const char *file, const char *yaml) {
  value *tree = NULL;
  const kolua_status status = yaml_read(&tree, &w->arena, &w->scratch, file, text_of(yaml), &library_limits, w->problems);
  if (status != KOLUA_OK) fail_msg("%s: %s", file, t_problem(w, 0));
  return tree;
}

static inline model *library_model(t_world *w, const char *yaml) {
  model *m = NULL;
  const kolua_status status = model_load(&m, &w->arena, &w->scratch, library_tree(w, "model.yaml", yaml), "model.yaml", w->problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(w, 0));
  return m;
}

/* A field by names; a name of a keyed list's key enters the element with that key. */
static inline const field *library_field(const model *m, const char *const *names) {
  const record *r = m->root;
  const field *f = NULL;
  for (; *names != NULL; names++) {
    const option *key = f != NULL && f->key != NULL ? model_option(f->key, text_of(*names)) : NULL;
    if (key != NULL) {
      r = f->keyed[key - f->key->options.at];
      continue;
    }
    f = model_field(r, text_of(*names));
    if (f == NULL) fail_msg("no field %s", *names);
    r = f->record;
  }
  return f;
}
#define FIELD(m, ...) library_field((m), (const char *const[]){__VA_ARGS__, NULL})

/* Problem `i` as "line:column: message"; of a list of problems. */
static inline const char *library_issue(t_world *w, const kolua_problems *list, size_t i) {
  const kolua_problem *p = kolua_problems_get(list, i);
  return p ? text_format(&w->scratch, "%u:%u: %s", p->line, p->column, p->message) : "(none)";
}

static inline text library_file(t_world *w, const char *path) {
  text source = {0};
  const kolua_status status = read_file(&source, &w->arena, path, NULL, 1 << 24, w->problems);
  return status == KOLUA_OK ? source : (text){0};
}

#endif
