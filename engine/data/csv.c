/* csv.c: RFC 4180 over libcsv, which unquotes but knows neither places nor how to go on after an error.
**
** libcsv is fed from delimiter to delimiter: when its field callback fires, the next cell begins where the feed ended,
** so that every cell's place is known without a second look at the quotes. After an error reading goes on at the
** physical line behind the one where the row began. A quote that is not closed thus costs one row and not all that
** follow; and since a line whose quotes open a cell ends or breaks the cell that an earlier line opened, no text
** makes this slow. */
#include "base/eight.h"
#include "base/utf8.h"
#include "data/duplicates.h"
#include "data/place.h"
#include "data/reader.h"

#include <csv.h>
#include <inttypes.h>
#include <string.h>

enum { FIRST_BYTES = 256 };

typedef struct cell {
  size_t from, len;
} cell;

struct csv_reader {
  arena *arena;
  const char *file;
  text source; /* behind the byte order mark */
  const kolua_limits *limits;
  problems *problems; /* of the call that runs */
  struct csv_parser parser;
  bool is_open, has_any_names;
  char delimiter;
  size_t at;           /* the next row */
  place_cursor cursor; /* never beyond it */
  text *header;
  size_t n_header;
  /* the row that is read: unquoted bytes, cells into them, and what is made of them at its end */
  char *bytes;
  size_t n_bytes, bytes_cap;
  cell *found;
  text *cells;
  uint32_t *lines, *columns;
  size_t n, cap; /* n may be more than cap, `most`: what does not fit is only counted */
  size_t most;
  bool has_ended;
};

/* ---------------------------------------------------------------- libcsv */

static int is_never_space(unsigned char c) {
  (void)c;
  return 0; /* blanks belong to the cell; libcsv would trim them */
}

static void close_parser(void *resource) {
  csv_reader *r = resource;
  if (r->is_open) csv_free(&r->parser);
}

static void open_parser(csv_reader *r) {
  arena_defer(r->arena, close_parser, r);
  if (csv_init(&r->parser, CSV_STRICT) != 0) mem_full(r->arena->mem);
  r->is_open = true;
  csv_set_delim(&r->parser, (unsigned char)r->delimiter);
  csv_set_space_func(&r->parser, is_never_space);
}

static void keep_bytes(csv_reader *r, const char *at, size_t len) {
  const size_t needed = mem_sum(r->arena->mem, r->n_bytes, len);
  if (needed > r->bytes_cap) {
    const size_t cap = mem_product(r->arena->mem, needed, 2);
    r->bytes = arena_grow(r->arena, r->bytes, r->bytes_cap, cap);
    r->bytes_cap = cap;
  }
  if (len > 0) memcpy(r->bytes + r->n_bytes, at, len);
  r->n_bytes = needed;
}

static void end_cell(void *at, size_t len, void *payload) {
  csv_reader *r = payload;
  if (r->n < r->most) {
    r->found[r->n] = (cell){r->n_bytes, len};
    keep_bytes(r, at, len);
  }
  r->n++;
}

static void end_row(int ended_by, void *payload) {
  csv_reader *r = payload;
  (void)ended_by;
  r->has_ended = true;
}

/* ---------------------------------------------------------------- rows */

static void begin_row(csv_reader *r) {
  csv_fini(&r->parser, NULL, NULL, NULL); /* forgets a row that was left in the middle */
  r->n = r->n_bytes = 0;
  r->has_ended = false;
}

static void grow_cells(csv_reader *r) {
  const size_t cap = r->cap == 0 ? 32 : mem_product(r->arena->mem, r->cap, 2);
  mem_product(r->arena->mem, cap, sizeof(cell) + sizeof(text));
  r->found = arena_grow(r->arena, r->found, r->cap * sizeof *r->found, cap * sizeof *r->found);
  r->lines = arena_grow(r->arena, r->lines, r->cap * sizeof *r->lines, cap * sizeof *r->lines);
  r->columns = arena_grow(r->arena, r->columns, r->cap * sizeof *r->columns, cap * sizeof *r->columns);
  r->cells = arena_grow(r->arena, r->cells, r->cap * sizeof *r->cells, cap * sizeof *r->cells);
  r->cap = cap;
}

static void begin_cell(csv_reader *r, place_cursor *cursor, size_t at) {
  if (r->n >= r->most) return;
  if (r->n == r->cap) grow_cells(r);
  const place where = place_at(cursor, at);
  r->lines[r->n] = where.line;
  r->columns[r->n] = where.column;
}

