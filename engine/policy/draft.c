/* draft.c: see draft.h. */
#include "policy/draft.h"

#include "base/number.h"
#include "base/utf8.h"
#include "data/placeholder.h"
#include "policy/filename.h"
#include "policy/loader.h"

#include <math.h>
#include <string.h>

enum { WORDS = 16 };

typedef struct filling { /* what {name} stands for */
  const char *name;
  text text;
} filling;

typedef struct job {
  const draft *draft;
  filling words[WORDS];
  size_t n;
  text stem; /* of files named after the rule */
} job;

static void set(job *j, const char *name, text t) {
  j->words[j->n++] = (filling){name, t};
}

/* ---- names */

static kolua_status refuse(const draft *d, const char *format, ...) __attribute__((format(printf, 2, 3)));

static kolua_status refuse(const draft *d, const char *format, ...) {
  buf message;
  va_list args;
  buf_init(&message, d->scratch);
  va_start(args, format);
  buf_vformat(&message, format, args);
  va_end(args);
  return problem_add(d->problems, KOLUA_EINVAL, (place){0}, "%s", buf_text(&message).at);
}

static bool has_dot(text t) {
  return memchr(t.at, '.', t.len) != NULL;
}

static kolua_status check_pack(const draft *d, text name) {
  const loader l = {d->policy->load, d->policy->load_payload, d->scratch, d->scratch, NULL};
  const char *folder = filename_join(d->scratch, d->policy->rules_folder, name);
  if (!loader_has_file(&l, filename_join(d->scratch, folder, TEXT("pack.yaml")))) return KOLUA_OK;
  return refuse(d, "a shipped pack is named '%.*s': yours needs a name of its own", SPELT(name));
}

static kolua_status check_rule(const draft *d, text name) {
  const rule *known = ruleset_find(&d->policy->rules, name);
  if (known == NULL) known = policy_left_out(d->policy, name);
  if (known != NULL)
    return refuse(d, "the rule '%.*s' is there already, at %s:%u", SPELT(name), known->at.file, known->at.line);
  const char *dot = memchr(name.at, '.', name.len);
  if (dot != NULL) return check_pack(d, (text){name.at, (size_t)(dot - name.at)});
  return refuse(d, "the id of a rule has the pack before a dot, as house.%.*s", SPELT(name));
}

kolua_status draft_check_name(const draft *d, kolua_draft what, text name) {
  const bool is_rule = what == KOLUA_DRAFT_RULE;
  if (!rule_id_is_valid(name) || (!is_rule && has_dot(name)))
    return refuse(d, "'%.*s' is no name: write lower-case letters, digits, - and _%s", SPELT(name),
                  is_rule ? ", in words with dots between" : "");
  if (is_rule) return check_rule(d, name);
  return what == KOLUA_DRAFT_PACK ? check_pack(d, name) : KOLUA_OK;
}

/* ---- what a rule is drafted with: a number of its subject, and bounds within its range */

typedef struct measured {
  const field *field;
  text path; /* from the subject */
  double warn, fail, step;
} measured;

typedef struct choice { /* among the numbers of a subject */
  const draft *draft;
  text pack; /* of the rule */
  const subject *subject;
  bool wants_closed;
  size_t skip; /* so many before the one that is wanted */
} choice;

static bool is_closed(const field *f) {
  return f->has_min && f->has_max;
}

/* False: there are no two numbers in the range, each with a step beyond it. The step is so small that a case there notices a
** bound that moves by a tenth. */
static bool choose_bounds(measured *m, const field *f) {
  const double from = f->has_min ? f->min : f->has_max ? f->max - 4 : 0;
  const double quarter = is_closed(f) ? (f->max - f->min) / 4 : 1;
  const bool is_whole = f->type == FIELD_INTEGER;
  m->warn = is_whole ? ceil(from + quarter) : from + quarter;
  m->fail = is_whole ? ceil(from + 2 * quarter) : from + 2 * quarter;
  m->step = is_whole ? 1 : quarter / 25;
  return m->warn < m->fail && (!f->has_max || m->fail + m->step <= f->max);
}

