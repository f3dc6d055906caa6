/* text.h: the pieces of the report for a terminal: findings, what is not given, the overview. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "report/text_layout.h"

/* A path that was not given and that several subjects wait for: told once, at the end. */
typedef struct shared_gaps { const char **paths; size_t n; } shared_gaps;  /* sorted */

typedef struct telling {
  sheet sheet;
  const report_run *run;
  const kolua_layout *layout;
  arena *scratch;
  const kolua_subject *subject; /* what is told now */
  const value *root;         /* its data: paths lead from here; NULL: not at hand */
  size_t hang, label_hang;   /* columns where findings and their labelled lines start */
  shared_gaps shared;
} telling;

kolua_status text_report_write(const report_run *run, const kolua_layout *layout, report_sink sink);

/* text_finding.c */
void finding_tell(telling *t, const kolua_finding *f);          /* a block */
void finding_tell_briefly(telling *t, const kolua_finding *f);  /* a line: for passes and what was skipped */
void finding_tell_waived(telling *t, const kolua_finding *f);   /* what it was, and why it is accepted */

/* text_gaps.c: unknown findings, folded by what is not given */
shared_gaps gaps_share(const report_run *run, arena *a);
bool gaps_cover(const kolua_finding *f);                        /* whether folding tells all of it */
void gaps_tell(telling *t, const kolua_subject *s);             /* what only this subject waits for */
void gaps_tell_shared(telling *t);

/* text_waivers.c */
void waivers_tell_of(telling *t, const kolua_waiver *w);        /* a labelled line of a finding: why, by whom, until when */
void waivers_tell(telling *t);                                  /* all that concern the run, and what became of them */

/* text_overview.c */
void overview_tell(telling *t);

/* text_highlights.c */
void highlights_tell(telling *t, const pack *p);                /* below the pack's rows of the overview */
void notices_tell(telling *t);

/* text.c */
void telling_enter(telling *t, const kolua_subject *s);  /* from now on paths are of its data */
text telling_place(const telling *t, const char *file, uint32_t line, uint32_t column);  /* as far as known */
void telling_line(telling *t, const char *lead, text body, text tail);  /* "Why      ..." */

#endif
