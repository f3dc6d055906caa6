/* interrupt.h: Ctrl-C ends the run, not the process, so that nothing half written is left behind. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "kolua.h"

void interrupt_catch(void);
bool interrupt_has_come(void);                 /* Ctrl-C was pressed */
void interrupt_watch(kolua_session *session);  /* the session to cancel, at once if it is too late already; NULL: none */

#endif
