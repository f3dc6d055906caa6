/* api_screen.c: a stream of records, each to its result line: the part of kolua.h from kolua_screen_new to kolua_screen_count.
**
** A record goes the way of kolua_session_record. What it takes lies in the session's arena, which is cleared before the next one. */
#include "api_screen.h"

/* ---- setting up */

typedef struct open_call {
  kolua_screen *screen;
  const kolua_screen_options *asked;
} open_call;

static bool is_name(const record *r, const field *f) {
  for (size_t i = 0; i < r->holder->n_names; i++)
    if (text_equal(r->holder->names[i], f->name)) return true;
  return false;
}

/* Names stand in rows of CSV, and in what others make of a silent screen. */
static bool reads(const void *payload, const field *f) {
  const kolua_screen *s = payload;
  if ((s->layout.format == KOLUA_CSV || s->is_silent) && is_name(s->kind->record, f)) return true;
  return s->layout.verbose || ruleset_reads(&s->session->policy->rules, s->kind, f);
}

static kolua_status fill(void *payload) {
  const open_call *c = payload;
  kolua_screen *s = c->screen;
  arena *a = &s->kept;
  buf header;
  s->run = session_run(s->session);
  buf_init(&header, a);
  screened_header(&header, &s->run, &s->layout);
  s->header = buf_text(&header).at;
  const quick_use use = {.places = s->layout.verbose, .reads = reads, .payload = s};
  s->quick = quick_new(a, s->context, s->kind, &s->session->policy->limits, &use);
  s->session->parser = s->session->parser != NULL ? s->session->parser : json_parser_new(&s->session->kept);
  return KOLUA_OK;
}

static kolua_status check_options(const kolua_session *session, const kolua_data *context,
                                  const kolua_screen_options *asked, problems *p) {
  if (session == NULL || context == NULL) return refuse_argument(p, "a screen needs a session and a context");
  if (context->document->model != session->policy->model)
    return refuse_argument(p, "the context was loaded with another policy");
  if (asked->map != NULL && asked->map->policy != session->policy)
    return refuse_argument(p, "the map was read with another policy");
  const bool is_written = asked->format == KOLUA_TEXT || asked->format == KOLUA_NDJSON || asked->format == KOLUA_CSV;
  if (!is_written) return refuse_argument(p, "result lines are NDJSON or CSV");
  const bool parts = asked->separator == '\0' || strchr("\"\r\n", asked->separator) == NULL;
  return parts ? KOLUA_OK : refuse_argument(p, "a separator that is a quote or a line end");
}

