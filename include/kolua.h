/* kolua.h: the whole public interface of kolua, a rules engine with scriptable policies.
**
** A policy is loaded once: rule packs written in Lua, a model that names the fields, thresholds as data. Data is
** loaded and checked against the model. A session judges data by the policy; a report holds the findings, each
** with the value found, its place, the limit, the reason, the remedy and what would have to change to pass.
**
** Contract, for every function:
** - Pointers are non-NULL unless the comment says otherwise; breaking this is a bug of the caller's.
** - Text is UTF-8 and ends in NUL; where a length is taken or given, NUL bytes may stand inside.
** - What comes through a non-const `**out` is yours: free it with the _free of its type, which takes NULL. All that
**   is const is borrowed from the object you passed and lives as long as that, unless the comment says less.
**   On failure *out is NULL. No function returns memory that you must free by other means.
** - The returned status is the truth. `problems` collects the reasons; NULL is allowed and loses them.
**   A failing verdict is not an error; a policy that could not be loaded is never a pass.
** - Options structs start with their size; set them up with their _INIT. A field that is 0 or NULL is the default.
** - Threads: a policy and loaded data are immutable and may be shared by any number of threads; they must outlive
**   the sessions and reports made from them. A session belongs to one thread at a time. A problems list belongs to
**   its caller. There is no global state, so nothing to set up or to shut down. A thread that judges by rules written
**   as functions needs a C stack of at least 1 MiB.
** - Nothing here depends on a build option, the locale or the environment, and on the clock only where a limit of time
**   is reached. The library never prints. */
#ifndef KOLUA_H
#define KOLUA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define KOLUA_API __attribute__((visibility("default")))
#define KOLUA_MUST __attribute__((warn_unused_result))
#else
#define KOLUA_API
#define KOLUA_MUST
#endif

#define KOLUA_VERSION "0.1.0"
#define KOLUA_ABI 0  /* the shared library's SONAME number; 0 promises nothing yet */

/* ---------------------------------------------------------------- words */

typedef enum kolua_status {
  KOLUA_OK = 0,
  KOLUA_ENOMEM = -1,   /* out of memory; every object passed is still usable */
  KOLUA_EINVAL = -2,   /* an argument or option that cannot be */
  KOLUA_EIO = -3,      /* a file that cannot be read, or output that cannot be written */
  KOLUA_ESYNTAX = -4,  /* text that is not YAML, JSON, CSV or Lua */
  KOLUA_EPOLICY = -5,  /* rules, model or policy file that contradict themselves or the model */
  KOLUA_EDATA = -6,    /* data that cannot be understood: unknown key, duplicate id, no schema */
  KOLUA_ENOTHING = -7, /* nothing was checked: no rule, no subject, or no rule that applies */
  KOLUA_ELIMIT = -8,   /* a limit of the options was reached */
  KOLUA_ECANCEL = -9,  /* kolua_session_cancel was called */
  KOLUA_EHOST = -10    /* a callback of the host's said no */
} kolua_status;

typedef enum kolua_verdict { KOLUA_PASS, KOLUA_WARN, KOLUA_FAIL } kolua_verdict;  /* ordered: the worst wins */

typedef enum kolua_outcome {  /* of one rule on one subject */
  KOLUA_OUTCOME_SKIPPED,  /* the rule does not apply */
  KOLUA_OUTCOME_PASS,
  KOLUA_OUTCOME_WARN,
  KOLUA_OUTCOME_UNKNOWN,  /* data is missing */
  KOLUA_OUTCOME_FAIL,
  KOLUA_OUTCOME_ERROR     /* the rule broke; ordered: the worst wins */
} kolua_outcome;
enum { KOLUA_OUTCOMES = 6 };

typedef enum kolua_severity { KOLUA_MINOR, KOLUA_MAJOR, KOLUA_CRITICAL } kolua_severity;

typedef enum kolua_waiver_state {
  KOLUA_WAIVER_UNUSED,    /* there is nothing that it would accept; told as a warning unless it is about other data: for a
                          ** subject of which there is neither the id nor one like it */
  KOLUA_WAIVER_USED,
  KOLUA_WAIVER_ENDING,    /* used, and it ends within 30 days of as_of */
  KOLUA_WAIVER_EXPIRED    /* its last day is before as_of: it has no effect */
} kolua_waiver_state;

typedef enum kolua_lang { KOLUA_EN, KOLUA_VI } kolua_lang;
enum { KOLUA_LANGS = 2 };

typedef enum kolua_type {
  KOLUA_NULL, KOLUA_BOOL, KOLUA_INTEGER, KOLUA_NUMBER, KOLUA_STRING, KOLUA_LIST, KOLUA_MAP
} kolua_type;

typedef enum kolua_format { KOLUA_TEXT, KOLUA_JSON, KOLUA_NDJSON, KOLUA_MARKDOWN, KOLUA_CSV, KOLUA_HTML } kolua_format;

typedef enum kolua_syntax { KOLUA_BY_NAME, KOLUA_YAML_SYNTAX, KOLUA_JSON_SYNTAX } kolua_syntax;  /* by the file's ending */

KOLUA_API const char *kolua_version(void);
KOLUA_API unsigned kolua_abi(void);  /* compare with KOLUA_ABI at start-up */
/* The libraries that kolua is linked with, and what is known of their defects; NULL name: no more. */
typedef struct kolua_library { const char *name, *version; } kolua_library;
KOLUA_API kolua_library kolua_library_at(size_t i);
/* Static strings, never NULL: "fail", "unknown", "critical", "vi", ... */
KOLUA_API const char *kolua_status_name(kolua_status status);
KOLUA_API const char *kolua_verdict_name(kolua_verdict verdict);
KOLUA_API const char *kolua_outcome_name(kolua_outcome outcome);
KOLUA_API const char *kolua_severity_name(kolua_severity severity);
KOLUA_API const char *kolua_waiver_state_name(kolua_waiver_state state);
KOLUA_API const char *kolua_lang_name(kolua_lang lang);

