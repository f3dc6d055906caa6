/* shown.c: see shown.h. A rule's thresholds are the bounds of its demands, the parameters of its function, and the
** cells of each shared table that its expressions look into. */
#include "policy/shown.h"

#include "base/dates.h"
#include "base/number.h"
#include "rule/plan.h"

#include <string.h>

/* ---- values */

static bool is_plain_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

/* Text that YAML reads as this text without quotes: letters first, then also digits, dots and dashes. */
static bool is_plain(text t) {
  static const char *const others[] = {"true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"};
  for (size_t i = 0; i < sizeof others / sizeof *others; ++i) {
    if (text_is(t, others[i])) return false;
  }
  for (size_t i = 0; i < t.len; ++i) {
    const char c = t.at[i];
    const bool is_inner = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (!is_plain_letter(c) && !(i > 0 && is_inner)) return false;
  }
  return t.len > 0;
}

static void show_quoted(buf *out, text t) {
  buf_add_char(out, '"');
  for (size_t i = 0; i < t.len; ++i) {
    const unsigned char c = (unsigned char)t.at[i];
    if (c == '"' || c == '\\') buf_add_char(out, '\\');
    if (c < 0x20 || c == 0x7F) buf_format(out, "\\x%02X", c);
    else buf_add_char(out, t.at[i]);
  }
  buf_add_char(out, '"');
}

static void show_text(buf *out, text t) {
  if (is_plain(t)) buf_add(out, t);
  else show_quoted(out, t);
}

static void show_list(buf *out, const value *v) {
  buf_add_char(out, '[');
  for (uint32_t i = 0; i < v->len; ++i) {
    if (i > 0) buf_add_string(out, ", ");
    shown_value(out, &v->as.items[i]);
  }
  buf_add_char(out, ']');
}

static void show_map(buf *out, const value *v) {
  buf_add_char(out, '{');
  for (uint32_t i = 0; i < v->len; ++i) {
    buf_add_string(out, i > 0 ? ", " : " ");
    show_text(out, *value_member(v, i)->key);
    buf_add_string(out, ": ");
    shown_value(out, &value_member(v, i)->value);
  }
  buf_add_string(out, " }");
}

void shown_value(buf *out, const value *v) {
  char room[NUMBER_ROOM];
  switch ((kolua_type)v->type) {
    case KOLUA_NULL: buf_add_string(out, "null"); break;
    case KOLUA_BOOL: buf_add_string(out, v->as.boolean ? "true" : "false"); break;
    case KOLUA_INTEGER: buf_add_integer(out, v->as.integer); break;
    case KOLUA_NUMBER: buf_add_string(out, number_write(v->as.number, false, room)); break;
    case KOLUA_STRING: show_text(out, value_text(v)); break;
    case KOLUA_LIST: show_list(out, v); break;
    case KOLUA_MAP: show_map(out, v); break;
  }
}

/* ---- thresholds */

/* What is written out is made in scratch memory and kept to the byte: a policy has a thousand thresholds. */
typedef struct gathering {
  arena *arena, *scratch;
  kolua_threshold *list; /* in scratch */
  size_t n, room;
  const parameter **tables; /* shared tables taken already */
  size_t n_tables;
} gathering;

static const char *value_text_of(const gathering *g, const value *v) {
  buf out;
  buf_init(&out, g->scratch);
  shown_value(&out, v);
  return text_copy(g->arena, buf_text(&out)).at;
}

static const char *bound_text_of(const gathering *g, const expr *bound) {
  if (bound->op == OP_CONST) return value_text_of(g, bound->constant);
  buf out;
  buf_init(&out, g->scratch);
  expr_write(&out, bound);
  return text_copy(g->arena, buf_text(&out)).at;
}

/* Cells of a table mostly stand in one place: then the text of the last one serves. */
static const char *origin_of(const gathering *g, place at) {
  if (at.file == NULL) return "command line";
  const char *here = text_format(g->scratch, "%s:%u", at.file, at.line);
  const char *last = g->n > 0 ? g->list[g->n - 1].origin : "";
  return strcmp(last, here) == 0 ? last : text_copy(g->arena, text_of(here)).at;
}

/* The name ends in a zero and lies where the rule does, as the unit's does in the model. */
static kolua_threshold *add_threshold(gathering *g, const char *name, const value *v, const unit *u, place origin) {
  if (g->n == g->room) {
    const size_t more = g->room ? g->room * 2 : 16;
    g->list = arena_grow(g->scratch, g->list, g->room * sizeof *g->list, more * sizeof *g->list);
    g->room = more;
  }
  const kolua_threshold added = {.name = name,
                                 .value = v ? value_text_of(g, v) : NULL,
                                 .unit = u ? u->name.at : "",
                                 .origin = origin_of(g, origin)};
  g->list[g->n++] = added;
  return &g->list[g->n - 1];
}

static void add_earlier(gathering *g, kolua_threshold *to, const overridden *earlier) {
  size_t n = 0;
  for (const overridden *s = earlier; s != NULL; s = s->earlier) ++n;
  kolua_setting *list = ARENA_ARRAY(g->arena, n, kolua_setting);
  for (const overridden *s = earlier; s != NULL; s = s->earlier) {
    const char *was = s->bound != NULL ? bound_text_of(g, s->bound) : value_text_of(g, s->value);
    list[to->earlier_count++] = (kolua_setting){was, origin_of(g, s->origin)};
  }
  to->earlier = list;
}

