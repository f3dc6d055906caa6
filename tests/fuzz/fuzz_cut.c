/* fuzz_cut.c: records out of any bytes: the same ones however the text is split, none with a line it does not stand on.
** The first byte chooses the form, the second the limit, the third where to split. */
#include "fuzz.h"

#include "base/text.h"
#include "data/cut.h"

enum { HEAD = 3 };

static void no_memory(void *payload) {
  (void)payload;
  abort();
}

static void must(bool holds) {
  if (!holds) abort();
}

/* A digest of all that is told. */
static uint64_t cut_by(arena *a, cut_form form, size_t most, text t, size_t step) {
  uint64_t sum = 0, line = 1;
  cutter *c = cut_open(a, form, ',', most);
  char *room = arena_take(a, t.len + 1);
  size_t kept = 0, given = 0;
  for (bool is_last = false; !is_last;) {
    const size_t left = t.len - given, n = step < left ? step : left;
    memcpy(room + kept, t.at + given, n);
    given += n;
    is_last = n == 0;
    cut_give(c, (text){room, kept + n}, is_last);
    for (cut_record r; cut_next(c, &r);) {
      must(r.line >= line && r.source.len <= most && (r.fault == NULL) == (r.status == KOLUA_OK));
      line = r.line;
      sum = sum * 31 + text_hash(r.fault != NULL ? text_of(r.fault) : r.source) + line;
    }
    const text rest = cut_rest(c);
    must(rest.len <= most + CUT_SLACK);
    kept = rest.len;
    memmove(room, rest.at, kept);
  }
  must(kept == 0);
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  if (len < HEAD) return 0;
  const text t = {(const char *)bytes + HEAD, len - HEAD};
  const cut_form form = (cut_form)(bytes[0] % (CUT_ROWS + 1));
  mem m;
  arena a;
  mem_init(&m, NULL, NULL);
  m.guard = (mem_guard){no_memory, NULL};
  arena_init(&a, &m);
  const uint64_t whole = cut_by(&a, form, bytes[1], t, t.len + 1);
  must(cut_by(&a, form, bytes[1], t, 1u + bytes[2]) == whole);
  must(cut_by(&a, form, bytes[1], t, 1) == whole);
  arena_free(&a);
  return 0;
}
