/* Loading files: what is found, what is refused, from the file system and from a host's callback. */
#define _XOPEN_SOURCE 700

#include "t.h"

#include "policy/filename.h"
#include "policy/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- a folder of its own for each test */

typedef struct world {
  t_world t;
  loader loader;
  char folder[64];
} world;

static const char *in_folder(world *w, const char *name) {
  return filename_join(&w->t.arena, w->folder, text_of(name));
}

static void write_file(world *w, const char *name, const char *content) {
  FILE *f = fopen(in_folder(w, name), "wb");
  assert_non_null(f);
  assert_int_not_equal(fputs(content, f), EOF);
  assert_int_equal(fclose(f), 0);
}

static int open_world(void **state) {
  static world w;
  memset(&w, 0, sizeof w);
  t_open(&w.t);
  strcpy(w.folder, "/tmp/kolua-loader-XXXXXX");
  assert_non_null(mkdtemp(w.folder));
  w.loader = (loader){NULL, NULL, &w.t.arena, &w.t.scratch, w.t.problems};
  assert_int_equal(mkdir(in_folder(&w, "p"), 0700), 0);
  assert_int_equal(mkdir(in_folder(&w, "p/rules"), 0700), 0);
  write_file(&w, "p/policy.yaml", "use: []\n");
  write_file(&w, "p/rules/b.lua", "-- b");
  write_file(&w, "p/rules/a.lua", "-- a");
  write_file(&w, "p/rules/B.lua", "-- B");
  write_file(&w, "secret.lua", "-- outside");
  *state = &w;
  return 0;
}

static int close_world(void **state) {
  world *w = *state;
  char command[128];
  snprintf(command, sizeof command, "rm -rf %s", w->folder);
  assert_int_equal(system(command), 0);
  t_close(&w->t);
  return 0;
}

static kolua_status read_in(world *w, text *out, const char *name, size_t most) {
  const char *root = loader_root_of_file(&w->loader, in_folder(w, "p/policy.yaml"));
  const place from = {"policy.yaml", 3, 8};
  return loader_read(&w->loader, out, in_folder(w, name), root, most, from);
}

/* ---- names */

static void check_normal(world *w, const char *path, const char *expected) {
  assert_string_equal(filename_normal(&w->t.arena, text_of(path)), expected);
}

static void normal_names_have_no_dots_and_no_empty_parts(void **state) {
  world *w = *state;
  check_normal(w, "", "");
  check_normal(w, ".", "");
  check_normal(w, "./a//b/", "a/b");
  check_normal(w, "a/../b", "b");
  check_normal(w, "a/b/../../..", "..");
  check_normal(w, "../../a", "../../a");
  check_normal(w, "a/../../b", "../b");
  check_normal(w, "/", "/");
  check_normal(w, "/../a/./b", "/a/b");
  check_normal(w, "/a/..", "/");
  check_normal(w, "..a/b..", "..a/b..");
}

static void names_are_taken_apart(void **state) {
  world *w = *state;
  assert_string_equal(filename_folder(&w->t.arena, "a/b"), "a");
  assert_string_equal(filename_folder(&w->t.arena, "a"), "");
  assert_string_equal(filename_folder(&w->t.arena, "/a"), "/");
  assert_string_equal(filename_from(&w->t.arena, "a/b", "a/c"), "../c");
  assert_string_equal(filename_from(&w->t.arena, "a/b", "ab"), "../../ab");
  assert_string_equal(filename_from(&w->t.arena, "", "../c"), "../c");
  assert_string_equal(filename_from(&w->t.arena, "../a", "../c"), "../c");
  assert_string_equal(filename_from(&w->t.arena, "a", "a/b"), "b");
  assert_string_equal(filename_from(&w->t.arena, "/a/b", "/a/c/d"), "../c/d");
  assert_string_equal(filename_from(&w->t.arena, "/", "/c"), "c");
  assert_string_equal(filename_from(&w->t.arena, "a", "/c"), "/c");
  assert_string_equal(filename_from(&w->t.arena, "..", "c"), "c");
  assert_string_equal(filename_shared(&w->t.arena, "/a/b/c", "/a/bc"), "/a");
  assert_string_equal(filename_shared(&w->t.arena, "/a", "/a/b"), "/a");
  assert_string_equal(filename_shared(&w->t.arena, "a", "b/c"), "");
  assert_null(filename_shared(&w->t.arena, "/a", "/b"));
  assert_null(filename_shared(&w->t.arena, "", "../b"));
  assert_true(text_is(filename_last("a/b"), "b"));
  assert_string_equal(filename_join(&w->t.arena, "a/b", TEXT("../c")), "a/c");
  assert_string_equal(filename_join(&w->t.arena, "a", TEXT("/c")), "/c");
}

