/* paths.c: from the names of a path to steps over the model's records.
**
** A name is a field, a key of a keyed list, or a reference followed forward or back. Where a path goes through a list, a
** loop must bind its element: `each` of a part or an aggregate. A path starts at the innermost loop that it goes through. */
#include "rule/compile.h"

#include <string.h>

kind kind_of_field(const field *f) {
  switch (f->type) {
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_ENUM: return KIND_TEXT;
    case FIELD_INTEGER:
    case FIELD_NUMBER: return KIND_NUMBER;
    case FIELD_BOOLEAN: return KIND_BOOL;
    case FIELD_DATE: return KIND_DATE;
    case FIELD_DATETIME: return KIND_DATETIME;
    case FIELD_VALUES: return KIND_LIST;
    case FIELD_SHARES: return KIND_SHARES;
    case FIELD_RECORD:
    case FIELD_RECORDS: return KIND_ELEMENT;
  }
  return KIND_UNKNOWN;
}

static kind kind_of_item(const field *f) {
  const field item = {.type = f->item};
  return kind_of_field(&item);
}

/* The record of the list element that a field stands in, be it in a map of it or deeper. */
static const record *element_record(const field *f) {
  const record *r = f->owner;
  while (r->holder != NULL && r->holder->type != FIELD_RECORDS) r = r->holder->owner;
  return r;
}

static void use_field(compiler *c, const field *f) {
  if (f->type == FIELD_RECORD || f->type == FIELD_RECORDS) return;
  for (size_t i = 0; i < c->n_fields; i++)
    if (strcmp(c->fields[i], f->path.at) == 0) return;
  const char **grown = arena_grow(c->arena, c->fields, c->n_fields * sizeof *grown, (c->n_fields + 2) * sizeof *grown);
  grown[c->n_fields++] = f->path.at;
  grown[c->n_fields] = NULL;
  c->fields = grown;
}

/* ---- one name */

static text nearest_option(compiler *c, text name, const options *among) {
  text *words = ARENA_ARRAY(c->scratch, among->n + 1, text);
  for (size_t i = 0; i < among->n; i++) words[i] = among->at[i].name;
  return text_nearest(name, words, among->n, c->scratch);
}

/* `list` is the one that the path came to before; NULL: none. Its keys are names as well. */
static void unknown_name(compiler *c, const expr *path, size_t i, const record *r, const field *list) {
  const text name = path->names[i];
  buf before;
  buf_init(&before, c->scratch);
  buf_add(&before, path->root);
  for (size_t k = 0; k < i; k++) buf_format(&before, ".%.*s", (int)path->names[k].len, path->names[k].at);
  text near = model_suggest(c->model, r, name, c->scratch);
  if (near.len == 0 && list != NULL && list->key != NULL) near = nearest_option(c, name, &list->key->options);
  compile_error(c, CODE_FIELD, path->at, "%s has no field '%.*s'%s", buf_text(&before).at, (int)name.len, name.at,
                text_hint(near, c->scratch));
}

static station at_field(const field *f) {
  const bool is_list = f->type == FIELD_RECORDS;
  return (station){
      .step = {is_list ? STEP_LIST : STEP_FIELD, f, 0},
      .field = f,
      .record = f->record,
      .point = is_list                   ? POINT_LIST
               : f->type == FIELD_VALUES ? POINT_VALUES
                                         : POINT_NONE,
  };
}

static bool follow_link(compiler *c, const record *r, text name, station *out) {
  const link found = model_link(c->model, r, name);
  if (found.forward != NULL) {
    const bool is_list = found.forward->type == FIELD_VALUES;
    *out = (station){{is_list ? STEP_REFERS : STEP_REFER, found.forward, 0},
                     found.forward->refers_to->record,
                     found.forward->refers_to,
                     {0},
                     is_list ? POINT_LIST : POINT_NONE};
    return true;
  }
  if (found.back == NULL) return false;
  const record *elements = element_record(found.back);
  *out = (station){{STEP_BACK, found.back, 0}, elements, elements->holder, {0}, POINT_LIST};
  return true;
}

static bool find_key(const field *keyed, text name, size_t *key) {
  for (size_t i = 0; i < keyed->key->options.n; i++)
    if (text_equal(keyed->key->options.at[i].name, name)) {
      *key = i;
      return true;
    }
  return false;
}

/* A keyed list takes the next name as well, if that is one of its keys. */
static bool follow_key(const expr *path, size_t *i, station *out) {
  const field *list = out->field;
  size_t key;
  if (list->type != FIELD_RECORDS || list->key == NULL || *i + 1 >= path->n_names) return false;
  if (!find_key(list, path->names[*i + 1], &key)) return false;
  *out = (station){{STEP_KEYED, list, key}, list->keyed[key], list, {0}, POINT_KEYED};
  *i += 1;
  return true;
}

static text prefix_of(compiler *c, const expr *path, size_t n) {
  buf out;
  buf_init(&out, c->arena);
  buf_add(&out, path->root);
  for (size_t i = 0; i < n; i++) buf_format(&out, ".%.*s", (int)path->names[i].len, path->names[i].at);
  return buf_text(&out);
}

/* ---- the whole path */

