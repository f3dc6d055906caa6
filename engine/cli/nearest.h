/* nearest.h: the word that a misspelt one was meant to be. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

typedef struct nearest {
  const char *word;   /* as typed */
  const char *found;  /* the nearest so far that is near enough, or NULL */
  unsigned steps;     /* how far it is */
} nearest;

void nearest_try(nearest *n, const char *candidate);
const char *nearest_hint(const nearest *n, const char *before);  /* " (did you mean '--x'?)", or "" */

#endif
