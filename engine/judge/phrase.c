/* phrase.c: see phrase.h. */
#include "judge/phrase.h"

#include <string.h>

/* No message holds it: texts are shown with their control characters made visible. */
static const char stand_in[] = "\x01";

bool phrase_make(phrase *out, arena *a, const saying *s) {
  saying apart = *s;
  buf message;
  if (message_is_of_items(s)) return false;
  buf_init(&message, a);
  apart.stand_in = stand_in;
  message_write(&message, &apart);
  const text whole = buf_text(&message);
  const char *at = memchr(whole.at, *stand_in, whole.len), *end = whole.at + whole.len;
  if (at == NULL || memchr(at + 1, *stand_in, (size_t)(end - at - 1)) != NULL) return false;
  *out = (phrase){{whole.at, (size_t)(at - whole.at)},
                  {at + 1, (size_t)(end - at - 1)},
                  s->unit,
                  s->field,
                  s->lang,
                  s->warn,
                  s->fail};
  return true;
}

bool phrase_write(buf *out, const phrase *p, const result *found) {
  if (!show_is_apart(found, &p->warn, p->unit) || !show_is_apart(found, &p->fail, p->unit)) return false;
  buf_add(out, p->before);
  show_result(out, found, p->unit, p->field, p->lang, NULL);
  buf_add(out, p->behind);
  return true;
}