/* Whether a rule of the pack measures that field of the subject and nothing else: two such rules would be one. */
static bool is_measured(const choice *c, text path) {
  const ruleset *rs = &c->draft->policy->rules;
  bool is_same = false;
  for (size_t i = 0; i < rs->n_rules && !is_same; i++) {
    const rule *r = rs->rules[i];
    const expr *measure = r->root.measure;
    if (!text_equal(r->pack, c->pack) || measure == NULL || r->subject != c->subject) continue;
    buf written;
    buf_init(&written, c->draft->scratch);
    expr_write(&written, measure);
    const text own = text_of(text_format(c->draft->scratch, "%.*s.%.*s", SPELT(c->subject->name), SPELT(path)));
    is_same = text_equal(buf_text(&written), own);
  }
  return is_same;
}

/* A closed range gives bounds that mean something. */
static bool find_number(choice *c, measured *out, const record *r, text above) {
  arena *a = c->draft->arena;
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    const text path = above.len == 0 ? f->name : text_of(text_format(a, "%.*s.%.*s", SPELT(above), SPELT(f->name)));
    *out = (measured){.field = f, .path = path};
    const bool is_number = f->type == FIELD_INTEGER || f->type == FIELD_NUMBER;
    const bool is_fit =
        is_number && is_closed(f) == c->wants_closed && f->label.in[KOLUA_EN].len > 0 && choose_bounds(out, f);
    if (is_fit && c->skip == 0 && !is_measured(c, path)) return true;
    if (is_fit && c->skip > 0) c->skip--;
    if (f->type == FIELD_RECORD && find_number(c, out, f->record, path)) return true;
  }
  return false;
}

/* "audience: { share: 0.5 }" */
static text as_case(const draft *d, text path, double n) {
  char room[NUMBER_ROOM];
  buf out;
  size_t depth = 0;
  buf_init(&out, d->arena);
  for (size_t i = 0; i < path.len; i++) {
    if (path.at[i] != '.') buf_add_char(&out, path.at[i]);
    else buf_add_string(&out, ": { ");
    depth += path.at[i] == '.';
  }
  buf_format(&out, ": %s", number_write(n, true, room));
  while (depth-- > 0) buf_add_string(&out, " }");
  return buf_text(&out);
}

static text as_number(const draft *d, double n) {
  char room[NUMBER_ROOM];
  return text_copy(d->arena, text_of(number_write(n, true, room)));
}

/* As it stands between quotes in Lua and YAML, on one line. */
static text quoted(const draft *d, text written) {
  buf shown, out;
  buf_init(&shown, d->scratch);
  buf_init(&out, d->arena);
  utf8_show_line(&shown, written);
  const text t = buf_text(&shown);
  for (size_t i = 0; i < t.len; i++) {
    if (t.at[i] == '"' || t.at[i] == '\\') buf_add_char(&out, '\\');
    buf_add_char(&out, t.at[i]);
  }
  return buf_text(&out);
}

static text subjects_of(const draft *d) {
  buf out;
  buf_init(&out, d->arena);
  for (size_t i = 0; i < d->policy->model->n_subjects; i++)
    buf_format(&out, "%s%.*s", i > 0 ? ", " : "", SPELT(d->policy->model->subjects[i].name));
  return buf_text(&out);
}

static kolua_status refuse_subject(const draft *d, text wanted) {
  const model *known = d->policy->model;
  if (wanted.len == 0 || model_subject(known, wanted) != NULL)
    return refuse(d, "%s has no number of its own to draft a rule with", wanted.len > 0 ? wanted.at : "the model");
  text *names = ARENA_ARRAY(d->scratch, known->n_subjects, text);
  for (size_t i = 0; i < known->n_subjects; i++) names[i] = known->subjects[i].name;
  const text near = text_nearest(wanted, names, known->n_subjects, d->scratch);
  return refuse(d, "no subject is named '%.*s'%s: there are %s", SPELT(wanted), text_hint(near, d->scratch),
                subjects_of(d).at);
}

