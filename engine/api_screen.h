/* api_screen.h: what a screen is, for api_screen.c, which judges the records of a stream, and api_compare.c, which compares two screens of one. */
#ifndef API_SCREEN_H
#define API_SCREEN_H

#include "api_session.h"

#include "data/quick.h"
#include "data/sheet.h"
#include "judge/sweep.h"
#include "policy/mapping.h"
#include "report/screened.h"

struct kolua_screen {
  kolua_session *session;
  const document *context;
  const subject *kind;
  quick *quick;           /* reads most records; NULL: none of this kind */
  const mapping *mapping; /* NULL: columns are named by paths */
  arena kept;             /* as long as the screen */
  arena input;            /* what is known of the input that is read */
  const char *file;
  csv_reader *table; /* NULL: the records are JSON */
  sheet *sheet;      /* what its columns mean */
  text table_head;   /* its first row, and the line of it */
  uint32_t head_line;
  bool is_closed;    /* the input cannot be read: no record may follow */
  bool is_silent;    /* no result lines */
  screened_layout layout;
  report_run run; /* of the session, without subjects */
  const char *header;
  problems *problems; /* of the record that is read */
  kolua_screened last;
  const document *doc;        /* of the last record, and what was found; NULL: it could not be read */
  const kolua_subject *found;
  size_t n_inputs;            /* so far */
  sweep *sweep;               /* that each record counts into; NULL: none */
};


/* How a record is read to the end, whatever it is like: into which memory, and of a table what its columns mean. */
typedef struct reading {
  arena *arena, *scratch;
  json_parser *parser;
  const char *file;
  csv_reader *table;
  sheet *sheet;
  problems *problems;
} reading;

char screen_delimiter(const kolua_screen *s);  /* of tables */
uint32_t screen_line_of(const kolua_record *given);
MUST_CHECK kolua_status screen_open_table(reading *in, const kolua_screen *s, text head, char delimiter);
MUST_CHECK kolua_status screen_read_row(const reading *in, const kolua_screen *s, const kolua_record *given, document **out);
MUST_CHECK kolua_status screen_read_json(const reading *in, const kolua_screen *s, const kolua_record *given, document **out);

void screen_note_sweep(kolua_screen *s, const kolua_record *given);  /* the record just judged, by the sweep that there is */

#endif