/* ---------------------------------------------------------------- problems */

typedef struct kolua_problem {
  kolua_status status;  /* KOLUA_OK for a warning or a complaint about a value, which stop nothing */
  const char *code;     /* "K012": what kolua_code_at tells of it; NULL: nothing, as of a file that is not there */
  const char *file;     /* NULL: not in a file */
  uint32_t line, column; /* from 1, in code points; 0: not known */
  const char *message;  /* one line: what was found, what is allowed, the nearest valid word */
} kolua_problem;

typedef struct kolua_problems kolua_problems;  /* a list that calls add to */

/* NULL when out of memory. */
KOLUA_API kolua_problems *kolua_problems_new(void);
KOLUA_API void kolua_problems_free(kolua_problems *problems);
KOLUA_API void kolua_problems_clear(kolua_problems *problems);
KOLUA_API size_t kolua_problems_count(const kolua_problems *problems);
/* Borrowed until the next call that is given the list. NULL out of range. */
KOLUA_API const kolua_problem *kolua_problems_get(const kolua_problems *problems, size_t i);

/* ---------------------------------------------------------------- callbacks */

/* As realloc with sizes: new_size 0 frees; block NULL allocates (old_size is then 0). NULL is failure. A policy and
** each of its sessions call it from the thread that calls them. */
typedef void *kolua_alloc_fn(void *payload, void *block, size_t old_size, size_t new_size);

/* Takes `len` bytes of output; anything but KOLUA_OK stops the writer, which returns that status. */
typedef kolua_status kolua_write_fn(void *payload, const char *text, size_t len);

typedef struct kolua_layout {  /* of a report */
  size_t size;
  unsigned columns;   /* width of text [100], at least 40 */
  bool color;         /* terminal colours in text */
  bool verbose;       /* passes and skipped findings too; of a rule that is explained, formulas as they were written too */
  bool quiet;         /* text: the verdict line only */
} kolua_layout;
#define KOLUA_LAYOUT_INIT { .size = sizeof(kolua_layout) }

/* Gives the file `path` ("selection/pack.yaml", "model.yaml") in place of the file system: *text stays valid until
** the loading call returns. KOLUA_EIO: no such file. With path ending in "/", a list of the names in that folder,
** one a line, folders with a "/" behind. */
typedef kolua_status kolua_load_fn(void *payload, const char *path, const char **text, size_t *len);

/* ---------------------------------------------------------------- findings about rules */

typedef struct kolua_code {  /* what the findings of lint mean; a code never changes its meaning */
  const char *code;      /* "K012" */
  const char *name;      /* "wrong-kind" */
  const char *title[KOLUA_LANGS];
  const char *about[KOLUA_LANGS];  /* what it means, why it matters, what to write: one paragraph */
  const char *example;   /* "" without; lines of a rule or policy file */
} kolua_code;
KOLUA_API const kolua_code *kolua_code_at(size_t i);  /* in the order of their numbers; static; NULL out of range */
/* One code as a person would want it told; KOLUA_EINVAL: no such code, no `write`, no such language. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_code_explain(const char *code, kolua_lang lang, unsigned columns,
    kolua_write_fn *write, void *payload);

/* ---------------------------------------------------------------- policies */

typedef struct kolua_policy kolua_policy;

typedef struct kolua_limits {  /* 0 is the default in brackets */
  uint64_t rule_steps;      /* VM instructions, matcher steps and bytes/64 of a rule on one subject [10,000,000] */
  uint32_t rule_ms;         /* wall time of a rule on one subject [1000] */
  uint32_t load_ms;         /* wall time of loading one rule file [1000] */
  size_t script_memory;     /* bytes of one Lua state [64 MiB] */
  size_t script_block;      /* bytes of one string or table in Lua [1 MiB] */
  size_t source_size;       /* bytes of one rule file [256 KiB] */
  size_t data_size;         /* bytes of one data file [64 MiB] */
  size_t record_size;       /* bytes of one record [1 MiB] */
  size_t depth;             /* nesting of data [64] */
  size_t nodes;             /* values in one data file [2,000,000] */
  size_t scalar_size;       /* bytes of one scalar [1 MiB] */
  size_t key_size;          /* bytes of one key [1 KiB] */
  size_t columns;           /* of a CSV file [1024] */
} kolua_limits;

KOLUA_API void kolua_limits_fill(kolua_limits *limits);  /* every 0 becomes the default */

typedef struct kolua_set { const char *name, *value; } kolua_set;  /* "RULE.warn", "0.25": as set in a policy file */

typedef struct kolua_policy_options {
  size_t size;
  const char *rules;        /* folder of model.yaml and the shipped packs; with `load`, a prefix of its paths */
  const char *const *use;   /* without a policy file: the packs to use, ended by NULL; NULL: all shipped ones */
  const kolua_set *set;     /* wins over the policy file */
  size_t set_count;
  const char *const *only;  /* globs of rule ids, each list ended by NULL */
  const char *const *except;
  kolua_limits limits;
  kolua_load_fn *load;      /* in place of the file system */
  void *load_payload;
  kolua_alloc_fn *alloc;    /* sees every byte of kolua and of Lua for the policy and what is made from it */
  void *alloc_payload;
} kolua_policy_options;
#define KOLUA_POLICY_OPTIONS_INIT { .size = sizeof(kolua_policy_options) }

