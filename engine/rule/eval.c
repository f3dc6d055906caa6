/* eval.c: paths, arithmetic, conditions and tables. Aggregates are in fold.c, dates in when.c, text in letters.c, demands in
** meets.c. */
#include "rule/eval.h"

#include "base/number.h"
#include "rule/reasons.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* ---- paths */

const value *eval_base(const scope *s, int base) {
  if (base == BASE_SUBJECT) return s->subject;
  return base == BASE_CASE ? s->doc->context ? s->doc->context->root : s->doc->root : s->loops[base];
}

static void write_step(buf *out, const step *one) {
  if (out->len > 0) buf_add_char(out, '.');
  buf_add(out, one->op == STEP_REFER || one->op == STEP_REFERS ? one->field->forward
               : one->op == STEP_BACK                          ? one->field->back
                                                               : one->field->name);
  if (one->op != STEP_KEYED) return;
  buf_add_char(out, '.');
  buf_add(out, one->field->key->options.at[one->key].name);
}

static void note_gap(scope *s, const value *holder, const step *steps, size_t n) {
  if (s->trace == NULL) return;
  if (s->trace->cap == 0) {
    scope_missing(s, holder, (text){0}, NULL);
    return;
  }
  if (n == 1 && steps->op == STEP_FIELD) {
    scope_missing(s, holder, steps->field->name, NULL);
    return;
  }
  buf rest;
  buf_init(&rest, s->arena);
  for (size_t i = 0; i < n; i++) write_step(&rest, &steps[i]);
  scope_missing(s, holder, buf_text(&rest), NULL);
}

/* A reference that leads nowhere is noted here: by the id, if that is not given, else by the name it is followed by. */
static const value *refer(scope *s, const value *at, const field *f) {
  const value *id = scope_read(s, at, f);
  const value *element = id != NULL ? document_follow(s->doc, f, id) : NULL;
  if (id != NULL && element == NULL) scope_missing(s, at, f->forward, NULL);
  return element;
}

static const value *take_step(scope *s, const value *at, const step *one) {
  switch (one->op) {
    case STEP_FIELD: return scope_peek(s, at, one->field);
    case STEP_REFER: return refer(s, at, one->field);
    case STEP_KEYED: return document_keyed(s->doc, one->field, at, one->key);
    case STEP_LIST:
    case STEP_REFERS:
    case STEP_BACK:
    case STEP_VALUES: break; /* only loops take these */
  }
  return NULL;
}

bool eval_is_undescribed(const value *at, const field *f) {
  const record *r = at->type == KOLUA_MAP ? at->as.map->record : NULL;
  const field *list = r != NULL ? r->holder : NULL;
  if (list == NULL || list->attributes == NULL || r == list->record || f->owner != r || f->slot < list->record->n)
    return false;
  const value *attributes = value_slot(at, list->attributes->slot);
  return attributes == NULL || attributes->type != KOLUA_MAP || value_holds_nothing(attributes);
}

/* What keeps a walk from going on at `at`; whether what it leads to may be there all the same. */
static bool note_end(scope *s, const value *at, const step *steps, size_t n) {
  const value *keyless = steps->op == STEP_KEYED ? document_keyless(steps->field, at) : NULL;
  const bool is_undescribed = eval_is_undescribed(at, steps->field);
  if (keyless != NULL) scope_unknown(s, keyless, REASON_NOT_SAID_WHICH);
  else if (is_undescribed) scope_unknown(s, at, REASON_NOT_DESCRIBED);
  else if (steps->op != STEP_REFER) note_gap(s, at, steps, n);
  return keyless != NULL || is_undescribed || steps->op == STEP_REFER || (at->flags & VALUE_BARE) != 0;
}

const value *eval_walk(scope *s, const value *from, const step *steps, size_t n, bool *is_open) {
  const value *at = from;
  for (size_t i = 0; i < n; i++) {
    const value *next = take_step(s, at, &steps[i]);
    if (next == NULL) {
      const bool may_be_there = note_end(s, at, steps + i, n - i);
      if (is_open != NULL) *is_open = may_be_there;
      return NULL;
    }
    at = next;
  }
  if (n > 0 && at->type != KOLUA_MAP) scope_note(s, at);
  return at;
}

static result list_of(scope *s, const value *v) {
  if (v->type != KOLUA_LIST) return result_unknown();
  const value **items = arena_take(s->arena, (v->len + 1) * sizeof *items);
  for (size_t i = 0; i < v->len; i++) items[i] = &v->as.items[i];
  result r = {.kind = KIND_LIST, .source = v};
  r.items = items;
  r.n = v->len;
  return r;
}

static const value ZERO = {.type = KOLUA_INTEGER};

