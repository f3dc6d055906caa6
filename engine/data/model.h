/* model.h: which subjects and fields exist: the only place where the engine learns its domain.
**
** Loaded from model.yaml, whose grammar stands in rules/README.md. A record is a kind of map with known keys; each
** of its fields has a slot, a small number by which bound maps and compiled paths find it. Lists of records are
** addressed by id, and by a key where the model says so. The model is immutable once loaded. */
#ifndef DATA_MODEL_H
#define DATA_MODEL_H

#include "data/value.h"

typedef enum field_type {
  /* scalars */
  FIELD_STRING, FIELD_ID, FIELD_ENUM, FIELD_INTEGER, FIELD_NUMBER, FIELD_BOOLEAN, FIELD_DATE, FIELD_DATETIME,
  FIELD_VALUES,   /* a list of scalars of type `item` */
  FIELD_SHARES,   /* a map of any key (or the keys of `options`) to scalars of type `item` */
  FIELD_RECORD,   /* a map with the fields of `record` */
  FIELD_RECORDS   /* a list of such maps */
} field_type;

typedef struct label { text in[KOLUA_LANGS]; } label;

typedef struct unit {
  text name;                 /* "ratio", "VND", "day" */
  label one, many;           /* how it stands behind a number: "day"/"days"; empty for a ratio, shown with % */
  int decimals;              /* most shown; -1: as many as needed */
  bool percent;              /* a ratio: 0.34 is shown as 34%, or as 34 with its name */
  bool tight;                /* no space before it */
} unit;

typedef struct option { text name; label label; } option;  /* of an enum */
typedef struct options { const option *at; size_t n; } options;
typedef struct enumeration { text name; options options; } enumeration;  /* one that fields share */

typedef struct record record;
typedef struct field field;

struct field {
  text name;
  text path;               /* as the model writes it: "books[].bought.source", "books[].papers[licence].until" */
  unsigned slot;           /* in its record */
  field_type type, item;
  const unit *unit;        /* NULL: none */
  bool has_min, has_max, min_excluded, max_excluded;
  double min, max;
  options options;         /* of an enum, or the keys of shares */
  text expected;           /* of texts: the enum whose words are expected; or empty */
  options expected_words;  /* another is complained about and kept */
  const value *example;    /* what a draft of data holds: of a list one, of shares a key; NULL: as the type has it */
  bool required;
  bool zero_if_left_out;   /* of shares: a key that is not given counts as 0 */
  bool missing_if_left_out; /* of records: a list left out is missing, not empty */
  text not_before;         /* of a date: the sibling field that it must not be before; or empty */
  label label;             /* empty where the model gives none */
  const text *also;        /* what other tools call it: for proposals, nothing is read by it */
  size_t n_also;
  record *record;          /* of RECORD and RECORDS */
  /* a reference: the value is the id of an element of this list */
  const field *refers_to;  /* a FIELD_RECORDS; NULL: no reference */
  text forward, back;      /* the names it is followed by: "book" from a loan, "loans" from a book; back may be empty */
  unsigned nth;            /* of a reference: its place in model->references; of a list: in model->lists, if there */
  /* of records: */
  text id;                 /* name of the field that holds the id; empty: elements have none */
  const text *names;       /* the fields by which a reader knows an element: its title, or its floor and number */
  size_t n_names;
  const field **name_fields; /* the same */
  bool unique_in_document; /* ids are unique in the whole document, not only in their list */
  const field *key;        /* keyed list: the enum field that holds the key (papers[].kind); NULL: not keyed */
  const field *attributes; /* keyed list: the map whose fields belong to the element itself (attrs); or NULL */
  record **keyed;          /* by index of key->options: the element's own fields, then that key's attributes; or NULL */
  unsigned keyed_at;       /* keyed list: the slot of its owner where the elements by key begin */
  const record *owner;     /* the record it is a field of */
  const field *within;     /* of an attribute as a field of its element: the map it really stands in; else NULL */
};

struct record {
  text path;               /* "books[]", "" for the root */
  field *fields;           /* in the order of the model; slot is the index */
  size_t n;
  size_t n_slots;          /* n, and one for each key of each keyed list in it */
  const field *holder;     /* the field that holds this record; NULL at the root */
  const field *id;         /* the field that holds the id of such a map; NULL: it has none */
  const field *one_of[4];  /* exactly one of these must be given; ended by NULL */
  struct field_table *table;  /* by name, see model_field() */
};

enum { MODEL_DATES = 3 };    /* the most dates of a subject's own */

typedef struct subject {
  text name;               /* "book" */
  const record *record;    /* what is judged */
  const field *list;       /* the top-level list of them; NULL: one per document */
  text map;                /* path of that one's map ("library") whose id it bears */
  label label;             /* "Book" */
  const field *dates[MODEL_DATES + 1];  /* its own date: the first that is given; ended by NULL */
} subject;

typedef struct model {
  text name;               /* "library/1": what `schema` must say */
  label title;
  record *root;
  subject *subjects;
  size_t n_subjects;
  unit *units;
  size_t n_units;
  enumeration *enums;
  size_t n_enums;
  const field *schema, *as_of, *locale;  /* of the root */
  const field **lists;     /* what something refers to or whose ids are unique in the document, and lists around it */
  size_t n_lists;
  const field **references; /* every field with refers_to */
  size_t n_references;
  const struct model_part *parts;  /* the trees it was made from: the model's own, then those of model_extend() */
} model;

/* Reads a model from its tree. All errors at once; EPOLICY. Labels and names are borrowed from the tree, paths end
** in NUL. */
MUST_CHECK kolua_status model_load(model **out, arena *a, arena *scratch, const value *tree, const char *file,
                                   problems *p);

/* Adds fields of a policy file's `fields` (a map of "book.shelf" to a definition): into a model that is not in use
** yet, since all its records and fields are made anew. On failure the model is as it was. */
MUST_CHECK kolua_status model_extend(model *m, arena *a, arena *scratch, const value *fields, const char *file,
                                     problems *p);

const subject *model_subject(const model *m, text name);   /* NULL: no such subject */
/* The subject that a host names; EINVAL with a problem that offers what there is. */
MUST_CHECK kolua_status model_find_subject(const subject **out, const model *m, const char *name, arena *scratch,
                                           problems *p);
const field *model_field(const record *r, text name);      /* NULL: no such field */
const unit *model_unit(const model *m, text name);
const option *model_option(const field *f, text name);     /* NULL: not of the enum */
/* The field, reference or back-reference name nearest to a misspelt one in a record; empty when none is near. */
text model_suggest(const model *m, const record *r, text name, arena *scratch);
bool field_takes(const field *f, double n);  /* the number is in its range */
bool value_has_type(const value *v, field_type type);  /* dates and moments are read; of an enum any text */
/* What `name` means in a record besides a field: a reference followed forward, or back. At most one is set. A
** field's name hides both, a forward name hides a back name; a back name that two references share is ambiguous and
** means neither. */
typedef struct link { const field *forward, *back; bool ambiguous; } link;
link model_link(const model *m, const record *r, text name);

#endif
