/* api_draft.c: files to start from: kolua_policy_draft. */
#include "api.h"

#include "policy/draft.h"
#include "report/skeleton.h"

typedef struct draft_call {
  draft draft;
  kolua_draft what;
  const char *name, *subject;
} draft_call;

static kolua_status write_skeleton(const draft *d, text name) {
  buf out;
  buf_init(&out, d->arena);
  skeleton_write(&out, d->policy->model, d->lang);
  const char *path = text_format(d->arena, "%.*s.yaml", SPELT(name));
  return d->each(d->payload, path, buf_text(&out).at, out.len);
}

static kolua_status make(void *payload) {
  const draft_call *c = payload;
  const text name = text_of(c->name);
  const kolua_status status = draft_check_name(&c->draft, c->what, name);
  if (status != KOLUA_OK) return status;
  if (c->what == KOLUA_DRAFT_DATA) return write_skeleton(&c->draft, name);
  return draft_files(&c->draft, c->what, name, text_of(c->subject));
}

kolua_status kolua_policy_draft(const kolua_policy *policy, kolua_draft what, const char *name, const char *about,
                                kolua_lang lang, kolua_file_fn *each, void *payload, kolua_problems *p) {
  if (policy == NULL || name == NULL || each == NULL)
    return refuse_argument(p, "a draft needs a policy, a name and a callback");
  if ((unsigned)what > KOLUA_DRAFT_DATA || (unsigned)lang >= KOLUA_LANGS)
    return refuse_argument(p, "a draft or a language that kolua does not know");
  room r;
  room_open(&r, &policy->mem);
  draft_call c = {
      .draft = {policy, &r.arena, &r.scratch, lang, each, payload, p}, .what = what, .name = name, .subject = about};
  const kolua_status status = guard_run(&r.mem, make, &c, p);
  room_close(&r);
  return status;
}