/* Loads the policy file `path` (NULL: no policy file, options->use says which packs). All that is wrong is
** reported in one go and nothing is loaded then: EIO, ESYNTAX, EPOLICY, ELIMIT, ENOTHING (no rule), ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_open(kolua_policy **out, const char *path,
    const kolua_policy_options *options, kolua_problems *problems);
/* The same from memory; `name` stands in messages and is what relative paths are relative to. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_parse(kolua_policy **out, const char *name, const char *text, size_t len,
    const kolua_policy_options *options, kolua_problems *problems);
KOLUA_API void kolua_policy_free(kolua_policy *policy);

KOLUA_API const char *kolua_policy_name(const kolua_policy *policy);
KOLUA_API const char *kolua_policy_version(const kolua_policy *policy);  /* "" if it states none */
KOLUA_API const char *kolua_policy_digest(const kolua_policy *policy);   /* "sha256:..." over all that decides verdicts */
KOLUA_API const char *kolua_policy_model(const kolua_policy *policy);    /* what data says its `schema` is: "library/1" */
KOLUA_API const char *kolua_policy_subject(const kolua_policy *policy, size_t i);  /* of the model, in its order; NULL: no more */
/* The language that the policy states; false: none. */
KOLUA_API bool kolua_policy_lang(const kolua_policy *policy, kolua_lang *out);

typedef struct kolua_setting {    /* a value that was in force */
  const char *value;   /* as a policy file would write it; of a formula as the rule has it */
  const char *origin;  /* "file:line" */
} kolua_setting;

typedef struct kolua_threshold {  /* a number or text that a policy may set */
  const char *name;    /* "RULE.warn", "RULE.PART.fail", "RULE.PARAM", "late.fee.north.adult" */
  const char *value;   /* in force, as a policy file would write it; NULL: a formula */
  const char *unit;    /* of the model, "" without */
  const char *origin;  /* where the value in force was written: "file:line", or "command line" */
  const struct kolua_setting *earlier;  /* what it was before policy files and the command line set it: the nearest first, the rule file's last */
  size_t earlier_count;
} kolua_threshold;

typedef struct kolua_source { const char *id; const char *title[KOLUA_LANGS]; } kolua_source;

typedef struct kolua_rule {
  const char *id, *pack, *subject;
  const char *title[KOLUA_LANGS], *reason[KOLUA_LANGS], *remedy[KOLUA_LANGS];  /* "" where not given */
  const char *wording[KOLUA_LANGS];
  kolua_severity severity;
  double weight;
  bool is_function;          /* judged by Lua, not by demands */
  const char *const *fields; /* the paths it reads, ended by NULL; NULL for a function */
  const kolua_source *sources;
  size_t source_count;
  const kolua_threshold *thresholds;
  size_t threshold_count;
  const char *from, *until, *warn_until;  /* YYYY-MM-DD or NULL */
  bool only_warns;           /* by the policy: where it fails, it warns */
  const char *file;
  uint32_t line;
} kolua_rule;

KOLUA_API size_t kolua_policy_count(const kolua_policy *policy);
KOLUA_API const kolua_rule *kolua_policy_rule(const kolua_policy *policy, size_t i);  /* by id; NULL out of range */
KOLUA_API const kolua_rule *kolua_policy_find(const kolua_policy *policy, const char *id);  /* NULL: no such rule */
/* The rule id nearest to a misspelt one, or NULL. */
KOLUA_API const char *kolua_policy_suggest(const kolua_policy *policy, const char *id);
/* Why the policy disables a rule, which is then none of its rules; NULL: it does not. */
KOLUA_API const char *kolua_policy_disabled(const kolua_policy *policy, const char *id);

typedef struct kolua_waiver {  /* a finding that the policy accepts for a time */
  const char *rule;
  const char *subject;       /* id; "": every subject */
  const char *part, *element; /* "": the whole rule, every element */
  const char *reason, *owner, *approved_by;
  const char *until;         /* YYYY-MM-DD, the last day on which it holds */
  const char *file;          /* where the policy grants it */
  uint32_t line, column;
} kolua_waiver;
KOLUA_API size_t kolua_policy_waiver_count(const kolua_policy *policy);
/* In the order of the policy files, those that are extended first; NULL out of range. */
KOLUA_API const kolua_waiver *kolua_policy_waiver(const kolua_policy *policy, size_t i);

/* One rule as a person would want it told, with the policy files in force and where each value comes from; or a table of parameters that rules
** share, a row or a cell of it. KOLUA_EINVAL: no such rule or table. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_explain(const kolua_policy *policy, const char *id, kolua_lang lang,
    const kolua_layout *layout, kolua_write_fn *write, void *payload);

/* The rules as a list for people: a line each with id, severity, what it judges, and title; verbose: below it the thresholds in force and where
** they were set. EINVAL: no policy, no `write`, no such language. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_list(const kolua_policy *policy, kolua_lang lang, const kolua_layout *layout,
    kolua_write_fn *write, void *payload);

/* Where the rules come from: every source that the rules' folder lists, in its order, with the rules that cite it, or why
** none can; nothing but the totals if it lists none. `columns` as in kolua_layout. EINVAL: no policy, no `write`, no such
** language. What `write` returns ends it. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_trace(const kolua_policy *policy, kolua_lang lang, unsigned columns,
    kolua_write_fn *write, void *payload);

/* The rules in force as a handbook: contents, how to read it, what the policy changes, each rule in full, the sources; in Markdown,
** or HTML as one page that needs nothing else. The same policy gives the same bytes. EINVAL: no policy, no `write`, another
** format, no such language. What `write` returns ends it. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_handbook(const kolua_policy *policy, kolua_format format, kolua_lang lang,
    kolua_write_fn *write, void *payload);

/* What can be known to be incomplete or doubtful without data, added to `problems` as warnings; what is wrong kept the
** policy from loading. Of a shipped pack, one that lies in the rules' folder, what it must not lack is an error: EPOLICY.
** ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_lint(const kolua_policy *policy, kolua_problems *problems);
/* All that kolua_policy_open would refuse and kolua_policy_lint find, in one go: what is sound is looked at although other
** things are wrong. *is_whole (NULL: not asked for) false: what is wrong kept a part from being looked at, where more may
** come to light. The status is the first that is not OK. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_examine(const char *path, const kolua_policy_options *options,
    kolua_problems *problems, bool *is_whole);

typedef enum kolua_schema {
  KOLUA_SCHEMA_MODEL, KOLUA_SCHEMA_RESULT, KOLUA_SCHEMA_POLICY, KOLUA_SCHEMA_TEST, KOLUA_SCHEMA_MAP
} kolua_schema;
/* JSON Schema draft-07, for editors and for those who read results: of data, of KOLUA_JSON, of policy files, *_test.yaml files
** and map files, with the names that this policy knows. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_schema(const kolua_policy *policy, kolua_schema which,
    kolua_write_fn *write, void *payload);

typedef enum kolua_draft { KOLUA_DRAFT_POLICY, KOLUA_DRAFT_PACK, KOLUA_DRAFT_RULE, KOLUA_DRAFT_DATA } kolua_draft;
/* Takes one file: `path` is relative to the folder that the host chooses. Anything but KOLUA_OK ends the call with it. */
typedef kolua_status kolua_file_fn(void *payload, const char *path, const char *text, size_t len);
/* Files to start from, with remarks in `lang`: a policy, a pack or a rule from the templates beside the shipped packs, a data file from
** the model. `name` is the policy's, the pack's or the data file's, or a rule's id; `subject` is what the rule judges (NULL: the first of
** which a number is known). EINVAL: no such name or subject, or what bears the name is there; EIO, EPOLICY: the templates; ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_draft(const kolua_policy *policy, kolua_draft what, const char *name,
    const char *subject, kolua_lang lang, kolua_file_fn *each, void *payload, kolua_problems *problems);

/* ---------------------------------------------------------------- data */