static void a_name_that_only_starts_like_the_folder_is_not_inside(void **state) {
  (void)state;
  assert_true(filename_is_inside("/a/b/c", "/a/b"));
  assert_true(filename_is_inside("/a/b", "/a/b"));
  assert_true(filename_is_inside("/a", "/"));
  assert_false(filename_is_inside("/a/bc", "/a/b"));
  assert_true(filename_is_inside("x/y", ""));
  assert_false(filename_is_inside("../x", ""));
  assert_false(filename_is_inside("..", ""));
  assert_true(filename_is_inside("..x", ""));
  assert_false(filename_is_inside("/x", ""));
}

/* ---- reading */

static void a_file_below_the_root_is_read(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(read_in(w, &t, "p/rules/a.lua", 100), KOLUA_OK);
  assert_true(text_is(t, "-- a"));
}

static void a_path_out_of_the_root_is_refused_with_its_place(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(read_in(w, &t, "p/../secret.lua", 100), KOLUA_EPOLICY);
  const kolua_problem *p = kolua_problems_get(w->t.problems, 0);
  assert_non_null(strstr(p->message, "leads out of its root"));
  assert_string_equal(p->file, "policy.yaml");
  assert_int_equal(p->line, 3);
}

static void a_link_out_of_the_root_is_refused(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(symlink("../../secret.lua", in_folder(w, "p/rules/link.lua")), 0);
  assert_int_equal(read_in(w, &t, "p/rules/link.lua", 100), KOLUA_EPOLICY);
  assert_int_equal(symlink("..", in_folder(w, "p/up")), 0);
  assert_int_equal(read_in(w, &t, "p/up/secret.lua", 100), KOLUA_EPOLICY);
}

static void a_link_inside_the_root_is_followed(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(symlink("a.lua", in_folder(w, "p/rules/link.lua")), 0);
  assert_int_equal(read_in(w, &t, "p/rules/link.lua", 100), KOLUA_OK);
  assert_true(text_is(t, "-- a"));
}

static void links_in_a_circle_are_an_error(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(symlink("loop", in_folder(w, "p/loop")), 0);
  assert_int_equal(read_in(w, &t, "p/loop", 100), KOLUA_EIO);
  assert_non_null(strstr(t_problem(&w->t, 0), "circle"));
}

static void a_pipe_a_folder_and_a_missing_file_are_errors_at_once(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(mkfifo(in_folder(w, "p/pipe"), 0600), 0);
  assert_int_equal(read_in(w, &t, "p/pipe", 100), KOLUA_EIO);
  assert_int_equal(read_in(w, &t, "p/rules", 100), KOLUA_EIO);
  assert_int_equal(read_in(w, &t, "p/none", 100), KOLUA_EIO);
  assert_int_equal(kolua_problems_count(w->t.problems), 3);
}

static void a_file_above_the_limit_is_refused(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(read_in(w, &t, "p/rules/a.lua", 4), KOLUA_OK);
  assert_int_equal(read_in(w, &t, "p/rules/a.lua", 3), KOLUA_ELIMIT);
}

/* ---- roots */

static void the_nearest_marked_folder_above_is_the_root(void **state) {
  world *w = *state;
  text t;
  assert_int_equal(read_in(w, &t, "secret.lua", 100), KOLUA_EPOLICY);
  write_file(w, ".kolua-root", "");
  assert_int_equal(read_in(w, &t, "secret.lua", 100), KOLUA_OK);
  write_file(w, "p/.kolua-root", "");
  assert_int_equal(read_in(w, &t, "secret.lua", 100), KOLUA_EPOLICY);
}

static void a_file_in_no_folder_has_no_root(void **state) {
  world *w = *state;
  assert_null(loader_root_of_file(&w->loader, in_folder(w, "nowhere/policy.yaml")));
  assert_null(loader_root(&w->loader, in_folder(w, "secret.lua")));
}

