/* host.h: a host of the library for tests: the public header only, an allocator that counts, a small trade. */
#ifndef API_HOST_H
#define API_HOST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "kolua.h"
#include "shop.h"

/* ---- a host */

typedef struct host {
  shop shop;
  kolua_policy_options asked;
  kolua_problems *problems;
  kolua_policy *policy;
  kolua_data *data;
  kolua_session *session;
  size_t taken;             /* bytes that the allocator has given out */
  char written[65536];      /* what writers wrote */
  size_t len;
} host;

/* Checks that the sizes told on giving back are those told on taking. */
static inline void *count_alloc(void *payload, void *block, size_t old_size, size_t new_size) {
  host *h = payload;
  assert_true(block != NULL || old_size == 0);
  if (new_size == 0) {
    free(block);
    h->taken -= old_size;
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (moved != NULL) h->taken = h->taken - old_size + new_size;
  return moved;
}

static inline kolua_status take_text(void *payload, const char *t, size_t len) {
  host *h = payload;
  assert_true(h->len + len < sizeof h->written);
  memcpy(h->written + h->len, t, len);
  h->len += len;
  h->written[h->len] = '\0';
  return KOLUA_OK;
}

static inline int open_host(void **state) {
  host *h = calloc(1, sizeof *h);
  assert_non_null(h);
  h->problems = kolua_problems_new();
  h->asked = shop_options(&h->shop);
  h->asked.alloc = count_alloc;
  h->asked.alloc_payload = h;
  *state = h;
  return 0;
}

static inline int close_host(void **state) {
  host *h = *state;
  kolua_session_free(h->session);
  kolua_data_free(h->data);
  kolua_policy_free(h->policy);
  kolua_problems_free(h->problems);
  assert_int_equal(h->taken, 0);
  free(h);
  return 0;
}

static inline const char *first_problem(const host *h) {
  const kolua_problem *p = kolua_problems_get(h->problems, 0);
  return p ? p->message : "(none)";
}

static inline bool has_problem(const host *h, const char *words) {
  for (size_t i = 0; i < kolua_problems_count(h->problems); ++i) {
    if (strstr(kolua_problems_get(h->problems, i)->message, words) != NULL) return true;
  }
  return false;
}

static inline void must(host *h, kolua_status status) {
  if (status != KOLUA_OK) fail_msg("%s: %s", kolua_status_name(status), first_problem(h));
}

static inline void open_policy(host *h) {
  must(h, kolua_policy_open(&h->policy, NULL, &h->asked, h->problems));
}

static inline kolua_status parse_data(host *h, const char *t) {
  const kolua_data_options asked = KOLUA_DATA_OPTIONS_INIT;
  kolua_data_free(h->data);
  return kolua_data_parse(&h->data, h->policy, "shop.yaml", t, strlen(t), &asked, h->problems);
}

static inline void open_session(host *h) {
  const kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  open_policy(h);
  must(h, parse_data(h, SHOP_DATA));
  must(h, kolua_session_new(&h->session, h->policy, &asked, h->problems));
}

static inline const kolua_report *check(host *h) {
  const kolua_report *report;
  const kolua_data *const data[] = {h->data};
  must(h, kolua_session_check(&report, h->session, data, 1, h->problems));
  return report;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_host, close_host)

#endif