/* Behind the next delimiter or line end, or at the end of the text. */
static size_t find_feed_end(const csv_reader *r, size_t at) {
  while (at < r->source.len) {
    const char c = r->source.at[at++];
    if (c == r->delimiter || c == '\n' || c == '\r') break;
  }
  return at;
}

static kolua_status refuse(csv_reader *r, size_t at, const char *message) {
  place_cursor from_row = r->cursor;
  return problem_add(r->problems, KOLUA_ESYNTAX, place_at(&from_row, at), "%s", message);
}

static kolua_status refuse_return(csv_reader *r, size_t at) {
  return refuse(r, at, "a carriage return without a line feed outside of quotes");
}

/* A row ends in LF or CRLF. The text may end without. */
static kolua_status check_row_end(csv_reader *r, size_t *at) {
  if (r->source.at[*at - 1] != '\r') return KOLUA_OK;
  if (*at == r->source.len || r->source.at[*at] != '\n') return refuse_return(r, *at - 1);
  ++*at;
  return KOLUA_OK;
}

/* Gives libcsv what stands at `at`. */
static kolua_status feed(csv_reader *r, text t, size_t at) {
  const size_t taken = csv_parse(&r->parser, t.at, t.len, end_cell, end_row, r);
  if (taken == t.len) return KOLUA_OK;
  if (csv_error(&r->parser) != CSV_EPARSE) mem_full(r->arena->mem);
  return refuse(r, at + taken, "a stray quote: a cell with quotes in it stands in quotes, with those inside doubled");
}

static kolua_status refuse_size(csv_reader *r) {
  return problem_add(r->problems, KOLUA_ELIMIT, (place){r->file, r->cursor.line, 0},
                     "a row of more than %zu bytes; is a quote not closed?", r->limits->record_size);
}

/* The last row may have no line end. */
static kolua_status end_text(csv_reader *r, size_t cell_at) {
  const kolua_status status = feed(r, TEXT("\n"), r->source.len);
  if (status != KOLUA_OK || r->has_ended) return status;
  return refuse(r, cell_at, "a quote that is not closed");
}

/* Reads one row; `end` is behind it. */
static kolua_status read_row(csv_reader *r, size_t *end) {
  place_cursor cursor = r->cursor;
  size_t at = r->at, cell_at = at;
  begin_row(r);
  begin_cell(r, &cursor, at);
  while (!r->has_ended) {
    const size_t to = find_feed_end(r, at), n = r->n;
    if (to - r->at > r->limits->record_size) return refuse_size(r);
    const kolua_status status = to == at ? end_text(r, cell_at) : feed(r, (text){r->source.at + at, to - at}, at);
    if (status != KOLUA_OK) return status;
    at = to;
    if (r->n == n || r->has_ended) continue;
    cell_at = at;
    begin_cell(r, &cursor, at);
  }
  *end = at;
  return check_row_end(r, end);
}

/* ---------------------------------------------------------------- checks of a row */

/* libcsv passes over line ends before a row. */
static kolua_status check_row_start(csv_reader *r) {
  const text rest = {r->source.at + r->at, r->source.len - r->at};
  if (rest.len == 0 || text_starts(rest, "\n") || text_starts(rest, "\r\n")) return refuse(r, r->at, "a blank line");
  return text_starts(rest, "\r") ? refuse_return(r, r->at) : KOLUA_OK;
}

static kolua_status check_text(csv_reader *r, size_t end) {
  const text row = {r->source.at + r->at, end - r->at};
  const size_t valid = utf8_valid(row);
  if (valid < row.len) return refuse(r, r->at + valid, "invalid UTF-8");
  for (size_t i = 0; i < row.len; i++) {
    const unsigned char c = (unsigned char)row.at[i];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return refuse(r, r->at + i, "a control character");
  }
  return KOLUA_OK;
}

static kolua_status check_cells(csv_reader *r) {
  for (size_t i = 0; i < r->n && i < r->most; i++) {
    if (r->found[i].len <= r->limits->scalar_size) continue;
    return problem_add(r->problems, KOLUA_ELIMIT, (place){r->file, r->lines[i], r->columns[i]},
                       "a cell of %zu bytes, more than the limit of %zu", r->found[i].len, r->limits->scalar_size);
  }
  return KOLUA_OK;
}

static kolua_status check_count(csv_reader *r) {
  if (r->header == NULL || r->n == r->n_header) return KOLUA_OK;
  return problem_add(r->problems, KOLUA_ESYNTAX, (place){r->file, r->cursor.line, 0},
                     "%zu cell%s where the header has %zu", r->n, r->n == 1 ? "" : "s", r->n_header);
}