typedef struct kolua_data kolua_data;    /* one document, checked against the policy's model; immutable */
typedef struct kolua_value kolua_value;  /* one value of it */

typedef struct kolua_data_options {
  size_t size;
  const char *as_of;   /* YYYY-MM-DD, wins over the data's own; NULL: the data must give one */
  bool strict;         /* a complaint stops the run: EDATA */
  kolua_syntax syntax;
} kolua_data_options;
#define KOLUA_DATA_OPTIONS_INIT { .size = sizeof(kolua_data_options) }

/* Reads and checks a data file ("-" is not special). What cannot be understood fails (EIO, ESYNTAX, EDATA, ELIMIT);
** what is understood but wrong is a complaint, which kolua_data_complaints lists: the value counts as missing, unless the
** complaint says how it is used. */
KOLUA_API KOLUA_MUST kolua_status kolua_data_open(kolua_data **out, const kolua_policy *policy, const char *path,
    const kolua_data_options *options, kolua_problems *problems);
/* The same from memory. The text is copied. */
KOLUA_API KOLUA_MUST kolua_status kolua_data_parse(kolua_data **out, const kolua_policy *policy, const char *name,
    const char *text, size_t len, const kolua_data_options *options, kolua_problems *problems);
KOLUA_API void kolua_data_free(kolua_data *data);

KOLUA_API const kolua_problems *kolua_data_complaints(const kolua_data *data);
KOLUA_API const char *kolua_data_file(const kolua_data *data);
KOLUA_API const char *kolua_data_as_of(const kolua_data *data);   /* YYYY-MM-DD */
KOLUA_API const char *kolua_data_digest(const kolua_data *data);  /* "sha256:..." of the bytes read */
KOLUA_API bool kolua_data_lang(const kolua_data *data, kolua_lang *out);  /* the data's locale; false: none */
KOLUA_API const kolua_value *kolua_data_root(const kolua_data *data);

KOLUA_API kolua_type kolua_value_type(const kolua_value *value);
KOLUA_API bool kolua_value_bool(const kolua_value *value);        /* false for all but true */
KOLUA_API int64_t kolua_value_integer(const kolua_value *value);  /* 0 for all but an integer */
KOLUA_API double kolua_value_number(const kolua_value *value);    /* of an integer too; else 0 */
KOLUA_API const char *kolua_value_string(const kolua_value *value, size_t *len);  /* NULL unless a string; len may be NULL */
KOLUA_API size_t kolua_value_count(const kolua_value *value);     /* elements of a list, keys of a map, else 0 */
KOLUA_API const kolua_value *kolua_value_at(const kolua_value *value, size_t i);  /* NULL out of range */
KOLUA_API const char *kolua_value_key(const kolua_value *value, size_t i);        /* of a map; NULL out of range */
KOLUA_API const kolua_value *kolua_value_get(const kolua_value *value, const char *key);  /* NULL: no such key */

/* ---------------------------------------------------------------- maps of foreign tables */

typedef struct kolua_map kolua_map;  /* which column of a table is which field, and how its cells are written; immutable */

/* Reads a map file against the policy's model, which must outlive it. `subject` says what each row is; NULL: the map does. All that is
** wrong is told at once: EIO, ESYNTAX, EDATA, ELIMIT; EINVAL: there is no such subject. */
KOLUA_API KOLUA_MUST kolua_status kolua_map_open(kolua_map **out, const kolua_policy *policy, const char *path,
    const char *subject, kolua_problems *problems);
/* The same from memory. The text is copied. */
KOLUA_API KOLUA_MUST kolua_status kolua_map_parse(kolua_map **out, const kolua_policy *policy, const char *name,
    const char *text, size_t len, const char *subject, kolua_problems *problems);
KOLUA_API void kolua_map_free(kolua_map *map);
KOLUA_API const char *kolua_map_subject(const kolua_map *map);
KOLUA_API char kolua_map_delimiter(const kolua_map *map);  /* of the cells in its tables */
/* Writes a map file that a person may start from: of CSV text, named `name` in messages, each column with the field whose labels or
** names are most like its own, and how its first 200 cells are written. `subject` NULL: the model's first. ESYNTAX, ELIMIT: there is no header that can be read. */
KOLUA_API KOLUA_MUST kolua_status kolua_map_suggest(const kolua_policy *policy, const char *subject, const char *name,
    const char *csv, size_t len, kolua_lang lang, kolua_write_fn *write, void *payload, kolua_problems *problems);

