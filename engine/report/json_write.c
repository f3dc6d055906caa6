/* json_write.c: see json_write.h. */
#include "report/json_write.h"

#include "base/number.h"
#include "base/utf8.h"

#include <math.h>

void json_begin(json_writer *w, buf *out, bool is_compact) {
  *w = (json_writer){.out = out, .is_compact = is_compact, .is_fresh = true};
}

void json_begin_inside(json_writer *w, buf *out, unsigned depth) {
  *w = (json_writer){.out = out, .is_fresh = true, .depth = depth};
}

void json_splice(json_writer *w, const json_writer *inside) {
  buf_add(w->out, buf_text(inside->out));
  w->is_fresh = inside->is_fresh;
}

static bool is_on_one_line(const json_writer *w) {
  return w->is_compact || w->row > 0;
}

static void break_line(json_writer *w) {
  if (is_on_one_line(w)) return;
  buf_add_char(w->out, '\n');
  for (unsigned i = 0; i < w->depth; i++) buf_add_string(w->out, "  ");
}

/* What stands between the last thing and the next. */
static void separate(json_writer *w) {
  if (w->is_named) {
    w->is_named = false;
    return;
  }
  if (!w->is_fresh) buf_add_string(w->out, w->row > 0 && !w->is_compact ? ", " : ",");
  if (w->depth > 0) break_line(w);
  w->is_fresh = false;
}

void json_open(json_writer *w, char bracket) {
  separate(w);
  buf_add_char(w->out, bracket);
  w->depth++;
  w->is_fresh = true;
}

void json_open_row(json_writer *w, char bracket) {
  json_open(w, bracket);
  if (w->row == 0) w->row = w->depth;
}

void json_close(json_writer *w, char bracket) {
  const bool was_row = w->row == w->depth;
  w->depth--;
  if (!w->is_fresh) break_line(w);
  if (was_row) w->row = 0;
  buf_add_char(w->out, bracket);
  w->is_fresh = false;
}

void json_key_text(json_writer *w, text key) {
  json_text(w, key);
  buf_add_string(w->out, w->is_compact ? ":" : ": ");
  w->is_named = true;
}

void json_key(json_writer *w, const char *key) {
  separate(w);
  buf_add_char(w->out, '"');
  buf_add_string(w->out, key);
  buf_add_string(w->out, w->is_compact ? "\":" : "\": ");
  w->is_named = true;
}

/* ---------------------------------------------------------------- scalars */

/* Two code points end a line in JavaScript, the C1 controls steer a terminal: neither is put into JSON as it is. */
static bool needs_escape(uint32_t code) {
  return code < 0x20 || code == '"' || code == '\\' || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
         code == 0x2029;
}

static void add_escape(buf *out, uint32_t code) {
  switch (code) {
    case '"': buf_add_string(out, "\\\""); break;
    case '\\': buf_add_string(out, "\\\\"); break;
    case '\n': buf_add_string(out, "\\n"); break;
    case '\r': buf_add_string(out, "\\r"); break;
    case '\t': buf_add_string(out, "\\t"); break;
    default: buf_format(out, "\\u%04x", (unsigned)code);
  }
}

/* Whether one of eight bytes is not ASCII, or below the space, a quote, a backslash or DEL; now and then also where none is. */
static bool may_need_care(uint64_t eight) {
  const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
  const uint64_t quote = eight ^ ones * '"', slash = eight ^ ones * '\\', del = eight ^ ones * 0x7F;
  return ((eight | (eight - ones * ' ') | (quote - ones) | (slash - ones) | (del - ones)) & tops) != 0;
}

static bool is_plain(unsigned char c) {
  return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
}

/* Bytes that can go out together: printable ASCII but for the quote and the backslash, and letters of Latin. */
static size_t plain_run(text t, size_t from) {
  size_t at = from;
  for (;;) {
    uint64_t eight;
    for (; t.len - at >= sizeof eight; at += sizeof eight) {
      memcpy(&eight, t.at + at, sizeof eight);
      if (may_need_care(eight)) break;
    }
    while (at < t.len && is_plain((unsigned char)t.at[at])) at++;
    const size_t latin = at < t.len ? utf8_latin(t, at) : 0;
    if (latin == 0) return at;
    at += latin;
  }
}

void json_quote(buf *out, text t) {
  buf_add_char(out, '"');
  for (size_t at = 0; at < t.len;) {
    const size_t end = plain_run(t, at);
    buf_add(out, (text){t.at + at, end - at});
    at = end;
    if (at == t.len) break;
    uint32_t code;
    at += utf8_next(t, at, &code);
    if (needs_escape(code)) add_escape(out, code);
    else utf8_put(out, code);
  }
  buf_add_char(out, '"');
}

void json_text(json_writer *w, text t) {
  separate(w);
  json_quote(w->out, t);
}

void json_string(json_writer *w, const char *s) {
  if (s == NULL) json_null(w);
  else json_text(w, text_of(s));
}

void json_pair(json_writer *w, const char *key, const char *string) {
  json_key(w, key);
  json_string(w, string);
}

void json_integer(json_writer *w, int64_t n) {
  separate(w);
  buf_add_integer(w->out, n);
}

void json_number(json_writer *w, double n) {
  char room[NUMBER_ROOM];
  separate(w);
  buf_add_string(w->out, isfinite(n) ? number_write(n, true, room) : "null");
}

void json_bool(json_writer *w, bool b) {
  separate(w);
  buf_add_string(w->out, b ? "true" : "false");
}

void json_null(json_writer *w) {
  separate(w);
  buf_add_string(w->out, "null");
}

static void add_list(json_writer *w, const value *v) {
  json_open_row(w, '[');
  for (uint32_t i = 0; i < v->len; i++) json_value(w, &v->as.items[i]);
  json_close(w, ']');
}

static void add_map(json_writer *w, const value *v) {
  json_open_row(w, '{');
  for (uint32_t i = 0; i < v->len; i++) {
    json_key_text(w, *value_member(v, i)->key);
    json_value(w, &value_member(v, i)->value);
  }
  json_close(w, '}');
}

void json_value(json_writer *w, const value *v) {
  if (v == NULL) {
    json_null(w);
    return;
  }
  switch ((kolua_type)v->type) {
    case KOLUA_NULL: json_null(w); break;
    case KOLUA_BOOL: json_bool(w, v->as.boolean); break;
    case KOLUA_INTEGER: json_integer(w, v->as.integer); break;
    case KOLUA_NUMBER: json_number(w, v->as.number); break;
    case KOLUA_STRING: json_text(w, value_written(v)); break;
    case KOLUA_LIST: add_list(w, v); break;
    case KOLUA_MAP: add_map(w, v); break;
  }
}
