/* json.c: simdjson's tape to a tree.
**
** Tape and structural offsets are walked in step, so that each key and value gets its place at the price of a look at
** the offset. What simdjson refuses is scanned again (json_scan.c), which is slow, to say where and why. */
#include "data/json_scan.h"
#include "data/json_tape.h"
#include "data/place.h"
#include "data/reader.h"

#include <string.h>

struct json_parser {
  arena *arena;
  json_tape *tape;
  char *padded;
  size_t room;
};

typedef struct walk {
  const uint64_t *words;
  const char *strings;
  const uint32_t *offsets; /* from the next structural byte on */
  text source;
  place_cursor cursor;
  problems *problems;
  builder *builder;
} walk;

/* ---------------------------------------------------------------- walking */

/* Where the next key, value or closing bracket begins. */
static uint32_t next_offset(walk *w) {
  char c;
  do {
    c = w->source.at[*w->offsets++];
  } while (c == ',' || c == ':');
  return w->offsets[-1];
}

static text read_string(const walk *w, uint64_t word) {
  const char *at = w->strings + (word & UINT64_C(0x00FFFFFFFFFFFFFF));
  uint32_t len;
  memcpy(&len, at, sizeof len);
  return (text){at + sizeof len, len};
}

/* An integer that fits 64 bits only without a sign. */
static bool add_beyond(walk *w, value *v) {
  const place where = {w->cursor.file, v->line, v->column};
  v->type = KOLUA_NULL;
  return builder_note(w->builder, problem_add(w->problems, KOLUA_ESYNTAX, where, "an integer beyond 64 bits")) &&
         builder_scalar(w->builder, v);
}

static bool add_number(walk *w, value *v, char kind, uint64_t bits) {
  if (kind == 'u') return add_beyond(w, v);
  v->type = kind == 'l' ? KOLUA_INTEGER : KOLUA_NUMBER;
  if (kind == 'l') memcpy(&v->as.integer, &bits, sizeof bits);
  else memcpy(&v->as.number, &bits, sizeof bits);
  return builder_scalar(w->builder, v);
}

static bool add_bool(walk *w, value *v, bool is_true) {
  v->type = KOLUA_BOOL;
  v->as.boolean = is_true;
  return builder_scalar(w->builder, v);
}

static bool add_value(walk *w);

static char kind_of(uint64_t word) {
  return (char)(word >> 56);
}

static bool add_container(walk *w, bool is_map, place where) {
  const char close = is_map ? '}' : ']';
  if (!builder_open(w->builder, is_map ? KOLUA_MAP : KOLUA_LIST, where)) return false;
  while (kind_of(*w->words) != close) {
    if (is_map) {
      const place at = place_at(&w->cursor, next_offset(w));
      if (!builder_key(w->builder, read_string(w, *w->words++), at)) return false;
    }
    if (!add_value(w)) return false;
  }
  w->words++;
  next_offset(w);
  return builder_close(w->builder);
}

/* Recursion ends at the limit of depth: the builder refuses to open more. */
static bool add_value(walk *w) {
  const uint64_t word = *w->words++;
  const place where = place_at(&w->cursor, next_offset(w));
  value v = {.line = where.line, .column = where.column};
  const char kind = kind_of(word);
  switch (kind) {
    case '{': return add_container(w, true, where);
    case '[': return add_container(w, false, where);
    case '"': return builder_string(w->builder, read_string(w, word), true, where);
    case 't': return add_bool(w, &v, true);
    case 'f': return add_bool(w, &v, false);
    case 'n': return builder_scalar(w->builder, &v);
    default: return add_number(w, &v, kind, *w->words++);
  }
}

/* ---------------------------------------------------------------- parsing */

static void close_parser(void *resource) {
  const json_parser *parser = resource;
  json_tape_free(parser->tape);
}

