/* bytecode.c: see bytecode.h. */
#include "script/bytecode.h"

#include <string.h>

typedef struct dump {
  arena *arena;
  text all;
  size_t read;
  bool is_bad;
} dump;

static int keep(lua_State *L, const void *piece, size_t len, void *payload) {
  (void)L;
  buf_add(payload, (text){piece, len});
  return 0;
}

/* ---- parts of a dump */

/* The next bytes; behind the end there are zeros, and the dump is bad. */
static const char *take(dump *d, size_t len) {
  static const char none[16];
  d->is_bad |= len > d->all.len - d->read;
  if (d->is_bad) return none;
  d->read += len;
  return d->all.at + d->read - len;
}

static unsigned take_byte(dump *d) {
  return (unsigned char)*take(d, 1);
}

/* Seven bits a byte, the highest first; the last byte has its eighth bit set. */
static size_t take_size(dump *d) {
  size_t n = 0;
  for (unsigned byte = 0; (byte & 0x80) == 0 && !d->is_bad; n = n << 7 | (byte & 0x7f)) byte = take_byte(d);
  return n;
}

static text take_text(dump *d) {
  const size_t len = take_size(d);
  return len > 0 ? (text){take(d, len - 1), len - 1} : (text){0};
}

static int64_t take_integer(dump *d) {
  int64_t n;
  memcpy(&n, take(d, sizeof n), sizeof n);
  return n;
}

static double take_number(dump *d) {
  double n;
  memcpy(&n, take(d, sizeof n), sizeof n);
  return n;
}

/* ---- the whole */

static void check_head(dump *d) {
  static const char head[] = LUA_SIGNATURE "\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08";
  const char *found = take(d, sizeof head - 1);
  d->is_bad |= memcmp(found, head, sizeof head - 1) != 0;
  d->is_bad |= take_integer(d) != 0x5678 || take_number(d) != 370.5;
  take_byte(d); /* how many upvalues */
}

static code_constant take_constant(dump *d) {
  enum {
    IS_NIL = 0x00,
    IS_FALSE = 0x01,
    IS_INTEGER = 0x03,
    IS_SHORT = 0x04,
    IS_TRUE = 0x11,
    IS_NUMBER = 0x13,
    IS_LONG = 0x14
  };
  switch (take_byte(d)) {
    case IS_NIL: return (code_constant){.type = CONSTANT_NIL};
    case IS_FALSE: return (code_constant){.type = CONSTANT_FALSE};
    case IS_TRUE: return (code_constant){.type = CONSTANT_TRUE};
    case IS_INTEGER: return (code_constant){.type = CONSTANT_INTEGER, .integer = take_integer(d)};
    case IS_NUMBER: return (code_constant){.type = CONSTANT_NUMBER, .number = take_number(d)};
    case IS_SHORT:
    case IS_LONG: return (code_constant){.type = CONSTANT_TEXT, .text = take_text(d)};
    default: d->is_bad = true; return (code_constant){0};
  }
}

static void take_function(bytecode *out, dump *d) {
  take_text(d); /* its file */
  take_size(d); /* its first line, and its last */
  take_size(d);
  out->params = take_byte(d);
  out->is_vararg = take_byte(d) != 0;
  out->registers = take_byte(d);
  out->n = take_size(d);
  const char *instructions = take(d, out->n * sizeof *out->instructions);
  if (d->is_bad) return;
  out->instructions = memcpy(arena_take(d->arena, out->n * sizeof *out->instructions), instructions,
                             out->n * sizeof *out->instructions);
  out->n_constants = take_size(d);
  if (d->is_bad || out->n_constants > d->all.len) return;
  code_constant *constants = ARENA_ARRAY(d->arena, out->n_constants, code_constant);
  for (size_t i = 0; i < out->n_constants; i++) constants[i] = take_constant(d);
  out->constants = constants;
}

bool bytecode_read(bytecode *out, lua_State *L, arena *a) {
  buf dumped;
  buf_init(&dumped, a);
  *out = (bytecode){0};
  if (lua_dump(L, keep, &dumped, 1) != 0) return false;
  dump d = {.arena = a, .all = buf_text(&dumped)};
  check_head(&d);
  take_function(out, &d);
  return !d.is_bad;
}