/* ---------------------------------------------------------------- findings */

typedef struct kolua_evidence {
  const char *path;          /* "members[1].loans.overdue" */
  const kolua_value *value;  /* as written; NULL: not given */
  const char *file;
  uint32_t line, column;     /* of a value that is not given: of the map that lacks it; 0: not known */
} kolua_evidence;

typedef struct kolua_change {  /* data with this value, on the side that `op` tells, ... */
  const char *path, *op;
  const kolua_value *value;
} kolua_change;
typedef struct kolua_way { const kolua_change *changes; size_t count; } kolua_way;  /* ... and all others of its set, passes */

typedef struct kolua_demand {
  const char *op;                  /* "at_most"; NULL: none, as in a function */
  const kolua_value *warn, *fail;  /* the bounds in force; NULL: none, or not known */
  bool warns, fails;               /* for demands without a bound: which outcome it gives */
  const char *unit;                /* "" without */
} kolua_demand;

typedef struct kolua_part {
  const char *name;      /* "window"; "" for the rule itself */
  const char *element;   /* which element of a list, as a reader would name it; "" without */
  const char *label;     /* what is measured, in the session's language */
  kolua_outcome outcome;
  const char *message;   /* "" for skipped */
  const kolua_value *value;  /* measured; NULL: not known */
  kolua_demand demand;
  const kolua_waiver *waiver;  /* that accepts this part, which then counts as nothing; NULL: none */
} kolua_part;

typedef struct kolua_finding {
  const kolua_rule *rule;
  kolua_outcome outcome;              /* of what is not waived; where all is, what it was without the waiver */
  const kolua_waiver *waiver;         /* that accepts all of it: it counts in no verdict, count or score; NULL: none */
  const char *title, *message, *reason, *remedy;  /* in the session's language; remedy may be the function's own */
  const char *why;                    /* of a skipped one: why it does not apply; else "" */
  const kolua_part *parts;            /* what was judged, in order; one for a simple rule, none for a function */
  size_t part_count;
  const kolua_evidence *evidence;     /* what was read, each value once, in the order of reading */
  size_t evidence_count;
  const char *const *missing;         /* paths that were not given and mattered, ended by NULL */
  const kolua_way *to_pass;           /* alternatives, each proved by judging again */
  size_t to_pass_count;
} kolua_finding;

typedef struct kolua_score {
  const char *prefix;  /* "lending", "lending.late"; "" is the whole */
  double score, best;  /* 0..1; best takes each unknown as a pass */
} kolua_score;

typedef struct kolua_subject {
  size_t data;               /* index among the data given */
  const char *kind;          /* "member", as the model names it */
  const char *id, *name;     /* name is "" where the model knows none */
  kolua_verdict verdict;
  bool applied;              /* false: no rule applied, there is no score */
  size_t counts[KOLUA_OUTCOMES];  /* without the waived ones */
  size_t waived;
  const kolua_score *scores; /* [0] is the whole; empty when !applied, or when all that applied is waived */
  size_t score_count;
  const kolua_finding *findings;  /* all outcomes, skipped ones too, by rule id */
  size_t finding_count;
  const char *file;
  uint32_t line, column;     /* where the subject stands in the data */
} kolua_subject;

typedef struct kolua_waiver_use {
  const kolua_waiver *waiver;
  kolua_waiver_state state;
  size_t findings;           /* in how many it accepts something */
} kolua_waiver_use;

typedef struct kolua_summary {
  kolua_verdict verdict;
  size_t undecided;          /* findings that are unknown */
  size_t counts[KOLUA_OUTCOMES];  /* without the waived ones */
  size_t waived;
  const kolua_waiver_use *waivers; /* of the rules and subjects that the run judges, in the policy's order */
  size_t waiver_count;
  size_t subjects;
  const kolua_score *scores; /* of the run; [0] is the whole */
  size_t score_count;
} kolua_summary;

/* ---------------------------------------------------------------- sessions */

typedef struct kolua_session kolua_session;

typedef struct kolua_session_options {
  size_t size;
  kolua_lang lang;         /* of messages */
  const char *subject;     /* judge only the subject with this id; NULL: all */
  bool brief;              /* passes and skipped findings come without message, parts and evidence, but for those that a pack
                           ** tells in its overview: faster */
} kolua_session_options;
#define KOLUA_SESSION_OPTIONS_INIT { .size = sizeof(kolua_session_options) }

KOLUA_API KOLUA_MUST kolua_status kolua_session_new(kolua_session **out, const kolua_policy *policy,
    const kolua_session_options *options, kolua_problems *problems);
KOLUA_API void kolua_session_free(kolua_session *session);
/* Stops the session's running call with KOLUA_ECANCEL, and the next one if none runs. The only call that is allowed
** from another thread or a signal handler. */
KOLUA_API void kolua_session_cancel(kolua_session *session);

typedef struct kolua_stats { size_t size; uint64_t subjects, steps; size_t memory, memory_peak; } kolua_stats;
KOLUA_API void kolua_session_stats(const kolua_session *session, kolua_stats *out);

typedef kolua_status kolua_subject_fn(void *payload, const kolua_subject *subject);

/* Judges the subjects of `count` data and hands each to `each`, with all its findings, valid until it returns; what it returns
** but KOLUA_OK ends the run with that status. `summary` may be NULL; it is borrowed until the session's next call.
** Waivers that are unused, expired or soon will be are told as warnings in `problems`, as by kolua_session_check.
** ENOTHING: there was no subject, or no rule applied to any. Data must come from the session's policy. */
KOLUA_API KOLUA_MUST kolua_status kolua_session_each(kolua_session *session, const kolua_data *const *data, size_t count,
    kolua_subject_fn *each, void *payload, const kolua_summary **summary, kolua_problems *problems);

typedef struct kolua_report kolua_report;  /* belongs to its session, until the session's next call */

