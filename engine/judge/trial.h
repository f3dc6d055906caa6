/* trial.h: one case: read from its file, given its document, judged and compared. Internal to judge/.
**
** A suite is what the cases of a policy share. A trial that is kept may be judged again by another suite: one with the same
** policy but for a rule that was changed. */
#ifndef JUDGE_TRIAL_H
#define JUDGE_TRIAL_H

#include "judge/expect.h"
#include "judge/judge.h"
#include "judge/sample.h"

typedef struct case_file {
  const char *path, *root;
  const value *tree;
} case_file;

typedef struct trial {
  const case_file *file;
  const value *at;
  text name, id;       /* id: of the subject that is judged; empty: there must be only one */
  const rule *rule;    /* NULL: only the `rules` of the expectation count */
  const subject *kind; /* NULL with `rule`, unless the subject's fields are given */
  const value *fields, *data_name, *over;
  const char *as_of;
  expectation expect;
  const document *document;
} trial;

typedef struct reach { /* of a rule, by its index in the policy */
  size_t cases;
  unsigned outcomes; /* those that its cases gave, a bit each */
} reach;

typedef struct suite {
  const kolua_policy *policy;
  arena *arena, *scratch; /* what is kept of cases; what is not */
  problems *notes;        /* of the case that runs: why it cannot */
  const char **keys;      /* that a case may have */
  judge *judges[KOLUA_LANGS]; /* made when first needed, of `arena`'s memory */
  reach *reached;         /* NULL: nobody wants to know */
} suite;

/* Reads the case at `t->at` and makes its document. False: it cannot be run, as the suite's notes say. */
bool trial_open(suite *s, trial *t);
/* Its data anew, not yet bound, and what binds it; false: notes. */
bool trial_tree(suite *s, trial *t, value **root);
bool trial_bind(suite *s, const trial *t, value *root, document **out);
/* Judges it; `difference` gets what is not as expected. It may turn out only here that it cannot be run: notes. */
void trial_judge(suite *s, const trial *t, buf *difference);
/* The subject that it judges by `r`; NULL: said in the difference. */
const value *trial_subject(const trial *t, const rule *r, buf *difference);
/* The suite's judge for a language; NULL: notes. */
judge *suite_judge(suite *s, kolua_lang lang);
/* Another suite like `s`, in its arena, by `policy` and with judges of its own, which go when the arena is released. */
suite *suite_like(const suite *s, const kolua_policy *policy);

#endif
