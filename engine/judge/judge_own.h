/* judge_own.h: what a judge is, for judge.c, which runs it over documents, and glance.c, which runs it over the records of a stream. */
#ifndef JUDGE_JUDGE_OWN_H
#define JUDGE_JUDGE_OWN_H

#include "judge/score.h"
#include "judge/waive.h"

struct judge {
  mem *mem;
  const kolua_policy *policy;
  judge_options options;
  arena own;  /* the judge itself */
  arena run;  /* of one call: memo, summary */
  arena each; /* of one subject, or of all when they are kept */
  bool keeps;
  note *pool;         /* of the rule being judged */
  script *script;     /* NULL: no rule is a function */
  problems *problems; /* of the running call */
  tally total;
  waive_book waived;
  kolua_summary summary;
  uint64_t subjects;
  atomic_bool canceled;
  const document *doc; /* being judged */
  size_t doc_index;
  struct memo *memo;
  bool asked_today;
  uint8_t *outcomes; /* by rule, of one record: judge_outcomes() */
  uint64_t (*counts)[KOLUA_OUTCOMES]; /* by rule, of all records so far */
  struct glances *glances; /* what is kept of records at a glance; NULL: there was none yet (glance.c) */
};

/* A call begins: what the last one gave is gone. */
void judge_rest(judge *j, problems *p);
void judge_begin_document(judge *j, const document *doc, size_t i);
/* It ends with this; ECANCEL is told. */
kolua_status judge_end(judge *j, kolua_status status);

bool judge_may_waive(const judge *j, const rule *r);  /* some subject */
/* The finding of a rule on the bench's subject, which is the teller's; NULL: a function passes, at a glance. */
kolua_finding *judge_function(judge *j, const teller *t, bench *b, const rule *r, const kolua_rule *shown);
kolua_finding *judge_plan(judge *j, const teller *t, bench *b, const rule *r, const kolua_rule *shown);

#endif
