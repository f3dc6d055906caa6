/* screens.c: see screens.h. */
#include "cli/screens.h"

#include "cli/data.h"
#include "cli/memory.h"
#include "cli/say.h"
#include "cli/source.h"

#include <string.h>

/* ---- what the records are, and what they stand in */

/* Or a map says it. */
static bool check_kind(const options *asked, const kolua_policy *policy) {
  const char *all = kolua_policy_subject(policy, 0), *name;
  if (asked->as != NULL || asked->map != NULL) return true;
  for (size_t i = 1; (name = kolua_policy_subject(policy, i)) != NULL; i++) all = memory_format("%s, %s", all, name);
  say("--as says what the records are; the model has: %s", all);
  return false;
}

/* Without a context the records stand alone: all there is beside them is the day. */
static kolua_data *open_alone(const options *asked, const kolua_policy *policy, const char *verb,
                              kolua_problems *problems) {
  kolua_data_options wanted = KOLUA_DATA_OPTIONS_INIT;
  kolua_data *out = NULL;
  if (asked->as_of == NULL) {
    say("'%s' needs the day of evaluation: --as-of, or the data of --context", verb);
    return NULL;
  }
  const char *text = memory_format("schema: %s\n", kolua_policy_model(policy));
  wanted.as_of = data_day(asked);
  return kolua_data_parse(&out, policy, "context", text, strlen(text), &wanted, problems) == KOLUA_OK ? out : NULL;
}

static kolua_data *open_context(const options *asked, const kolua_policy *policy, bool is_said) {
  data_files files;
  const char *paths[] = {asked->context, NULL};
  const list named = {paths, 1};
  return data_open_paths(&files, policy, asked, &named, is_said) ? files.at[0] : NULL;
}

/* ---- opening */

static bool open_one(screens *s, size_t i, const options *asked, const kolua_screen_options *wanted,
                     kolua_problems *problems) {
  kolua_session_options session = KOLUA_SESSION_OPTIONS_INIT;
  session.lang = source_lang(asked, s->policy, s->context);
  session.brief = !wanted->verbose && !wanted->silent;
  return kolua_session_new(&s->sessions[i], s->policy, &session, problems) == KOLUA_OK &&
         kolua_screen_new(&s->at[i], s->sessions[i], s->context, wanted, problems) == KOLUA_OK;
}

bool screens_open(screens *s, size_t n, const options *asked, const char *verb, const kolua_policy *policy,
                  const kolua_screen_options *wanted, bool is_said, kolua_problems *problems) {
  kolua_screen_options each = *wanted;
  *s = (screens){.policy = policy};
  if (!check_kind(asked, policy)) return false;
  if (asked->map != NULL && kolua_map_open(&s->map, policy, asked->map, asked->as, problems) != KOLUA_OK) return false;
  s->context =
      asked->context != NULL ? open_context(asked, policy, is_said) : open_alone(asked, policy, verb, problems);
  if (s->context == NULL) return false;
  each.subject = s->map != NULL ? kolua_map_subject(s->map) : asked->as;
  each.map = s->map;
  s->sessions = memory_take(n, sizeof *s->sessions);
  s->at = memory_take(n, sizeof *s->at);
  bool is_right = true;
  for (; s->n < n && is_right; s->n++) is_right = open_one(s, s->n, asked, &each, problems);
  return is_right;
}

bool screens_input(const screens *s, const char *path, const kolua_record *header, kolua_problems *problems) {
  bool is_read = true;
  for (size_t i = 0; i < s->n && is_read; i++) {
    kolua_problems_clear(problems);
    is_read = kolua_screen_input(s->at[i], path, header, problems) == KOLUA_OK;
  }
  return is_read;
}

void screens_close(screens *s) {
  for (size_t i = 0; i < s->n; i++) kolua_screen_free(s->at[i]);
  for (size_t i = 0; i < s->n; i++) kolua_session_free(s->sessions[i]);
  kolua_map_free(s->map);
  kolua_data_free(s->context);
}
