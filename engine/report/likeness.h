/* likeness.h: how much one name is like another, for proposals that a person will look at. */
#ifndef REPORT_LIKENESS_H
#define REPORT_LIKENESS_H

#include "base/text.h"

/* The words of a name, bare and in one letter case, with one blank between: "ER %" is "er", "Tỷ lệ" is "ty le". */
text likeness_words(text name, arena *a);
/* 0 to 100: 100 is the same words. Both are likeness_words. */
int likeness(text a, text b);

#endif
