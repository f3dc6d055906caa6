/* json_tape.cc: the one C++ file. No exceptions: simdjson's calls give codes, and memory is asked for with nothrow.
**
** Tape, strings and structural indexes are public members of simdjson's DOM parser, and its documented format. */
#include "data/json_tape.h"

#include <new>
#include <simdjson.h>

struct json_tape {
  simdjson::dom::parser parser;
  simdjson::error_code error = simdjson::SUCCESS;
};

static_assert(simdjson::SIMDJSON_PADDING <= JSON_PADDING, "json.c must leave room for what simdjson reads");

json_tape *json_tape_new(void) {
  return new (std::nothrow) json_tape;
}

void json_tape_free(void *tape) {
  delete static_cast<json_tape *>(tape);
}

/* Room is doubled, so that a stream of records soon needs no more; the first text gets what it needs. */
static simdjson::error_code make_room(simdjson::dom::parser &parser, size_t len, size_t depth) {
  if (parser.capacity() >= len && parser.max_depth() >= depth) return simdjson::SUCCESS;
  size_t capacity = parser.capacity();
  if (capacity < len) capacity = 2 * capacity > len ? 2 * capacity : len;
  return parser.allocate(capacity, depth > parser.max_depth() ? depth : parser.max_depth());
}

json_outcome json_tape_parse(json_tape *tape, const char *text, size_t len, size_t depth) {
  simdjson::dom::parser &parser = tape->parser;
  /* no text is nested deeper than it is long; simdjson counts the root as a level, and wants to stay below its limit */
  tape->error = make_room(parser, len, (depth < len ? depth : len) + 2);
  if (!tape->error) tape->error = parser.parse(text, len, false).error();
  if (!tape->error) return JSON_FINE;
  return tape->error == simdjson::MEMALLOC ? JSON_NO_MEMORY : JSON_WRONG;
}

json_outcome json_tape_index(json_tape *tape, const char *text, size_t len) {
  simdjson::dom::parser &parser = tape->parser;
  tape->error = make_room(parser, len, 1);
  if (!tape->error)
    tape->error =
        parser.implementation->stage1(reinterpret_cast<const uint8_t *>(text), len, simdjson::stage1_mode::regular);
  if (!tape->error) return JSON_FINE;
  return tape->error == simdjson::MEMALLOC ? JSON_NO_MEMORY : JSON_WRONG;
}

bool json_tape_is_utf8(const char *text, size_t len) {
  return simdjson::validate_utf8(text, len);
}

size_t json_tape_count(const json_tape *tape) {
  return tape->parser.implementation->n_structural_indexes;
}

const uint64_t *json_tape_words(const json_tape *tape) {
  return tape->parser.doc.tape.get();
}

const char *json_tape_strings(const json_tape *tape) {
  return reinterpret_cast<const char *>(tape->parser.doc.string_buf.get());
}

const uint32_t *json_tape_offsets(const json_tape *tape) {
  return tape->parser.implementation->structural_indexes.get();
}

#define WORD_OF(name) #name
#define WORD(name) WORD_OF(name)

const char *json_tape_library(void) {
  return WORD(SIMDJSON_VERSION);
}

const char *json_tape_error(const json_tape *tape) {
  return simdjson::error_message(tape->error);
}
