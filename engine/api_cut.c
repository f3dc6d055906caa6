/* api_cut.c: cutting a stream into records: the part of kolua.h from kolua_cutter_new to kolua_cutter_rest. */
#include "api.h"

#include "data/cut.h"

struct kolua_cutter {
  mem mem;
  arena arena;
  cutter *cutter;
};

typedef struct open_call {
  kolua_cutter *cutter;
  cut_form form;
  char separator;
  size_t most;
} open_call;

static kolua_status open_cutter(void *payload) {
  const open_call *c = payload;
  c->cutter->cutter = cut_open(&c->cutter->arena, c->form, c->separator, c->most);
  return KOLUA_OK;
}

kolua_status kolua_cutter_new(kolua_cutter **out, const kolua_policy *policy, kolua_form form, char separator) {
  static const cut_form forms[] = {[KOLUA_ANY_JSON] = CUT_ANY,
                                   [KOLUA_LINES] = CUT_LINES,
                                   [KOLUA_VALUES] = CUT_VALUES,
                                   [KOLUA_ARRAY] = CUT_ARRAY,
                                   [KOLUA_ROWS] = CUT_ROWS};
  *out = NULL;
  if (policy == NULL || (unsigned)form > KOLUA_ROWS) return KOLUA_EINVAL;
  mem first;
  mem_init(&first, policy->mem.alloc, policy->mem.payload);
  kolua_cutter *c = mem_try(&first, NULL, 0, sizeof *c);
  if (c == NULL) return KOLUA_ENOMEM;
  *c = (kolua_cutter){.mem = first};
  arena_init(&c->arena, &c->mem);
  open_call call = {c, forms[form], separator != '\0' ? separator : ',', policy->limits.record_size};
  const kolua_status status = guard_run(&c->mem, open_cutter, &call, NULL);
  if (status == KOLUA_OK) *out = c;
  else kolua_cutter_free(c);
  return status;
}

void kolua_cutter_free(kolua_cutter *c) {
  if (c == NULL) return;
  arena_free(&c->arena);
  mem last = c->mem;
  mem_give(&last, c, sizeof *c);
}

void kolua_cutter_give(kolua_cutter *c, const char *bytes, size_t len, bool is_last) {
  cut_give(c->cutter, (text){bytes, len}, is_last);
}

bool kolua_cutter_next(kolua_cutter *c, kolua_record *out) {
  cut_record found;
  if (!cut_next(c->cutter, &found)) return false;
  *out = (kolua_record){.text = found.source.at, .len = found.source.len, .line = found.line};
  if (found.status != KOLUA_OK) out->fault = found.fault;
  return true;
}

size_t kolua_cutter_rest(const kolua_cutter *c) {
  return cut_rest(c->cutter).len;
}
