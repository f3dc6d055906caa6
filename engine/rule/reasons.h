/* reasons.h: why something is unknown when it is not simply left out; the keys under which texts are found. */
#ifndef RULE_REASONS_H
#define RULE_REASONS_H

#define REASON_DIVISION_BY_ZERO "division by zero"
#define REASON_BEYOND_CALENDAR "beyond the calendar"
#define REASON_AFTER_AS_OF "date after as_of"
#define REASON_NO_ELEMENTS "no elements"
#define REASON_NOT_IN_TABLE "not in table"
#define REASON_KEY_LEFT_OUT "key left out"
#define REASON_NOT_SAID_WHICH "not said which" /* an element does not say its key: it may be the one looked for */
#define REASON_NOT_DESCRIBED "not described"   /* the element is there, but none of its attributes is */

#endif
