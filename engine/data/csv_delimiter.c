/* csv_delimiter.c: what parts the cells of a table, as its first line looks. */
#include "data/reader.h"

#include <string.h>

static const char signs[] = ",;\t|";

enum { SIGNS = sizeof signs - 1 };

/* Outside of quotes. */
static void count(text csv, size_t counts[SIGNS]) {
  bool is_quoted = false;
  for (size_t i = 0; i < csv.len && (is_quoted || csv.at[i] != '\n'); i++) {
    const char *sign = memchr(signs, csv.at[i], SIGNS);
    if (csv.at[i] == '"') is_quoted = !is_quoted;
    else if (!is_quoted && sign != NULL) counts[sign - signs]++;
  }
}

char csv_delimiter(text csv, size_t *n) {
  size_t counts[SIGNS] = {0}, best = 0;
  count(csv, counts);
  for (size_t i = 1; i < SIGNS; i++)
    if (counts[i] > counts[best]) best = i;
  *n = counts[best] + 1;
  return signs[best];
}

bool csv_is_parted(text csv, char delimiter) {
  size_t counts[SIGNS] = {0};
  const char *sign = memchr(signs, delimiter, SIGNS);
  count(csv, counts);
  return sign == NULL || counts[sign - signs] > 0;
}

const char *csv_delimiter_shown(char delimiter) {
  switch (delimiter) {
    case ';': return ";";
    case '|': return "|";
    case '\t': return "\\t";
    default: return ",";
  }
}
