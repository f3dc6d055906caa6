/* readers.h: what the tests of the readers share: limits, reading a literal, looking into a tree. */
#ifndef READERS_H
#define READERS_H

#include "t.h"

#include "data/reader.h"

static const kolua_limits limits = {
  .data_size = 1 << 20, .record_size = 1 << 16, .depth = 8, .nodes = 2000, .scalar_size = 4096, .key_size = 64,
  .columns = 8,
};

typedef kolua_status read_fn(value **out, arena *a, arena *scratch, const char *file, text source,
                             const kolua_limits *limits, problems *p);

static inline const value *must_read(t_world *w, read_fn *read, text source) {
  value *root;
  const kolua_status status = read(&root, &w->arena, &w->scratch, "f", source, &limits, w->problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(w, 0));
  assert_non_null(root);
  assert_int_equal(kolua_problems_count(w->problems), 0);
  return root;
}

/* The text is refused, and problem `i` stands at line:column and has `words` in it. */
static inline void assert_problem(const t_world *w, size_t i, kolua_status status, uint32_t line, uint32_t column,
                                  const char *words) {
  const kolua_problem *p = kolua_problems_get(w->problems, i);
  assert_non_null(p);
  if (strstr(p->message, words) == NULL) fail_msg("'%s' is not in '%s'", words, p->message);
  assert_int_equal(p->status, status);
  assert_int_equal(p->line, line);
  assert_int_equal(p->column, column);
}

/* Reads and expects this one problem. */
static inline void refuses(read_fn *read, text source, kolua_status status, uint32_t line, uint32_t column,
                           const char *words) {
  t_world w;
  t_open(&w);
  value *root;
  assert_int_equal(read(&root, &w.arena, &w.scratch, "f", source, &limits, w.problems), status);
  assert_null(root);
  assert_int_equal(kolua_problems_count(w.problems), 1);
  assert_problem(&w, 0, status, line, column, words);
  t_close(&w);
}

static inline const value *item(const value *v, size_t i) {
  assert_int_equal(v->type, KOLUA_LIST);
  assert_true(i < v->len);
  return &v->as.items[i];
}

static inline const value *get(const value *v, const char *key) {
  const value *found = value_get(v, text_of(key));
  if (found == NULL) fail_msg("no key '%s'", key);
  return found;
}

static inline void assert_text(text found, const char *expected) {
  if (!text_is(found, expected)) fail_msg("'%.*s' is not '%s'", (int)found.len, found.at, expected);
}

static inline void assert_string(const value *v, const char *expected) {
  assert_int_equal(v->type, KOLUA_STRING);
  assert_text(value_text(v), expected);
}

static inline void assert_integer(const value *v, int64_t expected) {
  assert_int_equal(v->type, KOLUA_INTEGER);
  assert_int_equal(v->as.integer, expected);
}

static inline void assert_number(const value *v, double expected) {
  assert_int_equal(v->type, KOLUA_NUMBER);
  assert_memory_equal(&v->as.number, &expected, sizeof expected);
}

static inline void assert_place(const value *v, uint32_t line, uint32_t column) {
  assert_int_equal(v->line, line);
  assert_int_equal(v->column, column);
}

/* Every value knows its parent. */
static inline void assert_parents(const value *v) {
  for (uint32_t i = 0; i < v->len; i++) {
    if (v->type != KOLUA_LIST && v->type != KOLUA_MAP) return;
    const value *child = v->type == KOLUA_LIST ? &v->as.items[i] : &value_member(v, i)->value;
    assert_ptr_equal(child->parent, v);
    assert_parents(child);
  }
}

/* Reads each prefix of `seed`, and copies of it with one byte replaced: nothing breaks, a refusal has its problem. */
static inline void survives_damage(read_fn *read, text seed) {
  static const char bytes[] = "\0\t\n\r \"\\'{}[]:,-&*!|>%@`#09aeE.+\x7f\x80\xc3\xe2\xed\xf0\xff";
  char room[1024];
  t_world w;
  t_open(&w);
  for (size_t at = 0; at <= seed.len; at++) {
    for (size_t i = 0; i <= sizeof bytes; i++) {
      assert_true(seed.len < sizeof room);
      memcpy(room, seed.at, seed.len);
      if (i < sizeof bytes) room[at] = bytes[i];
      value *root;
      const text damaged = {room, i < sizeof bytes ? seed.len : at};
      const kolua_status status = read(&root, &w.arena, &w.scratch, "f", damaged, &limits, w.problems);
      assert_true((status == KOLUA_OK) == (kolua_problems_count(w.problems) == 0));
      if (status == KOLUA_OK) assert_parents(root);
      else assert_null(root);
      kolua_problems_clear(w.problems);
      arena_clear(&w.scratch);
      arena_clear(&w.arena);
    }
  }
  t_close(&w);
}

#endif
