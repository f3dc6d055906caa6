/* yaml.c: libyaml's events to a tree, by the YAML 1.2 core schema.
**
** libyaml reads YAML 1.1. Where the versions differ in what a scalar means, the schema here decides (yaml_scalar.c);
** where they differ in what the text is, it is refused (yaml_old.c).
** libyaml is fed piece by piece; the whole text is asked for only where something is wrong, or has an anchor.
** The parser and the current event belong to one deferred struct: out of memory may jump over the loop at any call.
** libyaml is quadratic in depth, so depth is checked at each event and not when the tree is done. */
#include "base/utf8.h"
#include "data/place.h"
#include "data/reader.h"
#include "data/yaml_anchor.h"
#include "data/yaml_old.h"
#include "data/yaml_scalar.h"

#include <inttypes.h>
#include <string.h>
#include <yaml.h>

/* A list or map that is open. */
typedef struct level {
  bool is_map;
  bool wants_key; /* of a map: what comes next is a key */
  text anchor;    /* its own, or empty */
  size_t node;    /* the anchor's */
} level;

typedef struct reader {
  yaml_parser_t parser;
  yaml_event_t event;
  bool is_open;
  arena *arena, *scratch;
  const char *file;
  input *input;
  char edge[4]; /* of the pieces fed: two bytes of the last one, room for two of the next */
  size_t n_edge;
  bool is_fed;          /* to the end */
  kolua_status status;  /* of the input */
  size_t index, offset; /* a character that a mark named, and its byte */
  bool has_old_end;     /* yaml_old_line_end() found one in what was fed */
  bool has_question;    /* yaml_old_question() */
  problems *problems;
  builder *builder;
  anchors anchors;
  level *levels;
  size_t depth, levels_cap;
  bool has_document;
} reader;

static const char wrong_name[] =
    "anchors are named with letters, digits, '-' and '_', and a blank stands behind the name";
static const char complex_key[] = "a list or map cannot be a key; if it is text, put it in quotes";

/* ---------------------------------------------------------------- the parser's life */

static void close_reader(void *resource) {
  reader *r = resource;
  if (!r->is_open) return;
  yaml_event_delete(&r->event);
  yaml_parser_delete(&r->parser);
}

/* Looks for what YAML 1.1 read differently, also across the edge of two pieces. */
static void look_at(reader *r, text piece) {
  const size_t n = piece.len < 2 ? piece.len : 2;
  memcpy(r->edge + r->n_edge, piece.at, n);
  const text edge = {r->edge, r->n_edge + n};
  r->has_old_end = yaml_old_line_end(piece) < piece.len || yaml_old_line_end(edge) < edge.len;
  r->has_question = r->has_question || yaml_old_question(piece) || yaml_old_question(edge);
  r->n_edge = n;
  memcpy(r->edge, piece.at + piece.len - n, n);
}

/* A line end behind a text without one: libyaml drops a last line of blanks in a block scalar else. */
static size_t end_text(reader *r, unsigned char *room) {
  const bool lacks_end = !r->is_fed && r->n_edge > 0 && r->edge[r->n_edge - 1] != '\n';
  r->is_fed = true;
  room[0] = '\n';
  return lacks_end;
}

static int feed(void *payload, unsigned char *room, size_t size, size_t *n) {
  reader *r = payload;
  char *at = (char *)room;
  const bool is_first = r->n_edge == 0;
  r->status = input_next(r->input, at, size, n, r->problems);
  if (r->status != KOLUA_OK) return 0;
  const text piece = {at, *n}, behind_mark = is_first ? place_skip_mark(piece) : piece;
  if (behind_mark.len > 0) look_at(r, behind_mark);
  if (behind_mark.len < piece.len) memmove(at, behind_mark.at, behind_mark.len);
  *n = behind_mark.len > 0 ? behind_mark.len : end_text(r, room);
  return !r->has_old_end;
}

