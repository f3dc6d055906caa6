/* interrupt.h: Ctrl-C while a session runs ends the run, not the process, so that nothing half written is left. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "kolua.h"

void interrupt_catch(kolua_session *session);
void interrupt_release(void);

#endif
