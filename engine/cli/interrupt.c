/* interrupt.c: see interrupt.h. What a signal handler must find is all there is of global state. */
#define _XOPEN_SOURCE 700 /* sigaction */
#include "cli/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

static kolua_session *volatile watched;
static atomic_int has_come; /* read by every thread; lock-free, so that a handler may write it */

static void cancel(int number) {
  (void)number;
  kolua_session *session = watched;
  has_come = 1;
  if (session != NULL) kolua_session_cancel(session);
}

void interrupt_catch(void) {
  struct sigaction action = {.sa_handler = cancel, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

void interrupt_watch(kolua_session *session) {
  watched = session;
  if (has_come && session != NULL) kolua_session_cancel(session);
}

bool interrupt_has_come(void) {
  return has_come != 0;
}
