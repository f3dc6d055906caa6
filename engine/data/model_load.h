/* model_load.h: how a model is made from its trees; private to the model's files.
**
** Four passes, each over all definitions, so that one mistake hides no other: model_paths.c makes records and fields
** from the paths, model_fields.c reads what each definition says of its field, model_links.c joins what refers to
** each other, model_load.c does the rest. Until the paths are done, fields lie in growing arrays: no pointer to one
** is kept before. */
#ifndef DATA_MODEL_LOAD_H
#define DATA_MODEL_LOAD_H

#include "data/model_table.h"

typedef struct model_part model_part;
struct model_part {
  const value *tree;      /* the model, or the `fields` of a policy file */
  const char *file;
  bool is_extension;
  const model_part *next;
};

typedef struct definition {  /* one entry of `fields` */
  const member *entry;
  const char *file;
  text path;               /* of the entry, from the root */
  record *owner;           /* where its field stands; NULL: its path is wrong */
  unsigned slot;
} definition;

typedef struct attribute_set {  /* what elements[key] holds in a keyed list */
  const record *elements;
  text key;
  record *attributes;
  const member *entry;     /* the first definition of one */
  const char *file;
} attribute_set;

typedef struct loader {
  model *model;
  arena *arena, *scratch;
  problems *problems;
  kolua_status status;
  const char *file;        /* of what is being read */
  definition *definitions;
  size_t n_definitions;
  record **records;        /* the root first; those of keyed elements last */
  size_t n_records;
  attribute_set *sets;
  size_t n_sets;
} loader;

/* Notes an error at a value, or at a member's key. */
void load_error(loader *l, const value *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
void load_error_at_key(loader *l, const member *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
static inline place load_place(const loader *l, const value *at) { return (place){l->file, at->line, at->column}; }
/* An unknown word: "unknown WHAT 'x' (did you mean 'y'?)". */
void load_unknown(loader *l, place where, const char *what, text found, const text *words, size_t n);
/* Checks that `v` is a map with no other keys than `words` (ended by NULL). */
bool load_check_keys(loader *l, const value *v, const char *what, const char *const *words);
text load_text(loader *l, const value *entry, const char *key);  /* empty: not given, or no text, which is noted */
bool load_flag(loader *l, const value *entry, const char *key);
label load_label(loader *l, const value *entry);                 /* from its keys vi and en */
/* A list of texts, or one; NULL gives none. */
const text *load_texts(loader *l, const value *v, size_t *n);
bool load_options(loader *l, const value *v, options *out);    /* the words of an enum */

/* A field by name, before there are tables. */
field *load_field(const record *r, text name);
static inline field *definition_field(const definition *d) { return &d->owner->fields[d->slot]; }

/* The passes. */
void model_paths_read(loader *l, const model_part *part);
void model_paths_seal(loader *l);     /* gives each record its fields for good */
void model_fields_read(loader *l);
void model_links_make(loader *l);

#endif