/* Under a key that is left out stands 0 where the model says so; NULL: missing, noted. */
static const value *share_at(scope *s, const value *shares, const field *f, text key) {
  const value *v = scope_read_key(s, shares, f, key);
  if (v == NULL && f->zero_if_left_out && scope_is_left_out(shares, key)) return &ZERO;
  if (v == NULL) scope_missing(s, shares, key, f->zero_if_left_out ? NULL : REASON_KEY_LEFT_OUT);
  return v;
}

static result eval_path(scope *s, const node *e) {
  if (e->n_loops > 0) return eval_gather(s, e);
  const trace_mark mark = scope_mark(s);
  const value *v = eval_walk(s, eval_base(s, e->base), e->steps, e->n_steps, NULL);
  if (v == NULL) {
    result unknown = result_unknown();
    unknown.may_be_given = scope_mark(s).useless > mark.useless;
    return unknown;
  }
  if (e->n_steps == 0 && v->type != KOLUA_MAP) scope_note(s, v);
  if (e->share.len > 0) return result_of(share_at(s, v, e->field, e->share), e->kind);
  return e->kind == KIND_LIST ? list_of(s, v) : result_of(v, e->kind);
}

/* ---- arithmetic */

static bool add_exactly(expr_op op, int64_t a, int64_t b, int64_t *out) {
  if (op == OP_ADD) return !__builtin_add_overflow(a, b, out);
  if (op == OP_SUBTRACT) return !__builtin_sub_overflow(a, b, out);
  return op == OP_MULTIPLY && !__builtin_mul_overflow(a, b, out);
}

static result calculate(scope *s, expr_op op, const result *a, const result *b) {
  int64_t exact;
  if (a->whole && b->whole && add_exactly(op, a->integer, b->integer, &exact)) return result_integer(exact);
  switch ((int)op) {
    case OP_ADD: return result_number(a->number + b->number);
    case OP_SUBTRACT: return result_number(a->number - b->number);
    case OP_MULTIPLY: return result_number(a->number * b->number);
    default: break;
  }
  if (b->number != 0.0) return result_number(a->number / b->number);
  scope_unknown(s, b->source, REASON_DIVISION_BY_ZERO);
  return result_unknown();
}

static result eval_arithmetic(scope *s, const node *e) {
  const result a = eval(s, e->args[0]);
  if (e->op == OP_MINUS) {
    const result zero = result_integer(0);
    return a.kind == KIND_NUMBER ? calculate(s, OP_SUBTRACT, &zero, &a) : result_unknown();
  }
  const result b = eval(s, e->args[1]);
  if (a.kind != KIND_NUMBER || b.kind != KIND_NUMBER) return result_unknown();
  return calculate(s, e->op, &a, &b);
}

/* A product that is whole but for rounding is that whole: floor(0.29 * 100) is 29. */
static result eval_floor(scope *s, const node *e) {
  const result r = eval(s, e->args[0]);
  if (r.kind != KIND_NUMBER || r.whole) return r;
  const double nearest = nearbyint(r.number), rounding = 4 * DBL_EPSILON * fabs(r.number);
  const double down = fabs(nearest - r.number) <= rounding ? nearest : floor(r.number);
  return fabs(down) < 9e15 ? result_integer((int64_t)down) : result_number(down);
}

/* ---- alternatives */

static result eval_first_of(scope *s, const node *e) {
  const trace_mark mark = scope_mark(s);
  for (size_t i = 0; i < e->n; i++) {
    const result r = eval(s, e->args[i]);
    if (r.kind == KIND_UNKNOWN) continue;
    scope_forget(s, mark);
    return r;
  }
  return result_unknown();
}

/* If both are the same, it does not matter which. */
static result eval_choose(scope *s, const node *e) {
  const trace_mark mark = scope_mark(s);
  const truth t = eval_truth(s, e->args[0]);
  if (t == YES) return eval(s, e->args[1]);
  if (t == NO) return eval(s, e->args[2]);
  const result a = eval(s, e->args[1]), b = eval(s, e->args[2]);
  if (!result_same(&a, &b)) return result_unknown();
  scope_forget(s, mark);
  return a;
}

static result eval_extreme(scope *s, const node *e) {
  result best = eval(s, e->args[0]);
  bool known = best.kind != KIND_UNKNOWN;
  for (size_t i = 1; i < e->n; i++) {
    const result r = eval(s, e->args[i]);
    known &= r.kind != KIND_UNKNOWN;
    if (!known) continue;
    const int order = result_compare(&r, &best);
    if (e->op == OP_LEAST ? order < 0 : order > 0) best = r;
  }
  return known ? best : result_unknown();
}

/* ---- lists of keys */

static bool is_repeated(const result *list, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (value_same(list->items[k], list->items[i])) return true;
  return false;
}

