/* formula.c: see formula.h. The words of all functions stand in one table; {1} to {4} are arguments, {all} all of them joined,
** {list} what an aggregate walks. */
#include "report/formula.h"

#include "judge/message.h"
#include "judge/texts.h"

#define SAY(en, vi) \
  {                 \
    { en, vi }      \
  }

static const saying_in words[] = {
    [OP_ADD] = SAY("{1} + {2}", "{1} + {2}"),
    [OP_SUBTRACT] = SAY("{1} − {2}", "{1} − {2}"),
    [OP_MULTIPLY] = SAY("{1} × {2}", "{1} × {2}"),
    [OP_DIVIDE] = SAY("{1} ÷ {2}", "{1} ÷ {2}"),
    [OP_MINUS] = SAY("−{1}", "−{1}"),
    [OP_COUNT] = SAY("number of {list}", "số lượng {list}"),
    [OP_SUM] = SAY("sum of {1}", "tổng {1}"),
    [OP_AVERAGE] = SAY("average of {1}", "trung bình của {1}"),
    [OP_SMALLEST] = SAY("smallest {1}", "mức thấp nhất của {1}"),
    [OP_LARGEST] = SAY("largest {1}", "mức cao nhất của {1}"),
    [OP_FIRST] = SAY("first {1}", "{1} đầu tiên"),
    [OP_DISTINCT] = SAY("number of different {1}", "số giá trị khác nhau của {1}"),
    [OP_WEIGHTED_AVERAGE] = SAY("average of {1}, weighted by {2}", "trung bình của {1}, trọng số là {2}"),
    [OP_ANY] = SAY("at least one {list} for which {1}", "có ít nhất một {list} mà {1}"),
    [OP_ALL] = SAY("for every {list}, {1}", "với mọi {list} thì {1}"),
    [OP_NONE] = SAY("no {list} for which {1}", "không có {list} nào mà {1}"),
    [OP_SHARE] = SAY("share of {list} for which {1}", "tỷ lệ {list} mà {1}"),
    [OP_PICK] = SAY("{1} for {2}", "{1} ứng với {2}"),
    [OP_OVERLAP] = SAY("share of {1} found in {2}", "phần {1} có trong {2}"),
    [OP_FIRST_OF] = SAY("the first that is given of {all}", "giá trị đầu tiên đã có trong {all}"),
    [OP_CHOOSE] = SAY("{2} if {1}, else {3}", "{2} nếu {1}, nếu không thì {3}"),
    [OP_LEAST] = SAY("the least of {all}", "số nhỏ nhất trong {all}"),
    [OP_GREATEST] = SAY("the greatest of {all}", "số lớn nhất trong {all}"),
    [OP_FLOOR] = SAY("{1} rounded down", "{1} làm tròn xuống"),
    [OP_WORDS] = SAY("words in {1}", "số từ của {1}"),
    [OP_FOLDED] = SAY("{1}, in whatever case", "{1}, không phân biệt chữ hoa"),
    [OP_PRIMARY_LANGUAGE] = SAY("main language of {1}", "ngôn ngữ chính của {1}"),
    [OP_AGE_DAYS] = SAY("days since {1}", "số ngày kể từ {1}"),
    [OP_MONTHS_AGO] = SAY("months since {1}", "số tháng kể từ {1}"),
    [OP_DAYS_BETWEEN] = SAY("days from {1} to {2}", "số ngày từ {1} đến {2}"),
    [OP_HOURS_BETWEEN] = SAY("hours from {1} to {2}", "số giờ từ {1} đến {2}"),
    [OP_DAYS_AFTER] = SAY("{1} plus {2} days", "{1} cộng {2} ngày"),
    [OP_MONTHS_AFTER] = SAY("{1} plus {2} months", "{1} cộng {2} tháng"),
    [OP_OVERLAP_DAYS] =
        SAY("days that {1} to {2} and {3} to {4} have in common", "số ngày trùng nhau giữa {1} – {2} và {3} – {4}"),
    [OP_NEGATE] = SAY("it is not so that {1}", "không đúng rằng {1}"),
    [OP_TABLE] = SAY("{table} by {all}", "{table} theo {all}"),
    [OP_COVERS] = SAY("{table} has a value for {all}", "{table} có giá trị cho {all}"),
};

