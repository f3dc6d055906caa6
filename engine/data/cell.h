/* cell.h: what a cell of a table says, as its table's map tells: text to a value, strictly. What does not fit is never
** guessed at.
**
** A blank cell, and one that holds a word for "empty", is missing and needs no complaint. A cell of a wrong form is missing
** too, and its value is what was written, void, so that whoever binds it knows that it was complained about. */
#ifndef DATA_CELL_H
#define DATA_CELL_H

#include "data/model.h"

typedef struct cell_word {
  text said;             /* in one letter case (utf8_fold) */
  const value *means;    /* NULL: two things */
} cell_word;

typedef struct cell_form {
  const field *field;
  bool is_unread;        /* nobody asks for its text, which need not be NFC then */
  field_type type;       /* of what is read: the field's, or that of its items */
  text separator;        /* of a list: what parts its items */
  char decimal;          /* '.' or ',': parts decimals, the other one groups digits; 0: '.', and nothing groups */
  bool is_percent;       /* numbers are of a hundred, with or without the sign */
  bool is_short;         /* 13.8M, 3.3k */
  uint64_t times;        /* each number stands for so many, ... */
  int times_power;       /* ... times ten to this power, below 0 where the factor is not whole; times 0: for itself */
  const text *signs;     /* that may stand before or behind a number: currencies */
  size_t n_signs;
  text date;             /* "DD/MM/YYYY"; empty: YYYY-MM-DD */
  text zone;             /* of a moment: "+07:00" */
  const text *empty;     /* words for "not known", in one letter case */
  size_t n_empty, longest_empty;
  const cell_word *words; /* sorted by what is said */
  size_t n_words;
} cell_form;

/* Fills type, flags, length and content of `out`; place and parent are the caller's. NULL, or why the cell does not fit:
** "is no number". The cell lives as long as `a`, and a NUL stands behind it. */
const char *cell_read(value *out, const cell_form *f, text cell, arena *a, arena *scratch);
/* Whether a number of this form is read as JSON's are, where those have no zero at their end. */
bool cell_is_plain(const cell_form *f);
/* Whether the value says nothing: the cell was blank, or a word for that. */
bool cell_is_empty(const value *v);

/* `words` of a form: the map's own, then what its field's words and their labels mean; sorted. */
void cell_words_make(cell_form *f, const cell_word *own, size_t n_own, arena *a, arena *scratch);

/* ---- cell_number.c, cell_date.c */

const char *cell_number(value *out, const cell_form *f, text t, arena *scratch);
/* The signs of a currency by its code: VND: ₫, đ, VNĐ; of others the code alone. */
const text *currency_signs(text code, size_t *n, arena *a);
const char *currency_at(size_t i);  /* the codes whose signs are known; NULL: no more */

/* D, DD, M, MM, YYYY, hh, mm, ss and what stands between them. NULL, or what is wrong with it. */
const char *date_form_problem(text form);
bool date_form_has_time(text form);
bool date_zone_is_valid(text zone);
const char *cell_date(value *out, const cell_form *f, text t, arena *a);

#endif
