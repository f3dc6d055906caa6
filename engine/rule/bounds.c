/* bounds.c: what a demand compares with: made to fit what is measured, and within reason.
**
** A bound that could never be met, or never be broken, is a mistake that no data would show: a word that the enum does not have,
** a number outside the field's range, a failure that comes before its warning. Constants are checked, and the cells of
** tables; formulas cannot be. */
#include "rule/compile.h"

#include "base/dates.h"
#include "base/number.h"
#include "data/meant.h"

/* ---- words and dates */

bool compile_check_word(compiler *c, const field *f, text word, place at) {
  if (f == NULL || f->options.n == 0 || f->type == FIELD_SHARES || model_option(f, word) != NULL) return true;
  text *words = ARENA_ARRAY(c->scratch, f->options.n, text);
  for (size_t i = 0; i < f->options.n; i++) words[i] = f->options.at[i].name;
  const text near = text_nearest(word, words, f->options.n, c->scratch);
  compile_error(c, CODE_CHOICE, at, "'%.*s' is not a value of %s%s", (int)word.len, word.at, f->path.at,
                text_hint(near, c->scratch));
  return false;
}

static bool refuse_date(compiler *c, text written, place at) {
  compile_error(c, CODE_TYPE, at, "'%.*s' is not a date: write YYYY-MM-DD", (int)written.len, written.at);
  return false;
}

bool compile_adopt_date(compiler *c, node *constant, kind wanted) {
  const text written = constant->constant.text;
  bool ok = wanted == KIND_DATETIME && datetime_parse(written, &constant->constant.instant);
  if (ok) constant->kind = constant->constant.kind = KIND_DATETIME;
  else if ((ok = date_parse(written, &constant->constant.integer)))
    constant->kind = constant->constant.kind = KIND_DATE;
  return ok || refuse_date(c, written, constant->at);
}

/* The items stay text, and are read as dates when they are compared. */
static bool adopt_dates(compiler *c, node *list, kind wanted) {
  for (size_t i = 0; i < list->constant.n; i++) {
    const result item = result_of(list->constant.items[i], wanted);
    if (item.kind == KIND_UNKNOWN) return refuse_date(c, value_text(list->constant.items[i]), list->at);
  }
  list->item = wanted;
  return true;
}

static bool adopt_text(compiler *c, const node *constant, const field *f) {
  if (constant->kind == KIND_TEXT) return compile_check_word(c, f, constant->constant.text, constant->at);
  for (size_t i = 0; constant->kind == KIND_LIST && i < constant->constant.n; i++) {
    const value *item = constant->constant.items[i];
    if (item->type == KOLUA_STRING && !compile_check_word(c, f, value_text(item), constant->at)) return false;
  }
  return true;
}

/* What stands in the cells of a table, or in their lists. */
static bool check_words(compiler *c, const cell *cells, const field *f) {
  bool ok = true;
  for (size_t i = 0; i < cells->n; i++) ok &= check_words(c, cells->entries[i].cell, f);
  if (cells->kind != CELL_VALUE) return ok;
  const value *v = cells->value;
  if (v->type == KOLUA_STRING) return compile_check_word(c, f, value_text(v), cells->origin);
  for (uint32_t i = 0; v->type == KOLUA_LIST && i < v->len; i++)
    if (v->as.items[i].type == KOLUA_STRING) ok &= compile_check_word(c, f, value_text(&v->as.items[i]), cells->origin);
  return ok;
}

static kind kind_of_one(const node *measured) {
  return measured->kind == KIND_LIST ? measured->item : measured->kind;
}

/* A constant takes the kind of what it is compared with. */
static bool adopt(compiler *c, node *bound, const node *measured) {
  const kind k = kind_of_one(measured);
  const bool is_date = k == KIND_DATE || k == KIND_DATETIME;
  if (bound->op == OP_TABLE && k == KIND_TEXT) return check_words(c, bound->table->root, measured->field);
  if (bound->op != OP_CONST) return true;
  if (is_date && bound->kind == KIND_TEXT) return compile_adopt_date(c, bound, k);
  if (is_date && bound->kind == KIND_LIST && bound->item == KIND_TEXT) return adopt_dates(c, bound, k);
  return k != KIND_TEXT || adopt_text(c, bound, measured->field);
}

/* ---- kinds */

