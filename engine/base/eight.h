/* eight.h: eight bytes looked at at once, as a number whose lowest byte stands first. Whoever reads them makes sure that they are there. */
#ifndef BASE_EIGHT_H
#define BASE_EIGHT_H

#include <stddef.h>
#include <stdint.h>

#define EIGHT_ONES UINT64_C(0x0101010101010101)
#define EIGHT_TOPS UINT64_C(0x8080808080808080) /* the top bit of each: what is not ASCII has it */

/* One load, where the machine stores numbers so. */
static inline uint64_t eight_at(const char *at) {
  const unsigned char *b = (const unsigned char *)at;
  const uint32_t low = b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
  const uint32_t high = b[4] | (uint32_t)b[5] << 8 | (uint32_t)b[6] << 16 | (uint32_t)b[7] << 24;
  return low | (uint64_t)high << 32;
}

/* The top bit of each byte that is `c`, and of some behind the first such; 0: none is. */
static inline uint64_t eight_find(uint64_t eight, char c) {
  const uint64_t other = eight ^ EIGHT_ONES * (unsigned char)c;
  return (other - EIGHT_ONES) & ~other & EIGHT_TOPS;
}

/* The same, for bytes below `c`, which is ASCII. */
static inline uint64_t eight_find_below(uint64_t eight, char c) {
  return (eight - EIGHT_ONES * (unsigned char)c) & ~eight & EIGHT_TOPS;
}

/* The first byte that was found, from 0; 8: none. */
static inline size_t eight_first(uint64_t found) {
  return found != 0 ? (size_t)__builtin_ctzll(found) / 8 : 8;
}

#endif
