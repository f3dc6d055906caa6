/* say.h: everything that is not a result, on stderr. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "kolua.h"

/* "kolua: ..." as one line; control characters of what was typed are shown, not sent. */
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);
/* A new list; never NULL. */
kolua_problems *problems_new(void);
void say_line(const char *text, size_t len);  /* a line of the engine's, as it is */
/* As "file:line:column: message". */
void say_problem(const kolua_problem *problem);
void say_problems(const kolua_problems *problems);

#endif