/* What share(...) gives has no field, but a range all the same. */
static const field *ranged_by(const node *measured) {
  static const unit ratio = {.percent = true};
  static const field share = {.path = {"a share", 7}, .unit = &ratio, .has_min = true, .has_max = true, .max = 1};
  if (kind_of_one(measured) != KIND_NUMBER) return NULL;
  return measured->op == OP_SHARE ? &share : measured->field;
}

static bool takes_list(demand_op op) {
  return compile_want(op) == WANT_LIST || op == DEMAND_ONE_OF || op == DEMAND_NONE_OF;
}

/* The number that a text was meant for, in the unit of what is measured, or in any if that has none. */
static bool text_meant(const compiler *c, const node *measured, text written, double *out) {
  const field *f = ranged_by(measured);
  bool is_meant = number_meant(out, written, measured->unit);
  for (size_t i = 0; !is_meant && measured->unit == NULL && i < c->model->n_units; i++)
    is_meant = number_meant(out, written, &c->model->units[i]);
  if (!is_meant || f == NULL || field_takes(f, *out)) return is_meant;
  *out = share_meant(*out);
  return f->unit != NULL && f->unit->percent && field_takes(f, *out);
}

static void complain_kind(compiler *c, demand_op op, const node *bound, kind given, const node *measured) {
  char room[NUMBER_ROOM];
  double n;
  const bool is_text = bound->op == OP_CONST && bound->kind == KIND_TEXT && kind_of_one(measured) == KIND_NUMBER;
  if (is_text && text_meant(c, measured, bound->constant.text, &n))
    compile_error(c, CODE_TYPE, bound->at, "%s compares numbers, and '%s' is text: write %s", demand_name(op),
                  value_show(bound->constant.text, c->scratch), number_write(n, true, room));
  else
    compile_error(c, CODE_TYPE, bound->at, "%s compares %s with %s", demand_name(op), kind_word(kind_of_one(measured)),
                  kind_word(given));
}

static bool check_kind(compiler *c, demand_op op, const node *bound, const node *measured) {
  const bool is_list = bound->kind == KIND_LIST && (takes_list(op) || op == DEMAND_BETWEEN);
  const kind wanted = kind_of_one(measured), given = is_list ? bound->item : bound->kind;
  const bool is_empty = bound->kind == KIND_LIST && bound->op == OP_CONST && bound->constant.n == 0;
  if (is_empty || compile_same_kind(given, wanted)) return true;
  complain_kind(c, op, bound, given, measured);
  return false;
}

static result end_of(const node *pair, size_t i) {
  return result_of(pair->constant.items[i], pair->item);
}

static bool check_pair(compiler *c, const node *bound) {
  const bool is_pair = bound->kind == KIND_LIST && bound->op == OP_CONST && bound->constant.n == 2;
  if (!is_pair) compile_error(c, CODE_TYPE, bound->at, "between takes two bounds: { low, high }");
  return is_pair;
}

static bool check_ends(compiler *c, const node *pair) {
  const result low = end_of(pair, 0), high = end_of(pair, 1);
  if (result_compare(&low, &high) <= 0) return true;
  compile_error(c, CODE_POLICY, pair->at, "nothing lies between these bounds: the first is the lower one");
  return false;
}

/* ---- ranges */

static void write_range(buf *out, const field *f) {
  char room[NUMBER_ROOM];
  buf_add_string(out, f->has_min ? number_write(f->min, true, room) : "-inf");
  buf_add_string(out, " to ");
  buf_add_string(out, f->has_max ? number_write(f->max, true, room) : "+inf");
}

static void check_number(compiler *c, double n, const field *f, place at) {
  if ((!f->has_min || n >= f->min) && (!f->has_max || n <= f->max)) return;
  char room[NUMBER_ROOM], nearer[NUMBER_ROOM];
  buf range;
  buf_init(&range, c->scratch);
  write_range(&range, f);
  const bool is_percent = f->unit != NULL && f->unit->percent && n > 1 && n <= 100;
  compile_error(c, CODE_RANGE, at, "%s is outside the range of %s, %s%s%s%s", number_write(n, true, room), f->path.at,
                buf_text(&range).at, is_percent ? " (did you mean " : "",
                is_percent ? number_write(n / 100, true, nearer) : "", is_percent ? "?)" : "");
}