static result eval_pick(scope *s, const node *e) {
  const result shares = eval(s, e->args[0]), keys = eval(s, e->args[1]);
  if (keys.kind == KIND_LIST && keys.n + keys.holes == 0) return keys; /* of no key nothing is missing */
  if (shares.kind != KIND_SHARES || keys.kind == KIND_UNKNOWN) return result_unknown();
  const size_t n = keys.kind == KIND_LIST ? keys.n : 1;
  const value **items = arena_take(s->arena, (n + 1) * sizeof *items);
  result out = {.kind = KIND_LIST};
  out.items = items;
  out.holes = keys.kind == KIND_LIST ? keys.holes : 0;
  for (size_t i = 0; i < n; i++) {
    if (keys.kind == KIND_LIST && is_repeated(&keys, i)) continue;
    const text key = keys.kind == KIND_LIST ? value_text(keys.items[i]) : keys.text;
    const value *v = share_at(s, shares.source, e->args[0]->field, key);
    if (v != NULL) items[out.n++] = v;
    else out.holes++;
  }
  return out;
}

static result eval_overlap(scope *s, const node *e) {
  const result wanted = eval(s, e->args[0]), found = eval(s, e->args[1]);
  if (wanted.kind != KIND_LIST || found.kind != KIND_LIST || wanted.holes + found.holes > 0) return result_unknown();
  int64_t n = 0, shared = 0;
  for (size_t i = 0; i < wanted.n; i++) {
    if (is_repeated(&wanted, i)) continue;
    n++;
    for (size_t k = 0; k < found.n; k++)
      if (value_same(found.items[k], wanted.items[i])) {
        shared++;
        break;
      }
  }
  if (n == 0) scope_unknown(s, wanted.source, REASON_NO_ELEMENTS);
  return n == 0 ? result_unknown() : shared == n ? result_integer(1) : result_number((double)shared / (double)n);
}

/* ---- tables */

static bool key_is(const result *key, text name) {
  char room[NUMBER_ROOM];
  if (key->kind == KIND_TEXT) return text_equal(key->text, name);
  return key->kind == KIND_NUMBER && text_is(name, number_write(key->number, true, room));
}

/* The last step that is not above the key: dates and numbers, ascending. */
static const cell *find_step(const cell *c, const result *key) {
  const cell *last = NULL;
  for (size_t i = 0; i < c->n; i++) {
    result bound = result_unknown();
    int64_t day, whole;
    double number;
    if (date_parse(c->entries[i].key, &day)) bound = (result){.kind = KIND_DATE, .integer = day};
    else if (number_parse(c->entries[i].key, &whole, &number) == NUMBER_INTEGER) bound = result_integer(whole);
    else bound = result_number(number);
    if ((bound.kind == KIND_NUMBER) != (key->kind == KIND_NUMBER) || result_compare(&bound, key) > 0) break;
    last = c->entries[i].cell;
  }
  return last;
}

static const cell *find_cell(const cell *c, const result *key) {
  if (c->kind == CELL_STEPS) return find_step(c, key);
  for (size_t i = 0; i < c->n; i++)
    if (key_is(key, c->entries[i].key)) return c->entries[i].cell;
  return NULL;
}

const cell *eval_cell(scope *s, const node *e, result *key) {
  const cell *c = e->table->root;
  *key = (result){.kind = KIND_BOOL}; /* known: a table that takes no key */
  for (size_t i = 0; i < e->n && c != NULL; i++) {
    *key = eval(s, e->args[i]);
    c = key->kind != KIND_UNKNOWN ? find_cell(c, key) : NULL;
  }
  return c;
}

static result eval_table(scope *s, const node *e) {
  result key;
  const cell *c = eval_cell(s, e, &key);
  if (key.kind == KIND_UNKNOWN) return result_unknown();
  if (e->op == OP_COVERS) return result_bool(c != NULL);
  if (c == NULL) scope_unknown(s, key.source, REASON_NOT_IN_TABLE);
  if (c == NULL) return result_unknown();
  return e->kind == KIND_LIST ? list_of(s, c->value) : result_of(c->value, e->kind);
}

/* ---- conditions */

static result of_truth(truth t) {
  return t == MAYBE ? result_unknown() : result_bool(t == YES);
}

/* What decides a junction makes the gaps before it irrelevant. */
static truth junction(scope *s, const node *e, truth decisive) {
  const trace_mark mark = scope_mark(s);
  truth all = truth_not(decisive);
  for (size_t i = 0; i < e->n; i++) {
    const truth t = eval_truth(s, e->args[i]);
    if (t == decisive) {
      scope_forget(s, mark);
      return t;
    }
    if (t == MAYBE) all = MAYBE;
  }
  return all;
}

/* What is decided does not lack what was missing: a count may be enough in any case, and not to be given is an answer like others. */
static truth test(scope *s, const node *e) {
  const trace_mark mark = scope_mark(s);
  const result found = eval(s, e->args[0]);
  const result bound = e->n > 1 ? eval(s, e->args[1]) : result_unknown();
  const truth met = eval_meets(s, e->demand, &found, &bound);
  if (met != MAYBE) scope_forget(s, mark);
  return met;
}

