/* map_suggest.c: a map file proposed for a table, from the names of its columns and the cells of its first rows.
**
** Each column takes the field whose names are most like its own; of two columns the one that is more like it. What is not
** understood stands there too, as a comment with what it may be: a proposal is read by a person, and hides no column. */
#include "policy/mapping.h"
#include "report/json_write.h"
#include "report/likeness.h"
#include "report/map_offers.h"
#include "report/map_samples.h"
#include "report/report.h"
#include "report/words.h"

enum {
  MOST_ROWS = 200,
  SURE = 72,
  CLEAR = 90,
  POSSIBLE = 40,
  NO_NUMBERS = 45,
  CANDIDATES = 3,
  MOST_WORDS = 8,
  MOST_KINDS = 8
};

typedef struct column {
  const char *name; /* as the map writes it: "Email#2" */
  text words;
  const option *kind; /* that its name begins with: "Web" of "Web price"; NULL: none */
  samples samples;
  bool says_percent, has_misfit;
  size_t n_empty;
  offer *chosen; /* NULL: none */
  const offer *best[CANDIDATES];
  int score[CANDIDATES];
  cell_guess guess;
} column;

typedef struct suggestion {
  const kolua_policy *policy;
  const subject *subject;
  const char *file;
  kolua_lang lang;
  arena *a;
  buf *out;
  column *columns;
  size_t n, n_rows, n_placed;
  offers offers;
  const option *kinds[MOST_KINDS]; /* of the elements of the list of kinds, where names begin with them */
  unsigned n_kinds;
  text empty[MOST_WORDS];
  size_t n_empty;
  char delimiter, decimal;
  bool is_decimal_sure, names_rows;
} suggestion;

/* ---------------------------------------------------------------- reading */

static void note_empty(suggestion *s, text t) {
  for (size_t i = 0; i < s->n_empty; i++)
    if (text_equal(s->empty[i], t)) return;
  if (s->n_empty < MOST_WORDS) s->empty[s->n_empty++] = text_copy(s->a, t);
}

static void take_cell(suggestion *s, column *c, text written) {
  const text t = text_trim(written);
  if (sample_is_empty(t)) note_empty(s, t);
  if (t.len == 0 || sample_is_empty(t)) c->n_empty++;
  else c->samples.at[c->samples.n++] = text_copy(s->a, t);
}

static void name_columns(suggestion *s, const text *header) {
  text *names = ARENA_ARRAY(s->a, s->n, text);
  s->columns = ARENA_ARRAY(s->a, s->n, column);
  for (size_t i = 0; i < s->n; i++) names[i] = mapping_name(header[i], s->a);
  for (size_t i = 0; i < s->n; i++) {
    size_t before = 0, all = 0;
    for (size_t k = 0; k < s->n; k++) {
      all += text_equal(names[k], names[i]);
      before += k <= i && text_equal(names[k], names[i]);
    }
    column *c = &s->columns[i];
    c->name = all > 1 && names[i].len > 0 ? text_format(s->a, "%.*s#%zu", SPELT(names[i]), before)
                                          : text_format(s->a, "%.*s", SPELT(names[i]));
    c->words = likeness_words(names[i], s->a);
    c->says_percent = memchr(names[i].at, '%', names[i].len) != NULL;
    c->samples.at = ARENA_ARRAY(s->a, MOST_ROWS, text);
  }
}

static kolua_status read_table(suggestion *s, text csv, problems *p) {
  csv_reader *reader;
  csv_row row;
  size_t n_columns;
  s->delimiter = csv_delimiter(csv, &n_columns);
  const kolua_status status = csv_open_foreign(&reader, s->a, s->file, csv, s->delimiter, &s->policy->limits, p);
  if (status != KOLUA_OK) return status;
  const text *header = csv_header(reader, &s->n);
  name_columns(s, header);
  while (s->n_rows < MOST_ROWS && csv_next(reader, &row, NULL)) {
    if (row.status != KOLUA_OK) continue;
    s->n_rows++;
    for (size_t i = 0; i < s->n; i++) take_cell(s, &s->columns[i], row.cells[i]);
  }
  return KOLUA_OK;
}

