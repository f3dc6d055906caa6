/* laws.c: see laws.h. Nothing is tried by the changes of a scope here, as the judge tries its ways: data is made and bound anew. */
#include "judge/laws.h"

#include "policy/shown.h"

#include <string.h>

typedef struct court {
  suite *suite;
  arena *arena; /* of the run; what a case took is given back before the next */
  const trial *trial;
  kolua_breach_fn *each;
  void *payload;
  kolua_status status;
} court;

typedef struct verdict_text { /* of a finding, kept */
  kolua_outcome outcome;
  const char *message;
} verdict_text;

/* ---- trees */

static bool copy(builder *b, const char *file, const value *v, bool reversed) {
  const place at = {file, v->line, v->column};
  if (v->type != KOLUA_MAP && v->type != KOLUA_LIST) return builder_scalar(b, v);
  if (!builder_open(b, (kolua_type)v->type, at)) return false;
  for (uint32_t i = 0; i < v->len; ++i) {
    const bool is_map = v->type == KOLUA_MAP;
    const member *m = is_map ? value_member(v, reversed ? v->len - 1 - i : i) : NULL;
    const value *one = is_map ? &m->value : &v->as.items[i];
    if (is_map && !builder_key(b, *m->key, (place){file, one->line, one->column})) return false;
    if (!copy(b, file, one, reversed)) return false;
  }
  return builder_close(b);
}

static value *rebuilt(court *c, const value *tree, bool reversed) {
  suite *s = c->suite;
  builder *b = builder_new(s->arena, s->scratch, c->trial->file->path, &s->policy->limits, s->notes);
  return copy(b, c->trial->file->path, tree, reversed) ? builder_root(b) : NULL;
}

/* ---- values put into a tree */

static value *find_key(value *map_value, text key) {
  for (uint32_t i = 0; i < map_value->len; ++i) {
    member *m = &map_value->as.map->members[i];
    if (text_equal(*m->key, key)) return &m->value;
  }
  return NULL;
}

static value *add_key(arena *a, value *map_value, text key) {
  text *kept = ARENA_NEW(a, text);
  map *more = map_new(a, map_value->len + 1);
  *kept = text_copy(a, key);
  if (map_value->len > 0) memcpy(more->members, map_value->as.map->members, map_value->len * sizeof(member));
  more->members[map_value->len] = (member){.key = kept, .value = {.type = KOLUA_NULL}};
  map_value->as.map = more;
  return &more->members[map_value->len++].value;
}

static size_t name_length(text path) {
  size_t n = 0;
  while (n < path.len && path.at[n] != '.' && path.at[n] != '[') ++n;
  return n;
}

static text behind(text path, size_t n) {
  return (text){path.at + n, path.len - n};
}

/* The place of a path, "a.b[1].c", made where it is not there; NULL: it leads through something else. A key may hold dots. */
static value *place_in(arena *a, value *at, text path) {
  if (path.len == 0) return at;
  if (*path.at == '[') {
    size_t i = 0, n = 1;
    for (; n < path.len && path.at[n] != ']'; ++n) i = i * 10 + (size_t)(path.at[n] - '0');
    return at->type == KOLUA_LIST && i < at->len && n < path.len ? place_in(a, &at->as.items[i], behind(path, n + 1))
                                                                 : NULL;
  }
  if (*path.at == '.') path = behind(path, 1);
  if (at->type == KOLUA_NULL) *at = (value){.type = KOLUA_MAP, .as.map = map_new(a, 0)};
  if (at->type != KOLUA_MAP) return NULL;
  value *whole = find_key(at, path);
  if (whole != NULL) return whole;
  const size_t n = name_length(path);
  const text name = {path.at, n};
  value *next = find_key(at, name);
  return place_in(a, next != NULL ? next : add_key(a, at, name), behind(path, n));
}

static bool put_way(arena *a, value *tree, const kolua_way *way) {
  for (size_t i = 0; i < way->count; ++i) {
    value *at = place_in(a, tree, text_of(way->changes[i].path));
    if (at == NULL) return false;
    *at = *way->changes[i].value;
  }
  return true;
}

/* ---- judging */

static const kolua_finding *judge_document_of(court *c, const document *doc) {
  trial t = *c->trial;
  buf ignored;
  t.document = doc;
  buf_init(&ignored, c->suite->scratch);
  judge *j = suite_judge(c->suite, KOLUA_EN);
  const value *element = j != NULL ? trial_subject(&t, t.rule, &ignored) : NULL;
  return element != NULL ? judge_rule(j, doc, t.rule->subject, element, t.rule) : NULL;
}

static const kolua_finding *judge_tree(court *c, value *tree) {
  document *doc;
  kolua_problems_clear(c->suite->notes);
  return tree != NULL && trial_bind(c->suite, c->trial, tree, &doc) ? judge_document_of(c, doc) : NULL;
}