static size_t next_line(const csv_reader *r) {
  const char *feed = memchr(r->source.at + r->at, '\n', r->source.len - r->at);
  return feed != NULL ? (size_t)(feed - r->source.at) + 1 : r->source.len;
}

/* Reads and checks the row at r->at, and moves on: behind it, or to the next line where its end is not known. */
static kolua_status take_row(csv_reader *r) {
  size_t end = 0;
  kolua_status status = check_row_start(r);
  if (status == KOLUA_OK) status = read_row(r, &end);
  const size_t next = status == KOLUA_OK ? end : next_line(r);
  if (status == KOLUA_OK) status = check_text(r, end);
  if (status == KOLUA_OK) status = check_cells(r);
  if (status == KOLUA_OK) status = check_count(r);
  for (size_t i = 0; i < r->n && i < r->most; i++) r->cells[i] = (text){r->bytes + r->found[i].from, r->found[i].len};
  r->at = next;
  return status;
}

bool csv_next(csv_reader *r, csv_row *out, problems *p) {
  if (r->at == r->source.len) return false;
  r->problems = p;
  const uint32_t line = place_at(&r->cursor, r->at).line;
  const kolua_status status = take_row(r);
  *out = (csv_row){r->cells, line, r->lines, r->columns, status};
  return true;
}

void csv_row_of(csv_reader *r, csv_row *out, text source, uint32_t line, problems *p) {
  r->problems = p;
  r->source = source;
  r->at = 0;
  place_start(&r->cursor, r->file, source);
  r->cursor.line = line;
  kolua_status status = take_row(r);
  if (status == KOLUA_OK && r->at < r->source.len) status = refuse(r, r->at, "more than one row");
  *out = (csv_row){r->cells, line, r->lines, r->columns, status};
}

/* ---------------------------------------------------------------- rows as they mostly are */

/* A byte below the space, but for the tab. */
static bool holds_control(text t) {
  uint64_t found = 0;
  size_t at = 0;
  for (; t.len - at >= sizeof(uint64_t); at += sizeof(uint64_t)) found |= eight_find_below(eight_at(t.at + at), ' ');
  for (; at < t.len; at++) found |= (unsigned char)t.at[at] < ' ';
  for (at = found != 0 ? 0 : t.len; at < t.len; at++)
    if ((unsigned char)t.at[at] < ' ' && t.at[at] != '\t') return true;
  return false;
}

/* A cell in quotes, its quotes taken off and doubled ones made single in place; NULL: something stands behind it, or it does not end. */
static char *unquote(char *at, const char *end, char delimiter, text *out) {
  char *to = ++at;
  *out = (text){at, 0};
  for (;;) {
    const char *quote = memchr(at, '"', (size_t)(end - at));
    if (quote == NULL) return NULL;
    const size_t n = (size_t)(quote - at);
    if (to != at) memmove(to, at, n);
    to += n;
    at += n + 1;
    if (*at != '"') break;
    *to++ = *at++;
  }
  if (at < end && *at != delimiter) return NULL;
  out->len = (size_t)(to - out->at);
  *to = '\0';
  return at;
}

/* `end` is a NUL, and there is no other. */
static char *take_cell(char *at, const char *end, char delimiter, text *out) {
  if (*at == '"') return unquote(at, end, delimiter, out);
  char *behind = at;
  size_t n;
  do {
    const uint64_t eight = eight_at(behind);
    n = eight_first(eight_find(eight, delimiter) | eight_find(eight, '"') | eight_find(eight, '\0'));
    behind += n;
  } while (n == sizeof(uint64_t));
  *out = (text){at, (size_t)(behind - at)};
  return *behind != '"' ? behind : NULL;
}

/* The row with a NUL behind it, and room enough to read eight bytes wherever it is read. */
static char *copy_row(arena *a, text source) {
  char *at = arena_take(a, source.len + sizeof(uint64_t));
  memcpy(at, source.at, source.len);
  memset(at + source.len, 0, sizeof(uint64_t));
  return at;
}

bool csv_split_row(csv_reader *r, csv_row *out, text source, uint32_t line, arena *a) {
  if (source.len == 0 || source.len > r->limits->scalar_size || holds_control(source) || !json_is_utf8(source))
    return false;
  char *at = copy_row(a, source), *end = at + source.len;
  size_t n = 0;
  for (bool goes_on = true; goes_on; at++) {
    char *behind = n < r->n_header ? take_cell(at, end, r->delimiter, &r->cells[n]) : NULL;
    if (behind == NULL) return false;
    goes_on = behind < end;
    *behind = '\0';
    at = behind;
    n++;
  }
  *out = (csv_row){.cells = r->cells, .line = line, .status = KOLUA_OK};
  return n == r->n_header;
}

