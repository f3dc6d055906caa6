/* problem.c: a list of problems that works when memory does not.
**
** The list lives on its own mem, outside of any arena and guard: it must outlast what it complains about, and adding
** to it never jumps. What cannot be noted for lack of memory is counted as one problem, last in the list, that needs
** no memory. Each problem owns one block: its message, escaped to one line, then its file name. */
#include "base/problem.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_ROOM = 8 };

typedef struct noted {
  kolua_problem shown;
  char *block; /* holds the text of `shown` */
  size_t size;
} noted;

struct kolua_problems {
  mem mem;
  noted *list;
  size_t count, cap, n_errors;
  bool has_lost; /* some could not be noted */
};

static const kolua_problem lost = {.status = KOLUA_ENOMEM, .message = "out of memory"};

kolua_problems *kolua_problems_new(void) {
  mem m;
  mem_init(&m, NULL, NULL);
  kolua_problems *p = mem_try(&m, NULL, 0, sizeof *p);
  if (p != NULL) *p = (kolua_problems){.mem = m};
  return p;
}

void kolua_problems_clear(kolua_problems *p) {
  for (size_t i = 0; i < p->count; i++) mem_give(&p->mem, p->list[i].block, p->list[i].size);
  p->count = p->n_errors = 0;
  p->has_lost = false;
}

void kolua_problems_free(kolua_problems *p) {
  if (p == NULL) return;
  kolua_problems_clear(p);
  mem_give(&p->mem, p->list, p->cap * sizeof *p->list);
  mem m = p->mem;
  mem_give(&m, p, sizeof *p);
}

size_t kolua_problems_count(const kolua_problems *p) {
  return p->count + p->has_lost;
}

const kolua_problem *kolua_problems_get(const kolua_problems *p, size_t i) {
  if (i < p->count) return &p->list[i].shown;
  return i == p->count && p->has_lost ? &lost : NULL;
}

size_t problems_errors(const problems *p) {
  return p->n_errors + p->has_lost;
}

static bool has_room(problems *p) {
  if (p->count < p->cap) return true;
  const size_t cap = p->cap > 0 ? p->cap * 2 : FIRST_ROOM;
  noted *list = mem_try(&p->mem, p->list, p->cap * sizeof *list, cap * sizeof *list);
  if (list == NULL) return false;
  p->list = list;
  p->cap = cap;
  return true;
}

/* Writes t on one line; `at` NULL only measures. Returns the bytes. */
static size_t write_line(char *at, text t) {
  size_t len = 0;
  for (size_t from = 0; from < t.len;) {
    char room[UTF8_ROOM];
    text shown;
    from += utf8_shown(t, from, false, room, &shown);
    if (at != NULL) memcpy(at + len, shown.at, shown.len);
    len += shown.len;
  }
  return len;
}

static bool note(problems *p, lint_code as, kolua_status status, place where, text message) {
  const text file = text_of(where.file);
  const size_t len = write_line(NULL, message), size = len + 1 + file.len + 1;
  char *block = has_room(p) ? mem_try(&p->mem, NULL, 0, size) : NULL;
  if (block == NULL) return false;
  write_line(block, message);
  block[len] = '\0';
  char *name = block + len + 1;
  memcpy(name, file.at, file.len);
  name[file.len] = '\0';
  const kolua_problem shown = {status, code_id(as), where.file ? name : NULL, where.line, where.column, block};
  p->list[p->count++] = (noted){shown, block, size};
  p->n_errors += status != KOLUA_OK;
  return true;
}

static bool format_and_note(problems *p, lint_code as, kolua_status status, place where, const char *format,
                            va_list args) __attribute__((format(printf, 5, 0)));

static bool format_and_note(problems *p, lint_code as, kolua_status status, place where, const char *format,
                            va_list args) {
  char room[256];
  va_list again;
  va_copy(again, args);
  const int len = vsnprintf(room, sizeof room, format, args);
  const size_t size = (size_t)len + 1;
  char *message = len < 0 ? NULL : size <= sizeof room ? room : mem_try(&p->mem, NULL, 0, size);
  if (message != NULL && message != room) vsnprintf(message, size, format, again);
  va_end(again);
  if (message == NULL) return false;
  const bool is_noted = note(p, as, status, where, (text){message, (size_t)len});
  if (message != room) mem_give(&p->mem, message, size);
  return is_noted;
}

kolua_status problem_add(problems *p, kolua_status status, place where, const char *format, ...) {
  if (p == NULL) return status;
  va_list args;
  va_start(args, format);
  if (!format_and_note(p, code_of_status(status), status, where, format, args)) p->has_lost = true;
  va_end(args);
  return status;
}

kolua_status problem_add_as(problems *p, lint_code as, kolua_status status, place where, const char *format, ...) {
  if (p == NULL) return status;
  va_list args;
  va_start(args, format);
  if (!format_and_note(p, as, status, where, format, args)) p->has_lost = true;
  va_end(args);
  return status;
}

void problem_warn(problems *p, place where, const char *format, ...) {
  if (p == NULL) return;
  va_list args;
  va_start(args, format);
  if (!format_and_note(p, CODE_NONE, KOLUA_OK, where, format, args)) p->has_lost = true;
  va_end(args);
}