truth eval_truth(scope *s, const node *condition) {
  if (condition == NULL) return YES;
  switch ((int)condition->op) {
    case OP_TEST: return test(s, condition);
    case OP_ALL_OF: return junction(s, condition, NO);
    case OP_ANY_OF: return junction(s, condition, YES);
    case OP_NEGATE: return truth_not(eval_truth(s, condition->args[0]));
    default: break;
  }
  const result r = eval(s, condition);
  return r.kind == KIND_BOOL ? r.boolean ? YES : NO : MAYBE;
}

/* ---- results that hold for the whole document */

typedef struct memo_entry {
  bool known;
  result result;
  trace trace;
} memo_entry;

struct memo {
  arena *arena;
  memo_entry *entries;
};

struct memo *memo_new(arena *a, size_t n) {
  if (n == 0) return NULL;
  struct memo *m = ARENA_NEW(a, struct memo);
  m->arena = a;
  m->entries = ARENA_ARRAY(a, n + 1, memo_entry);
  return m;
}

static result eval_now(scope *s, const node *e);

/* Runs a node with a trace of its own, so that its notes can be replayed for the next subject. */
static void remember(scope *s, const node *e, memo_entry *entry) {
  scope own = *s;
  trace kept = {0};
  const size_t cap = s->trace != NULL ? s->trace->cap : 0;
  own.arena = s->memo->arena;
  own.trace = &kept;
  if (cap > 0) kept = (trace){.notes = ARENA_ARRAY(own.arena, cap, note), .cap = cap};
  entry->result = eval_now(&own, e);
  entry->trace = kept;
  entry->known = true;
}

static void replay(scope *s, const memo_entry *entry) {
  const size_t gaps = s->trace->gaps + entry->trace.gaps, useless = s->trace->useless + entry->trace.useless;
  for (size_t i = 0; i < entry->trace.n && s->trace->cap > 0; i++) {
    const note *n = &entry->trace.notes[i];
    if (n->is_absent) scope_absent(s, n->holder, n->rest);
    else if (n->found == NULL) scope_missing(s, n->holder, n->rest, n->why);
    else if (n->why != NULL) scope_unknown(s, n->found, n->why);
    else scope_note(s, n->found);
  }
  s->trace->gaps = gaps;
  s->trace->useless = useless;
}

static result eval_once(scope *s, const node *e) {
  memo_entry *entry = &s->memo->entries[e->memo - 1];
  const bool wants_notes = s->trace != NULL && s->trace->cap > 0;
  if (!entry->known || (wants_notes && entry->trace.cap == 0)) remember(s, e, entry);
  if (s->trace != NULL) replay(s, entry);
  return entry->result;
}

/* The one dispatch over all words. */
static result eval_now(scope *s, const node *e) {
  switch (e->op) {
    case OP_CONST: return e->constant;
    case OP_PATH: return eval_path(s, e);
    case OP_TABLE:
    case OP_COVERS: return eval_table(s, e);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MINUS: return eval_arithmetic(s, e);
    case OP_COUNT:
    case OP_SUM:
    case OP_AVERAGE:
    case OP_SMALLEST:
    case OP_LARGEST:
    case OP_FIRST:
    case OP_DISTINCT:
    case OP_WEIGHTED_AVERAGE:
    case OP_ANY:
    case OP_ALL:
    case OP_NONE:
    case OP_SHARE: return eval_aggregate(s, e);
    case OP_PICK: return eval_pick(s, e);
    case OP_OVERLAP: return eval_overlap(s, e);
    case OP_FIRST_OF: return eval_first_of(s, e);
    case OP_CHOOSE: return eval_choose(s, e);
    case OP_LEAST:
    case OP_GREATEST: return eval_extreme(s, e);
    case OP_FLOOR: return eval_floor(s, e);
    case OP_WORDS:
    case OP_FOLDED:
    case OP_PRIMARY_LANGUAGE: return eval_letters(s, e);
    case OP_AGE_DAYS:
    case OP_MONTHS_AGO:
    case OP_DAYS_BETWEEN:
    case OP_HOURS_BETWEEN:
    case OP_DAYS_AFTER:
    case OP_MONTHS_AFTER:
    case OP_OVERLAP_DAYS: return eval_dates(s, e);
    case OP_ALL_OF:
    case OP_ANY_OF:
    case OP_NEGATE:
    case OP_TEST: return of_truth(eval_truth(s, e));
  }
  return result_unknown();
}

result eval(scope *s, const node *e) {
  return e->memo > 0 && s->memo != NULL && s->n_changes == 0 ? eval_once(s, e) : eval_now(s, e);
}