/* ---------------------------------------------------------------- kinds */

/* The words behind those of the option; empty: they do not begin with it. */
static text behind_option(text words, const option *o, arena *a) {
  for (size_t i = 0; i <= KOLUA_LANGS; i++) {
    const text start = likeness_words(i < KOLUA_LANGS ? o->label.in[i] : o->name, a);
    if (start.len > 0 && words.len > start.len + 1 && memcmp(words.at, start.at, start.len) == 0 &&
        words.at[start.len] == ' ')
      return (text){words.at + start.len + 1, words.len - start.len - 1};
  }
  return (text){0};
}

/* Whether something in the element is called so. */
static bool is_in_element(const suggestion *s, text words) {
  for (size_t i = 0; i < s->offers.n; i++)
    if (s->offers.at[i].element > 0 && offer_likeness(&s->offers.at[i], words) >= SURE) return true;
  return false;
}

static void note_kind(suggestion *s, column *c, const option *o, text rest) {
  unsigned i = 0;
  while (i < s->n_kinds && s->kinds[i] != o) i++;
  if (i == MOST_KINDS) return;
  s->kinds[i] = o;
  if (i == s->n_kinds) s->n_kinds++;
  c->kind = o;
  c->words = rest;
}

/* Collects the offers: of as many elements as names of columns begin with. */
static void find_kinds(suggestion *s) {
  const field *list = offers_kinds(s->subject);
  offers_collect(&s->offers, s->subject, 1, s->a);
  const field *teller = list != NULL ? model_field(list->record, list->names[0]) : NULL;
  for (size_t i = 0; teller != NULL && i < s->n; i++) {
    column *c = &s->columns[i];
    for (size_t k = 0; k < teller->options.n && c->kind == NULL; k++) {
      const text rest = behind_option(c->words, &teller->options.at[k], s->a);
      if (rest.len > 0 && is_in_element(s, rest)) note_kind(s, c, &teller->options.at[k], rest);
    }
  }
  if (s->n_kinds > 1) offers_collect(&s->offers, s->subject, s->n_kinds, s->a);
  for (size_t i = 0; i < s->offers.n && s->n_kinds > 0; i++)
    if (s->offers.at[i].field == teller) s->offers.at[i].taken_by = "";
}

static bool is_for(const suggestion *s, const column *c, const offer *o) {
  if (s->n_kinds == 0) return true;
  return c->kind == NULL ? o->element == 0 : o->element > 0 && s->kinds[o->element - 1] == c->kind;
}

/* ---------------------------------------------------------------- choosing */

static bool has_digit(text t) {
  for (size_t i = 0; i < t.len; i++)
    if (t.at[i] >= '0' && t.at[i] <= '9') return true;
  return false;
}

static bool is_share(const offer *o) {
  return o->field->unit != NULL && o->field->unit->percent && o->field->has_max && o->field->max <= 1;
}

/* A column without a digit holds neither numbers nor dates; one of counts holds no shares. */
static bool may_hold(const column *c, const offer *o) {
  if (is_share(o) && samples_are_counts(&c->samples)) return false;
  const bool needs_digits =
      o->type == FIELD_INTEGER || o->type == FIELD_NUMBER || o->type == FIELD_DATE || o->type == FIELD_DATETIME;
  if (!needs_digits || c->samples.n == 0) return true;
  for (size_t i = 0; i < c->samples.n; i++)
    if (has_digit(c->samples.at[i])) return true;
  return false;
}

