/* say.c: see say.h. */
#include "cli/say.h"

#include "cli/memory.h"

#include <stdarg.h>
#include <stdio.h>

void say(const char *format, ...) {
  char line[4096];
  va_list values;
  va_start(values, format);
  const int len = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  for (int i = 0; i < len && line[i] != '\0'; i++) {
    const unsigned char byte = (unsigned char)line[i];
    if (byte < ' ' || byte == 0x7F) line[i] = '?';
  }
  fprintf(stderr, "kolua: %s\n", len < 0 ? format : line);
}

kolua_problems *problems_new(void) {
  kolua_problems *problems = kolua_problems_new();
  if (problems == NULL) memory_run_out();
  return problems;
}

void say_problem(const kolua_problem *p) {
  if (p->file == NULL) fprintf(stderr, "kolua: %s\n", p->message);
  else if (p->line == 0) fprintf(stderr, "%s: %s\n", p->file, p->message);
  else if (p->column == 0) fprintf(stderr, "%s:%u: %s\n", p->file, p->line, p->message);
  else fprintf(stderr, "%s:%u:%u: %s\n", p->file, p->line, p->column, p->message);
}

void say_problems(const kolua_problems *problems) {
  for (size_t i = 0; i < kolua_problems_count(problems); i++) say_problem(kolua_problems_get(problems, i));
}

void say_line(const char *text, size_t len) {
  fprintf(stderr, "%.*s\n", (int)len, text);
}
