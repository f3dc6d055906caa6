/* records.c: see records.h. */
#include "cli/records.h"

#include "cli/interrupt.h"
#include "cli/say.h"

enum { FAULTS_TOLD = 10 };

/* ---- what was asked */

bool records_are_asked_for(const options *asked) {
  return asked->as != NULL || asked->map != NULL;
}

bool records_are_misasked(const options *asked) {
  const bool is_about_records = asked->context != NULL || asked->csv || asked->encoding != NULL || asked->jobs != NULL;
  const char *wrong = NULL;
  if (!records_are_asked_for(asked)) wrong = is_about_records ? "for records --as says what they are" : NULL;
  else if (asked->subject != NULL) wrong = "--subject is for whole data: records are judged one by one";
  if (wrong != NULL) say("%s", wrong);
  return wrong != NULL;
}

/* ---- a stream */

static bool begin(void *payload, const char *path, const kolua_record *header) {
  records *r = payload;
  bool is_read = true;
  for (size_t i = 0; i < 2 && is_read && r->with[i] != NULL; i++)
    is_read = screens_input(r->with[i], path, header, r->problems);
  say_problems(r->problems);
  kolua_problems_clear(r->problems);
  return is_read;
}

static void judge(void *payload, size_t nth, batch *b) {
  const records *r = payload;
  r->judge(r->payload, nth, b);
}

static bool take_results(void *payload, const batch *b) {
  records *r = payload;
  for (size_t i = 0; i < b->n; i++) {
    const screened *found = &b->results[i];
    if (found->is_error && r->errors++ < FAULTS_TOLD) say_line(b->lines + found->from, found->len);
    if (found->is_error) continue;
    r->n++;
    r->complained += found->complaints > 0;
    if (r->take != NULL) r->take(r->payload, b->lines + found->from, found->len);
  }
  if (b->status != KOLUA_OK && r->status == KOLUA_OK) r->status = b->status;
  return r->status == KOLUA_OK;
}

/* ---- the end */

static void say_complaints(const records *r) {
  const char *more = r->asked->strict ? ", which --strict does not let pass" : "";
  if (r->complained == 0 || (r->asked->quiet && !r->asked->strict)) return;
  say("%zu record%s with complaints%s; 'kolua screen' tells them", r->complained, r->complained == 1 ? "" : "s", more);
}

static bool tell_end(const records *r, bool is_whole) {
  const bool is_stopped = interrupt_has_come();
  if (r->errors > FAULTS_TOLD) say("and %zu more records that cannot be read", r->errors - FAULTS_TOLD);
  if (r->status == KOLUA_ENOMEM) say("out of memory");
  if (is_stopped) say("interrupted: %zu records were judged", r->n);
  if (r->n == 0 && is_whole && r->errors == 0 && !is_stopped) say("nothing was judged: there is no record");
  say_complaints(r);
  return is_whole && !is_stopped && r->errors == 0 && r->status == KOLUA_OK && r->n > 0 &&
         (r->complained == 0 || !r->asked->strict);
}

bool records_read(records *r, const list *inputs) {
  const stream_use use = {begin, judge, take_results, r};
  bool is_whole = true;
  for (size_t i = 0; i < inputs->count && r->status == KOLUA_OK; i++)
    is_whole = stream_read(&use, r->asked, r->with[0], inputs->at[i]) && is_whole;
  return tell_end(r, is_whole);
}