static void rank(column *c, const offer *o, int score) {
  for (size_t i = 0; i < CANDIDATES; i++) {
    if (score <= c->score[i]) continue;
    for (size_t k = CANDIDATES - 1; k > i; k--) {
      c->best[k] = c->best[k - 1];
      c->score[k] = c->score[k - 1];
    }
    c->best[i] = o;
    c->score[i] = score;
    return;
  }
}

static column *find_surest(const suggestion *s) {
  column *surest = NULL;
  for (size_t i = 0; i < s->n; i++) {
    column *c = &s->columns[i];
    const bool is_open = c->name[0] != '\0' && c->chosen == NULL && c->score[0] >= SURE && c->best[0]->taken_by == NULL;
    if (is_open && (surest == NULL || c->score[0] > surest->score[0])) surest = c;
  }
  return surest;
}

static void choose(suggestion *s) {
  for (size_t i = 0; i < s->n; i++) {
    for (size_t k = 0; k < s->offers.n; k++) {
      const offer *o = &s->offers.at[k];
      if (is_for(s, &s->columns[i], o))
        rank(&s->columns[i], o,
             offer_likeness(o, s->columns[i].words) - (may_hold(&s->columns[i], o) ? 0 : NO_NUMBERS));
    }
  }
  for (column *c = find_surest(s); c != NULL; c = find_surest(s)) {
    c->chosen = &s->offers.at[c->best[0] - s->offers.at];
    c->chosen->taken_by = c->name;
    s->n_placed++;
  }
}

static bool is_number(field_type type) {
  return type == FIELD_INTEGER || type == FIELD_NUMBER;
}

static void guess(suggestion *s) {
  decimal_votes votes = {0};
  for (size_t i = 0; i < s->n; i++) {
    column *c = &s->columns[i];
    if (c->chosen != NULL && is_number(c->chosen->type)) samples_vote(&votes, &c->samples);
    if (c->chosen != NULL)
      samples_guess(&c->guess, &c->samples, c->chosen->field, c->chosen->type, c->says_percent, s->a);
  }
  s->decimal = decimal_of(&votes, &s->is_decimal_sure);
}

/* ---------------------------------------------------------------- writing */

static void add_quoted(suggestion *s, const char *t) {
  json_writer w;
  json_begin(&w, s->out, true);
  json_string(&w, t);
}

/* A word of the model's, which stands for itself in YAML or is quoted. */
static void add_word(suggestion *s, text t) {
  static const char *const others[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  bool is_plain = t.len > 0 && t.at[0] >= 'a' && t.at[0] <= 'z';
  for (size_t i = 0; i < t.len; i++) is_plain = is_plain && ((t.at[i] >= 'a' && t.at[i] <= 'z') || t.at[i] == '_');
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) is_plain = is_plain && !text_is(t, others[i]);
  if (is_plain) buf_add(s->out, t);
  else add_quoted(s, text_format(s->a, "%.*s", SPELT(t)));
}

static void add_path(suggestion *s, text path, bool is_inside) {
  if (is_inside && memchr(path.at, '[', path.len) != NULL) add_quoted(s, path.at);
  else buf_add(s->out, path);
}

/* true, false, or neither. */
static const char *truth_of(text t, arena *a) {
  static const char *const yes[] = {"yes", "y", "co", "x", "1", "dung"}, *const no[] = {"no", "n", "khong", "0", "sai"};
  const text words = likeness_words(t, a);
  for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
    if (text_is(words, yes[i])) return "true";
  for (size_t i = 0; i < sizeof no / sizeof *no; i++)
    if (text_is(words, no[i])) return "false";
  return NULL;
}

static const option *nearest_option(const field *f, text t, arena *a) {
  const text words = likeness_words(t, a);
  const option *best = NULL;
  int most = POSSIBLE + 10;
  for (size_t i = 0; i < f->options.n; i++) {
    const option *o = &f->options.at[i];
    int found = likeness(words, likeness_words(o->name, a));
    for (size_t lang = 0; lang < KOLUA_LANGS; lang++) {
      const int by_label = likeness(words, likeness_words(o->label.in[lang], a));
      if (by_label > found) found = by_label;
    }
    if (found <= most) continue;
    most = found;
    best = o;
  }
  return best;
}

