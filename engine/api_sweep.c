/* api_sweep.c: a threshold moved over a stream: the part of kolua.h from kolua_screen_sweep to kolua_screens_swept. */
#include "api_screen.h"

typedef struct open_call {
  kolua_screen *screen;
  const char *name;
  problems *problems;
} open_call;

static kolua_status open_sweep(void *payload) {
  const open_call *c = payload;
  kolua_screen *s = c->screen;
  kolua_session *session = s->session;
  sweep *made;
  const kolua_status status = sweep_open(&made, session->judge, session->policy, text_of(c->name), &session->mem,
                                         &s->kept, session->scratch, c->problems);
  if (status != KOLUA_OK) return status;
  if (sweep_subject(made) != s->kind)
    return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "'%s' is of rules for another subject: %s", c->name,
                       sweep_subject(made)->name.at);
  s->sweep = made;
  return KOLUA_OK;
}

kolua_status kolua_screen_sweep(kolua_screen *s, const char *name, kolua_problems *p) {
  open_call c = {s, name, p};
  if (s == NULL || name == NULL) return refuse_argument(p, "a sweep needs a screen and the name of a threshold");
  return guard_run(&s->session->mem, open_sweep, &c, p);
}

/* A record that must be kept is read once more, into memory that lives as long. */
static const document *read_kept(kolua_screen *s, const kolua_record *given) {
  arena *a = &s->kept;
  kolua_record own = *given;
  document *doc;
  reading in = {.arena = a, .scratch = s->session->scratch, .file = text_copy(a, text_of(s->file)).at};
  own.text = text_copy(a, (text){given->text, given->len}).at;
  if (s->table == NULL)
    in.parser = json_parser_new(in.scratch); /* texts of the record just judged lie in the session's */
  if (s->table == NULL) return screen_read_json(&in, s, &own, &doc) == KOLUA_OK ? doc : NULL;
  const text head = text_copy(a, s->table_head);
  if (screen_open_table(&in, s, head, screen_delimiter(s)) != KOLUA_OK) return NULL;
  return screen_read_row(&in, s, &own, &doc) == KOLUA_OK ? doc : NULL;
}

void screen_note_sweep(kolua_screen *s, const kolua_record *given) {
  const document *doc = sweep_keeps(s->sweep) ? read_kept(s, given) : s->doc;
  if (doc != NULL) sweep_add(s->sweep, doc, judge_outcomes(s->session->judge));
}

typedef struct sum_call {
  kolua_screen *const *screens;
  size_t n;
  problems *problems;
} sum_call;

static kolua_status sum_up(void *payload) {
  const sum_call *c = payload;
  kolua_screen *first = c->screens[0];
  for (size_t i = 1; i < c->n; i++) sweep_take(first->sweep, c->screens[i]->sweep);
  return sweep_close(&first->session->sweep, first->sweep, c->problems);
}

kolua_status kolua_screens_swept(const kolua_sweep **out, kolua_screen *const *screens, size_t n, kolua_problems *p) {
  sum_call c = {screens, n, p};
  *out = NULL;
  if (screens == NULL || n == 0) return refuse_argument(p, "a sweep needs the screens that made it");
  for (size_t i = 0; i < n; i++)
    if (screens[i] == NULL || screens[i]->sweep == NULL || screens[i]->kind != screens[0]->kind)
      return refuse_argument(p, "a screen that sweeps nothing, or records of another kind");
  const kolua_status status = guard_run(&screens[0]->session->mem, sum_up, &c, p);
  if (status == KOLUA_OK) *out = &screens[0]->session->sweep;
  return status;
}
