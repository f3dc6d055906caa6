/* api.h: what the public functions share: the guard that turns running out of memory into a status, memory for one
** call, options of any age, and the objects that stand behind the opaque types.
**
** Every public function that takes memory is three steps: check the arguments, enter the guard, make one call down. The
** guard's frame holds nothing that a jump may lose; what the call took lies in arenas, which whoever entered frees. */
#ifndef API_H
#define API_H

#include "data/document.h"
#include "policy/mapping.h"
#include "policy/policy.h"

struct kolua_data {
  mem mem;
  arena arena;
  document *document;
};

kolua_data *data_new(const mem *like);  /* from the same allocator; NULL: out of memory */

struct kolua_map {
  mem mem;
  arena arena;
  const kolua_policy *policy;
  mapping *mapping;
};

typedef kolua_status guarded_fn(void *call);

/* Runs `run`; KOLUA_ENOMEM, added to `p`, if memory of `m` ran out in it. */
MUST_CHECK kolua_status guard_run(mem *m, guarded_fn *run, void *call, problems *p);

/* Memory for one call on an object that other threads may use: from the same allocator, counted apart. */
typedef struct room {
  mem mem;
  arena arena, scratch;
} room;
void room_open(room *r, const mem *like);
void room_close(room *r);

/* The subject of the policy's model that a host names, in a guard of its own. NULL is none: EINVAL. */
MUST_CHECK kolua_status find_subject(const subject **out, const kolua_policy *policy, const char *name, problems *p);

/* Copies options of another age: what they do not have is zero; what we do not know must be. False: they cannot be. */
bool options_take(void *out, size_t known, const void *given);
MUST_CHECK kolua_status refuse_argument(problems *p, const char *what);

#endif