static bool is_known(const text *list, size_t n, text t) {
  for (size_t i = 0; i < n; i++)
    if (text_equal(list[i], t)) return true;
  return false;
}

/* words: { "Yes": true }, for what the model does not know; what is like nothing is a misfit. */
static void add_words(suggestion *s, column *c, const cell_form *form) {
  text told[MOST_WORDS];
  size_t n = 0;
  for (size_t i = 0; i < c->samples.n && n < MOST_WORDS; i++) {
    const text t = c->samples.at[i];
    value read = {0};
    if (is_known(told, n, t) || cell_read(&read, form, t, s->a, s->a) == NULL) continue;
    const char *truth = form->type == FIELD_BOOLEAN ? truth_of(t, s->a) : NULL;
    const option *near = form->type == FIELD_ENUM ? nearest_option(form->field, t, s->a) : NULL;
    c->has_misfit |= truth == NULL && near == NULL;
    if (truth == NULL && near == NULL) continue;
    buf_add_string(s->out, n == 0 ? ", words: { " : ", ");
    add_quoted(s, text_format(s->a, "%.*s", SPELT(t)));
    buf_add_string(s->out, ": ");
    if (truth != NULL) buf_add_string(s->out, truth);
    else add_word(s, near->name);
    told[n++] = t;
  }
  if (n > 0) buf_add_string(s->out, " }");
}

static cell_form form_of(const suggestion *s, const column *c) {
  const offer *o = c->chosen;
  cell_form f = {.field = o->field, .type = o->type == FIELD_VALUES ? o->field->item : o->type};
  f.decimal = s->decimal;
  f.is_percent = c->guess.is_percent;
  f.is_short = c->guess.is_short;
  f.date = text_of(c->guess.date);
  f.separator = text_of(c->guess.list);
  if (c->guess.currency != NULL) f.signs = currency_signs(text_of(c->guess.currency), &f.n_signs, s->a);
  cell_words_make(&f, NULL, 0, s->a, s->a);
  return f;
}

static void find_misfits(const suggestion *s, column *c, const cell_form *form) {
  const bool has_words = form->type == FIELD_BOOLEAN || form->type == FIELD_ENUM;
  for (size_t i = 0; i < c->samples.n && !has_words; i++) {
    value read = {0};
    c->has_misfit |= cell_read(&read, form, c->samples.at[i], s->a, s->a) != NULL;
  }
}

/* Amounts in a currency that the field is not in: times is for a person to write. */
static bool is_foreign_money(const column *c) {
  const unit *u = c->chosen->field->unit;
  if (c->guess.currency == NULL || u == NULL || text_is(u->name, c->guess.currency)) return false;
  for (size_t i = 0; currency_at(i) != NULL; i++)
    if (text_is(u->name, currency_at(i))) return true;
  return false;
}

/* What stands behind the path, each with a comma before it. */
static text write_how(suggestion *s, column *c, const cell_form *form) {
  const cell_guess *g = &c->guess;
  buf how, *out = s->out;
  buf_init(&how, s->a);
  s->out = &how;
  if (g->is_percent) buf_add_string(&how, ", percent: true");
  if (g->is_short) buf_add_string(&how, ", short: true");
  if (g->currency != NULL) buf_format(&how, ", currency: %s%s", g->currency, is_foreign_money(c) ? ", times: ?" : "");
  if (g->date != NULL) buf_format(&how, ", date: \"%s\"", g->date);
  if (*g->list != '\0') buf_format(&how, ", list: \"%s\"", g->list);
  if (form->type == FIELD_BOOLEAN || form->type == FIELD_ENUM) add_words(s, c, form);
  s->out = out;
  return buf_text(&how);
}

