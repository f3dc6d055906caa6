/* explain.c: `explain`: one rule told in full; with data, how it came to its outcome on one subject. */
#include "cli/cli.h"
#include "cli/data.h"
#include "cli/memory.h"
#include "cli/nearest.h"
#include "cli/say.h"
#include "cli/source.h"

static int refuse(const kolua_policy *policy, const char *id) {
  const char *reason = kolua_policy_disabled(policy, id);
  if (reason != NULL) {
    say("'%s' is disabled by the policy: %s", id, reason);
    return EXIT_TROUBLE;
  }
  const char *near = kolua_policy_suggest(policy, id);
  say("unknown rule '%s'%s", id, near ? memory_format(" (did you mean '%s'?)", near) : "; 'kolua rules' lists them");
  return EXIT_TROUBLE;
}

static int explain(const kolua_policy *policy, const options *asked, output *o) {
  const char *id = asked->arguments.at[0];
  const kolua_lang lang = source_lang(asked, policy, NULL);
  const kolua_status status = kolua_policy_explain(policy, id, lang, output_columns(o), output_write, o);
  if (status == KOLUA_OK) return EXIT_GOOD;
  if (status == KOLUA_EINVAL) return refuse(policy, id);
  if (o->error == 0) say("'%s' cannot be explained (%s)", id, kolua_status_name(status));
  return EXIT_TROUBLE;
}

/* ---- on a subject */

static kolua_status write_steps(const kolua_policy *policy, const options *asked, const data_files *files, output *o,
                                kolua_problems *problems) {
  kolua_session_options wanted = KOLUA_SESSION_OPTIONS_INIT;
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  kolua_session *session;
  wanted.lang = source_lang(asked, policy, files->at[0]);
  layout.columns = output_columns(o);
  layout.color = output_has_color(o, asked);
  kolua_status status = kolua_session_new(&session, policy, &wanted, problems);
  if (status == KOLUA_OK)
    status = kolua_session_explain(session, (const kolua_data *const *)files->at, files->count, asked->arguments.at[0],
                                   asked->subject, (kolua_format)asked->format, &layout, output_write, o, problems);
  kolua_session_free(session);
  return status;
}

static int explain_on_subject(const kolua_policy *policy, const options *asked, output *o) {
  const list paths = {asked->arguments.at + 1, asked->arguments.count - 1};
  data_files files;
  kolua_problems *problems = problems_new();
  kolua_status status = KOLUA_EDATA;
  if (data_open_paths(&files, policy, asked, &paths, true)) status = write_steps(policy, asked, &files, o, problems);
  say_problems(problems);
  data_close(&files);
  kolua_problems_free(problems);
  return status == KOLUA_OK ? EXIT_GOOD : EXIT_TROUBLE;
}

/* ---- codes of lint, which need no policy */

static bool is_code(const char *word) {
  return (word[0] == 'K' || word[0] == 'k') && word[1] >= '0' && word[1] <= '9';
}

static int refuse_code(const char *word) {
  nearest n = {.word = word};
  for (size_t i = 0; kolua_code_at(i) != NULL; i++) nearest_try(&n, kolua_code_at(i)->code);
  say("unknown code '%s'%s", word, n.found ? nearest_hint(&n, "") : "");
  return EXIT_TROUBLE;
}

static int explain_code(const options *asked) {
  output o;
  const char *word = memory_format("K%s", asked->arguments.at[0] + 1);
  if (!output_open(&o, asked->output, NULL)) return EXIT_TROUBLE;
  const kolua_lang lang = source_lang(asked, NULL, NULL);
  const kolua_status status = kolua_code_explain(word, lang, output_columns(&o), output_write, &o);
  return output_close(&o, status == KOLUA_OK ? EXIT_GOOD : o.error != 0 ? EXIT_TROUBLE : refuse_code(word));
}

int explain_run(const options *asked) {
  if (asked->arguments.count > 1) return source_use(asked, explain_on_subject);
  if (asked->subject != NULL) {
    say("--subject needs data: explain RULE --subject ID DATA");
    return EXIT_TROUBLE;
  }
  return is_code(asked->arguments.at[0]) ? explain_code(asked) : source_use(asked, explain);
}
