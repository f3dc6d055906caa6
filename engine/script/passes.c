/* passes.c: see passes.h. Every step that returns false ends the run without an answer. */
#include "script/passes.h"

#include "rule/eval.h"

#include <math.h>

enum { MOST_REGISTERS = 128, MOST_DEPTH = 8, MOST_TABLES = 4, MOST_KEYS = 8, MOST_VALUES = 4 };

typedef struct run {
  scope *scope;
  unsigned steps, depth, n_tables;
  table tables[MOST_TABLES]; /* that it made */
  entry entries[MOST_TABLES][MOST_KEYS];
  datum registers[MOST_REGISTERS];
} run;

typedef struct frame {
  run *run;
  const function *of;
  const uint32_t *next;
  datum *at;         /* its registers */
  const datum *open; /* behind the value that the last call left, for what takes all values up to there; NULL: none */
} frame;

static const datum nil = {.type = DATUM_NIL};

static bool is_number(const datum *d) {
  return d->type == DATUM_NUMBER;
}

/* ---------------------------------------------------------------- reading */

static bool put_data(datum *out, datum_type type, const value *at) {
  out->type = type;
  out->at = at;
  return true;
}

/* A list is charged for by its length, as Lua's views are. */
static bool read_field(run *r, const value *at, const field *f, datum *out) {
  const value *v = f != NULL ? scope_peek(r->scope, at, f) : NULL;
  if (v == NULL) return false;
  switch ((int)f->type) {
    case FIELD_RECORD: return put_data(out, DATUM_RECORD, v);
    case FIELD_VALUES: r->steps += v->len / 8; return put_data(out, DATUM_LIST, v);
    case FIELD_SHARES:
    case FIELD_RECORDS: return false;
    default: return datum_scalar(out, v);
  }
}

static bool read_element(const value *list, double nth, datum *out) {
  *out = nil;
  if (nth < 1 || nth > (double)list->len) return true;
  const value *v = &list->as.items[(size_t)nth - 1];
  return (v->flags & VALUE_VOID) == 0 && datum_scalar(out, v);
}

static bool read_key(const frame *f, const datum *from, const datum *key, datum *out) {
  if (from->type == DATUM_LIST) return is_number(key) && key->whole && read_element(from->at, key->number, out);
  if (key->type != DATUM_TEXT) return false;
  if (from->type == DATUM_RECORD)
    return read_field(f->run, from->at, model_field(from->at->as.map->record, key->text), out);
  if (from->type != DATUM_TABLE) return false;
  return datum_copy(out, table_get(from->table, key->text));
}

/* Of the instruction that runs. */
static site *site_here(const frame *f) {
  return &f->of->sites[f->next - 1 - f->of->code.instructions];
}

/* By a name in the code, whose field is known from the last time. */
static bool read_name(const frame *f, const datum *from, const datum *key, datum *out) {
  if (from->type != DATUM_RECORD) return read_key(f, from, key, out);
  site *here = site_here(f);
  const record *r = from->at->as.map->record;
  if (here->of != r) {
    here->field = model_field(r, key->text);
    here->of = r;
  }
  return read_field(f->run, from->at, here->field, out);
}

static bool count(const datum *of, datum *out) {
  if (of->type != DATUM_LIST && of->type != DATUM_TEXT) return false;
  return datum_number(out, of->type == DATUM_LIST ? (double)of->at->len : (double)of->text.len, true);
}

/* ---------------------------------------------------------------- calculating, comparing */

static bool are_numbers(const datum *a, const datum *b) {
  return is_number(a) && is_number(b);
}

static bool calculate(opcode op, const datum *a, const datum *b, datum *out) {
  if (!are_numbers(a, b)) return false;
  const bool is_whole = a->whole && b->whole;
  switch ((int)op) {
    case INS_ADD: return datum_number(out, a->number + b->number, is_whole);
    case INS_SUB: return datum_number(out, a->number - b->number, is_whole);
    case INS_MUL: return datum_number(out, a->number * b->number, is_whole);
    default: return datum_number(out, a->number / b->number, false);
  }
}

static bool is_false(const datum *d) {
  return d->type == DATUM_NIL || (d->type == DATUM_BOOL && !d->boolean);
}

static bool equal(const datum *a, const datum *b, bool *same) {
  if (a->type > DATUM_TEXT || b->type > DATUM_TEXT) return false;
  *same = a->type == b->type;
  if (!*same || a->type == DATUM_NIL) return true;
  if (a->type == DATUM_TEXT) *same = text_equal(a->text, b->text);
  else *same = a->type == DATUM_BOOL ? a->boolean == b->boolean : a->number == b->number;
  return true;
}