static const saying_in same_as = SAY("the same as {bound}", "trùng với {bound}");
static const saying_in only_those = SAY("{1} (only where {2})", "{1} (chỉ tính khi {2})");
static const saying_in found[DEMANDS] = {
    /* in a condition nothing is asked for: other words than texts.c has */
    [DEMAND_CONTAINS] = SAY("includes {bound}", "có {bound}"),
    [DEMAND_CONTAINS_ANY] = SAY("includes {bound}", "có {bound}"),
};
static const saying_in is_given = SAY("{all} is given", "đã có {all}"),
                       are_given = SAY("{all} are given", "đã có {all}");
static const saying_in is_missing = SAY("{all} is not given", "chưa có {all}");
static const saying_in asks_outright[DEMANDS] = {
    [DEMAND_CONTAINS] = SAY("to include {bound}", "phải gồm: {bound}"),
    [DEMAND_CONTAINS_ANY] = SAY("to include {bound}", "phải gồm: {bound}"),
    [DEMAND_EQUALS] = SAY("{bound}", "phải là {bound}"),
    [DEMAND_ONE_OF] = SAY("{bound}", "phải là {bound}"),
    [DEMAND_IS_TRUE] = SAY("yes", "phải có"),
    [DEMAND_IS_FALSE] = SAY("no", "không được có"),
};
static const saying_in otherwise[DEMANDS] = {
    [DEMAND_AT_MOST] = SAY(", else ", "; vượt thì "),     [DEMAND_AT_LEAST] = SAY(", else ", "; thấp hơn thì "),
    [DEMAND_PRESENT] = SAY(", else ", "; không có thì "), [DEMAND_NOT_EMPTY] = SAY(", else ", "; không có thì "),
    [DEMAND_IS_TRUE] = SAY(", else ", "; không có thì "), [DEMAND_IS_FALSE] = SAY(", else ", "; có thì "),
    [DEMAND_CONTAINS] = SAY(", else ", "; thiếu thì "),
};
static const saying_in in_any_case = SAY(", else ", "; nếu không thì ");
static const saying_in and_then = SAY("; and ", "; và "), or_else = SAY("; or ", "; hoặc ");
static const saying_in elements = SAY("the elements", "các phần tử");

/* ---------------------------------------------------------------- names */

static void write_name(buf *out, text name, text key) {
  buf_format(out, "“%.*s", SPELT(name));
  if (key.len > 0) buf_format(out, " (%.*s)", SPELT(key));
  buf_add_string(out, "”");
}

static text key_label(const options *among, text key, kolua_lang lang) {
  for (size_t i = 0; i < among->n; i++)
    if (text_equal(among->at[i].name, key)) return show_label(among->at[i].label, lang, key);
  return key;
}

/* The element of a keyed list is called by its key. */
static text keyed_label(const node *n, kolua_lang lang) {
  const step *last = n->n_steps > 0 ? &n->steps[n->n_steps - 1] : NULL;
  if (last == NULL || last->op != STEP_KEYED) return (text){0};
  const option *o = &last->field->key->options.at[last->key];
  return show_label(o->label, lang, o->name);
}

static void write_path(buf *out, const node *n, kolua_lang lang) {
  const field *f = n->field != NULL ? n->field : n->n_steps > 0 ? n->steps[n->n_steps - 1].field : NULL;
  const text name = f != NULL ? show_label(f->label, lang, (text){0}) : (text){0};
  if (name.len == 0) expr_write(out, n->source);
  else write_name(out, name, n->share.len > 0 ? key_label(&f->options, n->share, lang) : keyed_label(n, lang));
}

void formula_loops(buf *out, const loop *loops, size_t n, kolua_lang lang) {
  const field *f = n > 0 ? loops[n - 1].field : NULL;
  const text name = f != NULL ? show_label(f->label, lang, f->name) : (text){0};
  const step *last = n > 0 && loops[n - 1].n_steps > 0 ? &loops[n - 1].steps[loops[n - 1].n_steps - 1] : NULL;
  const bool is_keyed = last != NULL && last->op == STEP_KEYED;
  const option *key = is_keyed ? &last->field->key->options.at[last->key] : NULL;
  if (name.len == 0) buf_add_string(out, elements.in[lang]);
  else write_name(out, name, key != NULL ? show_label(key->label, lang, key->name) : (text){0});
}

/* ---------------------------------------------------------------- operands */

static bool is_sum(const node *n) {
  return n->op == OP_ADD || n->op == OP_SUBTRACT;
}

static bool is_arithmetic(expr_op op) {
  return op >= OP_ADD && op <= OP_MINUS;
}

static bool is_junction(const node *n) {
  return (n->op == OP_ALL_OF || n->op == OP_ANY_OF) && n->n > 1;
}

