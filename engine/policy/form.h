/* form.h: reading a YAML map whose keys are known: policy files, pack files, cases.
**
** A form notes what is wrong, each thing with its place, and reads on: its status is that of the first. A key that is not
** known is answered with the nearest one that is; a value of the wrong type counts as not given; so does null. */
#ifndef POLICY_FORM_H
#define POLICY_FORM_H

#include "data/model.h"

typedef struct form {
  const char *file;
  arena *scratch;
  problems *problems;
  kolua_status wrong;    /* what a mistake is: EPOLICY, EDATA */
  kolua_status status;   /* OK as long as nothing was wrong */
} form;

place form_place(const form *f, const value *v);
place form_key_place(const form *f, const member *m);
void form_complain(form *f, place where, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same with the code that lint gives it. */
void form_complain_as(form *f, lint_code as, place where, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* `words` is ended by NULL. False if `v` is no map. */
bool form_check_keys(form *f, const value *v, const char *const *words, const char *what);
/* NULL: not given, null, or not of the type, which is complained about. */
const value *form_get(form *f, const value *v, const char *key, kolua_type type);
text form_text(form *f, const value *v, const char *key);                  /* empty: not given */
/* The index of a word among `words`, ended by NULL; -1: none of them. */
int form_index(text word, const char *const *words);
/* The same of a value, which must be one of them; `otherwise` if it is not, which is complained about. */
int form_word(form *f, const value *v, const char *what, const char *const *words, int otherwise);
int form_choice(form *f, const value *v, const char *key, const char *const *words, int otherwise);
/* Of a rule, in the score; false: it is no number, or negative, which is complained about. */
bool form_weight(form *f, const value *v, double *out);
/* A text for all languages, or a map of them; a language left out gets the other's text. */
label form_label(form *f, const value *v);
/* The texts of a map that holds other keys too. */
label form_label_in(form *f, const value *v);
/* The same of a key; empty when it is not given. */
label form_label_of(form *f, const value *v, const char *key);

#endif
