/* version.c: `version`: what this program is, and where its rules are. */
#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/folders.h"
#include "cli/limits.h"
#include "cli/output.h"

static void print_languages(output *o) {
  for (int lang = 0; lang < KOLUA_LANGS; lang++) output_print(o, " %s", kolua_lang_name((kolua_lang)lang));
}

typedef kolua_library library_at(size_t i);

static void print_libraries(output *o, library_at *at) {
  for (size_t i = 0; at(i).name != NULL; i++) output_print(o, "%-9s %s\n", at(i).name, at(i).version);
}

int version_run(const options *asked) {
  output o;
  output_open(&o, NULL, NULL);
  output_print(&o, "kolua %s\n", kolua_version());
  if (asked->verbose) {
    output_print(&o, "interface %u\nrules     %s\nlanguages", kolua_abi(), rules_folder(asked));
    print_languages(&o);
    output_print(&o, "\n");
    print_libraries(&o, kolua_library_at);
    print_libraries(&o, feed_library_at);
    output_print(&o, "\n");
    limits_print(&o);
  }
  return output_close(&o, EXIT_GOOD);
}
