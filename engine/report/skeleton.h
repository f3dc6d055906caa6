/* skeleton.h: a data file to start from, made from the model: what must be given stands with values to be replaced, all else is
** commented out, each field with its label, unit, range and words. */
#ifndef REPORT_SKELETON_H
#define REPORT_SKELETON_H

#include "data/model.h"

void skeleton_write(buf *out, const model *m, kolua_lang lang);

#endif