/* ---------------------------------------------------------------- the header */

static bool report_duplicate(void *payload, const member *first, const member *again) {
  csv_reader *r = payload;
  problem_add(r->problems, KOLUA_ESYNTAX, member_place(again, r->file),
              "duplicate column '%s', already given at column %" PRIu32, value_show(*again->key, r->arena),
              member_place(first, r->file).column);
  r->n_header = 0;
  return true;
}

static kolua_status check_name(csv_reader *r, const member *name) {
  const place where = member_place(name, r->file);
  if (text_is_blank(*name->key)) return problem_add(r->problems, KOLUA_ESYNTAX, where, "a column without a name");
  if (name->key->len <= r->limits->key_size) return KOLUA_OK;
  return problem_add(r->problems, KOLUA_ELIMIT, where, "a column's name of %zu bytes, more than the limit of %zu",
                     name->key->len, r->limits->key_size);
}

/* Names that are blank are not reported as duplicates too. */
static kolua_status check_names(csv_reader *r) {
  kolua_status worst = KOLUA_OK;
  member *names = ARENA_ARRAY(r->arena, r->n_header, member);
  size_t n = 0;
  for (size_t i = 0; i < r->n_header; i++) {
    names[n] = (member){&r->header[i], {.line = r->lines[i], .column = r->columns[i]}};
    const kolua_status status = check_name(r, &names[n]);
    if (status == KOLUA_OK) n++;
    else worst = status;
  }
  duplicates_find(names, n, r->arena, report_duplicate, r);
  return r->n_header == 0 ? KOLUA_ESYNTAX : worst;
}

static kolua_status read_header(csv_reader *r) {
  r->most = r->limits->columns;
  const kolua_status status = take_row(r);
  if (status != KOLUA_OK) return status;
  if (r->n > r->most)
    return problem_add(r->problems, KOLUA_ELIMIT, (place){r->file, 1, 0}, "%zu columns, more than the limit of %zu",
                       r->n, r->most);
  r->header = ARENA_ARRAY(r->arena, r->n, text);
  r->n_header = r->most = r->n;
  for (size_t i = 0; i < r->n; i++) r->header[i] = utf8_nfc(text_copy(r->arena, r->cells[i]), r->arena);
  return r->has_any_names ? KOLUA_OK : check_names(r);
}

const text *csv_header(const csv_reader *r, size_t *n) {
  *n = r->n_header;
  return r->header;
}

void csv_header_places(const csv_reader *r, const uint32_t **lines, const uint32_t **columns) {
  *lines = r->lines;
  *columns = r->columns;
}

static kolua_status open_reader(csv_reader **out, arena *a, const char *file, text source, char delimiter,
                                bool has_any_names, const kolua_limits *limits, problems *p) {
  *out = NULL;
  csv_reader *r = ARENA_NEW(a, csv_reader);
  r->arena = a;
  r->file = file;
  r->source = place_skip_mark(source);
  r->limits = limits;
  r->problems = p;
  r->delimiter = delimiter;
  r->has_any_names = has_any_names;
  if (r->source.len == 0) return problem_add(p, KOLUA_ESYNTAX, (place){file, 0, 0}, "is empty");
  place_start(&r->cursor, file, r->source);
  r->bytes = arena_take(a, FIRST_BYTES);
  r->bytes_cap = FIRST_BYTES;
  open_parser(r);
  const kolua_status status = read_header(r);
  if (status == KOLUA_OK) *out = r;
  return status;
}

kolua_status csv_open(csv_reader **out, arena *a, const char *file, text source, char delimiter,
                      const kolua_limits *limits, problems *p) {
  return open_reader(out, a, file, source, delimiter, false, limits, p);
}

kolua_status csv_open_foreign(csv_reader **out, arena *a, const char *file, text source, char delimiter,
                              const kolua_limits *limits, problems *p) {
  return open_reader(out, a, file, source, delimiter, true, limits, p);
}

#define WORD_OF(name) #name
#define WORD(name) WORD_OF(name)

const char *csv_library(void) {
  return WORD(CSV_MAJOR) "." WORD(CSV_MINOR) "." WORD(CSV_RELEASE);
}