/* Judges all subjects of `count` data and keeps the findings. */
KOLUA_API KOLUA_MUST kolua_status kolua_session_check(const kolua_report **out, kolua_session *session,
    const kolua_data *const *data, size_t count, kolua_problems *problems);
/* Judges one record of the kind `subject` (JSON text, as it would stand in its list) in the context of loaded data, whose
** as_of holds and whose lists its references look into. A record is refused only for its id (EDATA) or its syntax. */
KOLUA_API KOLUA_MUST kolua_status kolua_session_record(const kolua_report **out, kolua_session *session,
    const kolua_data *context, const char *subject, const char *json, size_t len, kolua_problems *problems);

KOLUA_API const kolua_summary *kolua_report_summary(const kolua_report *report);
KOLUA_API size_t kolua_report_count(const kolua_report *report);
KOLUA_API const kolua_subject *kolua_report_subject(const kolua_report *report, size_t i);  /* NULL out of range */

/* Writes a report in a format: text, JSON, or NDJSON, which is one line a subject; EINVAL for others. */
KOLUA_API KOLUA_MUST kolua_status kolua_report_write(const kolua_report *report, kolua_format format,
    const kolua_layout *layout, kolua_write_fn *write, void *payload);
/* One subject as one line of NDJSON, for kolua_session_each. */
KOLUA_API KOLUA_MUST kolua_status kolua_subject_write(const kolua_session *session, const kolua_subject *subject,
    const kolua_layout *layout, kolua_write_fn *write, void *payload);

/* Compares two reports, of different sessions: which findings changed from one to the other, and what did it: a threshold, a value, a rule
** that came or went, a waiver. *changes becomes the number of subjects that change. Subjects are matched by the index of their data, kind
** and id. The texts are in the language of `to`'s session. Text, JSON, Markdown, or CSV, one line a finding that changed; EINVAL for NDJSON. */
KOLUA_API KOLUA_MUST kolua_status kolua_report_diff(const kolua_report *from, const kolua_report *to, kolua_format format,
    const kolua_layout *layout, kolua_write_fn *write, void *payload, size_t *changes);

/* How rule `rule_id` came to its outcome on the subject `subject_id` (NULL: the only one of its kind in the data), step by step: whether it
** is in force and applies, each expression with what it comes to, each value read with its place, each demand with its bound and where that
** was written, how parts combine. Text or JSON, in the session's language. EINVAL: no such rule or subject, said with the nearest; another
** format. ENOTHING: no subject of the rule's kind. What `write` returns ends it. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_session_explain(kolua_session *session, const kolua_data *const *data, size_t count,
    const char *rule_id, const char *subject_id, kolua_format format, const kolua_layout *layout, kolua_write_fn *write,
    void *payload, kolua_problems *problems);

/* ---------------------------------------------------------------- streams of records */

typedef struct kolua_screen kolua_screen;  /* judges one record after the other, each to a result line, in constant memory */

typedef struct kolua_screen_options {
  size_t size;
  const char *subject;   /* the kind of the records, as the model names it */
  const kolua_map *map;  /* what the columns of tables mean; NULL: their names are paths of the model. It outlives the screen */
  kolua_format format;   /* NDJSON or CSV: of the result lines; 0, which is text, is NDJSON */
  bool verbose;          /* NDJSON: findings in full, passes and skipped ones too; else rule, outcome and message of what is no pass */
  bool by_rule;          /* CSV: a column with the outcome of each rule */
  char separator;        /* CSV: of the cells [,] */
  bool silent;           /* no result lines, but of what is no record "file:line:column: why"; `critical` says nothing: faster */
} kolua_screen_options;
#define KOLUA_SCREEN_OPTIONS_INIT { .size = sizeof(kolua_screen_options) }

typedef struct kolua_record {  /* of a stream */
  const char *text;      /* JSON, as it would stand in its list; of a table: a row of CSV */
  size_t len;
  uint64_t line;         /* where it begins, from 1; 0: not known */
  const char *fault;     /* why it is no record; NULL: it is one */
} kolua_record;

typedef struct kolua_cutter kolua_cutter;  /* cuts a text that comes piece by piece into records */

typedef enum kolua_form {
  KOLUA_ANY_JSON,        /* one of the next three, by how the text begins */
  KOLUA_LINES,           /* NDJSON: a value a line; blank lines do not count */
  KOLUA_VALUES,          /* values one behind the other */
  KOLUA_ARRAY,           /* the elements of an array */
  KOLUA_ROWS             /* of CSV, the header among them */
} kolua_form;

/* Records of more than the policy's record_size are told once and passed over. EINVAL; ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_cutter_new(kolua_cutter **out, const kolua_policy *policy, kolua_form form, char separator);
KOLUA_API void kolua_cutter_free(kolua_cutter *cutter);
/* Give all bytes that are there, take records until there is none, keep the rest and give it again with what comes behind it. What is found
** does not depend on where the pieces end. Records lie in `text`. */
KOLUA_API void kolua_cutter_give(kolua_cutter *cutter, const char *text, size_t len, bool is_last);
KOLUA_API bool kolua_cutter_next(kolua_cutter *cutter, kolua_record *out);
KOLUA_API size_t kolua_cutter_rest(const kolua_cutter *cutter);  /* bytes at the end of what was given that are not used up */

typedef struct kolua_screened {
  const char *text;      /* the result line, its end included */
  size_t len;
  bool is_error;         /* the record could not be read: the line says why, and the members below say nothing */
  const char *id;
  kolua_verdict verdict;
  bool applied;          /* false: no rule applied, there is no score */
  double score;
  size_t critical;       /* findings that fail and are critical: what ranks behind the score */
  size_t complaints;     /* values that count as missing because of what is wrong with them; the line tells them */
} kolua_screened;