static void add_remarks(suggestion *s, const column *c) {
  buf_format(s->out, "  # %s", offer_label(c->chosen, s->lang, s->a));
  if (c->score[0] < CLEAR) buf_format(s->out, "; %s", words_get(W_MAP_CHECK, s->lang));
  if (c->has_misfit) buf_format(s->out, "; %s", words_get(W_MAP_MISFIT, s->lang));
  if (is_foreign_money(c)) buf_format(s->out, "; %s", words_get(W_MAP_CURRENCY, s->lang));
  if (c->guess.is_share_unsure) buf_format(s->out, "; %s", words_get(W_MAP_SHARE, s->lang));
  if (c->guess.is_day_unsure) buf_format(s->out, "; %s", words_get(W_MAP_DAY, s->lang));
  buf_add_char(s->out, '\n');
}

static void add_placed(suggestion *s, column *c, bool is_id) {
  const cell_form form = form_of(s, c);
  const text how = write_how(s, c, &form);
  const bool is_inside = how.len > 0 || is_id;
  buf_add_string(s->out, is_foreign_money(c) ? "  # " : "  ");
  add_quoted(s, c->name);
  buf_add_string(s->out, is_inside ? ": { to: " : ": ");
  if (is_id) buf_format(s->out, "[%.*s, ", SPELT(s->subject->record->id->name));
  add_path(s, c->chosen->path, is_inside);
  if (is_id) buf_add_char(s->out, ']');
  buf_add(s->out, how);
  if (is_inside) buf_add_string(s->out, " }");
  find_misfits(s, c, &form);
  add_remarks(s, c);
}

static void add_open(suggestion *s, const column *c) {
  if (c->name[0] == '\0') return;
  buf_add_string(s->out, "  # ");
  add_quoted(s, c->name);
  buf_add_string(s->out, ":");
  if (c->score[0] < POSSIBLE) buf_format(s->out, "  # %s", words_get(W_MAP_NOTHING, s->lang));
  for (size_t i = 0; i < CANDIDATES && c->score[i] >= POSSIBLE; i++) {
    const offer *o = c->best[i];
    buf_format(s->out, "%s %.*s (%s)", i > 0 ? "," : "", SPELT(o->path), offer_label(o, s->lang, s->a));
    if (o->taken_by != NULL)
      buf_format(s->out, " – %s \"%s\"", words_get(W_MAP_TAKEN, s->lang), value_show(text_of(o->taken_by), s->a));
  }
  buf_add_char(s->out, '\n');
}

/* ---------------------------------------------------------------- the id */

static bool are_distinct(const samples *t) {
  for (size_t i = 0; i < t->n; i++)
    if (is_known(t->at + i + 1, t->n - i - 1, t->at[i])) return false;
  return t->n > 0;
}

static bool has_id(const suggestion *s) {
  for (size_t i = 0; i < s->n; i++)
    if (s->columns[i].chosen != NULL && s->columns[i].chosen->field == s->subject->record->id) return true;
  return false;
}

/* A column of texts that are all there and all different can name the rows; NULL: there is none. */
static const column *find_id(const suggestion *s) {
  for (size_t i = 0; i < s->n && !has_id(s); i++) {
    const column *c = &s->columns[i];
    if (c->chosen != NULL && c->chosen->type == FIELD_STRING && c->n_empty == 0 && are_distinct(&c->samples)) return c;
  }
  return NULL;
}

/* ---------------------------------------------------------------- head and foot */

