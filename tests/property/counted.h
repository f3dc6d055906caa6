/* counted.h: how often memory was asked for: by the engine through its allocator, and by anyone from malloc.
**
** The second tells what third-party libraries take behind the engine's back. It needs glibc or a sanitizer to count. */
#ifndef COUNTED_H
#define COUNTED_H

#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define COUNTED_BY_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define COUNTED_BY_SANITIZER
#endif

typedef struct counted { size_t engine, any; } counted;

static counted count;

static inline void *counting_alloc(void *payload, void *block, size_t old_size, size_t new_size) {
  (void)payload;
  (void)old_size;
  count.engine++;
  if (new_size != 0) return realloc(block, new_size);
  free(block);
  return NULL;
}

#ifdef COUNTED_BY_SANITIZER
int __sanitizer_install_malloc_and_free_hooks(void (*taken)(const volatile void *, size_t), void (*given)(const volatile void *));

static inline void take_note(const volatile void *block, size_t size) {
  (void)block;
  (void)size;
  count.any++;
}

static inline void give_note(const volatile void *block) {
  (void)block;
}

static inline void counted_start(void) {
  __sanitizer_install_malloc_and_free_hooks(take_note, give_note);
}
#else
#ifdef __GLIBC__
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *block, size_t size);

void *malloc(size_t size) {
  count.any++;
  return __libc_malloc(size);
}

void *calloc(size_t n, size_t size) {
  count.any++;
  return __libc_calloc(n, size);
}

void *realloc(void *block, size_t size) {
  count.any++;
  return __libc_realloc(block, size);
}
#endif

static inline void counted_start(void) {
}
#endif

#endif