static void add_cell(gathering *g, text name, const cell *c, const unit *u) {
  if (c->kind == CELL_VALUE) {
    kolua_threshold *added = add_threshold(g, text_copy(g->arena, name).at, c->value, u, c->origin);
    add_earlier(g, added, c->earlier);
    return;
  }
  for (size_t i = 0; i < c->n; ++i) {
    const text key = c->entries[i].key;
    const char *below = text_format(g->scratch, "%.*s.%.*s", (int)name.len, name.at, (int)key.len, key.at);
    add_cell(g, text_of(below), c->entries[i].cell, u);
  }
}

/* A shared table states no unit: one that is a bound has that of what it bounds. */
static void add_table(gathering *g, const parameter *table, const unit *u) {
  for (size_t i = 0; i < g->n_tables; ++i) {
    if (g->tables[i] == table) return;
  }
  g->tables = arena_grow(g->scratch, g->tables, g->n_tables * sizeof *g->tables, (g->n_tables + 1) * sizeof *g->tables);
  g->tables[g->n_tables++] = table;
  add_cell(g, table->id, table->root, table->unit != NULL ? table->unit : u);
}

static void add_tables_of_expr(gathering *g, const expr *e, const unit *u) {
  if (e == NULL) return;
  if (e->op == OP_TABLE || e->op == OP_COVERS) add_table(g, e->table, u);
  for (size_t i = 0; i < e->n; ++i) add_tables_of_expr(g, e->args[i], NULL);
}

/* "low(tier)", "low(tier) / 2" */
static void add_tables_of_bound(gathering *g, const expr *e, const unit *u) {
  if (e == NULL) return;
  const bool is_scaled = (e->op == OP_MULTIPLY || e->op == OP_DIVIDE) && e->args[1]->op == OP_CONST;
  add_tables_of_expr(g, is_scaled ? e->args[0] : e, u);
  if (is_scaled) add_tables_of_expr(g, e->args[1], NULL);
}

static void add_tables_of_part(gathering *g, const part *p) {
  const expr *const own[] = {p->each, p->where, p->when, p->measure};
  for (size_t i = 0; i < p->n_demands; ++i) {
    add_tables_of_bound(g, p->demands[i].warn, p->plan != NULL ? p->plan->unit : NULL);
    add_tables_of_bound(g, p->demands[i].fail, p->plan != NULL ? p->plan->unit : NULL);
  }
  for (size_t i = 0; i < sizeof own / sizeof *own; ++i) add_tables_of_expr(g, own[i], NULL);
  for (size_t i = 0; i < p->n_parts; ++i) add_tables_of_part(g, &p->parts[i]);
}

static void add_bound(gathering *g, const threshold *t) {
  const expr *bound = *t->bound;
  const value *v = bound->op == OP_CONST ? bound->constant : NULL;
  kolua_threshold *added = add_threshold(g, t->name.at, v, t->unit, t->origin);
  add_earlier(g, added, t->earlier);
}

static void gather(kolua_rule *out, arena *a, arena *scratch, const rule *r) {
  gathering g = {.arena = a, .scratch = scratch};
  for (size_t i = 0; i < r->n_thresholds; ++i) add_bound(&g, &r->thresholds[i]);
  for (size_t i = 0; i < r->n_params; ++i) add_cell(&g, r->params[i]->id, r->params[i]->root, r->params[i]->unit);
  add_tables_of_part(&g, &r->root);
  kolua_threshold *list = ARENA_ARRAY(a, g.n, kolua_threshold);
  if (g.n > 0) memcpy(list, g.list, g.n * sizeof *list);
  out->thresholds = list;
  out->threshold_count = g.n;
}

/* ---- rules */

/* Texts of rules and sources end in a zero, so they are shown as they lie. */
static void show_label(const char *out[KOLUA_LANGS], label l) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) out[i] = l.in[i].len > 0 ? l.in[i].at : "";
}

static const char *show_day(arena *a, bool is_given, int64_t day) {
  char room[DATE_ROOM];
  return is_given ? text_copy(a, text_of(date_write(day, room))).at : NULL;
}

static void show_sources(arena *a, kolua_rule *out, const ruleset *rs, const rule *r) {
  kolua_source *list = ARENA_ARRAY(a, r->n_source, kolua_source);
  for (size_t i = 0; i < r->n_source; ++i) {
    const source *found = ruleset_source(rs, r->source[i]);
    list[i].id = r->source[i].at;
    show_label(list[i].title, found ? found->title : (label){0});
  }
  out->sources = list;
  out->source_count = r->n_source;
}

static void show_texts(kolua_rule *out, const rule *r) {
  show_label(out->title, r->title);
  show_label(out->reason, r->reason);
  show_label(out->remedy, r->remedy);
  show_label(out->wording, r->wording);
}

static kolua_rule show_rule(arena *a, arena *scratch, const ruleset *rs, const rule *r) {
  kolua_rule shown = {.id = r->id.at,
                      .pack = text_copy(a, r->pack).at,
                      .subject = r->on.at,
                      .severity = r->severity,
                      .weight = r->weight,
                      .is_function = r->is_function,
                      .fields = r->plan && !r->is_function ? r->plan->fields : NULL,
                      .from = show_day(a, r->has_from, r->from),
                      .until = show_day(a, r->has_until, r->until),
                      .warn_until = show_day(a, r->has_warn_until, r->warn_until),
                      .only_warns = r->only_warns,
                      .file = r->at.file,
                      .line = r->at.line};
  gather(&shown, a, scratch, r);
  show_texts(&shown, r);
  show_sources(a, &shown, rs, r);
  return shown;
}

void shown_build(kolua_policy *policy) {
  const ruleset *rs = &policy->rules;
  policy->shown = ARENA_ARRAY(&policy->arena, rs->n_rules, kolua_rule);
  for (size_t i = 0; i < rs->n_rules; ++i)
    policy->shown[i] = show_rule(&policy->arena, &policy->scratch, rs, rs->rules[i]);
}
