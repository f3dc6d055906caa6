/* failing.h: an allocator that fails on demand, and a call tried with the k-th allocation failing, once or from then on, for each k until it succeeds. Each
** time the status is right, nothing is lost, and what was passed is still usable. */
#ifndef FAILING_H
#define FAILING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "kolua.h"
#include "shop.h"

enum { MOST_TRIES = 200000 };

/* ---- an allocator that fails on demand */

typedef struct failing {
  size_t until;        /* allocations that still succeed; SIZE_MAX: all */
  bool lasts;          /* whether all later ones fail too */
  size_t taken;        /* bytes */
  size_t n_failed;
} failing;

static inline bool is_refused(failing *f, bool grows) {
  if (!grows || f->until == SIZE_MAX) return false;
  if (f->until > 0) {
    --f->until;
    return false;
  }
  if (!f->lasts) f->until = SIZE_MAX;
  ++f->n_failed;
  return true;
}

static inline void *fail_alloc(void *payload, void *block, size_t old_size, size_t new_size) {
  failing *f = payload;
  if (new_size == 0) {
    free(block);
    f->taken -= old_size;
    return NULL;
  }
  if (is_refused(f, new_size > old_size)) return NULL;
  void *moved = realloc(block, new_size);
  if (moved != NULL) f->taken = f->taken - old_size + new_size;
  return moved;
}

/* ---- what is called */

typedef struct host {
  failing failing;
  shop shop;
  kolua_policy_options asked;
  kolua_policy *policy;
  kolua_data *data;
  kolua_session *session;
  const kolua_report *report;
  size_t seen;
} host;

typedef kolua_status call_fn(host *h);

static inline void open_all(host *h) {
  memset(h, 0, sizeof *h);
  h->failing.until = SIZE_MAX;
  h->asked = shop_options(&h->shop);
  h->asked.alloc = fail_alloc;
  h->asked.alloc_payload = &h->failing;
  assert_int_equal(kolua_policy_open(&h->policy, NULL, &h->asked, NULL), KOLUA_OK);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, NULL), KOLUA_OK);
  assert_int_equal(kolua_session_new(&h->session, h->policy, NULL, NULL), KOLUA_OK);
  const kolua_data *const data[] = {h->data};
  assert_int_equal(kolua_session_check(&h->report, h->session, data, 1, NULL), KOLUA_OK);
}

static inline void close_all(host *h) {
  kolua_session_free(h->session);
  kolua_data_free(h->data);
  kolua_policy_free(h->policy);
  assert_int_equal(h->failing.taken, 0);
}

/* Runs the call with the k-th allocation failing; true once it did without a failure. */
static inline bool try_call(host *h, call_fn *call, size_t k, bool lasts) {
  h->failing.until = k;
  h->failing.lasts = lasts;
  h->failing.n_failed = 0;
  const kolua_status status = call(h);
  h->failing.until = SIZE_MAX;
  if (h->failing.n_failed == 0) {
    if (status != KOLUA_OK) fail_msg("%s without a failure", kolua_status_name(status));
    return true;
  }
  if (status != KOLUA_ENOMEM && status != KOLUA_OK) fail_msg("allocation %zu: %s", k, kolua_status_name(status));
  return false;
}

static inline void try_until_it_succeeds(call_fn *call, bool lasts) {
  static host h;
  open_all(&h);
  size_t k = 0;
  while (!try_call(&h, call, k, lasts)) {
    assert_true(++k < MOST_TRIES);
    if (call(&h) != KOLUA_OK) fail_msg("after failure %zu the call no longer succeeds", k);
  }
  if (k == 0) fail_msg("the call takes no memory: it is not tested");
  close_all(&h);
}

static inline void try_both(call_fn *call) {
  try_until_it_succeeds(call, false);
  try_until_it_succeeds(call, true);
}

static inline kolua_status ignore_text(void *payload, const char *t, size_t len) {
  (void)payload, (void)t, (void)len;
  return KOLUA_OK;
}

#define FAULTS(call) static void call##_survives(void **state) { (void)state; try_both(call); }

#endif