/* What a reader could not tell the end of within the words of another. */
static bool is_open(expr_op op) {
  return op == OP_CHOOSE || op == OP_LEAST || op == OP_GREATEST || op == OP_FIRST_OF;
}

static bool is_quantified(expr_op op) {
  return op == OP_ANY || op == OP_ALL || op == OP_NONE || op == OP_NEGATE;
}

/* A name or a number is never set apart, what has words of its own in it is within a sum or product. */
static bool is_apart(const node *parent, size_t i) {
  const node *n = parent->args[i];
  if (n->op == OP_CONST || n->op == OP_PATH || n->op == OP_TABLE) return false;
  if (is_junction(n) || is_open(n->op)) return true;
  if (is_junction(parent) || parent->op == OP_NEGATE) return is_quantified(n->op);
  if (parent->op == OP_FLOOR) return is_arithmetic(n->op);
  if (!is_arithmetic(parent->op)) return false;
  if (!is_arithmetic(n->op)) return true;
  const bool is_product = parent->op == OP_MULTIPLY || parent->op == OP_DIVIDE || parent->op == OP_MINUS;
  return is_sum(n) ? is_product || (parent->op == OP_SUBTRACT && i == 1) : parent->op == OP_DIVIDE && i == 1;
}

static text operand(buf *out, const node *parent, size_t i, kolua_lang lang) {
  buf one;
  buf_init(&one, out->arena);
  const bool apart = is_apart(parent, i);
  if (apart) buf_add_char(&one, '(');
  formula_write(&one, parent->args[i], lang);
  if (apart) buf_add_char(&one, ')');
  return buf_text(&one);
}

static text list_walked(buf *out, const node *n, kolua_lang lang) {
  buf shown;
  buf_init(&shown, out->arena);
  formula_loops(&shown, n->loops, n->n_loops, lang);
  return buf_text(&shown);
}

/* ---------------------------------------------------------------- conditions */

/* "“A” is given", "“A” and “B” are given" */
static void write_presence(buf *out, demand_op op, const text *names, size_t n, kolua_lang lang) {
  const saying_in *said = op == DEMAND_ABSENT ? &is_missing : n > 1 ? &are_given : &is_given;
  buf all;
  buf_init(&all, out->arena);
  show_joined(&all, names, n, lang, false);
  const filling filled = {TEXT("all"), buf_text(&all)};
  message_fill(out, text_of(said->in[lang]), &filled, 1);
}

static bool is_presence(const node *n) {
  return n->op == OP_TEST && n->demand == DEMAND_PRESENT;
}

static text tested(buf *out, const node *test, kolua_lang lang) {
  buf name;
  buf_init(&name, out->arena);
  formula_write(&name, test->args[0], lang);
  return buf_text(&name);
}

static bool are_all_given(const node *n) {
  bool are = n->op == OP_ALL_OF;
  for (size_t i = 0; i < n->n && are; i++) are = is_presence(n->args[i]);
  return are;
}

static void write_junction(buf *out, const node *n, kolua_lang lang) {
  if (are_all_given(n)) {
    text *names = ARENA_ARRAY(out->arena, n->n + 1, text);
    for (size_t i = 0; i < n->n; i++) names[i] = tested(out, n->args[i], lang);
    write_presence(out, DEMAND_PRESENT, names, n->n, lang);
    return;
  }
  for (size_t i = 0; i < n->n; i++) {
    if (i > 0) buf_add_string(out, n->op == OP_ALL_OF ? and_then.in[lang] : or_else.in[lang]);
    buf_add(out, operand(out, n, i, lang));
  }
}

/* A parameter that is one number. */
static const value *number_of(const node *n) {
  return n->op == OP_TABLE && n->n == 0 && n->table->root->kind == CELL_VALUE ? n->table->root->value : NULL;
}

static text bound_text(buf *out, demand_op op, const node *measured, const unit *u, const node *bound,
                       kolua_lang lang) {
  const sentences *s = texts_demand(op, false);
  buf shown;
  buf_init(&shown, out->arena);
  if (bound != NULL && number_of(bound) != NULL) {
    show_value(&shown, number_of(bound), u, measured->field, lang);
  } else if (bound != NULL && bound->op == OP_CONST) {
    const bound_style how = op == DEMAND_BETWEEN ? BOUND_RANGE : s->either ? BOUND_EITHER : BOUND_ALL;
    show_bound(&shown, &bound->constant, u, measured->field, lang, NULL, how);
  } else if (bound != NULL) {
    formula_write(&shown, bound, lang);
  }
  return buf_text(&shown);
}

