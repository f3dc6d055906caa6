/* waivers.c: see waivers.h. A waiver that is doubtful in any way is refused with the whole policy: it would make a finding count as
** nothing. */
#include "policy/waivers.h"

#include "base/dates.h"
#include "policy/form.h"

#include <string.h>

/* ---- what it is for */

/* The dotted names of a rule's parts, as a threshold's name has them. */
static void collect_parts(arena *a, const part *of, const char *above, const char **names, size_t *n) {
  for (size_t i = 0; i < of->n_parts; ++i) {
    const text name = of->parts[i].name;
    names[*n] = text_format(a, "%s%s%.*s", above, above[0] != '\0' ? "." : "", SPELT(name));
    collect_parts(a, &of->parts[i], names[(*n)++], names, n);
  }
}

static size_t count_parts(const part *of) {
  size_t n = of->n_parts;
  for (size_t i = 0; i < of->n_parts; ++i) n += count_parts(&of->parts[i]);
  return n;
}

static const part *find_part(const part *of, text name) {
  for (size_t i = 0; i < of->n_parts; ++i) {
    const part *one = &of->parts[i];
    if (text_equal(one->name, name)) return one;
    if (rule_is_below(name, one->name))
      return find_part(one, (text){name.at + one->name.len + 1, name.len - one->name.len - 1});
  }
  return NULL;
}

static void refuse_part(form *f, const rule *r, const value *given) {
  const char **names = ARENA_ARRAY(f->scratch, count_parts(&r->root) + 1, const char *);
  size_t n = 0;
  collect_parts(f->scratch, &r->root, "", names, &n);
  text *known = ARENA_ARRAY(f->scratch, n + 1, text);
  for (size_t i = 0; i < n; ++i) known[i] = text_of(names[i]);
  const text near = text_nearest(value_text(given), known, n, f->scratch);
  const char *hint = n == 0 ? ": it has no parts" : text_hint(near, f->scratch);
  form_complain_as(f, CODE_NAME, form_place(f, given), "%s has no part '%s'%s", r->id.at, value_text(given).at, hint);
}

static bool has_elements(const part *of) {
  bool has = of->each != NULL;
  for (size_t i = 0; i < of->n_parts && !has; ++i) has = has_elements(&of->parts[i]);
  return has;
}

static void check_aim(form *f, const value *entry, const rule *r) {
  const value *one = value_get(entry, TEXT("part")), *element = value_get(entry, TEXT("element"));
  if (r == NULL) return;
  if (one != NULL && one->type == KOLUA_STRING && find_part(&r->root, value_text(one)) == NULL) refuse_part(f, r, one);
  if (element != NULL && element->type != KOLUA_NULL && !has_elements(&r->root))
    form_complain(f, form_place(f, element), "%s does not judge element by element: waive it, or a part, whole",
                  r->id.at);
}

/* ---- one entry */

static const char *take_text(kolua_policy *policy, form *f, const value *entry, const char *key) {
  return text_copy(&policy->arena, form_text(f, entry, key)).at;
}

static void demand_texts(form *f, const value *entry) {
  static const char *const demanded[] = {"reason", "owner", "approved_by", "until", NULL};
  buf missing;
  buf_init(&missing, f->scratch);
  for (size_t i = 0; demanded[i] != NULL; ++i) {
    const value *given = value_get(entry, text_of(demanded[i]));
    const bool is_there = given != NULL && given->type != KOLUA_NULL;
    if (is_there && !(given->type == KOLUA_STRING && text_is_blank(value_text(given)))) continue;
    buf_format(&missing, "%s'%s'", missing.len > 0 ? ", " : "", demanded[i]);
  }
  if (missing.len > 0)
    form_complain_as(f, CODE_MISSING, form_place(f, entry),
                     "a waiver says why, who owns it, who approved it and until when: it lacks %s",
                     buf_text(&missing).at);
}

static void check_day(form *f, const value *entry, waiver *out) {
  const value *day = value_get(entry, TEXT("until"));
  if (day == NULL || day->type != KOLUA_STRING || date_parse(value_text(day), &out->until)) return;
  form_complain_as(f, CODE_TYPE, form_place(f, day), "'until' must be a day, as 2026-12-31, not '%s'",
                   value_text(day).at);
}

static const rule *read_rule(kolua_policy *policy, form *f, const value *entry) {
  const value *id = form_get(f, entry, "rule", KOLUA_STRING);
  if (id == NULL && value_get(entry, TEXT("rule")) == NULL)
    form_complain_as(f, CODE_MISSING, form_place(f, entry), "a waiver names a rule");
  if (id == NULL) return NULL;
  const rule *found = ruleset_find(&policy->rules, value_text(id));
  if (found != NULL || policy_refused(policy, value_text(id))) return found;
  const text near = ruleset_suggest(&policy->rules, value_text(id), f->scratch);
  form_complain_as(f, CODE_RULE, form_place(f, id), "no rule is named '%s'%s", value_text(id).at,
                   text_hint(near, f->scratch));
  return NULL;
}

static waiver read_entry(kolua_policy *policy, form *f, const value *entry) {
  static const char *const keys[] = {"rule",  "subject",     "part",  "element", "reason",
                                     "owner", "approved_by", "until", NULL};
  waiver out = {0};
  if (!form_check_keys(f, entry, keys, "a waiver")) return out;
  out.rule = read_rule(policy, f, entry);
  check_aim(f, entry, out.rule);
  demand_texts(f, entry);
  check_day(f, entry, &out);
  out.shown = (kolua_waiver){.rule = out.rule != NULL ? out.rule->id.at : "",
                             .subject = take_text(policy, f, entry, "subject"),
                             .part = take_text(policy, f, entry, "part"),
                             .element = take_text(policy, f, entry, "element"),
                             .reason = take_text(policy, f, entry, "reason"),
                             .owner = take_text(policy, f, entry, "owner"),
                             .approved_by = take_text(policy, f, entry, "approved_by"),
                             .until = take_text(policy, f, entry, "until"),
                             .file = f->file,
                             .line = entry->line,
                             .column = entry->column};
  return out;
}

kolua_status waivers_read(kolua_policy *policy, const policy_files *files, problems *p) {
  kolua_status status = KOLUA_OK;
  size_t room = 0;
  for (size_t i = 0; i < files->n; ++i) room += files->at[i].waive != NULL ? files->at[i].waive->len : 0;
  policy->waivers = ARENA_ARRAY(&policy->arena, room, waiver);
  for (size_t i = 0; i < files->n; ++i) {
    const value *list = files->at[i].waive;
    form f = {files->at[i].path, &policy->scratch, p, KOLUA_EPOLICY, KOLUA_OK};
    for (uint32_t k = 0; list != NULL && k < list->len; ++k)
      policy->waivers[policy->n_waivers++] = read_entry(policy, &f, &list->as.items[k]);
    if (status == KOLUA_OK) status = f.status;
  }
  return status;
}
