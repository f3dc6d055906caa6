/* sweep.c: what a sweep proposes, and a sweep as JSON and CSV. */
#include "report/sweep.h"

#include "judge/message.h"
#include "report/cells.h"
#include "report/json_write.h"
#include "report/writer.h"

#include <math.h>

/* ---------------------------------------------------------------- proposals */

size_t sweep_known(const kolua_sweep *s, const kolua_aim *aim) {
  const size_t *n = s->rows[s->at].counts, waived = s->rows[s->at].waived;
  if (aim->whole) return s->subjects;
  return n[KOLUA_OUTCOME_PASS] + n[KOLUA_OUTCOME_WARN] + n[KOLUA_OUTCOME_FAIL] + n[KOLUA_OUTCOME_ERROR] + waived;
}

size_t sweep_wanted(const kolua_sweep *s, const kolua_aim *aim) {
  if (aim->keep > 0) return aim->keep;
  return (size_t)ceil(aim->rate * (double)sweep_known(s, aim) - 1e-9);
}

size_t sweep_kept(const kolua_sweep *s, const kolua_aim *aim, size_t row) {
  const kolua_sweep_row *r = &s->rows[row];
  return aim->whole ? r->standing : r->counts[KOLUA_OUTCOME_PASS] + r->counts[KOLUA_OUTCOME_WARN] + r->waived;
}

/* Of rows that keep the same, the one further from letting more through. */
static bool is_stricter(const kolua_sweep *s, const kolua_aim *aim, size_t row, size_t than) {
  const bool rises = sweep_kept(s, aim, s->count - 1) >= sweep_kept(s, aim, 0);
  return rises ? row < than : row > than;
}

static bool is_better(const kolua_sweep *s, const kolua_aim *aim, size_t row, size_t than, size_t wanted) {
  const size_t now = sweep_kept(s, aim, row), best = sweep_kept(s, aim, than);
  if (now == best) return is_stricter(s, aim, row, than);
  if (now >= wanted && best >= wanted) return now < best;
  return now > best;
}

bool sweep_propose(const kolua_sweep *s, const kolua_aim *aim, size_t *row, size_t *kept) {
  const size_t wanted = sweep_wanted(s, aim);
  *row = 0;
  for (size_t i = 1; i < s->count; i++)
    if (is_better(s, aim, i, *row, wanted)) *row = i;
  *kept = sweep_kept(s, aim, *row);
  return *kept >= wanted;
}

/* ---------------------------------------------------------------- JSON and CSV */

static const kolua_outcome columns[] = {KOLUA_OUTCOME_PASS,    KOLUA_OUTCOME_WARN,  KOLUA_OUTCOME_FAIL,
                                        KOLUA_OUTCOME_UNKNOWN, KOLUA_OUTCOME_ERROR, KOLUA_OUTCOME_SKIPPED};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

static void add_row(json_writer *w, const kolua_sweep *s, size_t i) {
  const kolua_sweep_row *r = &s->rows[i];
  json_open_row(w, '{');
  json_key(w, "value");
  json_value(w, r->value);
  for (size_t k = 0; k < N_COLUMNS; k++) {
    json_key(w, kolua_outcome_name(columns[k]));
    json_integer(w, (int64_t)r->counts[columns[k]]);
  }
  json_key(w, "waived");
  json_integer(w, (int64_t)r->waived);
  json_key(w, "standing");
  json_integer(w, (int64_t)r->standing);
  if (i == s->at) json_key(w, "in_force"), json_bool(w, true);
  json_close(w, '}');
}

static void add_proposal(json_writer *w, const kolua_sweep *s, const kolua_aim *aim) {
  size_t row, kept;
  const size_t wanted = sweep_wanted(s, aim);
  if (wanted == 0) return;
  const bool is_enough = sweep_propose(s, aim, &row, &kept);
  json_key(w, "proposal");
  json_open_row(w, '{');
  json_key(w, "wanted"), json_integer(w, (int64_t)wanted);
  json_key(w, "whole"), json_bool(w, aim->whole);
  json_key(w, "value"), json_value(w, is_enough ? s->rows[row].value : NULL);
  json_key(w, "kept"), json_integer(w, (int64_t)kept);
  json_close(w, '}');
}

static kolua_status write_json(const kolua_sweep *s, const kolua_aim *aim, report_sink sink) {
  writer o;
  json_writer w;
  writer_open(&o, sink);
  json_begin(&w, &o.text, false);
  json_open(&w, '{');
  json_pair(&w, "schema", "kolua.sweep/1");
  json_pair(&w, "engine", KOLUA_VERSION);
  json_pair(&w, "threshold", s->name);
  json_pair(&w, "rule", s->rule->id);
  json_pair(&w, "unit", s->unit);
  json_key(&w, "subjects"), json_integer(&w, (int64_t)s->subjects);
  add_proposal(&w, s, aim);
  json_key(&w, "rows");
  json_open(&w, '[');
  for (size_t i = 0; i < s->count; i++) {
    add_row(&w, s, i);
    writer_pass(&o);
  }
  json_close(&w, ']');
  json_close(&w, '}');
  buf_add_char(&o.text, '\n');
  return writer_close(&o);
}

static text number_text(arena *a, size_t n) {
  return text_of(text_format(a, "%zu", n));
}

static kolua_status write_csv(const kolua_sweep *s, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  buf_add_string(&o.text, "value,pass,warn,fail,unknown,error,skipped,waived,standing,in_force\r\n");
  for (size_t i = 0; i < s->count; i++) {
    const arena_mark mark = arena_here(sink.scratch);
    text cells[N_COLUMNS + 4];
    buf shown;
    json_writer plain;
    buf_init(&shown, sink.scratch);
    json_begin(&plain, &shown, true);
    json_value(&plain, s->rows[i].value);
    size_t len;
    const char *day = kolua_value_string(s->rows[i].value, &len);
    cells[0] = day != NULL ? (text){day, len} : buf_text(&shown);
    for (size_t k = 0; k < N_COLUMNS; k++) cells[k + 1] = number_text(sink.scratch, s->rows[i].counts[columns[k]]);
    cells[N_COLUMNS + 1] = number_text(sink.scratch, s->rows[i].waived);
    cells[N_COLUMNS + 2] = number_text(sink.scratch, s->rows[i].standing);
    cells[N_COLUMNS + 3] = text_of(i == s->at ? "true" : "");
    cells_csv(&o.text, cells, sizeof cells / sizeof *cells);
    writer_release(&o, mark);
  }
  return writer_close(&o);
}

kolua_status sweep_write(const report_run *run, const kolua_sweep *s, const kolua_aim *aim, kolua_format format,
                         const kolua_layout *layout, report_sink sink) {
  switch (format) {
    case KOLUA_TEXT: return sweep_write_text(run, s, aim, layout, sink);
    case KOLUA_JSON: return write_json(s, aim, sink);
    case KOLUA_CSV: return write_csv(s, sink);
    case KOLUA_NDJSON:
    case KOLUA_MARKDOWN:
    case KOLUA_HTML: break;
  }
  return KOLUA_EINVAL;
}
