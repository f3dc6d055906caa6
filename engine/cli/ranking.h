/* ranking.h: the best of a stream: by score, then by fewer critical fails, then by id, then by the order of the input. */
#ifndef CLI_RANKING_H
#define CLI_RANKING_H

#include "cli/batch.h"
#include "cli/output.h"

typedef struct ranking ranking;

ranking *ranking_new(size_t most);
void ranking_add(ranking *r, const batch *b, size_t i);
/* Writes their lines, the best first, and frees it. */
void ranking_write(ranking *r, output *o);

#endif