static bool jump(frame *f, int by) {
  f->next += by;
  return true;
}

/* A condition stands before a jump, which is passed over if the condition is not as wanted. */
static bool jump_if(frame *f, bool condition, bool wanted) {
  return jump(f, condition == wanted ? code_sj(*f->next) + 1 : 1);
}

static bool jump_if_equal(frame *f, const datum *a, const datum *b, bool wanted) {
  bool same;
  return equal(a, b, &same) && jump_if(f, same, wanted);
}

/* ---------------------------------------------------------------- tables, loops */

static bool make_table(run *r, datum *out) {
  if (r->n_tables == MOST_TABLES) return false;
  table *t = &r->tables[r->n_tables];
  *t = (table){.is_own = true, .entries = r->entries[r->n_tables++]};
  *out = (datum){.type = DATUM_TABLE, .table = t};
  return true;
}

static bool set_key(const datum *in, const datum *key, const datum *to) {
  if (in->type != DATUM_TABLE || !in->table->is_own || to->type == DATUM_NIL || to->type >= DATUM_STRANGE) return false;
  entry *found = table_find(in->table, key->text);
  if (found == NULL && in->table->n == MOST_KEYS) return false;
  if (found == NULL) found = &in->table->entries[in->table->n++];
  *found = (entry){key->text, *to};
  return true;
}

/* Of a numeric loop: where it is, how often it goes on, by what, and what the body sees. Whole numbers upwards only. */
static bool begin_loop(frame *f, datum *at, unsigned length) {
  for (size_t i = 0; i < 3; i++)
    if (at[i].type != DATUM_NUMBER || !at[i].whole) return false;
  if (at[2].number != 1) return false;
  if (at[0].number > at[1].number) {
    f->next += length + 1;
    return true;
  }
  at[1].number -= at[0].number;
  at[3] = at[0];
  return true;
}

static bool go_on(frame *f, datum *at, unsigned length) {
  if (at[1].number <= 0) return true;
  at[1].number--;
  at[0].number++;
  at[3] = at[0];
  f->next -= length;
  return true;
}

/* Of a loop over a list: the word that goes through it, the list, the last number; behind them what the body sees. */
static bool begin_list(datum *at, unsigned args) {
  if (args != 1 || at[1].type != DATUM_LIST) return false;
  at[3] = nil;
  return datum_number(&at[2], 0, true);
}

static bool take_next(datum *at, unsigned wanted) {
  enum { NUMBER_AND_ELEMENT = 2 };
  if (wanted > NUMBER_AND_ELEMENT || at->type != DATUM_IPAIRS || !read_element(at[1].at, at[2].number + 1, &at[5]))
    return false;
  if (at[5].type == DATUM_NIL) return datum_copy(&at[4], &nil);
  return datum_number(&at[4], at[2].number + 1, true);
}

static bool go_on_list(frame *f, datum *at, unsigned length) {
  if (at[4].type == DATUM_NIL) return true;
  f->next -= length;
  return datum_copy(&at[2], &at[4]);
}

/* ---------------------------------------------------------------- calls */

static const datum *run_function(run *r, const function *f, datum *at);

/* As the evaluator takes it. */
static bool take_result(const scope *s, const datum *d, moment_argument wanted, result *out) {
  if (wanted == MOMENT_DATE && d->type == DATUM_TEXT) {
    const bool is_date = moment_date(d->text, out);
    out->source = s->subject;
    return is_date;
  }
  if (wanted != MOMENT_NUMBER || !is_number(d) || !isfinite(d->number)) return false;
  *out = d->whole ? result_integer((int64_t)d->number) : result_number(d->number);
  return true;
}

static bool call_word(scope *s, const function_word *word, const datum *args, size_t n, datum *out) {
  result values[MOST_VALUES];
  if (n > MOST_VALUES || !moment_takes_so_many(word, n)) return false;
  for (size_t i = 0; i < n; i++)
    if (!take_result(s, &args[i], moment_takes(word->op, i), &values[i])) return false;
  const result found = moment_run(s, word->op, values, n);
  return found.kind == KIND_NUMBER && datum_number(out, found.number, found.whole);
}

/* A scalar of the record itself only; what stands for it is for where it is missing, not for what cannot be held here. */
static bool call_get(const frame *f, const datum *args, size_t n, datum *out) {
  if (n != 3 || args[0].type != DATUM_RECORD || args[1].type != DATUM_TEXT) return false;
  const field *of = model_field(args[0].at->as.map->record, args[1].text);
  if (of == NULL || of->type >= FIELD_VALUES) return false;
  const value *v = scope_peek(f->run->scope, args[0].at, of);
  return v != NULL ? datum_scalar(out, v) : datum_copy(out, &args[2]);
}