static void add_head(suggestion *s, const column *id) {
  buf_format(s->out, "# %s %s; %s: %zu/%zu.\n# %s\n", words_get(W_MAP_PROPOSED, s->lang),
             value_show(text_of(s->file), s->a), words_get(W_MAP_PLACED, s->lang), s->n_placed, s->n,
             words_get(W_MAP_READ, s->lang));
  buf_format(s->out, "as: %.*s\n", SPELT(s->subject->name));
  if (s->delimiter != ',') buf_format(s->out, "delimiter: \"%s\"\n", csv_delimiter_shown(s->delimiter));
  if (s->decimal != '\0')
    buf_format(s->out, "decimal: \"%c\"%s%s\n", s->decimal, s->is_decimal_sure ? "" : "  # ",
               s->is_decimal_sure ? "" : words_get(W_MAP_DECIMAL, s->lang));
  if (s->n_empty > 0) buf_add_string(s->out, "empty: [");
  for (size_t i = 0; i < s->n_empty; i++) {
    if (i > 0) buf_add_string(s->out, ", ");
    add_quoted(s, s->empty[i].at);
  }
  if (s->n_empty > 0) buf_add_string(s->out, "]\n");
  if (id == NULL && !has_id(s)) buf_format(s->out, "id: line  # %s\n", words_get(W_MAP_NO_ID, s->lang));
}

static bool holder_is_used(const suggestion *s, const offer *o) {
  for (size_t i = 0; i < s->offers.n && o->holder_len > 0; i++) {
    const offer *other = &s->offers.at[i];
    if (other->taken_by != NULL && other->holder_len >= o->holder_len &&
        memcmp(other->path.at, o->path.at, o->holder_len) == 0)
      return true;
  }
  return o->holder_len == 0;
}

static void open_constants(suggestion *s, bool *is_open) {
  if (!*is_open) buf_format(s->out, "constants:  # %s\n", words_get(W_MAP_CONSTANTS, s->lang));
  *is_open = true;
}

/* What the model requires and no column gives: mostly the same for the whole table. */
static void add_foot(suggestion *s) {
  bool is_open = false;
  for (size_t i = 0; i < s->offers.n; i++) {
    const offer *o = &s->offers.at[i];
    const bool is_kind = o->taken_by != NULL && *o->taken_by == '\0';
    const bool is_given = o->taken_by != NULL || o->field == s->subject->record->id;
    if (!is_kind && (!o->field->required || o->key != NULL || is_given || !holder_is_used(s, o))) continue;
    open_constants(s, &is_open);
    buf_format(s->out, is_kind ? "  %.*s: " : "  # %.*s:", SPELT(o->path));
    if (is_kind) add_word(s, s->kinds[o->element - 1]->name);
    buf_format(s->out, "  # %s", offer_label(o, s->lang, s->a));
    for (size_t k = 0; !is_kind && o->type == FIELD_ENUM && k < o->field->options.n && k < MOST_WORDS; k++)
      buf_format(s->out, "%s%.*s", k > 0 ? ", " : ": ", SPELT(o->field->options.at[k].name));
    buf_add_char(s->out, '\n');
  }
}

static void write_map(suggestion *s) {
  const column *id = find_id(s);
  add_head(s, id);
  buf_add_string(s->out, "columns:\n");
  for (size_t i = 0; i < s->n; i++) {
    if (s->columns[i].chosen != NULL) add_placed(s, &s->columns[i], &s->columns[i] == id);
    else add_open(s, &s->columns[i]);
  }
  add_foot(s);
}

kolua_status report_suggest_map(const kolua_policy *policy, const subject *as, const char *file, text csv,
                                kolua_lang lang, report_sink sink, problems *p) {
  const arena_mark mark = arena_here(sink.scratch);
  buf out;
  buf_init(&out, sink.scratch);
  suggestion s = {.policy = policy, .subject = as, .file = file, .lang = lang, .a = sink.scratch, .out = &out};
  kolua_status status = read_table(&s, csv, p);
  if (status == KOLUA_OK) {
    find_kinds(&s);
    choose(&s);
    guess(&s);
    write_map(&s);
    status = sink.write(sink.payload, buf_text(&out).at, out.len);
  }
  arena_release(sink.scratch, mark);
  return status;
}
