/* value.h: data as it was written: a tree of values, each with its place.
**
** A tree lies in one arena and does not change once its document is bound (document.h). Every value knows its
** parent, so a path can be told from any value. What a map's keys mean is the model's business: bound to a
** record type, a map answers by slot, without a search.
**
**   struct kolua_value                                   member
**   +------+-------+--------+-----+-------+--------+----+  +-----+-------+
**   | type | flags | key_at | len | place | parent | as |  | key | value |
**   +------+-------+--------+-----+-------+--------+----+  +-----+-------+
*/
#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "kolua.h"

typedef struct kolua_value value;
typedef struct member member;

enum {
  VALUE_VOID = 1,      /* counts as missing: null, blank, or a complaint was made about it */
  VALUE_TWO_FORMS = 2, /* a string whose NFC form differs from what was written; value_text() gives the NFC */
  VALUE_QUOTED = 4,    /* a quoted or block scalar */
  VALUE_ASCII = 8,     /* a string without a byte above 0x7F */
  VALUE_FAR = 16,      /* a bound map some of whose fields stand in another one */
  VALUE_BARE = 32      /* the root of a document that says no more than its schema and its day: of what it leaves out nothing is known */
};

struct kolua_value {
  uint8_t type;     /* kolua_type */
  uint8_t flags;
  uint16_t key_at;  /* of a member: how far before it its key stands, see value.c */
  uint32_t len;     /* bytes of a string, elements of a list, members of a map */
  uint32_t line, column;  /* 0: not known */
  const value *parent;    /* NULL at the root and for values that stand in no data */
  union {
    bool boolean;
    int64_t integer;
    double number;
    const char *text;    /* NUL behind it; with TWO_FORMS the NFC form follows, see value.c */
    value *items;
    struct map *map;
  } as;
};

struct member {
  const text *key;        /* NFC; one for all members of a file that have it (keyring.h) */
  value value;
};

typedef struct map {
  const struct record *record; /* NULL until bound */
  union {                     /* by field; NULL until bound */
    const uint16_t *own;      /* 1 + the index of its member; 0: not given */
    const value **far;        /* with VALUE_FAR: its value, NULL where not given */
  } slots;
  member members[];           /* in the order of the file; as many as the value's len */
} map;

map *map_new(arena *a, size_t n);  /* unbound; the members are not set */

/* A string value's text, for comparison (NFC) and as written. Empty for other types. */
text value_nfc(const value *v);  /* of one with two forms */
static inline text value_written(const value *v) {
  return v->type == KOLUA_STRING ? (text){v->as.text, v->len} : TEXT("");
}
static inline text value_text(const value *v) {
  return v->flags & VALUE_TWO_FORMS ? value_nfc(v) : value_written(v);
}
/* Makes `v` a string: copies `t`, checks for NFC. Keeps place and parent. */
void value_set_string(value *v, arena *a, text t, bool quoted);

const member *value_member(const value *v, size_t i);  /* v is a map, i is in range */
/* Where a member's key stands; the setter wants the value's place to be set. */
place member_place(const member *m, const char *file);
void member_set_place(member *m, uint32_t line, uint32_t column);
const value *value_get(const value *v, text key);      /* NULL: no such key, not a map, or v is NULL */
/* The member of a bound map that holds field `slot`, void ones too; NULL when not given. */
static inline const value *value_slot(const value *v, unsigned slot) {
  if (v->type != KOLUA_MAP || v->as.map->slots.own == NULL) return NULL;
  if (v->flags & VALUE_FAR) return v->as.map->slots.far[slot];
  const uint16_t i = v->as.map->slots.own[slot];
  return i > 0 ? &v->as.map->members[i - 1].value : NULL;
}
bool value_holds_nothing(const value *v); /* of a map: no key, or nulls only */

/* The path as a person writes it: shops[1].stock.eggs; the root is "". A value that is not one of its
** parent's own (a merged list) has its parent's path. */
const char *value_path(const value *v, arena *a);
/* Whether two values are the same data: integers and numbers by number, text after NFC, lists in order. */
bool value_same(const value *a, const value *b);

/* Detached values, as results and bounds need them. */
value *value_new_integer(arena *a, int64_t n);
value *value_new_number(arena *a, double n);
value *value_new_bool(arena *a, bool b);
value *value_new_string(arena *a, text t);
value *value_new_list(arena *a, size_t len);  /* of nulls, to be filled */

/* Text from a file for a message: escaped, cut where it is long. The text is valid UTF-8. */
const char *value_show(text t, arena *a);

/* Builds a tree from events; the readers (yaml.c, json.c) are its users. It sets parents, counts depth and nodes,
** and reports duplicate keys with both places. All adds return false once a limit was met or the errors are too many;
** the reason is then in `problems`. After any other error reading goes on, to find more, but there will be no root.
** Lists and maps are collected on a stack and copied once to their exact size. */
typedef struct builder builder;
builder *builder_new(arena *a, arena *scratch, const char *file, const kolua_limits *limits, problems *p);
bool builder_key(builder *b, text key, place where);   /* the next value's key, inside a map */
bool builder_scalar(builder *b, const value *scalar);  /* type, as and place are copied; parent is set */
bool builder_string(builder *b, text t, bool quoted, place where);  /* the same for a string, which is copied */
bool builder_open(builder *b, kolua_type list_or_map, place where);
bool builder_close(builder *b);
bool builder_copy(builder *b, const value *tree, place where);  /* an alias: copies a finished subtree, counts nodes */
bool builder_note(builder *b, kolua_status status);  /* the reader added a problem itself */
const value *builder_last(const builder *b);  /* the value just completed: what an anchor names; until the next add */
value *builder_root(builder *b);              /* NULL unless exactly one value was completed without an error */
kolua_status builder_status(const builder *b);

#endif
