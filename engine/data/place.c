/* place.c: lines are found by memchr; columns are counted only in what lies between two places asked for. */
#include "data/place.h"

#include "base/utf8.h"

#include <string.h>

text place_skip_mark(text source) {
  return text_starts(source, "\xEF\xBB\xBF") ? (text){source.at + 3, source.len - 3} : source;
}

static size_t find_byte(text t, size_t from, size_t to, char byte) {
  if (from >= to) return to;
  const char *found = memchr(t.at + from, byte, to - from);
  return found != NULL ? (size_t)(found - t.at) : to;
}

/* The line end at or after `at`. The LF is kept, so that a text of many CR and no LF is not searched for it again. */
static void find_line_end(place_cursor *c) {
  if (c->feed < c->at) c->feed = find_byte(c->source, c->at, c->source.len, '\n');
  c->line_end = find_byte(c->source, c->at, c->feed, '\r');
}

void place_start(place_cursor *c, const char *file, text source) {
  *c = (place_cursor){.source = source, .file = file, .line = 1, .column = 1, .is_ascii = utf8_is_ascii(source)};
  c->feed = find_byte(source, 0, source.len, '\n');
  find_line_end(c);
}

static void next_line(place_cursor *c) {
  const bool is_pair =
      c->source.at[c->line_end] == '\r' && c->line_end + 1 < c->source.len && c->source.at[c->line_end + 1] == '\n';
  c->at = c->line_end + (is_pair ? 2 : 1);
  c->line++;
  c->column = 1;
  find_line_end(c);
}

/* Columns are exact for valid text; what stands before an error is valid. */
place place_at(place_cursor *c, size_t offset) {
  while (offset > c->line_end) next_line(c);
  if (offset > c->at) {
    const char *from = c->source.at + c->at, *to = c->source.at + offset;
    c->column += (uint32_t)(to - from) - (c->is_ascii ? 0 : utf8_inner(from, to));
    c->at = offset;
  }
  return (place){c->file, c->line, c->column};
}

place place_find(const char *file, text source, size_t offset) {
  place_cursor c;
  place_start(&c, file, source);
  return place_at(&c, offset < source.len ? offset : source.len);
}
