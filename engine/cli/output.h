/* output.h: where a result goes: stdout or a file. A file is written beside its place and put there when it is whole, so that what
** stood there before stays if the job fails; a reader that has gone away is no news to anyone; any other failure to write is told
** once, at the end. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/options.h"

typedef struct output {
  FILE *file;
  const char *path;  /* NULL: stdout */
  const char *place; /* of the file, links followed; NULL: it is written directly, being a device or a pipe */
  char *part;        /* the file that is written until it is whole */
  bool keeps_parts;  /* what was written is worth having though the job could not be done whole */
  int error;         /* the first errno of writing, or 0 */
} output;

/* `path` NULL or "-" is stdout. `inputs` are files that must not be written over, or NULL. False: said on stderr. */
bool output_open(output *o, const char *path, const list *inputs);
kolua_status output_write(void *payload, const char *text, size_t len);  /* payload: the output */
__attribute__((format(printf, 2, 3))) void output_print(output *o, const char *format, ...);
/* As a string of JSON; what is no UTF-8, as paths may hold, becomes U+FFFD. */
void output_string(output *o, const char *text);
size_t output_character(const char *at);  /* length of the UTF-8 sequence there; 0: none that is valid */
/* Hands on what is written so far, if someone may be waiting for it. */
kolua_status output_pass(output *o);
/* Returns `status`, or EXIT_TROUBLE if the result could not be written whole. */
int output_close(output *o, int status);

/* How wide text may be, and whether it may have colours. */
unsigned output_columns(const output *o);
bool output_has_color(const output *o, const options *asked);

#endif
