/* reader.h: files to bytes, bytes to trees. What is refused has a place: file:line:column in code points, a byte order mark not
** counted. */
#ifndef DATA_READER_H
#define DATA_READER_H

#include "data/input.h"
#include "data/value.h"

/* The whole file (input.h), in `a`. EIO, ELIMIT with a problem. `shown` is the name for messages (NULL: path). */
MUST_CHECK kolua_status read_file(text *out, arena *a, const char *path, const char *shown, size_t max_size,
                                  problems *p);

/* One document each. `file` outlives the tree. `scratch` holds what is only needed while reading. */
MUST_CHECK kolua_status yaml_read(value **out, arena *a, arena *scratch, const char *file, text source,
                                  const kolua_limits *limits, problems *p);
/* The same of an input, piece by piece. */
MUST_CHECK kolua_status yaml_read_input(value **out, arena *a, arena *scratch, input *in, const kolua_limits *limits,
                                        problems *p);
MUST_CHECK kolua_status json_read(value **out, arena *a, arena *scratch, const char *file, text source,
                                  const kolua_limits *limits, problems *p);

/* A parser kept from one JSON text to the next, in `a`: once it has seen the longest, it takes no more memory. The text begins on `line` of
** its file. */
typedef struct json_parser json_parser;
json_parser *json_parser_new(arena *a);
/* Where in a text each bracket, comma, colon and value begins, behind the last of which stands the text's length. The text is UTF-8 without
** raw control characters in strings; nothing else is known of it. `text` is a copy that may be written to, and read a little beyond its
** end; both live until the parser's next text. */
typedef struct json_index {
  char *text;
  const uint32_t *at, *end;
} json_index;
bool json_is_utf8(text t);
bool json_index_of(json_index *out, json_parser *parser, text source);  /* false: it is no JSON; json_read_with() tells why */
MUST_CHECK kolua_status json_read_with(value **out, json_parser *parser, arena *a, arena *scratch, const char *file,
                                       uint32_t line, text source, const kolua_limits *limits, problems *p);

/* CSV with a header, row by row; RFC 4180. A row that is wrong is a problem and reading goes on at the next. */
typedef struct csv_reader csv_reader;
typedef struct csv_row {
  const text *cells;      /* in the order of the header, as many; only if status is OK */
  uint32_t line;          /* physical line where the row starts */
  const uint32_t *lines, *columns; /* of each cell's first code point; a cell may stand on a later line than its row. NULL: not known */
  kolua_status status;    /* OK, or why the row cannot be used: ESYNTAX, ELIMIT; the problem was added */
} csv_row;
MUST_CHECK kolua_status csv_open(csv_reader **out, arena *a, const char *file, text source, char delimiter,
                                 const kolua_limits *limits, problems *p);
/* The same of a table whose columns may have no name, or one that another has too. */
MUST_CHECK kolua_status csv_open_foreign(csv_reader **out, arena *a, const char *file, text source, char delimiter,
                                         const kolua_limits *limits, problems *p);
/* What most likely parts the cells, by the first line: "," ";" "|" or a tab; *n columns it makes of that. */
char csv_delimiter(text source, size_t *n);
bool csv_is_parted(text source, char delimiter);  /* false: by that one, the first line is one cell */
const char *csv_delimiter_shown(char delimiter);  /* as YAML writes it in double quotes */
const text *csv_header(const csv_reader *r, size_t *n);
/* Where each name begins, until a row is read. */
void csv_header_places(const csv_reader *r, const uint32_t **lines, const uint32_t **columns);
bool csv_next(csv_reader *r, csv_row *out, problems *p);  /* false: the end; the row lives until the next call */
/* In place of what is left of its text: one row that was cut (cut.h) from the same table, where it begins on `line`. */
void csv_row_of(csv_reader *r, csv_row *out, text source, uint32_t line, problems *p);

/* The same, at once and without places, of a row that is one line of good text with as many cells as the header has; its cells lie in `a`.
** False: csv_row_of() must look at it. */
bool csv_split_row(csv_reader *r, csv_row *out, text source, uint32_t line, arena *a);

/* The versions of libyaml and libcsv. */
const char *yaml_library(void);
const char *csv_library(void);

#endif