json_parser *json_parser_new(arena *a) {
  json_parser *parser = ARENA_NEW(a, json_parser);
  parser->arena = a;
  arena_defer(a, close_parser, parser);
  parser->tape = json_tape_new();
  if (parser->tape == NULL) mem_full(a->mem);
  return parser;
}

/* The text with the room behind it that simdjson asks for. */
static char *pad(json_parser *parser, text t) {
  const size_t needed = mem_sum(parser->arena->mem, t.len, JSON_PADDING);
  if (parser->room < needed) {
    parser->padded = arena_take(parser->arena, needed);
    parser->room = needed;
  }
  memcpy(parser->padded, t.at, t.len);
  memset(parser->padded + t.len, 0, JSON_PADDING);
  return parser->padded;
}

static kolua_status refuse(const json_parser *parser, place from, text source, const kolua_limits *limits,
                           problems *p) {
  json_fault fault;
  if (!json_scan(source, limits->depth, &fault))
    return problem_add(p, KOLUA_ESYNTAX, (place){from.file, 0, 0}, "%s", json_tape_error(parser->tape));
  place where = place_find(from.file, source, fault.offset);
  where.line += from.line - 1;
  return problem_add(p, fault.status, where, "%s", fault.message);
}

static kolua_status check_size(const char *file, text source, const kolua_limits *limits, problems *p) {
  const place where = {file, 0, 0};
  if (source.len == 0) return problem_add(p, KOLUA_ESYNTAX, where, "is empty");
  if (source.len > UINT32_MAX - JSON_PADDING) return problem_add(p, KOLUA_ELIMIT, where, "is larger than 4 GiB");
  /* a value takes two bytes at least: most texts need not be asked */
  if (source.len / 2 <= limits->nodes || !json_is_larger(source, limits->nodes)) return KOLUA_OK;
  return problem_add(p, KOLUA_ELIMIT, where, "more values than the limit of %zu", limits->nodes);
}

bool json_is_utf8(text t) {
  return json_tape_is_utf8(t.at, t.len);
}

bool json_index_of(json_index *out, json_parser *parser, text source) {
  if (source.len == 0 || source.len > UINT32_MAX - JSON_PADDING) return false;
  out->text = pad(parser, source);
  const json_outcome outcome = json_tape_index(parser->tape, out->text, source.len);
  if (outcome == JSON_NO_MEMORY) mem_full(parser->arena->mem);
  out->at = json_tape_offsets(parser->tape);
  out->end = out->at + json_tape_count(parser->tape);
  return outcome == JSON_FINE;
}

kolua_status json_read_with(value **out, json_parser *parser, arena *a, arena *scratch, const char *file, uint32_t line,
                            text source, const kolua_limits *limits, problems *p) {
  *out = NULL;
  source = place_skip_mark(source);
  const kolua_status status = check_size(file, source, limits, p);
  if (status != KOLUA_OK) return status;
  const json_outcome outcome = json_tape_parse(parser->tape, pad(parser, source), source.len, limits->depth);
  if (outcome == JSON_NO_MEMORY) mem_full(a->mem);
  if (outcome == JSON_WRONG) return refuse(parser, (place){.file = file, .line = line}, source, limits, p);
  walk w = {.words = json_tape_words(parser->tape) + 1,
            .strings = json_tape_strings(parser->tape),
            .offsets = json_tape_offsets(parser->tape),
            .source = source,
            .problems = p,
            .builder = builder_new(a, scratch, file, limits, p)};
  place_start(&w.cursor, file, source);
  w.cursor.line = line;
  add_value(&w);
  *out = builder_root(w.builder);
  return builder_status(w.builder);
}

kolua_status json_read(value **out, arena *a, arena *scratch, const char *file, text source, const kolua_limits *limits,
                       problems *p) {
  json_parser *parser = json_parser_new(scratch);
  const kolua_status status = json_read_with(out, parser, a, scratch, file, 1, source, limits, p);
  arena_settle(scratch, parser);
  return status;
}
