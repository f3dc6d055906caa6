/* version.c: `version`: what this program is, and where its rules are. */
#include "cli/cli.h"
#include "cli/folders.h"
#include "cli/output.h"

static void print_languages(output *o) {
  for (int lang = 0; lang < KOLUA_LANGS; lang++) output_print(o, " %s", kolua_lang_name((kolua_lang)lang));
}

int version_run(const options *asked) {
  output o;
  output_open(&o, NULL, NULL);
  output_print(&o, "kolua %s\n", kolua_version());
  if (asked->verbose) {
    output_print(&o, "interface %u\nrules     %s\nlanguages", kolua_abi(), rules_folder(asked));
    print_languages(&o);
    output_print(&o, "\n");
  }
  return output_close(&o, EXIT_GOOD);
}