kolua_status kolua_screen_new(kolua_screen **out, kolua_session *session, const kolua_data *context,
                              const kolua_screen_options *given, kolua_problems *p) {
  kolua_screen_options asked;
  *out = NULL;
  if (!options_take(&asked, sizeof asked, given)) return refuse_argument(p, "screen options of an unknown size");
  const subject *of = NULL;
  kolua_status status = check_options(session, context, &asked, p);
  if (status == KOLUA_OK) status = find_subject(&of, session->policy, asked.subject, p);
  if (status == KOLUA_OK && asked.map != NULL && mapping_subject(asked.map->mapping) != of)
    status = refuse_argument(p, "the map is for another subject");
  if (status != KOLUA_OK) return status;
  kolua_screen *s = mem_try(&session->mem, NULL, 0, sizeof *s);
  if (s == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  *s = (kolua_screen){
      .session = session, .context = context->document, .file = "record", .problems = kolua_problems_new()};
  arena_init(&s->kept, &session->mem);
  arena_init(&s->input, &session->mem);
  if (asked.map != NULL) s->mapping = asked.map->mapping;
  s->kind = of;
  s->is_silent = asked.silent;
  s->layout = (screened_layout){.format = asked.format == KOLUA_CSV ? KOLUA_CSV : KOLUA_NDJSON,
                                .verbose = asked.verbose && !asked.silent,
                                .by_rule = asked.by_rule,
                                .kind = of->name.at,
                                .separator = asked.separator != '\0' ? asked.separator : ','};
  if (asked.silent) s->layout.format = KOLUA_TEXT;
  open_call c = {s, &asked};
  status = s->problems != NULL ? guard_run(&session->mem, fill, &c, p)
                               : problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  if (status == KOLUA_OK) *out = s;
  else kolua_screen_free(s);
  return status;
}

void kolua_screen_free(kolua_screen *s) {
  if (s == NULL) return;
  kolua_problems_free(s->problems);
  arena_free(&s->input);
  arena_free(&s->kept);
  mem_give(&s->session->mem, s, sizeof *s);
}

const char *kolua_screen_header(const kolua_screen *s) {
  return s->header;
}

uint64_t kolua_screen_count(const kolua_screen *s, size_t i, kolua_outcome outcome) {
  const bool is_there = i < s->session->policy->rules.n_rules && (unsigned)outcome < KOLUA_OUTCOMES;
  return is_there ? judge_count(s->session->judge, i, outcome) : 0;
}

uint32_t screen_line_of(const kolua_record *given) {
  if (given->line == 0) return 1;
  return given->line > UINT32_MAX ? UINT32_MAX : (uint32_t)given->line;
}

/* ---- inputs */

char screen_delimiter(const kolua_screen *s) {
  return s->mapping != NULL ? mapping_delimiter(s->mapping) : ',';
}

typedef struct input_call {
  kolua_screen *screen;
  const char *file;
  const kolua_record *header;
  problems *problems;
} input_call;

/* Instead of what the header is with the wrong delimiter: one cell that has quotes in it, or no column of any name. */
static kolua_status refuse_delimiter(input_call *c, char delimiter) {
  const kolua_screen *s = c->screen;
  size_t n;
  const char *said = csv_delimiter_shown(csv_delimiter((text){c->header->text, c->header->len}, &n));
  return problem_add(
      c->problems, KOLUA_EDATA, (place){s->file, screen_line_of(c->header), 1},
      "with '%s' between the cells the header is one column, with '%s' it has %zu: %s 'delimiter: \"%s\"'",
      csv_delimiter_shown(delimiter), said, n, s->mapping != NULL ? "the map must say" : "a map says so by", said);
}

/* What no row can give is told once; but for those who want each row's whole account. */
static void tell_absent(const kolua_screen *s, problems *p) {
  const char *absent = s->layout.verbose ? "" : sheet_note_absent(s->sheet, s->session->policy->model);
  if (*absent != '\0')
    problem_warn(p, (place){s->file, 1, 0}, "no column gives what is required: %s; this is not told of each row",
                 absent);
}

kolua_status screen_open_table(reading *in, const kolua_screen *s, text head, char delimiter) {
  const kolua_policy *policy = s->session->policy;
  table_header header = {.file = in->file};
  const kolua_status status =
      csv_open_foreign(&in->table, in->arena, in->file, head, delimiter, &policy->limits, in->problems);
  if (status != KOLUA_OK) return status;
  header.names = csv_header(in->table, &header.n);
  csv_header_places(in->table, &header.lines, &header.columns);
  return mapping_bind(&in->sheet, s->mapping, policy->model, s->kind, &header, in->arena, in->scratch, in->problems);
}

static kolua_status open_table(input_call *c, char delimiter, problems *p) {
  kolua_screen *s = c->screen;
  reading in = {.arena = &s->input, .scratch = s->session->scratch, .file = s->file, .problems = p};
  const kolua_status status = screen_open_table(&in, s, s->table_head, delimiter);
  if (status != KOLUA_OK) return status;
  sheet_pass_over(in.sheet, reads, s);
  s->sheet = in.sheet;
  s->table = in.table;
  return status;
}

/* The header's text need not outlive the call: what is kept of it lies in the arena of the input. */
static kolua_status begin_table(input_call *c) {
  kolua_screen *s = c->screen;
  size_t n;
  const char delimiter = screen_delimiter(s);
  s->table_head = text_copy(&s->input, (text){c->header->text, c->header->len});
  s->head_line = screen_line_of(c->header);
  csv_delimiter(s->table_head, &n);
  const bool is_parted = n == 1 || csv_is_parted(s->table_head, delimiter);
  const kolua_status status = open_table(c, delimiter, is_parted ? c->problems : NULL);
  if (status == KOLUA_OK) tell_absent(s, c->problems);
  if (status == KOLUA_OK || status == KOLUA_ENOMEM || is_parted) return status;
  return refuse_delimiter(c, delimiter);
}

static kolua_status begin_input(void *payload) {
  input_call *c = payload;
  c->screen->file = text_copy(&c->screen->input, text_of(c->file)).at;
  return c->header != NULL ? begin_table(c) : KOLUA_OK;
}

kolua_status kolua_screen_input(kolua_screen *s, const char *file, const kolua_record *header, kolua_problems *p) {
  input_call c = {s, file, header, p};
  if (s == NULL || file == NULL) return refuse_argument(p, "an input needs a screen and a name");
  s->is_closed = true;
  if (header != NULL && (header->fault != NULL || header->text == NULL))
    return problem_add(p, KOLUA_ESYNTAX, (place){.file = file, .line = screen_line_of(header)}, "%s",
                       header->fault ? header->fault : "no header");
  session_begin(s->session);
  s->table = NULL;
  s->file = "record";
  arena_free(&s->input);
  const kolua_status status = guard_run(&s->session->mem, begin_input, &c, p);
  s->is_closed = status != KOLUA_OK;
  s->n_inputs++;
  return status;
}

/* ---- records */

typedef struct record_call {
  kolua_screen *screen;
  const kolua_record *record;
} record_call;

static size_t count_critical(const kolua_subject *found) {
  size_t n = 0;
  for (size_t i = 0; i < found->finding_count; i++) {
    const kolua_finding *f = &found->findings[i];
    n += f->waiver == NULL && f->outcome == KOLUA_OUTCOME_FAIL && f->rule->severity == KOLUA_CRITICAL;
  }
  return n;
}

static void keep(kolua_screen *s, buf *line) {
  const text t = buf_text(line);
  s->last.text = t.at;
  s->last.len = t.len;
}

/* The first thing that is wrong with a record is why it has no result. */
static kolua_status refuse(kolua_screen *s, const kolua_record *given, const kolua_problem *first) {
  buf out;
  kolua_problem told = {.message = "the record cannot be read"};
  if (first != NULL) told = *first;
  told.file = s->file;
  if (told.line == 0 && given->line > 0) told.line = screen_line_of(given);
  buf_init(&out, &s->session->arena);
  screened_fault(&out, &s->run, &told, &s->layout);
  s->last.is_error = true;
  keep(s, &out);
  return KOLUA_OK;
}

/* Where nobody asks for places: NULL: the row is not as rows mostly are. */
static document *read_row_at_once(kolua_screen *s, const kolua_record *given) {
  kolua_session *session = s->session;
  csv_row row;
  sheet_row filled;
  if (s->quick == NULL || s->layout.verbose) return NULL;
  if (!csv_split_row(s->table, &row, (text){given->text, given->len}, screen_line_of(given), &session->arena))
    return NULL;
  sheet_fill(&filled, s->sheet, &row, &session->arena, session->scratch);
  if (filled.faults != NULL) return NULL;
  return quick_bind(s->quick, &session->arena, session->scratch, s->file, filled.root);
}

kolua_status screen_read_row(const reading *in, const kolua_screen *s, const kolua_record *given, document **out) {
  csv_row row;
  sheet_row filled;
  csv_row_of(in->table, &row, (text){given->text, given->len}, screen_line_of(given), in->problems);
  if (row.status != KOLUA_OK) return row.status;
  sheet_fill(&filled, in->sheet, &row, in->arena, in->scratch);
  return document_bind_row(out, in->arena, in->scratch, s->context, in->file, &filled, in->problems);
}

kolua_status screen_read_json(const reading *in, const kolua_screen *s, const kolua_record *given, document **out) {
  value *root;
  const text json = {given->text, given->len};
  const kolua_status status = json_read_with(&root, in->parser, in->arena, in->scratch, in->file, screen_line_of(given),
                                             json, &s->session->policy->limits, in->problems);
  if (status != KOLUA_OK) return status;
  return document_bind_record(out, in->arena, in->scratch, s->context, s->kind, in->file, root, in->problems);
}

static document *read_json_at_once(kolua_screen *s, const kolua_record *given) {
  kolua_session *session = s->session;
  if (s->quick == NULL) return NULL;
  return quick_read(s->quick, session->parser, &session->arena, session->scratch, s->file, screen_line_of(given),
                    (text){given->text, given->len});
}

static kolua_status read_record(kolua_screen *s, const kolua_record *given, document **out) {
  const size_t most = s->session->policy->limits.record_size;
  if (given->len > most)
    return problem_add(s->problems, KOLUA_ELIMIT, (place){0}, "a record of more than %zu bytes", most);
  *out = s->table != NULL ? read_row_at_once(s, given) : read_json_at_once(s, given);
  if (*out != NULL) return KOLUA_OK;
  kolua_session *session = s->session;
  const reading in = {&session->arena, session->scratch, session->parser, s->file, s->table, s->sheet, s->problems};
  return s->table != NULL ? screen_read_row(&in, s, given, out) : screen_read_json(&in, s, given, out);
}

static kolua_status judge_read(kolua_screen *s, const document *doc, const kolua_subject **found) {
  judge *j = s->session->judge;
  return s->layout.verbose ? judge_record(j, doc, s->kind, found, NULL, s->problems)
                           : judge_glance(j, doc, s->kind, s->is_silent, found, s->problems);
}

static kolua_status judge_one(void *payload) {
  const record_call *c = payload;
  kolua_screen *s = c->screen;
  document *doc;
  const kolua_subject *found;
  buf out;
  if (c->record->fault != NULL) return refuse(s, c->record, &(kolua_problem){.message = c->record->fault});
  kolua_status status = read_record(s, c->record, &doc);
  if (status == KOLUA_OK) status = judge_read(s, doc, &found);
  if (status == KOLUA_ECANCEL || status == KOLUA_ENOMEM) return status;
  if (status != KOLUA_OK) return refuse(s, c->record, kolua_problems_get(s->problems, 0));
  s->doc = doc;
  s->found = found;
  if (s->sweep != NULL) screen_note_sweep(s, c->record);
  buf_init(&out, &s->session->arena);
  if (!s->is_silent)
    screened_line(&out, &s->run, found, judge_outcomes(s->session->judge), doc->complaints, &s->layout);
  s->last = (kolua_screened){
      .id = found->id, .verdict = found->verdict, .applied = found->applied, .critical = count_critical(found)};
  if (doc->complaints != NULL) s->last.complaints = kolua_problems_count(doc->complaints);
  if (found->score_count > 0) s->last.score = found->scores[0].score;
  keep(s, &out);
  return KOLUA_OK;
}

static kolua_status run(guarded_fn *call, record_call *c, const kolua_screened **out) {
  kolua_screen *s = c->screen;
  *out = NULL;
  session_begin(s->session);
  kolua_problems_clear(s->problems);
  s->last = (kolua_screened){.text = ""};
  s->doc = NULL;
  const kolua_status status = guard_run(&s->session->mem, call, c, NULL);
  if (status == KOLUA_OK) *out = &s->last;
  return status;
}

kolua_status kolua_screen_judge(const kolua_screened **out, kolua_screen *s, const kolua_record *given) {
  record_call c = {s, given};
  *out = NULL;
  if (s == NULL || s->is_closed || given == NULL || (given->text == NULL && given->fault == NULL)) return KOLUA_EINVAL;
  return run(judge_one, &c, out);
}