/* Records are judged in the context of loaded data, as by kolua_session_record. The session belongs to the screen until that is freed; a screen
** belongs to one thread at a time. EINVAL; ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_screen_new(kolua_screen **out, kolua_session *session, const kolua_data *context,
    const kolua_screen_options *options, kolua_problems *problems);
KOLUA_API void kolua_screen_free(kolua_screen *screen);
/* The line of column names that stands before the results of a CSV; "" of NDJSON. */
KOLUA_API const char *kolua_screen_header(const kolua_screen *screen);
/* The records that follow come from another input, whose name messages use. `header`: of a table, whose rows they are; NULL: they are JSON, as they
** are before the first call. ESYNTAX, EDATA, ELIMIT: the header cannot be read, or does not go with the map; then no record may follow. A warning
** names the required fields that no column gives: unless `verbose`, they are no complaint of each row. */
KOLUA_API KOLUA_MUST kolua_status kolua_screen_input(kolua_screen *screen, const char *file, const kolua_record *header,
    kolua_problems *problems);
/* Judges one record. What is wrong with it becomes its result line; only ENOMEM and ECANCEL are returned, and then nothing is lost but this
** record. *out lives until the next call. */
KOLUA_API KOLUA_MUST kolua_status kolua_screen_judge(const kolua_screened **out, kolua_screen *screen, const kolua_record *record);
/* How many of the records so far have this outcome by rule i of the policy (waived ones left out). */
KOLUA_API uint64_t kolua_screen_count(const kolua_screen *screen, size_t i, kolua_outcome outcome);

/* ---------------------------------------------------------------- two policies compared over a stream */

typedef struct kolua_diff kolua_diff;  /* what kolua_report_diff tells, one record after the other; belongs to one thread at a time */

/* Two silent screens of one kind of record, in sessions of two policies; both outlive it and get the same inputs. EINVAL: they do not go together,
** or the format is none of kolua_report_diff's; ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_diff_new(kolua_diff **out, kolua_screen *from, kolua_screen *to, kolua_format format,
    const kolua_layout *layout, kolua_problems *problems);
KOLUA_API void kolua_diff_free(kolua_diff *diff);
/* Judges a record by both, as kolua_screen_judge does: *out is what `to` gives, its text what changes, "" if nothing does. What one of them
** cannot read is an error. */
KOLUA_API KOLUA_MUST kolua_status kolua_diff_judge(const kolua_screened **out, kolua_diff *diff, const kolua_record *record);

typedef struct kolua_diff_body {
  const char *text;          /* the texts of all records but those in error, in order */
  size_t len;
  const char *const *files;  /* what the inputs are called */
  size_t n_files;
} kolua_diff_body;

/* Writes the whole of what one or several of the same policies and format found, as kolua_report_diff does. *changes becomes the number of
** subjects that change. */
KOLUA_API KOLUA_MUST kolua_status kolua_diff_write(kolua_diff *const *diffs, size_t n, const kolua_diff_body *body,
    kolua_write_fn *write, void *payload, size_t *changes);

/* ---------------------------------------------------------------- thresholds moved */

typedef struct kolua_sweep_row {
  const kolua_value *value;      /* of the threshold: a number, or a date as text */
  size_t counts[KOLUA_OUTCOMES]; /* subjects by the outcome of the rule; of several rules that share the number, the worst. Of a finding that a
                                 ** waiver accepts in part, the outcome of the rest */
  size_t waived;                 /* subjects of which waivers accept, at this value, all that is a remark: they are in no count above, and do not fail */
  size_t standing;               /* subjects that no rule at all would fail */
} kolua_sweep_row;

typedef struct kolua_sweep {
  const char *name;              /* "RULE.fail" */
  const kolua_rule *rule;        /* the first one that uses it */
  const char *unit;              /* "" without */
  size_t subjects;               /* that the rule judges, skipped ones too */
  const kolua_sweep_row *rows;   /* ascending: each value at which some subject's outcome turns, the one in force, the ends of the range */
  size_t count;
  size_t at;                     /* the row in force */
} kolua_sweep;

/* How many subjects pass, warn and fail as a threshold moves: "RULE" if it has one that fails, "RULE.warn", "RULE.PART.fail", a parameter
** "RULE.PARAM" or a cell of a table. Exact for demands; what a function or a condition does with a number is found by search. The sweep
** belongs to the session, until its next call. EINVAL: there is no such number. ENOTHING: no subject of the rule's kind. */
KOLUA_API KOLUA_MUST kolua_status kolua_session_sweep(const kolua_sweep **out, kolua_session *session, const kolua_data *const *data,
    size_t count, const char *name, kolua_problems *problems);

/* From now on each record that is judged counts into a sweep of this threshold, as kolua_session_sweep names it. EINVAL: there is no such number,
** or it is of rules for another subject. Where a function or a table uses it, records are kept: memory grows with them. */
KOLUA_API KOLUA_MUST kolua_status kolua_screen_sweep(kolua_screen *screen, const char *name, kolua_problems *problems);
/* What `count` screens that sweep the same threshold of one policy were given, together. The sweep belongs to the first one; the
** screens may not judge any more. ENOTHING: there was no record. */
KOLUA_API KOLUA_MUST kolua_status kolua_screens_swept(const kolua_sweep **out, kolua_screen *const *screens, size_t count,
    kolua_problems *problems);

typedef struct kolua_aim {       /* what a proposal is for */
  size_t size;
  size_t keep;                   /* at least so many subjects do not fail: they pass, are warned or waived */
  double rate;                   /* or: at least this share of them; both 0: nothing is proposed */
  bool whole;                    /* do not fail by any rule; else: by this one, of those whose outcome is known */
} kolua_aim;
#define KOLUA_AIM_INIT { .size = sizeof(kolua_aim) }

