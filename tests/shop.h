/* shop.h: a small trade of its own, held in memory: a model, two packs and a campaign-like document, for tests that need a
** whole policy. It also shows that the engine knows no domain but the one it is given. */
#ifndef SHOP_H
#define SHOP_H

#include "kolua.h"

#include <string.h>

typedef struct shop_file { const char *path, *text; } shop_file;

typedef struct shop {
  const shop_file *extra;  /* found before the shop's own, ended by a NULL path; text NULL: the file is gone */
  size_t asked;            /* how often the host was asked */
} shop;

#define SHOP_MODEL                                                                                       \
  "model: shop/1\n"                                                                                      \
  "title: { vi: Cửa hàng, en: Shop }\n"                                                                  \
  "units:\n"                                                                                             \
  "  ratio: { percent: true }\n"                                                                         \
  "  day: { vi: ngày, en: [day, days] }\n"                                                               \
  "subjects:\n"                                                                                          \
  "  item: { list: items, vi: Món hàng, en: Item }\n"                                                    \
  "  store: { map: store, vi: Cửa hàng, en: Store }\n"                                                   \
  "fields:\n"                                                                                            \
  "  schema: { type: string, required: true, vi: Phiên bản, en: Version }\n"                             \
  "  as_of: { type: date, required: true, vi: Ngày, en: Date }\n"                                        \
  "  locale: { type: enum, enum: { vi: Tiếng Việt, en: Tiếng Anh }, vi: Ngôn ngữ, en: Language }\n"      \
  "  store.id: { type: id, required: true, vi: Mã, en: Id }\n"                                           \
  "  store.name: { type: string, required: true, vi: Tên, en: Name }\n"                                  \
  "  items[]: { id: id, name: title, vi: Món hàng, en: Item }\n"                                         \
  "  items[].id: { type: id, required: true, vi: Mã, en: Id }\n"                                         \
  "  items[].title: { type: string, required: true, vi: Tên, en: Title }\n"                              \
  "  items[].faulty: { type: ratio, vi: Tỷ lệ lỗi, en: Faulty }\n"                                       \
  "  items[].days: { type: integer, unit: day, min: 0, vi: Ngày giao, en: Delivery }\n"

#define SHOP_QUALITY                                                                                     \
  "local item = subject 'item'\n"                                                                        \
  "rule 'quality.faulty' {\n"                                                                            \
  "  on = item, title = { vi = 'Hàng lỗi', en = 'Faulty goods' },\n"                                     \
  "  measure = item.faulty, demand = at_most { warn = 0.1, fail = 0.2 },\n"                              \
  "  reason = { vi = 'Khách trả lại.', en = 'Customers send them back.' },\n"                            \
  "  remedy = { vi = 'Bỏ món này.', en = 'Drop the item.' },\n"                                          \
  "}\n"

#define SHOP_SPEED                                                                                       \
  "local item = subject 'item'\n"                                                                        \
  "local limit = parameter 'speed.limit' { days = 5 }\n"                                                 \
  "rule 'speed.delivery' {\n"                                                                            \
  "  on = item, title = { vi = 'Giao hàng', en = 'Delivery' },\n"                                        \
  "  measure = item.days, demand = at_most { fail = limit 'days' },\n"                                   \
  "  reason = { vi = 'Khách không chờ.', en = 'Customers do not wait.' },\n"                             \
  "  remedy = { vi = 'Đổi kho.', en = 'Change the warehouse.' },\n"                                      \
  "}\n"                                                                                                  \
  "rule 'speed.promise' {\n"                                                                             \
  "  on = item, title = { vi = 'Lời hứa', en = 'Promise' }, severity = 'minor',\n"                       \
  "  params = { most = { default = 9, unit = 'day', min = 0, max = 30 } },\n"                            \
  "  reason = { vi = 'Giữ lời.', en = 'Keep your word.' }, remedy = { vi = 'Hứa ít.', en = 'Promise less.' },\n" \
  "  check = function(item, case, params)\n"                                                             \
  "    if item.days > params.most then\n"                                                                \
  "      return fail { at = { item, 'days' }, vi = 'Quá lâu.', en = 'Too long.' }\n"                     \
  "    end\n"                                                                                            \
  "    return pass()\n"                                                                                  \
  "  end,\n"                                                                                             \
  "}\n"

#define SHOP_DATA                                                                                        \
  "schema: shop/1\n"                                                                                     \
  "as_of: 2026-11-21\n"                                                                                  \
  "locale: vi\n"                                                                                         \
  "store: { id: corner, name: Corner shop }\n"                                                           \
  "items:\n"                                                                                             \
  "  - { id: pot, title: Pot, faulty: 0.05, days: 3 }\n"                                                 \
  "  - { id: pan, title: Pan, faulty: 0.34, days: 12 }\n"                                                \
  "  - { id: lid, title: Lid, faulty: 0.15 }\n"

static const shop_file shop_files[] = {
    {"rules/", "speed/\nquality/\ntemplates/\nmodel.yaml\n"},
    {"rules/model.yaml", SHOP_MODEL},
    {"rules/quality/", "pack.yaml\nfaulty.lua\nfaulty_test.yaml\n"},
    {"rules/quality/pack.yaml", "title: { vi: Chất lượng, en: Quality }\nreason: { vi: Vì khách., en: For customers. }\n"
                                "groups: { quality.faulty: { vi: Lỗi, en: Faults } }\n"},
    {"rules/quality/faulty.lua", SHOP_QUALITY},
    {"rules/quality/faulty_test.yaml",
     "rule: quality.faulty\nas_of: 2026-11-21\ncases:\n  - { name: few, item: { faulty: 0.01 }, expect: pass }\n"},
    {"rules/speed/", "speed.lua\npack.yaml\nkolua.meta.lua\n"},
    {"rules/speed/pack.yaml", "title: { vi: Tốc độ, en: Speed }\n"},
    {"rules/speed/speed.lua", SHOP_SPEED},
    {"rules/templates/", "rule/\n"},
    {"rules/templates/rule/", "rule.lua.in\nnotes.txt\n"},
    {"rules/templates/rule/rule.lua.in", "@vi -- {rule}: nháp\n@en -- {rule}: a draft, {quality.faulty.warn}\nlocal {subject} = subject '{subject}'\n"},
    {"own/", "own.lua\n"},
    {"own/own.lua", "rule 'own.title' { on = subject 'item', title = { vi = 'Tên', en = 'Title' },\n"
                    "  measure = subject 'item'.title, demand = present 'warn' }\n"},
    {NULL, NULL},
};

static inline const shop_file *shop_find(const shop_file *files, const char *path) {
  for (; files != NULL && files->path != NULL; ++files) {
    if (strcmp(files->path, path) == 0) return files;
  }
  return NULL;
}

static inline kolua_status shop_load(void *payload, const char *path, const char **out, size_t *len) {
  shop *s = payload;
  ++s->asked;
  const shop_file *found = shop_find(s->extra, path);
  if (found == NULL) found = shop_find(shop_files, path);
  if (found == NULL || found->text == NULL) return KOLUA_EIO;
  *out = found->text;
  *len = strlen(found->text);
  return KOLUA_OK;
}

static inline kolua_policy_options shop_options(shop *s) {
  kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
  asked.rules = "rules";
  asked.load = shop_load;
  asked.load_payload = s;
  return asked;
}

#endif
