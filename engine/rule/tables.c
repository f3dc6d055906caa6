/* tables.c: asking a table of parameters: with as many keys as it has levels, each of a kind and among the words that it has there.
**
** A row that no key can ever reach, or a key that no row has, would be a table that silently never applies. */
#include "rule/compile.h"

typedef struct asked {
  compiler *compiler;
  const expr *at;
  const node *const *keys;
  const value *first; /* the first cell's: the others hold the like */
  bool *is_found;     /* by level: a key that is written out stands in some row */
} asked;

static const cell *first_leaf(const cell *c, size_t *levels) {
  *levels = 0;
  while (c->kind != CELL_VALUE && c->n > 0) {
    c = c->entries[0].cell;
    *levels += 1;
  }
  return c;
}

static bool has_key(const cell *row, text key) {
  for (size_t i = 0; i < row->n; i++)
    if (text_equal(row->entries[i].key, key)) return true;
  return false;
}

/* ---- one level */

static bool check_steps(const asked *a, const cell *steps, const node *key) {
  int64_t day;
  const bool by_date = steps->n > 0 && date_parse(steps->entries[0].key, &day);
  const bool is_date = key->kind == KIND_DATE || key->kind == KIND_DATETIME;
  if (by_date ? is_date : key->kind == KIND_NUMBER) return true;
  compile_error(a->compiler, CODE_POLICY, a->at->at, "the steps of %s begin at %s, not at %s", a->at->table->id.at,
                by_date ? "dates" : "numbers", kind_word(key->kind));
  return false;
}

static bool check_row(const asked *a, const cell *row, size_t level) {
  const node *key = a->keys[level];
  if (key->kind != KIND_TEXT && key->kind != KIND_NUMBER) {
    compile_error(a->compiler, CODE_TYPE, a->at->at, "a key of %s is text or a number, not %s", a->at->table->id.at,
                  kind_word(key->kind));
    return false;
  }
  if (key->op == OP_CONST) a->is_found[level] |= key->kind != KIND_TEXT || has_key(row, key->constant.text);
  bool ok = true;
  for (size_t i = 0; key->op != OP_CONST && i < row->n; i++)
    ok &= compile_check_word(a->compiler, key->field, row->entries[i].key, row->origin);
  return ok;
}

static bool check_cells(const asked *a, const cell *c, size_t level) {
  const bool is_leaf = level == a->at->n;
  if (is_leaf != (c->kind == CELL_VALUE) || (is_leaf && kind_of_value(c->value) != kind_of_value(a->first))) {
    compile_error(a->compiler, CODE_POLICY, c->origin,
                  "the cells of %s are not alike: some lie deeper than others, or hold something else",
                  a->at->table->id.at);
    return false;
  }
  if (is_leaf) return true;
  bool ok = c->kind == CELL_STEPS ? check_steps(a, c, a->keys[level]) : check_row(a, c, level);
  for (size_t i = 0; ok && i < c->n; i++) ok = check_cells(a, c->entries[i].cell, level + 1);
  return ok;
}

/* ---- keys that are written out */

/* Any row of the level. */
static const cell *row_at(const cell *c, size_t level) {
  while (level-- > 0) c = c->entries[0].cell;
  return c;
}

static bool check_found(const asked *a, size_t level) {
  const node *key = a->keys[level];
  const cell *row = row_at(a->at->table->root, level);
  if (key->op != OP_CONST || row->kind != CELL_TABLE || a->is_found[level]) return true;
  arena *scratch = a->compiler->scratch;
  text *words = ARENA_ARRAY(scratch, row->n, text);
  for (size_t i = 0; i < row->n; i++) words[i] = row->entries[i].key;
  const text wanted = key->constant.text, near = text_nearest(wanted, words, row->n, scratch);
  compile_error(a->compiler, CODE_CHOICE, a->at->at, "%s has no key '%.*s'%s", a->at->table->id.at, (int)wanted.len,
                wanted.at, text_hint(near, scratch));
  return false;
}

static bool check_keys(const asked *a) {
  bool ok = check_cells(a, a->at->table->root, 0);
  for (size_t i = 0; ok && i < a->at->n; i++) ok = check_found(a, i);
  return ok;
}

node *compile_table(compiler *c, const expr *x) {
  size_t levels;
  const cell *leaf = first_leaf(x->table->root, &levels);
  const node **keys = ARENA_ARRAY(c->scratch, x->n + 1, const node *);
  bool ok = true;
  for (size_t i = 0; i < x->n; i++) ok &= (keys[i] = compile(c, x->args[i], WANT_VALUE)) != NULL;
  if (!ok) return NULL;
  if (levels != x->n || leaf->kind != CELL_VALUE) {
    compile_error(c, CODE_TYPE, x->at, "%s takes %zu key%s, not %zu", x->table->id.at, levels, levels == 1 ? "" : "s",
                  x->n);
    return NULL;
  }
  const asked a = {c, x, keys, leaf->value, ARENA_ARRAY(c->scratch, x->n + 1, bool)};
  if (!check_keys(&a)) return NULL;
  node *out = compile_node(c, x, x->op == OP_COVERS ? KIND_BOOL : kind_of_value(leaf->value), keys, x->n);
  if (out->kind == KIND_LIST && leaf->value->len > 0) out->item = kind_of_value(leaf->value->as.items);
  return out;
}