static bool find_root(compiler *c, const expr *path, route *out) {
  *out = (route){.base = BASE_CASE, .record = c->model->root};
  if (text_is(path->root, "case")) return true;
  if (!text_equal(path->root, c->rule->on)) {
    compile_error(
        c, CODE_POLICY, path->at, "this rule judges '%.*s': a path cannot begin at '%.*s', only at '%.*s' or 'case'",
        (int)c->rule->on.len, c->rule->on.at, (int)path->root.len, path->root.at, (int)c->rule->on.len, c->rule->on.at);
    return false;
  }
  out->base = BASE_SUBJECT;
  out->record = c->rule->subject->record;
  return true;
}

static bool is_key_of_shares(const expr *path, size_t i, const station *last) {
  return last->field != NULL && last->field->type == FIELD_SHARES && i + 1 == path->n_names;
}

static void start_at_binding(compiler *c, route *r, size_t i) {
  for (int k = c->n_loops; k-- > 0;) {
    if (!text_equal(c->bindings[k].prefix, r->stations[i].prefix)) continue;
    r->base = c->bindings[k].at;
    r->start = i + 1;
    return;
  }
}

bool route_find(compiler *c, const expr *path, route *out) {
  if (!find_root(c, path, out)) return false;
  out->stations = ARENA_ARRAY(c->scratch, path->n_names + 1, station);
  const record *r = out->record;
  for (size_t i = 0; i < path->n_names; i++) {
    station next = {0};
    if (out->n > 0 && is_key_of_shares(path, i, &out->stations[out->n - 1])) {
      out->share = path->names[i];
      break;
    }
    const field *f = r ? model_field(r, path->names[i]) : NULL;
    if (f != NULL) next = at_field(f);
    else if (r == NULL || !follow_link(c, r, path->names[i], &next)) {
      if (r != NULL) unknown_name(c, path, i, r, out->n > 0 ? out->stations[out->n - 1].field : NULL);
      else
        compile_error(c, CODE_FIELD, path->at, "'%.*s' has no fields: '%.*s' cannot follow it",
                      (int)path->names[i - 1].len, path->names[i - 1].at, (int)path->names[i].len, path->names[i].at);
      return false;
    }
    follow_key(path, &i, &next);
    next.prefix = prefix_of(c, path, i + 1);
    out->stations[out->n] = next;
    if (next.point != POINT_NONE) start_at_binding(c, out, out->n);
    out->n++;
    r = next.record;
  }
  for (size_t i = 0; i < out->n; i++) use_field(c, out->stations[i].step.field);
  return true;
}

size_t route_next_list(const route *r, bool values_too) {
  for (size_t i = r->start; i < r->n; i++)
    if (r->stations[i].point == POINT_LIST || (values_too && r->stations[i].point == POINT_VALUES)) return i;
  return r->n;
}

/* ---- to a node */

static const step *steps_of(compiler *c, const route *r) {
  step *steps = ARENA_ARRAY(c->arena, r->n - r->start + 1, step);
  for (size_t i = r->start; i < r->n; i++) steps[i - r->start] = r->stations[i].step;
  return steps;
}

static kind kind_at_end(const route *r) {
  if (r->n == 0) return KIND_ELEMENT;
  const station *last = &r->stations[r->n - 1];
  if (r->share.len > 0) return kind_of_item(last->field);
  if (r->start == r->n && last->point == POINT_VALUES) return kind_of_item(last->field);
  return last->step.op == STEP_FIELD ? kind_of_field(last->field) : KIND_ELEMENT;
}

static bool check_share_key(compiler *c, const expr *x, const route *r) {
  const field *f = r->stations[r->n - 1].field;
  if (r->share.len == 0 || f->options.n == 0 || model_option(f, r->share) != NULL) return true;
  const text near = nearest_option(c, r->share, &f->options);
  compile_error(c, CODE_CHOICE, x->at, "'%.*s' is no key of %s%s", (int)r->share.len, r->share.at, f->path.at,
                text_hint(near, c->scratch));
  return false;
}

node *compile_path(compiler *c, const expr *x, want w) {
  route r;
  if (!route_find(c, x, &r)) return NULL;
  if (route_next_list(&r, false) < r.n) {
    if (w != WANT_VALUE) return compile_gather(c, x, &r);
    const text list = r.stations[route_next_list(&r, false)].prefix;
    compile_error(c, CODE_LIST, x->at,
                  "%s is a list where one value is wanted: use 'each', or count, sum, any, ... around it", list.at);
    return NULL;
  }
  if (r.n > 0 && !check_share_key(c, x, &r)) return NULL;
  node *out = compile_node(c, x, kind_at_end(&r), NULL, 0);
  out->base = r.base;
  out->steps = steps_of(c, &r);
  out->n_steps = r.n - r.start;
  out->share = r.share.len > 0 ? text_copy(c->arena, r.share) : (text){0};
  out->depends = r.base == BASE_SUBJECT ? DEPENDS_ON_SUBJECT : r.base == BASE_CASE ? 0 : UINT32_C(1) << r.base;
  if (r.n > 0) {
    out->field = r.stations[r.n - 1].field;
    out->unit = out->field->unit;
    if (out->kind == KIND_LIST || out->kind == KIND_SHARES) out->item = kind_of_item(out->field);
  }
  if (w == WANT_VALUE && (out->kind == KIND_LIST || out->kind == KIND_SHARES)) {
    compile_error(c, CODE_LIST, x->at, "%.*s is a %s where one value is wanted", (int)prefix_of(c, x, x->n_names).len,
                  prefix_of(c, x, x->n_names).at, out->kind == KIND_LIST ? "list" : "map");
    return NULL;
  }
  return out;
}
