/* test_feed.c: what is read of files of all kinds, and what is said of those that cannot be read. */
#define _XOPEN_SOURCE 700 /* mkdtemp, mkfifo */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/feed.h"
#include "cli/feed_stage.h"
#include "cli/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { MOST = 1 << 20 };

typedef struct bytes {
  const char *at;
  size_t len;
} bytes;

#define BYTES(literal) ((bytes){(literal), sizeof(literal) - 1})

static char found[MOST + 1], said[4096];

/* ---------------------------------------------------------------- a folder of files */

static int enter_folder(void **state) {
  static char folder[] = "/tmp/feed-XXXXXX";
  *state = folder;
  return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int leave_folder(void **state) {
  return chdir("/") != 0 || system(strcat(strcpy(said, "rm -r "), *state)) != 0;
}

static void put_behind(const char *path, bytes b, const char *mode) {
  FILE *file = fopen(path, mode);
  assert_non_null(file);
  assert_int_equal(fwrite(b.at, 1, b.len, file), b.len);
  fclose(file);
}

static void put(const char *path, bytes b) {
  put_behind(path, b, "wb");
}

static bytes gzip(const char *text, size_t len) {
  static char room[MOST];
  z_stream z = {.next_in = (unsigned char *)(uintptr_t)text, .avail_in = (unsigned)len,
                .next_out = (unsigned char *)room, .avail_out = sizeof room};
  assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  deflateEnd(&z);
  return (bytes){room, z.total_out};
}

static bytes zstd(const char *text, size_t len) {
  static char room[MOST];
  ZSTD_CCtx *packer = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(packer, ZSTD_c_checksumFlag, 1);
  const size_t packed = ZSTD_compress2(packer, room, sizeof room, text, len);
  assert_false(ZSTD_isError(packed));
  ZSTD_freeCCtx(packer);
  return (bytes){room, packed};
}

/* ---------------------------------------------------------------- reading */

static int stderr_was;

static void listen(void) {
  fflush(stderr);
  stderr_was = dup(STDERR_FILENO);
  const int file = open("said", O_RDWR | O_CREAT | O_TRUNC, 0600);
  assert_true(file >= 0 && dup2(file, STDERR_FILENO) >= 0);
  close(file);
}

static void stop_listening(void) {
  fflush(stderr);
  const ssize_t n = pread(STDERR_FILENO, said, sizeof said - 1, 0);
  said[n > 0 ? n : 0] = '\0';
  dup2(stderr_was, STDERR_FILENO);
  close(stderr_was);
}

typedef struct reading {
  size_t len;
  bool was_opened, is_right;
} reading;

/* What comes is in `found`, what is said in `said`. */
static reading read_by(const char *path, const char *encoding, size_t room) {
  reading r = {0};
  listen();
  feed *f = feed_open(path, encoding);
  r.was_opened = f != NULL;
  for (ptrdiff_t n = 1; f != NULL && n > 0;) {
    assert_true(r.len + room <= MOST);
    n = feed_read(f, found + r.len, room);
    if (n > 0) r.len += (size_t)n;
  }
  r.is_right = f != NULL && feed_close(f);
  stop_listening();
  found[r.len] = '\0';
  return r;
}

/* In rooms of several sizes, and without a word. */
static void reads(const char *path, const char *encoding, bytes expected) {
  static const size_t rooms[] = {FEED_LEAST, 1000, 1 << 16};
  for (size_t i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
    const reading r = read_by(path, encoding, rooms[i]);
    assert_string_equal(said, "");
    assert_true(r.was_opened && r.is_right);
    assert_int_equal(r.len, expected.len);
    assert_memory_equal(found, expected.at, expected.len);
  }
}

static void says(const char *words) {
  if (strstr(said, words) == NULL) fail_msg("'%s' is not in '%s'", words, said);
}

static void is_refused(const char *path, const char *encoding, const char *words) {
  const reading r = read_by(path, encoding, 1 << 16);
  assert_false(r.was_opened && r.is_right);
  assert_int_equal(r.len, 0);
  says(words);
}

/* What is read is the beginning of `whole`, then it ends with these words. */
static void breaks_off(const char *path, bytes whole, size_t least, const char *words) {
  const reading r = read_by(path, NULL, 1000);
  assert_true(r.was_opened && !r.is_right);
  assert_in_range(r.len, least, whole.len);
  assert_memory_equal(found, whole.at, r.len);
  says(words);
}

/* Lines that do not pack well. */
static bytes long_text(void) {
  static char room[300000];
  uint32_t number = 1;
  for (size_t i = 0; i < sizeof room; i++) {
    number = number * 1664525 + 1013904223;
    room[i] = i % 80 == 79 ? '\n' : (char)('0' + (number >> 24) % 64);
  }
  return (bytes){room, sizeof room};
}

/* ---------------------------------------------------------------- files */

static void a_file_is_read_as_it_is(void **state) {
  (void)state;
  put("a", BYTES("x\0\xFF\r\n"));
  reads("a", NULL, BYTES("x\0\xFF\r\n"));
  put("long", long_text());
  reads("long", NULL, long_text());
  put("one", BYTES("x"));
  reads("one", NULL, BYTES("x"));
  put("none", BYTES(""));
  reads("none", NULL, BYTES(""));
  reads("/dev/null", NULL, BYTES(""));
}

static void what_is_no_file_is_refused(void **state) {
  (void)state;
  is_refused("no", NULL, "no: does not exist\n");
  is_refused(".", NULL, ".: is a folder\n");
}

static void a_pipe_is_read_as_it_comes(void **state) {
  (void)state;
  const bytes packed = gzip("from a pipe", 11);
  assert_int_equal(mkfifo("pipe", 0600), 0);
  const pid_t child = fork();
  if (child == 0) {
    const int pipe = open("pipe", O_WRONLY);
    for (size_t i = 0; i < packed.len; i++) {
      if (write(pipe, packed.at + i, 1) != 1) _exit(1);
    }
    _exit(0);
  }
  const reading r = read_by("pipe", NULL, 1000);
  assert_true(r.is_right);
  assert_string_equal(found, "from a pipe");
  assert_int_equal(waitpid(child, NULL, 0), child);
}

static void csv_is_known_by_its_name(void **state) {
  (void)state;
  assert_true(feed_is_csv("a.csv") && feed_is_csv("a/b.csv.gz") && feed_is_csv("b.csv.zst"));
  assert_false(feed_is_csv("csv") || feed_is_csv("a.ndjson.gz") || feed_is_csv("-"));
}

/* ---------------------------------------------------------------- archives */

static void archives_are_unpacked_whatever_their_name(void **state) {
  (void)state;
  const bytes t = long_text();
  put("gzip", gzip(t.at, t.len));
  reads("gzip", NULL, t);
  put("zstd.gz", zstd(t.at, t.len));
  reads("zstd.gz", NULL, t);
  put("empty", gzip("", 0));
  reads("empty", NULL, BYTES(""));
}

static void archives_one_behind_the_other_are_one_text(void **state) {
  (void)state;
  put("two.gz", gzip("one,", 4));
  put_behind("two.gz", gzip("", 0), "ab");
  put_behind("two.gz", gzip("two", 3), "ab");
  put_behind("two.gz", BYTES("\0\0\0"), "ab");
  reads("two.gz", NULL, BYTES("one,two"));
  put("two.zst", BYTES("\x52\x2A\x4D\x18\x02\0\0\0ab"));
  put_behind("two.zst", zstd("one,", 4), "ab");
  put_behind("two.zst", zstd("two", 3), "ab");
  reads("two.zst", NULL, BYTES("one,two"));
}

static void archives_that_are_cut_off_keep_what_came(void **state) {
  (void)state;
  const bytes t = long_text();
  for (size_t part = 1; part < 4; part++) {
    bytes packed = gzip(t.at, t.len);
    put("cut", (bytes){packed.at, packed.len * part / 4});
    breaks_off("cut", t, t.len * part / 4 - 40000, "cut: the gzip archive is cut off\n");
    packed = zstd(t.at, t.len);
    put("cut", (bytes){packed.at, packed.len * part / 4});
    breaks_off("cut", t, 0, "cut: the zstd archive is cut off\n");
  }
  put("cut", BYTES("\x1F\x8B"));
  breaks_off("cut", t, 0, "cut: the gzip archive is cut off\n");
  put("cut", (bytes){gzip("abc", 3).at, gzip("abc", 3).len - 1});
  breaks_off("cut", BYTES("abc"), 3, "cut: the gzip archive is cut off\n");
}

static void archives_that_are_damaged_keep_what_came(void **state) {
  (void)state;
  const bytes t = long_text();
  static char damaged[MOST];
  const bytes packed = gzip(t.at, t.len);
  memcpy(damaged, packed.at, packed.len);
  damaged[packed.len - 5] ^= 1; /* of the checksum */
  put("bad", (bytes){damaged, packed.len});
  breaks_off("bad", t, t.len, "bad: the gzip archive is damaged: incorrect");
  const bytes other = zstd(t.at, t.len);
  memcpy(damaged, other.at, other.len);
  memset(damaged + other.len / 2, 0xA5, 1000);
  put("bad", (bytes){damaged, other.len});
  const reading r = read_by("bad", NULL, 1000);
  assert_false(r.is_right);
  says("bad: the zstd archive is damaged: ");
  put("behind", gzip("abc", 3));
  put_behind("behind", BYTES("def"), "ab");
  breaks_off("behind", BYTES("abc"), 3, "behind: the gzip archive has something else behind it\n");
}

static void archives_of_other_kinds_are_named(void **state) {
  (void)state;
  put("book.csv", BYTES("PK\x03\x04........"));
  is_refused("book.csv", NULL, "book.csv: is a zip archive or a workbook (.xlsx)");
  put("a.xz", BYTES("\xFD" "7zXZ\0"));
  is_refused("a.xz", NULL, "xz -dc");
}

/* ---------------------------------------------------------------- encodings */

static void vietnamese_is_decoded(void **state) {
  (void)state;
  put("a", BYTES("Vi\xEA\xF2t Nam \xF0\x65\xF2p l\xE3\xECm"));
  reads("a", "windows-1258", BYTES("Việt Nam đẹp lắm"));
  put("a", BYTES("t\xEA")); /* an accent might have come */
  reads("a", "Windows-1258", BYTES("tê"));
  put("a", BYTES("Vi\xD6t Nam"));
  reads("a", "tcvn", BYTES("Việt Nam"));
}

static void other_encodings_are_decoded(void **state) {
  (void)state;
  put("a", BYTES("caf\xE9"));
  reads("a", "latin1", BYTES("café"));
  put("a", BYTES("\xFF\xFE{\0\x1E\x1E"));
  reads("a", "utf-16", BYTES("{Ḟ"));
  put("a", BYTES("\xFE\xFF\0{\x1E\x1E"));
  reads("a", "UTF-16", BYTES("{Ḟ"));
  put("a", BYTES("\x93\xFA\x96{"));
  reads("a", "shift_jis", BYTES("日本"));
  put("a", BYTES("as \xFF it is"));
  reads("a", "UTF8", BYTES("as \xFF it is"));
}

static void letters_may_stand_across_blocks(void **state) {
  (void)state;
  static char wide[300000], expected[450000];
  for (size_t i = 0; i < sizeof wide; i += 2) memcpy(wide + i, "\x1E\xC7", 2);
  for (size_t i = 0; i < sizeof expected; i += 3) memcpy(expected + i, "ệ", 3);
  put("a", (bytes){wide, sizeof wide});
  reads("a", "utf-16be", (bytes){expected, sizeof expected});
}

static void packed_text_is_decoded(void **state) {
  (void)state;
  put("a", gzip("Vi\xEA\xF2t", 5));
  reads("a", "windows-1258", BYTES("Việt"));
}

/* The first with its place, all of them counted; each as a byte that its record's reader refuses. */
static void bytes_without_a_meaning_are_told(void **state) {
  (void)state;
  put("a", BYTES("x\ny\x81z\n\x8D\n"));
  reading r = read_by("a", "windows-1252", 1000);
  assert_false(r.is_right);
  assert_string_equal(found, "x\ny\xFFz\n\xFF\n");
  assert_string_equal(said, "a:2: byte 0x81, at offset 3, is no windows-1252\n"
                            "a: 2 places in all are no windows-1252\n");
  put("a", BYTES("{\0\0\xD8x\0y"));
  r = read_by("a", "utf-16le", 1000);
  assert_false(r.is_right);
  assert_string_equal(found, "{\xFFx\xFF");
}

static void wide_text_needs_its_encoding(void **state) {
  (void)state;
  put("a", BYTES("\xFF\xFE{\0"));
  is_refused("a", NULL, "a: is not UTF-8 but UTF-16: say --encoding utf-16\n");
  put("a", BYTES("\0{\0}"));
  is_refused("a", NULL, "a: is not UTF-8 but UTF-16: say --encoding utf-16be\n");
  put("a", gzip("[\0{\0", 4));
  is_refused("a", NULL, "a: is not UTF-8 but UTF-16: say --encoding utf-16le\n");
}

static void unknown_encodings_are_refused(void **state) {
  (void)state;
  put("a", BYTES("x"));
  is_refused("a", "windws-1258", "a: there is no encoding 'windws-1258' (did you mean 'windows-1258'?)\n");
  is_refused("a", "vietnamese", "a: there is no encoding 'vietnamese'; among those known: utf-8, utf-16,");
  is_refused("a", "", "a: there is no encoding ''");
  is_refused("a", "latin1//TRANSLIT", "there is no encoding");
}

static void proposed_encodings_are_there(void **state) {
  (void)state;
  put("a", BYTES("\0x"));
  for (const char *const *name = decode_names; *name != NULL; name++) {
    if (!read_by("a", *name, 1000).was_opened) fail_msg("there is no '%s'", *name);
  }
}

/* ---------------------------------------------------------------- Ctrl-C, the last test: it stays pressed */

static void waiting_ends_with_ctrl_c(void **state) {
  (void)state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  assert_true(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO && write(ends[1], "12345678", 8) == 8);
  feed *f = feed_open("-", NULL);
  assert_non_null(f);
  assert_int_equal(feed_read(f, found, MOST), 8);
  interrupt_catch();
  raise(SIGINT);
  assert_int_equal(feed_read(f, found, MOST), -1);
  assert_false(feed_close(f));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_file_is_read_as_it_is),
      cmocka_unit_test(what_is_no_file_is_refused),
      cmocka_unit_test(a_pipe_is_read_as_it_comes),
      cmocka_unit_test(csv_is_known_by_its_name),
      cmocka_unit_test(archives_are_unpacked_whatever_their_name),
      cmocka_unit_test(archives_one_behind_the_other_are_one_text),
      cmocka_unit_test(archives_that_are_cut_off_keep_what_came),
      cmocka_unit_test(archives_that_are_damaged_keep_what_came),
      cmocka_unit_test(archives_of_other_kinds_are_named),
      cmocka_unit_test(vietnamese_is_decoded),
      cmocka_unit_test(other_encodings_are_decoded),
      cmocka_unit_test(letters_may_stand_across_blocks),
      cmocka_unit_test(packed_text_is_decoded),
      cmocka_unit_test(bytes_without_a_meaning_are_told),
      cmocka_unit_test(wide_text_needs_its_encoding),
      cmocka_unit_test(unknown_encodings_are_refused),
      cmocka_unit_test(proposed_encodings_are_there),
      cmocka_unit_test(waiting_ends_with_ctrl_c),
  };
  return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
