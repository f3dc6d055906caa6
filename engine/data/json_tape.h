/* json_tape.h: simdjson behind a C interface: a text becomes a tape of words, which json.c walks.
**
** A word's top byte is its kind, the rest a payload: { and [ (index behind the end), " (offset into the strings: a
** 32-bit length, the bytes, a NUL), l u d (the next word is the number), t f n, r (the root, first and last). The
** offsets tell where in the text each bracket, comma, colon and value begins, in order. */
#ifndef DATA_JSON_TAPE_H
#define DATA_JSON_TAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { JSON_PADDING = 64 };  /* bytes behind the text that simdjson may read */

typedef enum json_outcome { JSON_FINE, JSON_WRONG, JSON_NO_MEMORY } json_outcome;

typedef struct json_tape json_tape;

json_tape *json_tape_new(void);  /* NULL: out of memory */
void json_tape_free(void *tape);

/* `text` is len bytes and JSON_PADDING more, and ends before 4 GiB. What the tape gives lives until the next parse. */
json_outcome json_tape_parse(json_tape *tape, const char *text, size_t len, size_t depth);

/* The same, but only the offsets are found, and the grammar is not looked at. */
json_outcome json_tape_index(json_tape *tape, const char *text, size_t len);

const uint64_t *json_tape_words(const json_tape *tape);
const char *json_tape_strings(const json_tape *tape);
const uint32_t *json_tape_offsets(const json_tape *tape);
bool json_tape_is_utf8(const char *text, size_t len);
size_t json_tape_count(const json_tape *tape);  /* of the offsets */
const char *json_tape_library(void);  /* the version of simdjson */
const char *json_tape_error(const json_tape *tape);  /* in simdjson's words */

#ifdef __cplusplus
}
#endif
#endif
