/* batch.c: see batch.h. */
#include "cli/batch.h"

#include "cli/interrupt.h"
#include "cli/memory.h"

#include <string.h>

void batch_begin(batch *b, const batch *before, size_t more) {
  const size_t rest = before != NULL ? before->rest : 0;
  b->room = memory_reserve(b->room, &b->size, rest + more, 1);
  if (rest > 0) memmove(b->room, before->room + before->used - rest, rest);
  b->used = rest;
  b->rest = b->n = b->lines_len = 0;
  b->status = KOLUA_OK;
}

void batch_grow(batch *b) {
  b->room = memory_reserve(b->room, &b->size, 2 * b->size, 1);
}

void batch_compact(batch *b) {
  memmove(b->room, b->room + b->used - b->rest, b->rest);
  b->used = b->rest;
}

void batch_cut(batch *b, kolua_cutter *cutter, bool is_last) {
  kolua_record found;
  kolua_cutter_give(cutter, b->room, b->used, is_last);
  while (b->n < BATCH_MOST && kolua_cutter_next(cutter, &found)) {
    b->records = memory_reserve(b->records, &b->cap, b->n + 1, sizeof *b->records);
    b->records[b->n++] = found;
  }
  b->rest = kolua_cutter_rest(cutter);
}

void batch_drop_first(batch *b) {
  memmove(b->records, b->records + 1, --b->n * sizeof *b->records);
}

static size_t add(batch *b, const char *bytes, size_t len) {
  const size_t from = b->lines_len;
  b->lines = memory_reserve(b->lines, &b->lines_size, from + len, 1);
  if (len > 0) memcpy(b->lines + from, bytes, len);
  b->lines_len += len;
  return from;
}

static void keep(batch *b, size_t i, const kolua_screened *found) {
  screened *kept = &b->results[i];
  *kept = (screened){.len = found->len,
                     .is_error = found->is_error,
                     .applied = found->applied,
                     .verdict = found->verdict,
                     .score = found->score,
                     .critical = found->critical,
                     .complaints = found->complaints,
                     .id_len = found->id != NULL ? strlen(found->id) : 0};
  kept->from = add(b, found->text, found->len);
  kept->id_from = add(b, found->id, kept->id_len);
}

typedef kolua_status judge_fn(const kolua_screened **out, void *payload, const kolua_record *record);

static void judge_each(batch *b, judge_fn *judge, void *payload) {
  const kolua_screened *found;
  b->results = memory_reserve(b->results, &b->results_cap, b->n, sizeof *b->results);
  for (size_t i = 0; i < b->n && b->status == KOLUA_OK; i++) {
    b->status = interrupt_has_come() ? KOLUA_ECANCEL : judge(&found, payload, &b->records[i]);
    if (b->status == KOLUA_OK) keep(b, i, found);
    else b->n = i;
  }
}

static kolua_status screen_one(const kolua_screened **out, void *payload, const kolua_record *record) {
  return kolua_screen_judge(out, payload, record);
}

static kolua_status compare_one(const kolua_screened **out, void *payload, const kolua_record *record) {
  return kolua_diff_judge(out, payload, record);
}

void batch_judge(batch *b, kolua_screen *screen) {
  judge_each(b, screen_one, screen);
}

void batch_compare(batch *b, kolua_diff *diff) {
  judge_each(b, compare_one, diff);
}
