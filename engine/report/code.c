/* code.c: what a code of lint means, for a person. */
#include "report/report.h"
#include "report/text_layout.h"

enum { INDENT = 4 };

/* An example is laid out by its author. */
static void tell_example(sheet *s, text example) {
  while (example.len > 0) {
    const char *end = memchr(example.at, '\n', example.len);
    const size_t len = end != NULL ? (size_t)(end - example.at) : example.len, taken = len + (end != NULL);
    sheet_cell(s, INDENT, (text){example.at, len}, STYLE_FAINT);
    sheet_end_line(s);
    example = (text){example.at + taken, example.len - taken};
  }
}

kolua_status report_code(const kolua_code *code, kolua_lang lang, unsigned columns, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  sheet s = {.out = &o, .columns = columns};
  const text id = text_of(code->code);
  sheet_entry(&s, &(entry){.lead = id, .hang = id.len + 2, .body = text_of(code->title[lang])});
  sheet_end_line(&s);
  sheet_entry(&s, &(entry){.body = text_of(code->about[lang])});
  if (code->example[0] != '\0') sheet_end_line(&s);
  tell_example(&s, text_of(code->example));
  return writer_close(&o);
}
