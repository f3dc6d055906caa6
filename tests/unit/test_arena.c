/* Arenas and the count under them: addresses, growth in place, release, clean-ups, a full host. */
#include "t.h"

#include <stdalign.h>
#include <stdlib.h>

static void take_is_aligned_and_never_null(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char *previous = NULL;
  for (size_t size = 0; size < 40; size++) {
    char *taken = arena_take(&w.arena, size);
    assert_non_null(taken);
    assert_int_equal((uintptr_t)taken % alignof(int64_t), 0);
    assert_ptr_not_equal(taken, previous);
    memset(taken, 0xA5, size);
    previous = taken;
  }
  assert_non_null(ARENA_ARRAY(&w.scratch, 0, int));
  t_close(&w);
}

static void grow_stays_in_place_while_last(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char *block = arena_grow(&w.arena, NULL, 0, 10);
  memcpy(block, "012345678", 10);
  assert_ptr_equal(arena_grow(&w.arena, block, 10, 100), block);
  assert_ptr_equal(arena_grow(&w.arena, block, 100, 20), block);
  char *next = arena_take(&w.arena, 1);
  assert_ptr_equal(next, block + 24);
  assert_ptr_equal(arena_grow(&w.arena, block, 20, 5), block);
  char *moved = arena_grow(&w.arena, block, 20, 50);
  assert_ptr_not_equal(moved, block);
  assert_string_equal(moved, "012345678");
  t_close(&w);
}

static void texts_are_packed_and_given_back(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *first = arena_copy(&w.arena, "abc", 3);
  const arena_mark mark = arena_here(&w.arena);
  const char *second = arena_copy(&w.arena, "de", 2);
  assert_ptr_equal(second, first - 3);
  arena_release(&w.arena, mark);
  assert_ptr_equal(arena_copy(&w.arena, "fg", 2), second);
  assert_string_equal(first, "abc");
  t_close(&w);
}

static void clear_keeps_blocks_for_the_next_record(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  size_t used = 0;
  for (int round = 0; round < 3; round++) {
    for (size_t i = 0; i < 100; i++) arena_zero(&w.arena, i, 50);
    arena_take(&w.arena, 1000000);
    if (round == 0) used = w.mem.used;
    assert_int_equal(w.mem.used, used);
    arena_clear(&w.arena);
  }
  assert_true(w.mem.peak >= 1000000);
  t_close(&w);
}

static void release_gives_back_what_was_taken_since(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const arena_mark start = arena_here(&w.arena);
  char *first = arena_take(&w.arena, 8);
  const arena_mark mark = arena_here(&w.arena);
  char *second = arena_take(&w.arena, 8);
  arena_take(&w.arena, 100000);
  arena_release(&w.arena, mark);
  assert_ptr_equal(arena_take(&w.arena, 8), second);
  arena_release(&w.arena, start);
  assert_ptr_equal(arena_take(&w.arena, 8), first);
  t_close(&w);
}

static char order[8];

static void note_release(void *resource) {
  strncat(order, resource, 1);
}

static void cleanups_run_backwards_and_once(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  order[0] = '\0';
  char a[] = "a", b[] = "b", c[] = "c", d[] = "d";
  arena_defer(&w.arena, note_release, a);
  arena_defer(&w.arena, note_release, b);
  const arena_mark mark = arena_here(&w.arena);
  arena_defer(&w.arena, note_release, c);
  arena_defer(&w.arena, note_release, d);
  arena_settle(&w.arena, c);
  arena_settle(&w.arena, c);
  assert_string_equal(order, "c");
  arena_release(&w.arena, mark);
  assert_string_equal(order, "cd");
  arena_clear(&w.arena);
  assert_string_equal(order, "cdba");
  t_close(&w);
  assert_string_equal(order, "cdba");
}

typedef struct stingy { size_t left; jmp_buf out; } stingy;

static void *give_stingily(void *payload, void *block, size_t old_size, size_t new_size) {
  stingy *s = payload;
  if (new_size > old_size && new_size - old_size > s->left) return NULL;
  s->left = s->left + old_size - new_size;
  if (new_size > 0) return realloc(block, new_size);
  free(block);
  return NULL;
}

static _Noreturn void jump(void *payload) {
  stingy *s = payload;
  longjmp(s->out, 1);
}

static void a_full_host_leaves_through_the_guard(void **state) {
  (void)state;
  stingy s = {.left = 10000};
  mem m;
  mem_init(&m, give_stingily, &s);
  m.guard = (mem_guard){jump, &s};
  arena a;
  arena_init(&a, &m);
  volatile size_t taken = 0;
  if (setjmp(s.out) == 0) {
    for (;; taken++) arena_take(&a, 1000);
  }
  assert_in_range(taken, 3, 9);
  volatile bool has_jumped = false;
  if (setjmp(s.out) == 0) arena_zero(&a, SIZE_MAX / 2, 3);
  else has_jumped = true;
  assert_true(has_jumped);
  arena_free(&a);
  assert_int_equal(m.used, 0);
  assert_int_equal(s.left, 10000);
}

static void a_failed_try_changes_no_count(void **state) {
  (void)state;
  stingy s = {.left = 100};
  mem m;
  mem_init(&m, give_stingily, &s);
  char *block = mem_try(&m, NULL, 0, 60);
  assert_non_null(block);
  assert_null(mem_try(&m, block, 60, 200));
  assert_int_equal(m.used, 60);
  mem_give(&m, block, 60);
  assert_int_equal(m.used, 0);
  assert_int_equal(m.peak, 60);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(take_is_aligned_and_never_null),
    cmocka_unit_test(grow_stays_in_place_while_last),
    cmocka_unit_test(texts_are_packed_and_given_back),
    cmocka_unit_test(clear_keeps_blocks_for_the_next_record),
    cmocka_unit_test(release_gives_back_what_was_taken_since),
    cmocka_unit_test(cleanups_run_backwards_and_once),
    cmocka_unit_test(a_full_host_leaves_through_the_guard),
    cmocka_unit_test(a_failed_try_changes_no_count),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
