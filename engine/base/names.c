/* names.c: the words for the constants of kolua.h, as they stand in results, policy files and on the command line.
**
** They are part of the interface: a word once published does not change. */
#include "kolua.h"

#define NAME_OF(names, i) ((size_t)(i) < sizeof(names) / sizeof((names)[0]) ? (names)[(size_t)(i)] : "unknown")

const char *kolua_version(void) {
  return KOLUA_VERSION;
}

unsigned kolua_abi(void) {
  return KOLUA_ABI;
}

const char *kolua_status_name(kolua_status status) {
  static const char *const names[] = {"ok",
                                      "out of memory",
                                      "invalid argument",
                                      "input or output error",
                                      "syntax error",
                                      "policy error",
                                      "data error",
                                      "nothing checked",
                                      "limit reached",
                                      "canceled",
                                      "refused by the host"};
  return NAME_OF(names, -(int)status);
}

const char *kolua_verdict_name(kolua_verdict verdict) {
  static const char *const names[] = {"pass", "warn", "fail"};
  return NAME_OF(names, verdict);
}

const char *kolua_outcome_name(kolua_outcome outcome) {
  static const char *const names[KOLUA_OUTCOMES] = {"skipped", "pass", "warn", "unknown", "fail", "error"};
  return NAME_OF(names, outcome);
}

const char *kolua_severity_name(kolua_severity severity) {
  static const char *const names[] = {"minor", "major", "critical"};
  return NAME_OF(names, severity);
}

const char *kolua_waiver_state_name(kolua_waiver_state state) {
  static const char *const names[] = {"unused", "used", "ending", "expired"};
  return NAME_OF(names, state);
}

const char *kolua_lang_name(kolua_lang lang) {
  static const char *const names[KOLUA_LANGS] = {"en", "vi"};
  return NAME_OF(names, lang);
}
