/* api.c: see api.h. */
#include "api.h"

#include <setjmp.h>
#include <string.h>

static void jump_back(void *payload) {
  longjmp(*(jmp_buf *)payload, 1);
}

kolua_status guard_run(mem *m, guarded_fn *run, void *call, problems *p) {
  jmp_buf back;
  const mem_guard outer = m->guard;
  m->guard = (mem_guard){jump_back, &back};
  kolua_status status;
  if (setjmp(back) == 0) status = run(call);
  else status = problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  m->guard = outer;
  return status;
}

void room_open(room *r, const mem *like) {
  mem_init(&r->mem, like->alloc, like->payload);
  arena_init(&r->arena, &r->mem);
  arena_init(&r->scratch, &r->mem);
}

void room_close(room *r) {
  arena_free(&r->scratch);
  arena_free(&r->arena);
}

bool options_take(void *out, size_t known, const void *given) {
  size_t size;
  memset(out, 0, known);
  if (given == NULL) return true;
  memcpy(&size, given, sizeof size);
  if (size < sizeof size) return false;
  for (size_t i = known; i < size; ++i) {
    if (((const char *)given)[i] != 0) return false;
  }
  memcpy(out, given, size < known ? size : known);
  return true;
}

kolua_status refuse_argument(problems *p, const char *what) {
  return problem_add(p, KOLUA_EINVAL, (place){0}, "%s", what);
}