/* NULL: none that is wanted has a number. Of ranges that are open on a side the bounds mean little: they come last. */
static const subject *choose_subject(const draft *d, text id, text wanted, size_t skip, measured *m) {
  const model *known = d->policy->model;
  const char *dot = memchr(id.at, '.', id.len);
  const text own = {id.at, dot != NULL ? (size_t)(dot - id.at) : id.len};
  for (size_t i = 0; i < known->n_subjects; i++) {
    const subject *s = &known->subjects[i];
    const bool is_meant = wanted.len == 0 || text_equal(s->name, wanted);
    choice tried[] = {{d, own, s, true, skip}, {d, own, s, true, 0}, {d, own, s, false, 0}};
    for (size_t k = 0; is_meant && k < sizeof tried / sizeof *tried; k++)
      if (find_number(&tried[k], m, s->record, (text){0})) return s;
  }
  return NULL;
}

/* The first number is for the rule that a new pack begins with; one that joins it takes the second, if there is one. */
static kolua_status set_rule(job *j, text id, text wanted, size_t skip) {
  const draft *d = j->draft;
  measured m;
  const subject *s = choose_subject(d, id, wanted, skip, &m);
  if (s == NULL) return refuse_subject(d, wanted);
  set(j, "rule", id);
  set(j, "subject", s->name);
  set(j, "subjects", subjects_of(d));
  set(j, "path", m.path);
  set(j, "label_en", quoted(d, m.field->label.in[KOLUA_EN]));
  set(j, "label_vi",
      quoted(d, m.field->label.in[KOLUA_VI].len > 0 ? m.field->label.in[KOLUA_VI] : m.field->label.in[KOLUA_EN]));
  set(j, "warn", as_number(d, m.warn));
  set(j, "fail", as_number(d, m.fail));
  set(j, "case_warn", as_case(d, m.path, m.warn));
  set(j, "case_fail", as_case(d, m.path, m.fail));
  set(j, "case_above_warn", as_case(d, m.path, number_rounded(m.warn + m.step, 9)));
  set(j, "case_above_fail", as_case(d, m.path, number_rounded(m.fail + m.step, 9)));
  return KOLUA_OK;
}

/* ---- filling in */

static const char *threshold_value(const kolua_policy *policy, text name) {
  for (size_t i = 0; i < policy->rules.n_rules; i++) {
    const kolua_rule *r = &policy->shown[i];
    for (size_t k = 0; k < r->threshold_count; k++)
      if (text_is(name, r->thresholds[k].name)) return r->thresholds[k].value;
  }
  return NULL;
}

static bool is_number(text t, double *out) {
  int64_t whole;
  const number_kind read = number_parse(t, &whole, out);
  if (read == NUMBER_INTEGER) *out = (double)whole;
  return read == NUMBER_INTEGER || read == NUMBER_DOUBLE;
}

/* "RULE.warn+1" is a step beyond that threshold. */
static bool add_step(const job *j, text name, text *out) {
  const char *plus = memchr(name.at, '+', name.len);
  double bound, by;
  if (plus == NULL) return false;
  const char *set_to = threshold_value(j->draft->policy, (text){name.at, (size_t)(plus - name.at)});
  const text more = {plus + 1, (size_t)(name.at + name.len - plus - 1)};
  if (set_to == NULL || !is_number(text_of(set_to), &bound) || !is_number(more, &by)) return false;
  *out = as_number(j->draft, number_rounded(bound + by, 9));
  return true;
}

static bool find_word(const job *j, text name, text *out) {
  for (size_t i = 0; i < j->n; i++) {
    if (!text_is(name, j->words[i].name)) continue;
    *out = j->words[i].text;
    return true;
  }
  if (add_step(j, name, out)) return true;
  *out = text_of(threshold_value(j->draft->policy, name));
  return out->len > 0;
}

/* The length of a word in braces; 0: what stands there is none. */
static size_t word_length(text from) {
  size_t end = 1;
  while (end < from.len && (rule_id_is_valid((text){from.at + end, 1}) || from.at[end] == '.' || from.at[end] == '+'))
    end++;
  return end > 1 && end < from.len && from.at[end] == '}' ? end - 1 : 0;
}

static kolua_status fill_line(const job *j, buf *out, text line, place at) {
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < line.len; i++) {
    const size_t len = line.at[i] == '{' ? word_length((text){line.at + i, line.len - i}) : 0;
    const text name = {line.at + i + 1, len};
    text word = {0};
    if (len == 0) {
      buf_add_char(out, line.at[i]);
      continue;
    }
    if (!find_word(j, name, &word))
      status =
          problem_add(j->draft->problems, KOLUA_EPOLICY, at, "nothing is known to fill in for {%.*s}", SPELT(name));
    buf_add(out, word);
    i += len + 1;
  }
  buf_add_char(out, '\n');
  return status;
}

