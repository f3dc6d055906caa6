/* meant.h: what a text stands for where people write as in a letter. For advice in messages: no value is read this way. */
#ifndef DATA_MEANT_H
#define DATA_MEANT_H

#include "data/model.h"

/* The number in "34%", "0,34", "120_000_000", "1.250.000 ₫"; false: none, or it could be several. */
bool number_meant(double *out, text written, const unit *u);
/* n percent as a share of 1, without what a division adds. */
double share_meant(double n);
/* The date that a text has the form of (YYYY-MM-DD, alone or before a T), whether there is such a day or not; else empty. */
text date_meant(text written);

#endif
