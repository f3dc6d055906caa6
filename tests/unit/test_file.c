/* test_file.c: only regular files of a size are read, whatever the name leads to. */
#define _POSIX_C_SOURCE 200809L

#include "readers.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/kolua-file-XXXXXX";

static int make_folder(void **state) {
  (void)state;
  return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state) {
  (void)state;
  return rmdir(folder);
}

static const char *path_of(t_world *w, const char *name) {
  return text_format(&w->scratch, "%s/%s", folder, name);
}

static void write_file(const char *path, size_t size) {
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  for (size_t i = 0; i < size; i++) fputc("ab\0"[i % 3], f);
  fclose(f);
}

static void refuses_path(t_world *w, const char *path, kolua_status status, const char *words) {
  text t;
  assert_int_equal(read_file(&t, &w->arena, path, "shown", 100, w->problems), status);
  assert_int_equal(t.len, 0);
  assert_problem(w, 0, status, 0, 0, words);
  assert_string_equal(kolua_problems_get(w->problems, 0)->file, "shown");
}

static void file_is_read_up_to_the_limit(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *path = path_of(&w, "a");
  write_file(path, 100);
  text t;
  assert_int_equal(read_file(&t, &w.arena, path, NULL, 100, w.problems), KOLUA_OK);
  assert_int_equal(t.len, 100);
  assert_memory_equal(t.at, "ab\0ab\0", 6);
  write_file(path, 0);
  assert_int_equal(read_file(&t, &w.arena, path, NULL, 100, w.problems), KOLUA_OK);
  assert_int_equal(t.len, 0);
  unlink(path);
  t_close(&w);
}

static void larger_file_is_refused(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *path = path_of(&w, "a");
  write_file(path, 101);
  refuses_path(&w, path, KOLUA_ELIMIT, "is larger than the limit of 100 bytes");
  unlink(path);
  t_close(&w);
}

/* Under /proc files say that they are empty. */
static void file_that_hides_its_size_is_held_to_the_limit(void **state) {
  (void)state;
  if (access("/proc/self/status", R_OK) != 0) skip();
  t_world w;
  t_open(&w);
  text t;
  assert_int_equal(read_file(&t, &w.arena, "/proc/self/status", NULL, 1 << 20, w.problems), KOLUA_OK);
  assert_true(t.len > 100);
  refuses_path(&w, "/proc/self/status", KOLUA_ELIMIT, "is larger than the limit");
  t_close(&w);
}

static void folder_is_refused(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  refuses_path(&w, folder, KOLUA_EIO, "is a folder");
  t_close(&w);
}

static void missing_file_is_refused(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  refuses_path(&w, path_of(&w, "none"), KOLUA_EIO, "does not exist");
  t_close(&w);
}

static void fifo_is_refused_without_waiting(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *path = path_of(&w, "fifo");
  assert_int_equal(mkfifo(path, 0600), 0);
  refuses_path(&w, path, KOLUA_EIO, "is not a regular file");
  unlink(path);
  t_close(&w);
}

static void device_is_refused(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  refuses_path(&w, "/dev/zero", KOLUA_EIO, "is not a regular file");
  t_close(&w);
}

static void loop_of_links_is_refused(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *path = path_of(&w, "loop");
  assert_int_equal(symlink(path, path), 0);
  refuses_path(&w, path, KOLUA_EIO, "cannot be opened: ");
  unlink(path);
  t_close(&w);
}

static void no_descriptor_is_left_open(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  text t;
  const int before = dup(0);
  close(before);
  assert_int_equal(read_file(&t, &w.arena, folder, NULL, 100, NULL), KOLUA_EIO);
  assert_int_equal(read_file(&t, &w.arena, "/dev/null", NULL, 100, NULL), KOLUA_EIO);
  const int after = dup(0);
  close(after);
  assert_int_equal(before, after);
  t_close(&w);
}

static void file_is_given_by_pieces_and_again_as_a_whole(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *path = path_of(&w, "a");
  write_file(path, 10);
  input *in;
  text whole;
  char room[8];
  size_t n;
  assert_int_equal(input_open(&in, &w.arena, path, "shown", 10, w.problems), KOLUA_OK);
  assert_int_equal(input_next(in, room, sizeof room, &n, w.problems), KOLUA_OK);
  assert_int_equal(n, 8);
  assert_int_equal(input_text(in, &whole, w.problems), KOLUA_OK);
  assert_int_equal(whole.len, 10);
  assert_int_equal(input_next(in, room, sizeof room, &n, w.problems), KOLUA_OK);
  assert_int_equal(n, 2);
  assert_memory_equal(room, whole.at + 8, 2);
  assert_int_equal(input_next(in, room, sizeof room, &n, w.problems), KOLUA_OK);
  assert_int_equal(n, 0);
  assert_string_equal(input_digest(in, &w.arena), input_digest(input_of_text(&w.arena, "shown", whole), &w.arena));
  unlink(path);
  t_close(&w);
}

static void file_that_grows_is_held_to_the_limit(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *path = path_of(&w, "a");
  write_file(path, 10);
  input *in;
  char room[64];
  size_t n;
  assert_int_equal(input_open(&in, &w.arena, path, "shown", 20, w.problems), KOLUA_OK);
  write_file(path, 21);
  assert_int_equal(input_next(in, room, sizeof room, &n, w.problems), KOLUA_ELIMIT);
  assert_problem(&w, 0, KOLUA_ELIMIT, 0, 0, "is larger than the limit of 20 bytes");
  unlink(path);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(file_is_read_up_to_the_limit),
    cmocka_unit_test(larger_file_is_refused),
    cmocka_unit_test(file_that_hides_its_size_is_held_to_the_limit),
    cmocka_unit_test(folder_is_refused),
    cmocka_unit_test(missing_file_is_refused),
    cmocka_unit_test(fifo_is_refused_without_waiting),
    cmocka_unit_test(device_is_refused),
    cmocka_unit_test(loop_of_links_is_refused),
    cmocka_unit_test(no_descriptor_is_left_open),
    cmocka_unit_test(file_is_given_by_pieces_and_again_as_a_whole),
    cmocka_unit_test(file_that_grows_is_held_to_the_limit),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
