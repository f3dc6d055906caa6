/* adjust.c: see adjust.h. */
#include "policy/adjust.h"

#include "policy/form.h"

static rule *find_rule(kolua_policy *policy, form *f, text id, place at) {
  rule *found = ruleset_find(&policy->rules, id);
  if (found != NULL || policy_refused(policy, id)) return found;
  const text near = ruleset_suggest(&policy->rules, id, f->scratch);
  form_complain_as(f, CODE_RULE, at, "no rule is named '%.*s'%s", SPELT(id), text_hint(near, f->scratch));
  return NULL;
}

/* ---- what is disabled */

static void disable(kolua_policy *policy, form *f, const value *entry) {
  static const char *const keys[] = {"rule", "reason", NULL};
  if (!form_check_keys(f, entry, keys, "an entry of 'disable'")) return;
  const value *id = form_get(f, entry, "rule", KOLUA_STRING);
  const text reason = form_text(f, entry, "reason");
  if (id == NULL) form_complain_as(f, CODE_MISSING, form_place(f, entry), "an entry of 'disable' names a rule");
  if (text_is_blank(reason)) form_complain_as(f, CODE_MISSING, form_place(f, entry), "what is disabled needs a reason");
  rule *r = id != NULL ? find_rule(policy, f, value_text(id), form_place(f, id)) : NULL;
  if (r == NULL) return;
  r->disabled = text_copy(&policy->arena, reason);
  r->is_disabled = true;
  r->changed.disabled = form_place(f, entry);
}

static void enable(kolua_policy *policy, form *f, const value *entry) {
  if (entry->type != KOLUA_STRING) {
    form_complain_as(f, CODE_TYPE, form_place(f, entry), "'enable' lists ids of rules");
    return;
  }
  rule *r = find_rule(policy, f, value_text(entry), form_place(f, entry));
  if (r != NULL) r->is_disabled = false;
}

/* ---- levels */

/* "fail" is what every rule may return: it takes back what an extended policy said. */
static void limit(kolua_policy *policy, form *f, const member *m) {
  static const char *const levels[] = {"warn", "fail", NULL};
  const int level = form_word(f, &m->value, "level", levels, -1);
  rule *r = find_rule(policy, f, *m->key, form_key_place(f, m));
  if (r == NULL) return;
  r->only_warns = level == 0;
  r->changed.level = r->only_warns ? form_key_place(f, m) : (place){0};
}

/* ---- weights */

static void weigh_pack(kolua_policy *policy, pack *p, double weight, place at) {
  p->is_weighed = true;
  p->weight = weight;
  p->weighed = at;
  for (size_t i = 0; i < policy->rules.n_rules; ++i) {
    rule *r = policy->rules.rules[i];
    if (!text_equal(r->pack, p->name)) continue;
    r->weight = weight;
    r->changed.weight = (place){0};
  }
}

static void weigh_rule(rule *r, double weight, place at) {
  r->weight = weight;
  r->changed.weight = at;
}

/* Packs before rules, whatever their order in the file: what is said of a rule counts more. */
static void weigh(kolua_policy *policy, form *f, const member *m, bool are_packs) {
  double weight;
  const place at = form_key_place(f, m);
  pack *p = policy_pack(policy, *m->key);
  if ((p != NULL) != are_packs || !form_weight(f, &m->value, &weight)) return;
  rule *r = p != NULL ? NULL : find_rule(policy, f, *m->key, at);
  if (p != NULL) weigh_pack(policy, p, weight, at);
  else if (r != NULL) weigh_rule(r, weight, at);
}

kolua_status policy_adjust(kolua_policy *policy, const policy_file *file, problems *p) {
  form f = {file->path, &policy->scratch, p, KOLUA_EPOLICY, KOLUA_OK};
  for (uint32_t i = 0; file->disable != NULL && i < file->disable->len; ++i)
    disable(policy, &f, &file->disable->as.items[i]);
  for (uint32_t i = 0; file->enable != NULL && i < file->enable->len; ++i)
    enable(policy, &f, &file->enable->as.items[i]);
  for (uint32_t i = 0; file->level != NULL && i < file->level->len; ++i)
    limit(policy, &f, value_member(file->level, i));
  for (int are_packs = 1; are_packs >= 0; --are_packs) {
    for (uint32_t i = 0; file->weight != NULL && i < file->weight->len; ++i)
      weigh(policy, &f, value_member(file->weight, i), are_packs == 1);
  }
  return f.status;
}
