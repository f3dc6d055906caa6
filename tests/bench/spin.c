/* spin THREADS: the same arithmetic in each of so many threads, and nothing that they share: what this machine gives to two threads for one. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 64, ROUNDS = 150 * 1000 * 1000 };

static void *spin(void *out) {
  uint64_t n = 1;
  for (int i = 0; i < ROUNDS; i++) n = n * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  *(uint64_t *)out = n;
  return NULL;
}

int main(int argc, char **argv) {
  pthread_t threads[MOST];
  uint64_t sums[MOST], sum = 0;
  const long n = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
  if (n < 1 || n > MOST) {
    fprintf(stderr, "usage: spin THREADS\n");
    return 2;
  }
  for (long i = 0; i < n; i++)
    if (pthread_create(&threads[i], NULL, spin, &sums[i]) != 0) return 2;
  for (long i = 0; i < n; i++) {
    pthread_join(threads[i], NULL);
    sum += sums[i];
  }
  printf("%llu\n", (unsigned long long)sum);
  return 0;
}
