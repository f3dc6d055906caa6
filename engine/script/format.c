/* format.c: tostring and string.format, without addresses and with a point in every locale. */
#include "script/library.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { SPEC_ROOM = 32, NUMBER_SPACE = 512 }; /* %99.99f of 1e308 takes 409 */

/* A number holds digits, signs, letters and the locale's decimal point. */
static void set_point(char *number, size_t len) {
  for (size_t i = 0; i < len; i++) {
    char c = number[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && strchr("0123456789+- ", c) == NULL) number[i] = '.';
  }
}

/* ---- tostring ---- */

static void push_number(lua_State *L, int index) {
  char room[64];
  if (lua_isinteger(L, index)) {
    lua_pushfstring(L, "%I", (LUAI_UACINT)lua_tointeger(L, index));
    return;
  }
  int len = snprintf(room, sizeof room - 2, "%.14g", lua_tonumber(L, index));
  set_point(room, (size_t)len);
  if (room[strspn(room, "-0123456789")] == '\0') strcpy(room + len, ".0");
  lua_pushstring(L, room);
}

text format_text(lua_State *L, int index) {
  text t;
  if (luaL_callmeta(L, index, "__tostring")) {
    if (lua_type(L, -1) != LUA_TSTRING) sandbox_fail(L, "'__tostring' must return text");
  } else {
    switch (lua_type(L, index)) {
      case LUA_TSTRING: lua_pushvalue(L, index); break;
      case LUA_TNUMBER: push_number(L, index); break;
      case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
      default: lua_pushstring(L, luaL_typename(L, index)); break;
    }
  }
  t.at = lua_tolstring(L, -1, &t.len);
  return t;
}

int format_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  format_text(L, 1);
  return 1;
}

/* ---- format ---- */

typedef struct spec {
  char flags[6], conversion;
  int width, precision; /* precision -1: none */
} spec;

/* At most two digits. */
static int read_digits(const char **p) {
  int n = 0;
  for (int digits = 0; digits < 2 && **p >= '0' && **p <= '9'; digits++) n = n * 10 + (*(*p)++ - '0');
  return n;
}

/* Behind the '%'. The text ends in a NUL, as all of Lua's. */
static spec read_spec(lua_State *L, const char **p) {
  spec s = {.precision = -1};
  size_t n_flags = strspn(*p, "-+ #0");
  if (n_flags >= sizeof s.flags) sandbox_fail(L, "format: repeated flags");
  memcpy(s.flags, *p, n_flags);
  *p += n_flags;
  s.width = read_digits(p);
  if (**p == '.') {
    (*p)++;
    s.precision = read_digits(p);
  }
  if (**p >= '0' && **p <= '9') sandbox_fail(L, "format: width and precision have two digits at most");
  s.conversion = *(*p)++;
  return s;
}

/* The specification as snprintf wants it. */
static const char *write_spec(const spec *s, const char *length, char room[SPEC_ROOM]) {
  int used = snprintf(room, SPEC_ROOM, "%%%s", s->flags);
  if (s->width > 0) used += snprintf(room + used, (size_t)(SPEC_ROOM - used), "%d", s->width);
  if (s->precision >= 0) used += snprintf(room + used, (size_t)(SPEC_ROOM - used), ".%d", s->precision);
  snprintf(room + used, (size_t)(SPEC_ROOM - used), "%s%c", length, s->conversion);
  return room;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* built by write_spec from checked pieces */
static void add_integer(lua_State *L, luaL_Buffer *out, const spec *s, int arg) {
  char room[SPEC_ROOM];
  long long n = luaL_checkinteger(L, arg);
  bool is_decimal = strchr("diu", s->conversion) != NULL;
  if (is_decimal && strchr(s->flags, '#') != NULL) sandbox_fail(L, "format: '#' does not go with %%d");
  char *to = luaL_prepbuffsize(out, NUMBER_SPACE);
  luaL_addsize(out, (size_t)snprintf(to, NUMBER_SPACE, write_spec(s, "ll", room), n));
}

static void add_number(lua_State *L, luaL_Buffer *out, const spec *s, int arg) {
  char room[SPEC_ROOM];
  lua_Number n = luaL_checknumber(L, arg);
  char *to = luaL_prepbuffsize(out, NUMBER_SPACE);
  size_t len = (size_t)snprintf(to, NUMBER_SPACE, write_spec(s, "", room), n);
  set_point(to, len);
  luaL_addsize(out, len);
}
#pragma GCC diagnostic pop

static void add_blanks(luaL_Buffer *out, int n) {
  for (; n > 0; n--) luaL_addchar(out, ' ');
}

static void add_padded(luaL_Buffer *out, const spec *s, text t) {
  if (s->precision >= 0 && t.len > (size_t)s->precision) t.len = (size_t)s->precision;
  int blanks = t.len < (size_t)s->width ? s->width - (int)t.len : 0;
  bool is_left = strchr(s->flags, '-') != NULL;
  if (!is_left) add_blanks(out, blanks);
  luaL_addlstring(out, t.at, t.len);
  if (is_left) add_blanks(out, blanks);
}

/* The text replaces its argument, so that it stays alive while the buffer, which owns the top, takes it. */
static void add_string(lua_State *L, luaL_Buffer *out, const spec *s, int arg) {
  text t = format_text(L, arg);
  lua_replace(L, arg);
  sandbox_charge(L, t.len / 16);
  add_padded(out, s, t);
}

static _Noreturn void fail_conversion(lua_State *L, char found) {
  sandbox_fail(L, "format: there is no '%%%c'; use %%s %%d %%f %%g %%e %%x %%c or %%%%", found != '\0' ? found : ' ');
}

static void add_value(lua_State *L, luaL_Buffer *out, spec s, int arg) {
  char byte;
  switch (s.conversion) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': add_integer(L, out, &s, arg); break;
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': add_number(L, out, &s, arg); break;
    case 's': add_string(L, out, &s, arg); break;
    case 'c':
      byte = (char)luaL_checkinteger(L, arg);
      add_padded(out, &s, (text){&byte, 1});
      break;
    default: fail_conversion(L, s.conversion);
  }
}

int format_format(lua_State *L) {
  int arg = 1, last_arg = lua_gettop(L); /* the buffer puts values of its own behind them */
  text format = string_charged(L, 1);
  const char *p = format.at, *end = format.at + format.len;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  while (p < end) {
    if (*p != '%') {
      luaL_addchar(&out, *p++);
    } else if (p[1] == '%') {
      luaL_addchar(&out, '%');
      p += 2;
    } else {
      p++;
      spec s = read_spec(L, &p);
      if (++arg > last_arg) luaL_argerror(L, arg, "no value");
      add_value(L, &out, s, arg);
    }
  }
  luaL_pushresult(&out);
  return 1;
}
