/* interrupt.c: see interrupt.h. The session to cancel is the one thing that a signal handler must find; a second
** signal ends the process as ever. */
#define _XOPEN_SOURCE 700  /* sigaction */
#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

static kolua_session *volatile running;

static void cancel(int number) {
  (void)number;
  kolua_session *session = running;
  if (session != NULL) kolua_session_cancel(session);
}

static void set_handlers(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = (int)(SA_RESTART | SA_RESETHAND)};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

void interrupt_catch(kolua_session *session) {
  running = session;
  set_handlers(cancel);
}

void interrupt_release(void) {
  set_handlers(SIG_DFL);
  running = NULL;
}