/* ---- listing */

static void a_folder_is_listed_in_byte_order_without_hidden_names(void **state) {
  world *w = *state;
  listing names;
  write_file(w, "p/rules/.hidden.lua", "");
  const char *root = loader_root(&w->loader, in_folder(w, "p"));
  assert_int_equal(loader_list(&w->loader, &names, in_folder(w, "p/rules"), root, (place){0}), KOLUA_OK);
  assert_int_equal(names.n, 3);
  assert_true(text_is(names.names[0], "B.lua"));
  assert_true(text_is(names.names[1], "a.lua"));
  assert_true(text_is(names.names[2], "b.lua"));
}

static void a_file_cannot_be_listed(void **state) {
  world *w = *state;
  listing names;
  const char *root = loader_root(&w->loader, in_folder(w, "p"));
  assert_int_equal(loader_list(&w->loader, &names, in_folder(w, "p/policy.yaml"), root, (place){0}), KOLUA_EIO);
  assert_non_null(strstr(t_problem(&w->t, 0), "not a folder"));
}

/* ---- a host's files */

static kolua_status give(void *payload, const char *path, const char **t, size_t *len) {
  static const char *const files[][2] = {
      {"pack/", "z.lua\na.lua\nsub/\n"}, {"pack/a.lua", "-- a"}, {"/", "pack/\n"}, {".kolua-root", ""}};
  (void)payload;
  for (size_t i = 0; i < sizeof files / sizeof *files; ++i) {
    if (strcmp(files[i][0], path) != 0) continue;
    *t = files[i][1];
    *len = strlen(*t);
    return KOLUA_OK;
  }
  return strcmp(path, "pack/refused.lua") == 0 ? KOLUA_EHOST : KOLUA_EIO;
}

static void a_hosts_files_are_asked_for_by_normal_names(void **state) {
  world *w = *state;
  text t;
  listing names;
  w->loader.load = give;
  const char *root = loader_root(&w->loader, "");
  assert_string_equal(root, "");
  assert_int_equal(loader_read(&w->loader, &t, "./pack//x/../a.lua", root, 100, (place){0}), KOLUA_OK);
  assert_true(text_is(t, "-- a"));
  assert_int_equal(loader_list(&w->loader, &names, "pack", root, (place){0}), KOLUA_OK);
  assert_int_equal(names.n, 3);
  assert_true(text_is(names.names[0], "a.lua"));
  assert_true(text_is(names.names[1], "sub"));
}

static void a_host_that_says_no_is_told_apart_from_a_missing_file(void **state) {
  world *w = *state;
  text t;
  w->loader.load = give;
  assert_int_equal(loader_read(&w->loader, &t, "pack/none.lua", "", 100, (place){0}), KOLUA_EIO);
  assert_int_equal(loader_read(&w->loader, &t, "pack/refused.lua", "", 100, (place){0}), KOLUA_EHOST);
  assert_int_equal(loader_read(&w->loader, &t, "../pack/a.lua", "", 100, (place){0}), KOLUA_EPOLICY);
  assert_int_equal(loader_read(&w->loader, &t, "pack/a.lua", "", 3, (place){0}), KOLUA_ELIMIT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(normal_names_have_no_dots_and_no_empty_parts),
      TEST(names_are_taken_apart),
      TEST(a_name_that_only_starts_like_the_folder_is_not_inside),
      TEST(a_file_below_the_root_is_read),
      TEST(a_path_out_of_the_root_is_refused_with_its_place),
      TEST(a_link_out_of_the_root_is_refused),
      TEST(a_link_inside_the_root_is_followed),
      TEST(links_in_a_circle_are_an_error),
      TEST(a_pipe_a_folder_and_a_missing_file_are_errors_at_once),
      TEST(a_file_above_the_limit_is_refused),
      TEST(the_nearest_marked_folder_above_is_the_root),
      TEST(a_file_in_no_folder_has_no_root),
      TEST(a_folder_is_listed_in_byte_order_without_hidden_names),
      TEST(a_file_cannot_be_listed),
      TEST(a_hosts_files_are_asked_for_by_normal_names),
      TEST(a_host_that_says_no_is_told_apart_from_a_missing_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
