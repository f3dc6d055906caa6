/* api_session.h: what a session is, for api_session.c, which fills it, and api_write.c, which writes what is in it. */
#ifndef API_SESSION_H
#define API_SESSION_H

#include "api.h"
#include "judge/judge.h"
#include "report/report.h"

struct kolua_report {
  kolua_session *session;
  report_run run;
};

struct kolua_session {
  mem mem;
  arena kept;                /* as long as the session */
  arena arena;               /* of the last call and its report */
  arena scratch_arena;
  arena *scratch;            /* that one; writing needs it through a const session too */
  const kolua_policy *policy;
  kolua_session_options asked;
  judge *judge;
  json_parser *parser;       /* of records; made for the first one */
  kolua_report report;       /* of the last call */
  kolua_sweep sweep;         /* the same */
};

/* A run of this session without subjects. */
report_run session_run(const kolua_session *s);
/* A new call begins: what the last one gave is gone. */
void session_begin(kolua_session *s);
/* Whether these data can be judged in this session; EINVAL. */
MUST_CHECK kolua_status session_takes(const kolua_session *s, const kolua_data *const *data, size_t count, problems *p);
/* A host's layout with its defaults; NULL is all of them. False: of an unknown size. */
bool layout_take(kolua_layout *out, const kolua_layout *given);

#endif
