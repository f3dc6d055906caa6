/* policy.h: packs and a policy file become one immutable policy: a model, a resolved rule set, and what reports need. */
#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H

#include "script/script.h"

typedef struct named {        /* a name that a pack file gives, and where */
  text id;
  place at;
} named;

typedef struct group {        /* ids with this prefix share a line in reports: "lending.late" */
  text prefix;
  label title;
  place at;
} group;

typedef struct balance {      /* groups whose scores should not lie far apart; n 0: none */
  const named *of;            /* their prefixes */
  size_t n;
  double within;              /* the most between the lowest and the highest score */
  label apart;                /* what to say of more, with {lowest} {lowest_score} {highest} {highest_score} */
} balance;

typedef struct pack {
  text name;                  /* "selection" */
  const char *folder;         /* as shown: "rules/selection" */
  const char *used_by;        /* the policy file that names it; NULL: the host */
  bool is_shipped;            /* lies in the folder of the model: lint holds it to more */
  bool has_cases;             /* its own cases hold for this policy */
  label title, reason;
  label notice;               /* what a reader must be told beside any of its findings; empty: nothing */
  const group *groups;
  size_t n_groups;
  const named *headlines;     /* ids of rules whose findings are told in the overview, passes too */
  size_t n_headlines;
  balance balance;
  bool is_weighed;            /* by the policy: its rules have this weight, but those that it weighs by themselves */
  double weight;
  place weighed;
} pack;

typedef struct waiver {       /* a finding accepted for a time */
  kolua_waiver shown;
  const rule *rule;
  int64_t until;              /* the last day on which it holds */
} waiver;

typedef struct kept_tree {    /* a YAML file that the policy was made from, for lint */
  const char *file;
  const value *tree;
  bool is_shipped;
  struct kept_tree *next;
} kept_tree;

typedef struct policy_link {  /* of the files that extend one another */
  const char *path;           /* as shown */
  text name, version;
} policy_link;

struct kolua_policy {
  mem mem;
  arena arena;
  arena scratch;              /* while loading; empty afterwards */
  kolua_limits limits;        /* no zeros left */
  kolua_limits own_limits;    /* of the model, packs and policy file: the usual ones, for `limits` bound foreign data */
  const char *name, *version, *digest;
  const char *rules_folder, *rules_root; /* of the model, the shipped packs and the templates; what these must not leave */
  const char *folder;         /* of the policy file, as shown; "": there is none */
  const policy_link *chain;   /* the policy file and those that it extends, the furthest first */
  size_t n_chain;
  bool has_lang;
  kolua_lang lang;
  kolua_outcome unknown;      /* what an unknown counts as in a verdict: WARN or FAIL */
  model *model;
  ruleset rules;
  text *refused;              /* while loading: ids of rules of the policy files in which something is wrong */
  size_t n_refused;
  size_t n_left_out;          /* disabled, or by only and except: they stand behind the others in rules.rules */
  rule_file *files;
  size_t n_files;
  pack *packs;
  size_t n_packs;
  kept_tree *trees;           /* the last that was read first */
  waiver *waivers;            /* in the order of the files */
  size_t n_waivers;
  const char **tests;         /* the *_test.yaml files, in order */
  size_t n_tests;
  kolua_rule *shown;          /* the rules as the public interface shows them, same order as rules.rules */
  kolua_load_fn *load;        /* only while loading, and for tests */
  void *load_payload;
};

/* Loads into `policy`, whose mem and arena are set up and whose other fields are zero. `written` NULL: read `path`;
** path NULL: no policy file. */
MUST_CHECK kolua_status policy_load(kolua_policy *policy, const char *path, const text *written,
                                    const kolua_policy_options *asked, problems *p);
void policy_keep(kolua_policy *policy, const char *file, const value *tree, bool is_shipped);
pack *policy_pack(const kolua_policy *policy, text name);
/* While loading: whether the name is of, or below, a rule that was refused: what is said of that is not wrong for it. */
bool policy_refused(const kolua_policy *policy, text name);
/* The rule of this id if it is left out; else NULL. */
const rule *policy_left_out(const kolua_policy *policy, text rule_id);

#endif
