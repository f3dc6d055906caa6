/* quick.h: records of a stream that are as expected, read and bound in one walk.
**
** Nearly all records of a stream have the same keys in the same order, and nothing wrong with them. Such a record goes from the
** parser's index straight into bound maps: each key is tried against the one that stood there in the last record before any
** search, texts stay where the parser put them. The document is the one that json_read_with() and document_bind_record() would
** give. Where anything is unusual (an unknown or repeated key, a value that its field does not take, something required that is
** missing, a reference, a list of maps with ids or keys) there is none, and the record goes that longer way, on which what is wrong is told. */
#ifndef DATA_QUICK_H
#define DATA_QUICK_H

#include "data/document.h"

typedef struct quick quick;

/* What will be asked of the records. */
typedef struct quick_use {
  bool places;             /* where values stand; else they have the record's line and no column */
  bool (*reads)(const void *payload, const field *f);  /* false: nobody asks for the text of this field, which need not be NFC then */
  const void *payload;
} quick_use;

/* In `a`, with what it learns of the records' order. NULL: no record of this kind can go this way. */
quick *quick_new(arena *a, const document *context, const subject *s, const kolua_limits *limits, const quick_use *use);
/* The document, in `a`; its texts live until the next text is parsed. NULL: unusual. */
document *quick_read(quick *q, json_parser *parser, arena *a, arena *scratch, const char *file, uint32_t line,
                     text source);

/* The same of a row of a table, whose cells became a map (sheet.h) without faults. */
document *quick_bind(quick *q, arena *a, arena *scratch, const char *file, value *root);

#endif