/* What is not given is nil; its registers begin with its arguments. What it gives stays in one of these. NULL: it is not known. */
static const datum *call_function(run *r, const function *of, datum *args, size_t n) {
  if (r->depth == MOST_DEPTH || args + of->code.registers > r->registers + MOST_REGISTERS) return NULL;
  for (size_t i = n; i < of->code.params; i++) args[i] = nil;
  r->depth++;
  const datum *given = run_function(r, of, args);
  r->depth--;
  return given;
}

static bool call_and_copy(run *r, const function *of, datum *args, size_t n, datum *out) {
  const datum *given = call_function(r, of, args, n);
  return given != NULL && datum_copy(out, given);
}

/* The function lies before its arguments, and what it gives comes in its place. */
static bool call(frame *f, datum *at, unsigned b) {
  const datum *end = b > 0 ? at + b : f->open;
  if (end == NULL) return false;
  const size_t n = (size_t)(end - at) - 1;
  f->open = NULL;
  switch ((int)at->type) {
    case DATUM_FUNCTION: return call_and_copy(f->run, at->function, at + 1, n, at);
    case DATUM_PASS: at->type = DATUM_PASSED; return n == 0;
    case DATUM_GET: return call_get(f, at + 1, n, at);
    case DATUM_WORD: return call_word(f->run->scope, at->word, at + 1, n, at);
    default: return false;
  }
}

/* The values that are wanted are one, none, all, for what comes next takes all, or what a loop needs. */
static bool call_inside(frame *f, datum *at, unsigned b, unsigned c) {
  enum { OF_A_LOOP = 5 };
  if (c == OF_A_LOOP && at->type == DATUM_IPAIRS) return begin_list(at, b - 1);
  if (c > 2 || !call(f, at, b)) return false;
  if (c == 0) f->open = at + 1;
  return true;
}

/* ---------------------------------------------------------------- instructions */

static bool put_nils(datum *out, unsigned n) {
  for (size_t i = 0; i <= n; i++) out[i] = nil;
  return true;
}

static bool skip(frame *f, bool is_known) {
  f->next++;
  return is_known;
}

/* What is true, or else what is false, goes on. */
static bool choose(frame *f, const datum *d, datum *out, bool wanted) {
  if (!is_false(d) == wanted) *out = *d;
  return jump_if(f, !is_false(d), wanted);
}

/* What an instruction names by its B and its C, a register or a constant. */
static datum *rb(const frame *f, uint32_t i) {
  return &f->at[code_b(i)];
}

static datum *rc(const frame *f, uint32_t i) {
  return &f->at[code_c(i)];
}

static const datum *kb(const frame *f, uint32_t i) {
  return &f->of->constants[code_b(i)];
}

static const datum *kc(const frame *f, uint32_t i) {
  return &f->of->constants[code_c(i)];
}

