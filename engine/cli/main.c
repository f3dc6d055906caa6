/* main.c: the command line: finds the verb, reads its options, runs it. */
#define _XOPEN_SOURCE 700 /* SIGPIPE */
#include "cli/cli.h"
#include "cli/nearest.h"
#include "cli/say.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

const verb verbs[] = {
    {"check", "DATA...", check_run, "judge data files by the rules of a policy",
     "Judges each data file (YAML or JSON; - is the standard input) by the rules of a\n"
     "policy and writes what fails, warns or cannot be told, each with its place, its\n"
     "reason and its remedy. The policy is the policy.yaml in the working folder or\n"
     "above it, else all shipped packs. Exit status: 0 nothing at or above --fail-on,\n"
     "1 something is, 2 the job could not be done, 3 nothing is but data is missing.\n",
     1, ANY_NUMBER},
    {"screen", "INPUT...", screen_run, "judge a stream of records, one result line each",
     "Judges records of one subject (--as) one by one: NDJSON, a JSON array, or CSV, whose\n"
     "columns are paths or explained by --map. - is the standard input, gzip and zstd are\n"
     "unpacked. They are judged for the data of --context, or on the day of --as-of alone.\n"
     "A record that cannot be read becomes a line that says why, and the status is 2 after\n"
     "all others were judged. A summary goes to stderr. Exit status: 0 nothing at or above --fail-on, 1 something is,\n"
     "2 some of the job could not be done, 3 nothing is but data is missing.\n",
     1, ANY_NUMBER},
    {"diff", "[DATA...]", diff_run, "show what a change of policy or data does",
     "Judges the same data by two policies (--from, --to), or two states of the data by\n"
     "one policy (--data-from, --data-to), and writes each subject whose verdict or\n"
     "findings change, with what did it, and the verdicts before and after. --set counts\n"
     "for --to. With --as the data are records, as `screen` takes them.\n"
     "Exit status: 0 nothing changes, 1 something does, 2 it could not be done.\n",
     0, ANY_NUMBER},
    {"sweep", "RULE[.PARAM] DATA...", sweep_run, "move a threshold and count who passes",
     "Counts the subjects that pass, are warned and fail at each value of a threshold at\n"
     "which some outcome turns; RULE alone is its failing threshold. What the policy\n"
     "waives counts as waived. --keep and --rate propose the strictest value that keeps\n"
     "so many: they pass, are warned or waived. With --as the data are records, as\n"
     "`screen` takes them.\n"
     "Exit status: 0 it was counted, 1 no value keeps as many as asked for, 2 it could\n"
     "not be done.\n",
     2, ANY_NUMBER},
    {"test", "[PATH...]", test_run, "run the cases kept beside the rules",
     "Runs the policy's own cases, or those of the given files and folders (files named\n"
     "*_test.yaml), and writes how what was found differs from what was expected.\n"
     "Rules in such a folder that no policy uses yet are tried by themselves.\n"
     "With --coverage, tells which rules have no case, and which outcomes of the others\n"
     "no case gives; with --mutate, which changes of a rule no case notices; with\n"
     "--boundary, at which thresholds the verdict does not change.\n"
     "Exit status: 0 all passed, 1 some failed, or less was reached, noticed or proved\n"
     "than --at-least asks for; 2 the job could not be done.\n",
     0, ANY_NUMBER},
    {"rules", "", rules_run, "list the rules of a policy",
     "Lists the rules of a policy: id, severity, subject, title; with --verbose the\n"
     "thresholds in force and where they were set; with --quiet the ids alone.\n",
     0, 0},
    {"explain", "RULE|CODE [DATA...]", explain_run, "tell one rule in full, or why it gave an outcome",
     "Tells what a rule judges, what it demands, why, what to do, and where it is from,\n"
     "in words; with --verbose formulas as they were written too. Or what a code of\n"
     "lint means, as K013. With data, tells step by step how the rule\n"
     "came to its outcome on the subject of --subject, with each value that it read.\n",
     1, ANY_NUMBER},
    {"doc", "", doc_run, "write the policy in force as a handbook",
     "Writes the policy in force as a handbook to hand on, in Markdown or as one HTML\n"
     "page: contents, how to read it, what the policy changes, each rule with its\n"
     "thresholds and where they were set, the sources. With --trace it lists every\n"
     "source (points of articles, laws, figures of the trade) with the rules that\n"
     "check it, or why none does.\n",
     0, 0},
    {"lint", "[PATH...]", lint_run, "check rules and policies without data",
     "Checks policy files, folders of them, or packs of rules: all that can be known to\n"
     "be wrong or incomplete without data. Each finding has a code, which 'explain'\n"
     "explains. Exit status: 0 fine, maybe with warnings, 2 errors.\n",
     0, ANY_NUMBER},
    {"new", "KIND NAME", new_run, "files to start from",
     "Writes files to start from, with remarks in your language, and lists them:\n"
     "  policy NAME  the folder NAME: a policy, with cases for its thresholds\n"
     "  pack NAME    the folder NAME: a pack of rules, with one rule and its cases\n"
     "  rule NAME    a rule and its cases, in the folder of its pack: team.rating in team\n"
     "  data NAME    the file NAME.yaml: all that the model knows, what may be left out\n"
     "               commented out\n"
     "They pass lint and test as they are. Nothing is written over.\n",
     2, 2},
    {"schema", "", schema_run, "what files may say as JSON Schema, for editors",
     "Writes a JSON Schema (draft-07) of data files, with the fields that the policy\n"
     "adds; with --policy of policy files and with --test of test files, with the\n"
     "rules, thresholds and packs that the policy knows; with --map of files that say\n"
     "which column of a foreign table is which field; with --result of the result of\n"
     "check -f json. The policy is the one of -p, else found as for check.\n",
     0, 0},
    {"help", "[VERB]", help_run, "say how a verb is used", "Says what there is, or how one verb is used.\n", 0, 1},
    {"version", "", version_run, "say which kolua this is",
     "Writes the version; with --verbose the number of the library's interface, the\n"
     "folder of the rules, and the languages.\n",
     0, 0},
    {0},
};

