/* sweep_turns.h: outcomes counted by where they turn, one subject after the other, so that none need be kept. Internal to sweep*.c.
**
** Of a threshold that bounds demands the outcome of a subject turns at the values measured of it and nowhere else: it is judged at each of
** them, and once between any two. */
#ifndef JUDGE_SWEEP_TURNS_H
#define JUDGE_SWEEP_TURNS_H

#include "judge/sweep_target.h"

typedef struct turn {
  result at;
  uint8_t below, there, above;  /* states of a subject: sweep_outcome() */
  bool fails_otherwise;
  size_t n;                     /* subjects that turn so */
} turn;

struct turns {
  turn *all;
  size_t n, cap;
  size_t start[SWEPT_STATES][2];  /* subjects by their state below all turns, and by fails_otherwise */
  size_t subjects;
};

/* Whether nothing but the demands that it bounds uses the threshold. */
bool sweep_has_turns(const sweep *s);
void sweep_count_turns(sweep *s, swept_subject *one);
void sweep_add_turns(sweep *s, const struct turns *others);
/* Fills s->values, and the counts at each. */
kolua_sweep_row *sweep_rows_of_turns(sweep *s);

#endif
