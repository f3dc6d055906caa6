/* api_code.c: kolua_code_explain; the codes themselves stand in base/codes.c. */
#include "api.h"

#include "report/report.h"

#include <string.h>

typedef struct explain_call {
  const kolua_code *code;
  kolua_lang lang;
  unsigned columns;
  report_sink sink;
} explain_call;

static const kolua_code *find(const char *id) {
  for (size_t i = 0; id != NULL && kolua_code_at(i) != NULL; i++) {
    if (strcmp(kolua_code_at(i)->code, id) == 0) return kolua_code_at(i);
  }
  return NULL;
}

static kolua_status explain(void *payload) {
  const explain_call *c = payload;
  return report_code(c->code, c->lang, c->columns, c->sink);
}

kolua_status kolua_code_explain(const char *id, kolua_lang lang, unsigned columns, kolua_write_fn *write,
                                void *payload) {
  enum { USUAL = 100, NARROWEST = 40 };
  explain_call c = {find(id), lang, columns == 0 ? USUAL : columns < NARROWEST ? NARROWEST : columns, {0}};
  if (c.code == NULL || write == NULL || (unsigned)lang >= KOLUA_LANGS) return KOLUA_EINVAL;
  mem usual;
  room r;
  mem_init(&usual, NULL, NULL);
  room_open(&r, &usual);
  c.sink = (report_sink){write, payload, &r.scratch};
  const kolua_status status = guard_run(&r.mem, explain, &c, NULL);
  room_close(&r);
  return status;
}
