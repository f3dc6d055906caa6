/* limits.c: what a limit is when nobody states it; the numbers of SECURITY.md. */
#include "kolua.h"

#define FILL(given, otherwise) ((given) == 0 ? (void)((given) = (otherwise)) : (void)0)

void kolua_limits_fill(kolua_limits *limits) {
  enum { KIB = 1024, MIB = 1024 * 1024 };
  FILL(limits->rule_steps, 10 * 1000 * 1000);
  FILL(limits->rule_ms, 1000);
  FILL(limits->load_ms, 1000);
  FILL(limits->script_memory, 64 * MIB);
  FILL(limits->script_block, MIB);
  FILL(limits->source_size, 256 * KIB);
  FILL(limits->data_size, 64 * MIB);
  FILL(limits->record_size, MIB);
  FILL(limits->depth, 64);
  FILL(limits->nodes, 2 * 1000 * 1000);
  FILL(limits->scalar_size, MIB);
  FILL(limits->key_size, KIB);
  FILL(limits->columns, 1024);
}