static value *fresh_tree(court *c) {
  trial t = *c->trial;
  value *tree;
  kolua_problems_clear(c->suite->notes);
  return trial_tree(c->suite, &t, &tree) ? tree : NULL;
}

__attribute__((format(printf, 2, 3))) static void tell(court *c, const char *format, ...) {
  va_list args;
  buf told;
  buf_init(&told, c->suite->scratch);
  va_start(args, format);
  buf_vformat(&told, format, args);
  va_end(args);
  const trial *t = c->trial;
  const kolua_breach shown = {.file = t->file->path,
                              .line = t->at->line,
                              .name = t->name.len ? t->name.at : "(no name)",
                              .rule = t->rule->id.at,
                              .breach = buf_text(&told).at};
  if (c->status == KOLUA_OK) c->status = c->each(c->payload, &shown);
}

/* ---- the laws */

static void hold_same(court *c, const char *when, const verdict_text *first, const kolua_finding *again) {
  if (again == NULL) tell(c, "%s cannot be judged", when);
  else if (again->outcome != first->outcome)
    tell(c, "%s gives %s, not %s", when, kolua_outcome_name(again->outcome), kolua_outcome_name(first->outcome));
  else if (strcmp(again->message, first->message) != 0)
    tell(c, "%s says \"%s\", not \"%s\"", when, again->message, first->message);
}

static const char *way_shown(court *c, const kolua_way *way) {
  buf out;
  buf_init(&out, c->arena);
  for (size_t i = 0; i < way->count; ++i) {
    buf_format(&out, "%s%s = ", i > 0 ? ", " : "", way->changes[i].path);
    shown_value(&out, way->changes[i].value);
  }
  return buf_text(&out).at;
}

static void hold_way(court *c, const kolua_way *way) {
  value *tree = fresh_tree(c);
  const char *shown = way_shown(c, way);
  const bool is_put = tree != NULL && put_way(c->arena, tree, way);
  const kolua_finding *found = is_put ? judge_tree(c, rebuilt(c, tree, false)) : NULL;
  if (found == NULL) tell(c, "data with %s, a way to pass, cannot be judged", shown);
  else if (found->outcome != KOLUA_OUTCOME_PASS)
    tell(c, "data with %s, a way to pass, gives %s", shown, kolua_outcome_name(found->outcome));
}

static value copied(arena *a, const value *v) {
  value out = *v;
  if (v->type == KOLUA_STRING) value_set_string(&out, a, value_written(v), false);
  if (v->type != KOLUA_LIST) return out;
  out.as.items = ARENA_ARRAY(a, v->len + 1, value);
  for (uint32_t i = 0; i < v->len; ++i) out.as.items[i] = copied(a, &v->as.items[i]);
  return out;
}

static kolua_way copied_way(arena *a, const kolua_way *way) {
  kolua_change *changes = ARENA_ARRAY(a, way->count + 1, kolua_change);
  for (size_t i = 0; i < way->count; ++i) {
    value *v = ARENA_NEW(a, value);
    *v = copied(a, way->changes[i].value);
    changes[i] = (kolua_change){.path = text_copy(a, text_of(way->changes[i].path)).at, .value = v};
  }
  return (kolua_way){changes, way->count};
}

/* What a judge found is gone when it judges again. */
static kolua_way *copied_ways(arena *a, const kolua_finding *f) {
  kolua_way *ways = ARENA_ARRAY(a, f->to_pass_count + 1, kolua_way);
  for (size_t i = 0; i < f->to_pass_count; ++i) ways[i] = copied_way(a, &f->to_pass[i]);
  return ways;
}

static void hold_laws(court *c) {
  const kolua_finding *f = judge_document_of(c, c->trial->document);
  if (f == NULL) return;
  const verdict_text first = {f->outcome, text_copy(c->arena, text_of(f->message)).at};
  const size_t n_ways = f->to_pass_count;
  const kolua_way *ways = copied_ways(c->arena, f);
  hold_same(c, "judging again", &first, judge_document_of(c, c->trial->document));
  value *tree = fresh_tree(c);
  hold_same(c, "the same data with its keys in the opposite order", &first,
            judge_tree(c, tree != NULL ? rebuilt(c, tree, true) : NULL));
  for (size_t i = 0; i < n_ways; ++i) hold_way(c, &ways[i]);
}

kolua_status laws_run(run *r, kolua_breach_fn *each, void *payload) {
  const arena_mark before = arena_here(r->suite.arena);
  court c = {.arena = r->suite.arena, .each = each, .payload = payload};
  c.suite = suite_like(&r->suite, r->suite.policy);
  for (size_t i = 0; i < r->n && c.status == KOLUA_OK; ++i) {
    const arena_mark kept = arena_here(c.arena), used = arena_here(r->suite.scratch);
    c.trial = r->trials[i];
    if (c.trial->rule != NULL) hold_laws(&c);
    arena_release(r->suite.scratch, used);
    arena_release(c.arena, kept);
  }
  arena_release(r->suite.arena, before);
  return c.status;
}