/* Behind what calculates stands what Lua does if the values are no numbers: that is passed over. */
static bool run_one(frame *f, uint32_t i) {
  datum *a = &f->at[code_a(i)];
  const bool k = code_k(i);
  switch ((int)code_op(i)) {
    case INS_MOVE: return datum_copy(a, rb(f, i));
    case INS_LOADI: return datum_number(a, code_sbx(i), true);
    case INS_LOADF: return datum_number(a, code_sbx(i), false);
    case INS_LOADK: return datum_copy(a, &f->of->constants[code_bx(i)]);
    case INS_LOADFALSE: return datum_bool(a, false);
    case INS_LFALSESKIP: return skip(f, datum_bool(a, false));
    case INS_LOADTRUE: return datum_bool(a, true);
    case INS_LOADNIL: return put_nils(a, code_b(i));
    case INS_GETUPVAL: return datum_copy(a, &f->of->upvalues[code_b(i)]);
    case INS_GETTABUP: return datum_copy(a, &site_here(f)->taken);
    case INS_GETTABLE: return read_key(f, rb(f, i), rc(f, i), a);
    case INS_GETI: return rb(f, i)->type == DATUM_LIST && read_element(rb(f, i)->at, code_c(i), a);
    case INS_GETFIELD: return read_name(f, rb(f, i), kc(f, i), a);
    case INS_NEWTABLE: return skip(f, make_table(f->run, a));
    case INS_SETFIELD: return set_key(a, kb(f, i), k ? kc(f, i) : rc(f, i));
    case INS_ADDI:
      return skip(f, is_number(rb(f, i)) && datum_number(a, rb(f, i)->number + code_sc(i), rb(f, i)->whole));
    case INS_ADDK: return skip(f, calculate(INS_ADD, rb(f, i), kc(f, i), a));
    case INS_SUBK: return skip(f, calculate(INS_SUB, rb(f, i), kc(f, i), a));
    case INS_MULK: return skip(f, calculate(INS_MUL, rb(f, i), kc(f, i), a));
    case INS_DIVK: return skip(f, calculate(INS_DIV, rb(f, i), kc(f, i), a));
    case INS_ADD:
    case INS_SUB:
    case INS_MUL:
    case INS_DIV: return skip(f, calculate(code_op(i), rb(f, i), rc(f, i), a));
    case INS_UNM: return is_number(rb(f, i)) && datum_number(a, -rb(f, i)->number, rb(f, i)->whole);
    case INS_NOT: return datum_bool(a, is_false(rb(f, i)));
    case INS_LEN: return count(rb(f, i), a);
    case INS_JMP: return jump(f, code_sj(i));
    case INS_CLOSE: return true; /* nothing that a function makes here outlasts a block */
    case INS_EQ: return jump_if_equal(f, a, rb(f, i), k);
    case INS_EQK: return jump_if_equal(f, a, kb(f, i), k);
    case INS_EQI: return jump_if_equal(f, a, &(datum){.type = DATUM_NUMBER, .number = code_sb(i)}, k);
    case INS_LT: return are_numbers(a, rb(f, i)) && jump_if(f, a->number < rb(f, i)->number, k);
    case INS_LE: return are_numbers(a, rb(f, i)) && jump_if(f, a->number <= rb(f, i)->number, k);
    case INS_LTI: return is_number(a) && jump_if(f, a->number < code_sb(i), k);
    case INS_LEI: return is_number(a) && jump_if(f, a->number <= code_sb(i), k);
    case INS_GTI: return is_number(a) && jump_if(f, a->number > code_sb(i), k);
    case INS_GEI: return is_number(a) && jump_if(f, a->number >= code_sb(i), k);
    case INS_TEST: return jump_if(f, !is_false(a), k);
    case INS_TESTSET: return choose(f, rb(f, i), a, k);
    case INS_CALL: return call_inside(f, a, code_b(i), code_c(i));
    case INS_FORPREP: return begin_loop(f, a, code_bx(i));
    case INS_FORLOOP: return go_on(f, a, code_bx(i));
    case INS_TFORPREP: return jump(f, (int)code_bx(i));
    case INS_TFORCALL: return take_next(a, code_c(i));
    case INS_TFORLOOP: return go_on_list(f, a, code_bx(i));
    default: return false;
  }
}

/* NULL: it gives something else than one value. Within a loop over a list a call is no tail call, and all that it gives is given. */
static const datum *give(frame *f, uint32_t i) {
  datum *given = &f->at[code_a(i)];
  switch ((int)code_op(i)) {
    case INS_TAILCALL: return call(f, given, code_b(i)) ? given : NULL;
    case INS_RETURN1: return given;
    case INS_RETURN: return code_b(i) == 2 || (code_b(i) == 0 && f->open == given + 1) ? given : NULL;
    default: return NULL;
  }
}

static bool is_last(opcode op) {
  return op >= INS_TAILCALL && op <= INS_RETURN1;
}

/* Its arguments lie in its first registers. */
static const datum *run_function(run *r, const function *of, datum *at) {
  frame f = {.run = r, .of = of, .next = of->code.instructions, .at = at};
  while (!is_last(code_op(*f.next))) {
    f.next++;
    if (r->steps++ >= PASSES_STEPS || !run_one(&f, f.next[-1])) return NULL;
  }
  return give(&f, *f.next);
}

bool passes_here(const function *f, scope *s, const value *whole_data, const datum *params) {
  enum { ARGUMENTS = 3 };
  run r;
  trace *noted = s->trace;
  r.scope = s;
  r.steps = r.depth = r.n_tables = 0;
  put_data(&r.registers[0], DATUM_RECORD, s->subject);
  put_data(&r.registers[1], DATUM_RECORD, whole_data);
  r.registers[2] = *params;
  s->trace = NULL; /* what is read on the way to a pass is not told */
  const datum *given = call_function(&r, f, r.registers, ARGUMENTS);
  s->trace = noted;
  return given != NULL && given->type == DATUM_PASSED;
}
