/* json_scan.h: a slow look at a JSON text that the fast parser refused, to say where it is wrong and why. */
#ifndef DATA_JSON_SCAN_H
#define DATA_JSON_SCAN_H

#include "base/text.h"
#include "kolua.h"

typedef struct json_fault {
  kolua_status status;
  size_t offset;
  const char *message;
} json_fault;

/* The first fault of a text that was refused. False: none is seen. */
bool json_scan(text source, size_t depth, json_fault *out);

/* Whether the text may hold more than `most` values, by its commas and brackets: asked before a tape is made for it. */
bool json_is_larger(text source, size_t most);

#endif
