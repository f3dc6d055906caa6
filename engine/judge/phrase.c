/* phrase.c: see phrase.h. */
#include "judge/phrase.h"

#include <string.h>

/* No message holds it: texts are shown with their control characters made visible. */
static const char stand_in[] = "\x01";

bool phrase_make(phrase *out, arena *a, const saying *s) {
  saying apart = *s;
  buf message;
  *out = (phrase){.core = message_core_of(s), .said = *s};
  if (out->core == MESSAGE_OF_MORE) return false;
  buf_init(&message, a);
  apart.stand_in = stand_in;
  message_write(&message, &apart);
  const text whole = buf_text(&message);
  const char *at = memchr(whole.at, *stand_in, whole.len), *end = whole.at + whole.len;
  if (at == NULL || memchr(at + 1, *stand_in, (size_t)(end - at - 1)) != NULL) return false;
  out->before = (text){whole.at, (size_t)(at - whole.at)};
  out->behind = (text){at + 1, (size_t)(end - at - 1)};
  return true;
}

bool phrase_write(buf *out, const phrase *p, const result *found) {
  const saying *s = &p->said;
  if (!show_is_apart(found, &s->warn, s->unit) || !show_is_apart(found, &s->fail, s->unit)) return false;
  buf_add(out, p->before);
  if (p->core == MESSAGE_OF_VALUE) {
    show_result(out, found, s->unit, s->field, s->lang, NULL);
  } else {
    buf shared;
    saying now = *s;
    now.found = *found;
    buf_init(&shared, out->arena);
    message_sift(&shared, &now, message_bound(s), true);
    buf_add(out, buf_text(&shared));
  }
  buf_add(out, p->behind);
  return true;
}