/* False: the line is of another language. */
static bool choose_line(text *line, kolua_lang lang) {
  if (!text_starts(*line, "@")) return true;
  const text name = {line->at + 1, line->len > 2 ? 2 : 0};
  const bool is_ours = text_is(name, kolua_lang_name(lang));
  const size_t used = line->len > 3 ? 4 : line->len;
  *line = (text){line->at + used, line->len - used};
  return is_ours;
}

static kolua_status fill(const job *j, buf *out, const char *path, text code) {
  kolua_status status = KOLUA_OK;
  uint32_t n = 1;
  for (size_t start = 0; start < code.len; n++) {
    const char *end = memchr(code.at + start, '\n', code.len - start);
    text line = {code.at + start, end != NULL ? (size_t)(end - code.at) - start : code.len - start};
    start += line.len + 1;
    if (!choose_line(&line, j->draft->lang)) continue;
    const kolua_status one = fill_line(j, out, line, (place){path, n, 1});
    if (status == KOLUA_OK) status = one;
  }
  return status;
}

/* ---- the files */

/* "rule_test.yaml.in" is what becomes "rating_test.yaml". */
static const char *target(const job *j, text name) {
  const text bare = {name.at, name.len - strlen(".in")};
  if (!text_starts(bare, "rule")) return text_copy(j->draft->scratch, bare).at;
  return text_format(j->draft->scratch, "%.*s%.*s", SPELT(j->stem), (int)bare.len - 4, bare.at + 4);
}

static kolua_status hand_out(const job *j, const loader *l, const char *folder, text name) {
  const draft *d = j->draft;
  const char *path = filename_join(d->scratch, folder, name);
  text code;
  buf out;
  buf_init(&out, d->scratch);
  kolua_status status =
      loader_read(l, &code, path, d->policy->rules_root, d->policy->own_limits.source_size, (place){0});
  if (status == KOLUA_OK) status = fill(j, &out, path, code);
  return status != KOLUA_OK ? status : d->each(d->payload, target(j, name), buf_text(&out).at, out.len);
}

static kolua_status hand_out_folder(const job *j, const char *name) {
  const draft *d = j->draft;
  const loader l = {d->policy->load, d->policy->load_payload, d->scratch, d->scratch, d->problems};
  const char *folder =
      filename_join(d->scratch, d->policy->rules_folder, text_of(text_format(d->scratch, "templates/%s", name)));
  listing names;
  kolua_status status = loader_list(&l, &names, folder, d->policy->rules_root, (place){0});
  for (size_t i = 0; status == KOLUA_OK && i < names.n; i++)
    if (text_ends(names.names[i], ".in")) status = hand_out(j, &l, folder, names.names[i]);
  return status;
}

/* "house.late.days" without its pack is a file's "late_days". */
static text stem_of(const draft *d, text id) {
  const char *dot = memchr(id.at, '.', id.len);
  const size_t from = dot != NULL ? (size_t)(dot - id.at) + 1 : 0;
  char *stem = arena_take(d->arena, id.len - from + 1);
  for (size_t i = from; i < id.len; i++) stem[i - from] = id.at[i] == '.' ? '_' : id.at[i];
  stem[id.len - from] = '\0';
  return (text){stem, id.len - from};
}

kolua_status draft_files(const draft *d, kolua_draft what, text name, text about) {
  job j = {.draft = d};
  set(&j, "name", name);
  set(&j, "lang", text_of(kolua_lang_name(d->lang)));
  if (what == KOLUA_DRAFT_POLICY) return hand_out_folder(&j, "policy");
  const bool is_pack = what == KOLUA_DRAFT_PACK;
  const text id = is_pack ? text_of(text_format(d->arena, "%.*s.example", SPELT(name))) : name;
  j.stem = stem_of(d, id);
  kolua_status status = set_rule(&j, id, about, is_pack ? 0 : 1);
  if (status == KOLUA_OK && is_pack) status = hand_out_folder(&j, "pack");
  return status == KOLUA_OK ? hand_out_folder(&j, "rule") : status;
}