static reader *open_reader(arena *a, arena *scratch, input *in, const kolua_limits *limits, problems *p) {
  reader *r = ARENA_NEW(scratch, reader);
  r->arena = a;
  r->scratch = scratch;
  r->file = input_name(in);
  r->input = in;
  r->problems = p;
  r->builder = builder_new(a, scratch, r->file, limits, p);
  anchors_init(&r->anchors, scratch);
  arena_defer(scratch, close_reader, r);
  if (!yaml_parser_initialize(&r->parser)) mem_full(scratch->mem);
  r->is_open = true;
  yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input(&r->parser, feed, r);
  return r;
}

/* Empty if it cannot be read again. */
static text whole_text(const reader *r) {
  text source;
  return input_text(r->input, &source, NULL) == KOLUA_OK ? place_skip_mark(source) : TEXT("");
}

/* ---------------------------------------------------------------- errors */

static place place_of(const reader *r, yaml_mark_t mark) {
  return (place){r->file, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static place event_place(const reader *r) {
  return place_of(r, r->event.start_mark);
}

/* An error that reading can go on after. */
static bool refuse(reader *r, const char *message) {
  return builder_note(r->builder, problem_add(r->problems, KOLUA_ESYNTAX, event_place(r), "%s", message));
}

/* An error that leaves no sense in the rest. */
static bool give_up(reader *r, const char *message) {
  refuse(r, message);
  return false;
}

/* What libyaml says, in words for who writes the file. */
static const char *clear_words(const char *problem) {
  static const struct {
    const char *theirs, *ours;
  } words[] = {
      {"mapping values are not allowed in this context",
       "a ':' where no key can stand; text with ': ' in it needs quotes"},
      {"did not find expected key",
       "expected a key or the end of the map; is the indentation right, are quotes missing?"},
      {"did not find expected '-' indicator", "expected '-' or the end of the list; is the indentation right?"},
      {"did not find expected ',' or ']'", "expected ',' or ']'"},
      {"did not find expected ',' or '}'", "expected ',' or '}'"},
      {"could not find expected ':'", "expected ':' behind the key"},
      {"found unexpected end of stream", "the quotes are not closed"},
      {"found unexpected document indicator", "the quotes are not closed before the document ends"},
      {"did not find expected <document start>", "expected the end of the text: one document holds one value"},
      {"block sequence entries are not allowed in this context",
       "a '-' where no list can begin; put it on its own line"},
      {"mapping keys are not allowed in this context", "a '?' where no key can stand"},
      {"found unexpected ':'", "a ':' inside [ ] or { }; text with ':' in it needs quotes"},
      {"did not find expected node content", "expected a value"},
      {"did not find expected alphabetic or numeric character", wrong_name},
      {"found unknown directive name", "an unknown directive"},
      {"found incompatible YAML document", "a YAML version that is neither 1.1 nor 1.2"},
      {"found a tab character where an indentation space is expected", "a tab cannot indent; use spaces"},
      {"found a tab character that violates indentation", "a tab cannot indent; use spaces"},
      {"found unknown escape character", "no such escape in double quotes; write '\\\\' for a backslash"},
      {"found invalid Unicode character escape code", "an escape for what is no character"},
      {"found undefined tag handle", yaml_foreign_tag},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(problem, words[i].theirs) == 0) return words[i].ours;
  return problem;
}

/* The byte that a mark means; marks count characters. Those that are asked for mostly ascend. */
static size_t offset_of(reader *r, yaml_mark_t mark) {
  const text source = whole_text(r);
  if (mark.index < r->index) r->index = r->offset = 0;
  for (; r->index < mark.index && r->offset < source.len; r->index++) {
    uint32_t code;
    r->offset += utf8_next(source, r->offset, &code);
  }
  return r->offset;
}

static const char *wrong_start(reader *r) {
  const size_t at = offset_of(r, r->parser.problem_mark);
  const text source = whole_text(r);
  switch (at < source.len ? source.at[at] : '\0') {
    case '\t': return "a tab where a key or value begins; use spaces";
    case '%': return "text cannot begin with '%'; put it in quotes";
    case '@': return "text cannot begin with '@'; put it in quotes";
    case '`': return "text cannot begin with '`'; put it in quotes";
    default: return "text cannot begin with this character; put it in quotes";
  }
}

static bool report_old_end(reader *r) {
  const text source = whole_text(r);
  const size_t at = yaml_old_line_end(source);
  uint32_t code = 0x85;
  if (at < source.len) utf8_next(source, at, &code);
  builder_note(r->builder,
               problem_add(r->problems, KOLUA_ESYNTAX, place_find(r->file, source, at),
                           "the line separator U+%04" PRIX32 " must be written as an escape in double quotes", code));
  return false;
}

/* Where libyaml's reader failed it knows at most the byte. */
static bool report_encoding(reader *r) {
  const text source = whole_text(r);
  const bool is_control = strcmp(r->parser.problem, "control characters are not allowed") == 0;
  const size_t at = is_control ? r->parser.problem_offset : utf8_valid(source);
  const place where = place_find(r->file, source, at);
  const unsigned code = (unsigned)r->parser.problem_value;
  const unsigned byte = at < source.len ? (unsigned char)source.at[at] : 0;
  const kolua_status status =
      is_control ? problem_add(r->problems, KOLUA_ESYNTAX, where, "the character U+%04X cannot stand in YAML", code)
                 : problem_add(r->problems, KOLUA_ESYNTAX, where, "invalid UTF-8: byte 0x%02X", byte);
  builder_note(r->builder, status);
  return false;
}

static bool starts(const char *string, const char *prefix) {
  return string != NULL && strncmp(string, prefix, strlen(prefix)) == 0;
}

static bool report_syntax(reader *r) {
  static const char parsing[] = "while parsing a ";
  const yaml_parser_t *parser = &r->parser;
  const bool is_start = strcmp(parser->problem, "found character that cannot start any token") == 0;
  const char *message = is_start ? wrong_start(r) : clear_words(parser->problem);
  const bool has_context = starts(parser->context, parsing) && parser->context_mark.line != parser->problem_mark.line;
  const bool is_open =
      starts(parser->context, "while scanning a quoted") && starts(parser->problem, "found unexpected");
  const place where = place_of(r, is_open ? parser->context_mark : parser->problem_mark);
  const kolua_status status =
      has_context ? problem_add(r->problems, KOLUA_ESYNTAX, where, "%s (in the %s that begins on line %zu)", message,
                                parser->context + sizeof parsing - 1, parser->context_mark.line + 1)
                  : problem_add(r->problems, KOLUA_ESYNTAX, where, "%s", message);
  builder_note(r->builder, status);
  return false;
}

static bool next_event(reader *r) {
  yaml_event_delete(&r->event);
  if (yaml_parser_parse(&r->parser, &r->event)) return true;
  if (r->parser.error == YAML_MEMORY_ERROR) mem_full(r->scratch->mem);
  if (r->has_old_end) return report_old_end(r);
  if (r->status != KOLUA_OK) builder_note(r->builder, r->status);
  else if (r->parser.error == YAML_READER_ERROR) report_encoding(r);
  else report_syntax(r);
  return false;
}

/* ---------------------------------------------------------------- levels and anchors */

static level *top(reader *r) {
  return r->depth > 0 ? &r->levels[r->depth - 1] : NULL;
}

static bool is_at_key(reader *r) {
  const level *l = top(r);
  return l != NULL && l->wants_key;
}

/* A key wants a value next, a value the next key. */
static void turn(reader *r) {
  level *l = top(r);
  if (l != NULL && l->is_map) l->wants_key = !l->wants_key;
}

static void push_level(reader *r, level l) {
  if (r->depth == r->levels_cap) {
    const size_t cap = r->levels_cap == 0 ? 16 : mem_product(r->scratch->mem, r->levels_cap, 2);
    const size_t size = mem_product(r->scratch->mem, cap, sizeof l);
    r->levels = arena_grow(r->scratch, r->levels, r->levels_cap * sizeof l, size);
    r->levels_cap = cap;
  }
  r->levels[r->depth++] = l;
}

static bool check_name(reader *r, char sign, const char *name) {
  return yaml_old_name(whole_text(r), offset_of(r, r->event.start_mark), sign, name) || refuse(r, wrong_name);
}

/* Gives the node that begins its anchor. `out` is its entry, NULL if it has none. */
static bool begin_anchor(reader *r, const yaml_char_t *anchor_name, anchor **out) {
  const char *name = (const char *)anchor_name;
  *out = NULL;
  if (name == NULL) return true;
  if (!check_name(r, '&', name)) return false;
  *out = anchors_add(&r->anchors, text_of(name));
  if (*out != NULL) return true;
  problem_add(r->problems, KOLUA_ELIMIT, event_place(r), "more anchors than the limit of %d", YAML_MOST_ANCHORS);
  builder_note(r->builder, KOLUA_ELIMIT);
  return false;
}

/* The node has ended; its name may have been given to another one meanwhile. */
static void end_anchor(reader *r, const level *l) {
  if (l->anchor.len == 0) return;
  anchor *a = anchors_find(&r->anchors, l->anchor);
  if (a->node != l->node) return;
  a->value = *builder_last(r->builder);
  a->is_open = false;
}

/* ---------------------------------------------------------------- scalars */

static bool is_control_free(text t) {
  for (size_t i = 0; i < t.len; i++) {
    const unsigned char c = (unsigned char)t.at[i];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
  }
  return true;
}

/* Raw control characters never come this far; an escape can still make one. */
static bool check_escapes(reader *r, text t) {
  if (r->event.data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE || is_control_free(t)) return true;
  return refuse(r, "an escape for a control character; only tab, line feed and carriage return are text");
}

static const char *wrong_key(text t, bool is_plain, yaml_tag tag) {
  if (tag == YAML_TAG_NULL || (is_plain && tag == YAML_TAG_NONE && yaml_is_null(t)))
    return "a null key; quote it if it is text";
  if (is_plain && tag == YAML_TAG_NONE && text_is(t, "<<"))
    return "merge keys are not part of YAML 1.2; repeat the keys, or use an alias as a value";
  if (tag == YAML_TAG_FOREIGN) return yaml_foreign_tag;
  return tag == YAML_TAG_MAP || tag == YAML_TAG_SEQ ? "a scalar with the tag of a list or map" : NULL;
}

/* libyaml took a '?' for the sign of a key, yet no blank stands behind it. */
static bool is_behind_question(reader *r) {
  const size_t at = offset_of(r, r->event.start_mark);
  return at > 0 && whole_text(r).at[at - 1] == '?';
}

/* A key is its text as written: `yes`, `012`. */
static bool add_key(reader *r, text t, bool is_plain, yaml_tag tag) {
  const char *wrong = wrong_key(t, is_plain, tag);
  if (wrong == NULL && r->has_question && is_behind_question(r)) wrong = "text that begins with '?' needs quotes";
  turn(r);
  return (wrong == NULL || refuse(r, wrong)) && builder_key(r->builder, t, event_place(r));
}

static bool add_scalar(reader *r, text t, bool is_plain, yaml_tag tag) {
  const place where = event_place(r);
  value v = {.line = where.line, .column = where.column};
  turn(r);
  const char *wrong = yaml_scalar_read(&v, t, is_plain, tag);
  if (wrong != NULL) {
    v.type = KOLUA_NULL;
    return refuse(r, wrong) && builder_scalar(r->builder, &v);
  }
  if (v.type == KOLUA_STRING) return builder_string(r->builder, t, !is_plain, where);
  return builder_scalar(r->builder, &v);
}

/* What an alias for a key's scalar means as a value. */
static void keep_key(reader *r, anchor *a, text t, bool is_plain, yaml_tag tag) {
  a->value = (value){0};
  if (yaml_scalar_read(&a->value, t, is_plain, tag) != NULL || a->value.type == KOLUA_STRING)
    value_set_string(&a->value, r->arena, t, !is_plain);
}

static bool read_scalar(reader *r) {
  const text t = {(const char *)r->event.data.scalar.value, r->event.data.scalar.length};
  const bool is_key = is_at_key(r), is_plain = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  const yaml_tag tag = yaml_tag_read((const char *)r->event.data.scalar.tag);
  anchor *a;
  if (!begin_anchor(r, r->event.data.scalar.anchor, &a) || !check_escapes(r, t)) return false;
  if (!(is_key ? add_key(r, t, is_plain, tag) : add_scalar(r, t, is_plain, tag))) return false;
  if (a == NULL) return true;
  a->is_open = false;
  a->is_plain = is_plain;
  a->tag = tag;
  a->written = text_copy(r->scratch, t);
  if (is_key) keep_key(r, a, t, is_plain, tag);
  else a->value = *builder_last(r->builder);
  return true;
}

static bool read_alias(reader *r) {
  const char *name = (const char *)r->event.data.alias.anchor;
  const anchor *a = anchors_find(&r->anchors, text_of(name));
  if (!check_name(r, '*', name)) return false;
  if (a == NULL) return give_up(r, "an alias for an anchor that does not stand before it");
  if (a->is_open) return give_up(r, "a recursive alias: it stands inside what it names");
  const bool is_scalar = a->value.type != KOLUA_LIST && a->value.type != KOLUA_MAP;
  if (is_at_key(r)) return is_scalar ? add_key(r, a->written, a->is_plain, a->tag) : give_up(r, complex_key);
  turn(r);
  return builder_copy(r->builder, &a->value, event_place(r));
}

/* ---------------------------------------------------------------- lists and maps */

static bool open_level(reader *r, kolua_type type, const yaml_char_t *name, const yaml_char_t *tag_text) {
  const char *tag_name = (const char *)tag_text;
  const yaml_tag tag = yaml_tag_read(tag_name), own = type == KOLUA_MAP ? YAML_TAG_MAP : YAML_TAG_SEQ;
  const bool is_own = tag == YAML_TAG_NONE || tag == own || strcmp(tag_name, "!") == 0;
  if (is_at_key(r)) return give_up(r, complex_key);
  const char *wrong = tag == YAML_TAG_FOREIGN ? yaml_foreign_tag : "a tag that does not fit a list or map";
  if (!is_own && !refuse(r, wrong)) return false;
  anchor *a;
  if (!begin_anchor(r, name, &a) || !builder_open(r->builder, type, event_place(r))) return false;
  turn(r);
  const bool is_map = type == KOLUA_MAP;
  push_level(r, (level){is_map, is_map, a != NULL ? a->name : TEXT(""), a != NULL ? a->node : 0});
  return true;
}

static bool close_level(reader *r) {
  const level l = r->levels[--r->depth];
  if (!builder_close(r->builder)) return false;
  end_anchor(r, &l);
  return true;
}

/* ---------------------------------------------------------------- the document */

static bool start_document(reader *r) {
  if (r->has_document) return give_up(r, "a second document begins here; a file holds one");
  r->has_document = true;
  return true;
}

static bool read_event(reader *r) {
  const yaml_event_t *e = &r->event;
  switch (e->type) {
    case YAML_DOCUMENT_START_EVENT: return start_document(r);
    case YAML_SCALAR_EVENT: return read_scalar(r);
    case YAML_ALIAS_EVENT: return read_alias(r);
    case YAML_MAPPING_START_EVENT:
      return open_level(r, KOLUA_MAP, e->data.mapping_start.anchor, e->data.mapping_start.tag);
    case YAML_SEQUENCE_START_EVENT:
      return open_level(r, KOLUA_LIST, e->data.sequence_start.anchor, e->data.sequence_start.tag);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT: return close_level(r);
    case YAML_STREAM_END_EVENT: return false;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT: break;
  }
  return true;
}

static void read_all(reader *r) {
  while (next_event(r) && read_event(r)) continue;
  if (builder_status(r->builder) != KOLUA_OK || r->has_document) return;
  builder_note(r->builder, problem_add(r->problems, KOLUA_ESYNTAX, (place){r->file, 0, 0}, "is empty"));
}

kolua_status yaml_read_input(value **out, arena *a, arena *scratch, input *in, const kolua_limits *limits,
                             problems *p) {
  reader *r = open_reader(a, scratch, in, limits, p);
  read_all(r);
  arena_settle(scratch, r);
  *out = builder_root(r->builder);
  return builder_status(r->builder);
}

kolua_status yaml_read(value **out, arena *a, arena *scratch, const char *file, text source, const kolua_limits *limits,
                       problems *p) {
  return yaml_read_input(out, a, scratch, input_of_text(scratch, file, source), limits, p);
}

const char *yaml_library(void) {
  return yaml_get_version_string();
}