/* The strictest row that keeps what is aimed at: of those that keep enough the one that keeps fewest. False: no row keeps enough; *row is
** then one that keeps most. *kept is how many it keeps. */
KOLUA_API bool kolua_sweep_propose(const kolua_sweep *sweep, const kolua_aim *aim, size_t *row, size_t *kept);
/* Writes it: text, JSON or CSV; EINVAL for others. */
KOLUA_API KOLUA_MUST kolua_status kolua_sweep_write(const kolua_session *session, const kolua_sweep *sweep, const kolua_aim *aim,
    kolua_format format, const kolua_layout *layout, kolua_write_fn *write, void *payload);

/* ---------------------------------------------------------------- the policy's own tests */

typedef struct kolua_case {
  const char *file; uint32_t line;  /* where the case is written */
  const char *name;
  bool passed;
  const char *difference;  /* "" if passed; else expected against found, lines; of a broken one what keeps it from running */
  const char *rule;        /* the id; "" if it names none of its own */
  bool is_broken;          /* it cannot be run; so it did not pass */
} kolua_case;
typedef kolua_status kolua_case_fn(void *payload, const kolua_case *result);

/* Runs the cases of one *_test.yaml file against the policy. EIO, ESYNTAX, EDATA: the file cannot be used, or a case of it is
** broken; the others ran all the same. */
KOLUA_API KOLUA_MUST kolua_status kolua_policy_test(const kolua_policy *policy, const char *path,
    kolua_case_fn *each, void *payload, kolua_problems *problems);
/* The *_test.yaml files beside the rules that the policy uses and beside its file, in order; NULL out of range. Those of shipped packs are left out
** where a policy file may have changed their thresholds. */
KOLUA_API const char *kolua_policy_test_file(const kolua_policy *policy, size_t i);

typedef struct kolua_tests kolua_tests;  /* a run of case files, and what they reached; belongs to one thread at a time */

typedef struct kolua_tests_options {
  size_t size;
  const char *run;  /* only cases whose "file: name" or rule id holds this, in which * and ? stand for others; NULL: all */
  bool keep;        /* what the calls below that speak of kept cases need */
} kolua_tests_options;
#define KOLUA_TESTS_OPTIONS_INIT { .size = sizeof(kolua_tests_options) }

KOLUA_API KOLUA_MUST kolua_status kolua_tests_new(kolua_tests **out, const kolua_policy *policy,
    const kolua_tests_options *options, kolua_problems *problems);
KOLUA_API void kolua_tests_free(kolua_tests *tests);
/* As kolua_policy_test, for one file after the other. */
KOLUA_API KOLUA_MUST kolua_status kolua_tests_run(kolua_tests *tests, const char *path, kolua_case_fn *each, void *payload,
    kolua_problems *problems);

typedef struct kolua_coverage {  /* of one rule */
  const kolua_rule *rule;
  size_t cases;
  unsigned can, reached;  /* outcomes, 1 << kolua_outcome each: that it can give, by its demands or its source; that cases gave */
  bool is_foreign;        /* its own cases are left out, for the policy may have changed its thresholds */
} kolua_coverage;
typedef kolua_status kolua_coverage_fn(void *payload, const kolua_coverage *found);
/* What the cases that ran reached of each rule of the policy, by id. */
KOLUA_API KOLUA_MUST kolua_status kolua_tests_coverage(kolua_tests *tests, kolua_coverage_fn *each, void *payload);

typedef struct kolua_mutant {  /* a rule that differs from one of the policy in one thing */
  const kolua_rule *rule;      /* of a table that several rules ask, the first of them */
  const char *file;
  uint32_t line, column;       /* of what was changed; column 0: not known */
  const char *change;          /* "at_most -> below" */
  bool noticed;                /* some case found something else by it than it expects */
} kolua_mutant;
typedef kolua_status kolua_mutant_fn(void *payload, const kolua_mutant *mutant);
/* Changes each rule that has kept cases, one thing at a time: thresholds, comparisons, conditions, parts, cells of tables, words of
** a function; and hands each mutant that still loads to `each`. A rule's cases passed by the rule itself. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_tests_mutate(kolua_tests *tests, kolua_mutant_fn *each, void *payload,
    kolua_problems *problems);

typedef struct kolua_breach {  /* of what holds of every finding, by a kept case's */
  const char *file; uint32_t line;  /* of the case */
  const char *name, *rule;
  const char *breach;          /* one line */
} kolua_breach;
typedef kolua_status kolua_breach_fn(void *payload, const kolua_breach *breach);
/* Judges each kept case again, and again with the keys of its maps in the opposite order: the findings must be the same; and with
** all values of each of its ways to pass, which must give a pass. Hands what does not hold to `each`. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_tests_laws(kolua_tests *tests, kolua_breach_fn *each, void *payload,
    kolua_problems *problems);

typedef enum kolua_bound_state {
  KOLUA_BOUND_UNREACHED,       /* no single field of a kept case brings the measure to it */
  KOLUA_BOUND_HIDDEN,          /* the verdict is the same on both sides of it, in all cases that were made */
  KOLUA_BOUND_WRONG,           /* it is better just beyond the bound than at it, and worse by no case */
  KOLUA_BOUND_PROVED           /* it is worse there, by some case */
} kolua_bound_state;
typedef struct kolua_bound {   /* a threshold of numbers or days, tried */
  const kolua_rule *rule;
  const char *name, *value;    /* "RULE.warn", "0.2"; of a range each end by itself: "RULE.warn (low)" */
  const char *file;
  uint32_t line, column;       /* where it was written; column 0: not known */
  kolua_bound_state state;
  const char *told;            /* which field gave what, or why none did: "items[0].days: 5 gives pass, 6 gives fail" */
} kolua_bound;
typedef kolua_status kolua_bound_fn(void *payload, const kolua_bound *bound);
/* Makes of each rule's kept cases cases at each of its thresholds and just beside it, and judges them. ENOMEM. */
KOLUA_API KOLUA_MUST kolua_status kolua_tests_bounds(kolua_tests *tests, kolua_bound_fn *each, void *payload,
    kolua_problems *problems);

#ifdef __cplusplus
}
#endif
#endif