static void fill_bound(buf *out, const char *with, demand_op op, const node *measured, const unit *u, const node *bound,
                       kolua_lang lang) {
  const filling filled = {TEXT("bound"), bound_text(out, op, measured, u, bound, lang)};
  message_fill(out, text_of(with), &filled, 1);
}

static const char *asked(demand_op op, const node *bound, kolua_lang lang) {
  const bool is_same = op == DEMAND_EQUALS && bound != NULL && bound->op != OP_CONST;
  return is_same ? same_as.in[lang] : texts_demand(op, false)->ask.in[lang];
}

void formula_demand(buf *out, demand_op op, const node *measured, const unit *u, const node *bound, kolua_lang lang) {
  const bool is_same = op == DEMAND_EQUALS && bound != NULL && bound->op != OP_CONST;
  const char *outright = asks_outright[op].in[lang];
  fill_bound(out, outright != NULL && !is_same ? outright : asked(op, bound, lang), op, measured, u, bound, lang);
}

const char *formula_otherwise(demand_op op, kolua_lang lang) {
  const char *own = otherwise[op].in[lang];
  return own != NULL ? own : in_any_case.in[lang];
}

static void write_test(buf *out, const node *n, kolua_lang lang) {
  const node *measured = n->args[0], *bound = n->n > 1 ? n->args[1] : NULL;
  const char *own = found[n->demand].in[lang];
  if (n->demand == DEMAND_PRESENT || n->demand == DEMAND_ABSENT) {
    const text name = tested(out, n, lang);
    write_presence(out, n->demand, &name, 1, lang);
    return;
  }
  formula_write(out, measured, lang);
  buf_add_string(out, ": ");
  fill_bound(out, own != NULL ? own : asked(n->demand, bound, lang), n->demand, measured, measured->unit, bound, lang);
}

/* ---------------------------------------------------------------- functions */

static size_t filter_of(const node *n) {
  if (n->op < OP_COUNT || n->op > OP_SHARE) return n->n;
  return n->op == OP_WEIGHTED_AVERAGE ? 2 : 1;
}

static void fill(buf *out, const char *with, const node *n, const text *args, kolua_lang lang) {
  static const char *const names[] = {"1", "2", "3", "4"};
  filling filled[7];
  size_t k = 0;
  buf all;
  buf_init(&all, out->arena);
  show_joined(&all, args, n->n, lang, false);
  for (size_t i = 0; i < n->n && i < 4; i++) filled[k++] = (filling){text_of(names[i]), args[i]};
  filled[k++] = (filling){TEXT("all"), buf_text(&all)};
  filled[k++] = (filling){TEXT("list"), list_walked(out, n, lang)};
  filled[k++] = (filling){TEXT("table"), n->table != NULL ? n->table->id : (text){0}};
  message_fill(out, text_of(with), filled, k);
}

/* "sum of “Share”", or, of what a filter chooses, "sum of “Share” (only where “Trigger”: signing)". Each argument is told once:
** told again for each use, an expression would cost twice as much with each level. */
static void write_call(buf *out, const node *n, kolua_lang lang) {
  const size_t filter = filter_of(n);
  text *args = ARENA_ARRAY(out->arena, n->n + 1, text);
  for (size_t i = 0; i < n->n; i++) args[i] = operand(out, n, i, lang);
  if (filter >= n->n) {
    fill(out, words[n->op].in[lang], n, args, lang);
    return;
  }
  buf whole;
  buf_init(&whole, out->arena);
  fill(&whole, words[n->op].in[lang], n, args, lang);
  const filling filled[] = {{TEXT("1"), buf_text(&whole)}, {TEXT("2"), args[filter]}};
  message_fill(out, text_of(only_those.in[lang]), filled, 2);
}

void formula_write(buf *out, const node *n, kolua_lang lang) {
  if (number_of(n) != NULL) show_value(out, number_of(n), n->table->unit, n->field, lang);
  else if (n->op == OP_CONST) show_bound(out, &n->constant, n->unit, n->field, lang, NULL, BOUND_ALL);
  else if (n->op == OP_PATH) write_path(out, n, lang);
  else if (n->op == OP_TEST) write_test(out, n, lang);
  else if (n->op == OP_ALL_OF || n->op == OP_ANY_OF) write_junction(out, n, lang);
  else write_call(out, n, lang);
}
