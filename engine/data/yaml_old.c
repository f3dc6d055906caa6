/* yaml_old.c: by memchr, as these are asked of every document and found in almost none. */
#include "data/yaml_old.h"

#include <string.h>

size_t yaml_old_line_end(text t) {
  static const struct {
    char lead;
    const char *bytes;
  } ends[] = {
      {'\xC2', "\xC2\x85"},
      {'\xE2', "\xE2\x80\xA8"},
      {'\xE2', "\xE2\x80\xA9"},
  };
  size_t first = t.len;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    const char *at = t.at, *end = t.at + first;
    while (at < end && (at = memchr(at, ends[i].lead, (size_t)(end - at))) != NULL) {
      if (text_starts((text){at, (size_t)(t.at + t.len - at)}, ends[i].bytes)) first = (size_t)(at - t.at);
      at = first < t.len ? end : at + 1;
    }
  }
  return first;
}

static bool is_one_of(char c, const char *set) {
  return c != '\0' && strchr(set, c) != NULL;
}

bool yaml_old_question(text t) {
  const char *at = t.at, *end = t.at + t.len;
  while (at < end && (at = memchr(at, '?', (size_t)(end - at))) != NULL) {
    const bool is_front = at == t.at || is_one_of(at[-1], " \t\r\n[{,");
    at++;
    if (is_front && at < end && !is_one_of(*at, " \t\r\n")) return true;
  }
  return false;
}

bool yaml_old_name(text t, size_t from, char sign, const char *name) {
  const char *at = from < t.len ? memchr(t.at + from, sign, t.len - from) : NULL;
  if (at == NULL) return true;
  const size_t behind = (size_t)(at - t.at) + 1 + strlen(name);
  return behind >= t.len || is_one_of(t.at[behind], " \t\r\n,[]{}");
}