static void check_value(compiler *c, const value *v, const field *f, place at) {
  if (v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER) check_number(c, kolua_value_number(v), f, at);
}

static void check_cells(compiler *c, const cell *cells, const field *f) {
  if (cells->kind == CELL_VALUE) check_value(c, cells->value, f, cells->origin);
  for (size_t i = 0; i < cells->n; i++) check_cells(c, cells->entries[i].cell, f);
}

static void check_range(compiler *c, const node *bound, const node *measured) {
  const field *f = ranged_by(measured);
  if (f == NULL) return;
  if (bound->op == OP_TABLE) check_cells(c, bound->table->root, f);
  if (bound->op != OP_CONST) return;
  if (bound->kind == KIND_NUMBER) check_number(c, bound->constant.number, f, bound->at);
  for (size_t i = 0; bound->kind == KIND_LIST && i < bound->constant.n; i++)
    check_value(c, bound->constant.items[i], f, bound->at);
}

node *compile_bound(compiler *c, demand_op op, const expr *bound, const node *measured) {
  node *out = compile(c, bound, takes_list(op) || bound->op == OP_CONST ? WANT_LIST : WANT_VALUE);
  if (out == NULL) return NULL;
  if (op == DEMAND_BETWEEN && !check_pair(c, out)) return NULL;
  if (!adopt(c, out, measured) || !check_kind(c, op, out, measured)) return NULL;
  if (op == DEMAND_BETWEEN && !check_ends(c, out)) return NULL;
  check_range(c, out, measured);
  return out;
}

/* ---- a failure before its warning, which could then never be seen */

static void add_bound(buf *out, const result *r) {
  char number[NUMBER_ROOM], date[DATE_ROOM];
  if (r->kind == KIND_NUMBER) buf_add_string(out, number_write(r->number, true, number));
  if (r->kind == KIND_DATE) buf_add_string(out, date_write(r->integer, date));
}

/* " 0.2", " 2 to 7", or nothing of a moment; and where it stands, if that is not where the complaint is made. */
static const char *show_bound(const compiler *c, const node *bound, place at) {
  const bool is_pair = bound->kind == KIND_LIST;
  const result low = is_pair ? end_of(bound, 0) : bound->constant, high = is_pair ? end_of(bound, 1) : low;
  buf out;
  buf_init(&out, c->scratch);
  if (low.kind == KIND_NUMBER || low.kind == KIND_DATE) buf_add_char(&out, ' ');
  add_bound(&out, &low);
  if (is_pair) buf_add_string(&out, " to ");
  if (is_pair) add_bound(&out, &high);
  const place own = bound->at;
  if (own.file != NULL && (own.file != at.file || own.line != at.line))
    buf_format(&out, " (%s:%u)", own.file, own.line);
  return buf_text(&out).at;
}

/* The one that a policy set, where only one was: that is where its author looks. */
static const node *changed_bound(const compiler *c, const node *warn, const node *fail) {
  const char *own = c->rule->at.file;
  return warn->at.file != own && fail->at.file == own ? warn : fail;
}

static void complain_order(compiler *c, const node *warn, const node *fail, const char *rightly) {
  const place at = changed_bound(c, warn, fail)->at;
  compile_error(c, CODE_ORDER, at, "fail bites before warn: fail%s must %s warn%s", show_bound(c, fail, at), rightly,
                show_bound(c, warn, at));
}

static void check_range_order(compiler *c, const node *warn, const node *fail) {
  const result low = end_of(warn, 0), high = end_of(warn, 1), least = end_of(fail, 0), most = end_of(fail, 1);
  if (result_compare(&least, &low) > 0 || result_compare(&most, &high) < 0)
    complain_order(c, warn, fail, "hold all of");
}

void compile_check_order(compiler *c, demand_op op, const node *warn, const node *fail) {
  if (warn == NULL || fail == NULL || warn->op != OP_CONST || fail->op != OP_CONST) return;
  if (op == DEMAND_BETWEEN) check_range_order(c, warn, fail);
  if (!demand_is_upper(op) && !demand_is_lower(op)) return;
  const int order = result_compare(&warn->constant, &fail->constant);
  if (demand_is_upper(op) ? order > 0 : order < 0)
    complain_order(c, warn, fail, demand_is_upper(op) ? "not be lower than" : "not be higher than");
}