const verb *verb_find(const char *name) {
  for (const verb *v = verbs; v->name != NULL; v++) {
    if (strcmp(v->name, name) == 0) return v;
  }
  return NULL;
}

int verb_refuse(const char *name) {
  nearest n = {.word = name};
  for (const verb *v = verbs; v->name != NULL; v++) nearest_try(&n, v->name);
  say("unknown verb '%s'%s", name, n.found ? nearest_hint(&n, "") : "; 'kolua help' lists them");
  return EXIT_TROUBLE;
}

static bool has_right_count(const verb *v, size_t count) {
  if (count >= v->least && count <= v->most) return true;
  say("'%s' takes %s; 'kolua help %s' tells more", v->name, v->most > 0 ? v->arguments : "no arguments", v->name);
  return false;
}

static int run(const verb *v, char **words) {
  options asked;
  if (!options_read(&asked, v->name, words)) return EXIT_TROUBLE;
  if (asked.help) {
    const char *name[] = {v->name, NULL};
    asked = (options){.arguments = {name, 1}, .completion = NOT_GIVEN};
    return help_run(&asked);
  }
  return has_right_count(v, asked.arguments.count) ? v->run(&asked) : EXIT_TROUBLE;
}

/* `kolua --help` and `kolua --version` are what people type first. */
static const char *verb_meant(const char *word) {
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) return "help";
  return strcmp(word, "--version") == 0 ? "version" : word;
}

/* A file must not take the number of a stream that was closed, and a pipe without a reader is an error like others. */
static void settle_streams(void) {
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
    if (fcntl(number, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != number) break;
  }
  signal(SIGPIPE, SIG_IGN);
}

int main(int argc, char **argv) {
  settle_streams();
  if (kolua_abi() != KOLUA_ABI) {
    say("made for interface %d of the library, not for %u", KOLUA_ABI, kolua_abi());
    return EXIT_TROUBLE;
  }
  if (argc < 2) {
    say("usage: kolua VERB [OPTION...] [ARGUMENT...]; 'kolua help' lists the verbs");
    return EXIT_TROUBLE;
  }
  const verb *v = verb_find(verb_meant(argv[1]));
  return v != NULL ? run(v, argv + 2) : verb_refuse(argv[1]);
}
