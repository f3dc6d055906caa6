/* ratio ROUNDS 'COMMAND A' 'COMMAND B': runs both by turns and prints medians of wall time, CPU time and peak memory,
** and the ratio A/B of each. Machines drift; pairs of one round do not: what counts is the ratio. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORDS = 64, ROUNDS = 101 };

typedef struct run { double wall, cpu, memory; } run;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void become(char *command) {
  char *words[WORDS + 1];
  size_t n = 0;
  for (char *word = strtok(command, " "); word != NULL && n < WORDS; word = strtok(NULL, " ")) words[n++] = word;
  words[n] = NULL;
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execvp(words[0], words);
  _exit(127);
}

static run measure(const char *command) {
  char *copy = strdup(command);
  const double start = now();
  const pid_t child = vfork();
  if (child == 0) become(copy);
  int status;
  struct rusage used;
  wait4(child, &status, 0, &used);
  const double wall = now() - start;
  free(copy);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    fprintf(stderr, "ratio: cannot run %s\n", command);
    exit(2);
  }
  const double user = (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6;
  const double system = (double)used.ru_stime.tv_sec + (double)used.ru_stime.tv_usec / 1e6;
  return (run){wall, user + system, (double)used.ru_maxrss / 1024};
}

static int by_size(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *numbers, size_t n) {
  qsort(numbers, n, sizeof *numbers, by_size);
  return n % 2 ? numbers[n / 2] : (numbers[n / 2 - 1] + numbers[n / 2]) / 2;
}

static double pick(const run *r, int which) {
  return which == 0 ? r->wall : which == 1 ? r->cpu : r->memory;
}

static void print_row(const char *name, const run *a, const run *b, size_t n, int which, double scale) {
  double left[ROUNDS], right[ROUNDS], ratio[ROUNDS];
  for (size_t i = 0; i < n; i++) {
    left[i] = pick(&a[i], which) * scale;
    right[i] = pick(&b[i], which) * scale;
    ratio[i] = right[i] > 0 ? left[i] / right[i] : 0;
  }
  printf("  %-11s %10.2f %10.2f   %6.2f\n", name, median(left, n), median(right, n), median(ratio, n));
}

int main(int argc, char **argv) {
  const long rounds = argc == 4 ? strtol(argv[1], NULL, 10) : 0;
  if (rounds < 1 || rounds > ROUNDS) {
    fprintf(stderr, "usage: ratio ROUNDS 'COMMAND A' 'COMMAND B'\n");
    return 2;
  }
  static run a[ROUNDS], b[ROUNDS];
  measure(argv[2]);
  measure(argv[3]);
  for (long i = 0; i < rounds; i++) {
    a[i] = measure(argv[2]);
    b[i] = measure(argv[3]);
  }
  printf("  %-11s %10s %10s   %6s   (medians of %ld)\n", "", "A", "B", "A/B", rounds);
  print_row("wall ms", a, b, (size_t)rounds, 0, 1e3);
  print_row("cpu ms", a, b, (size_t)rounds, 1, 1e3);
  print_row("memory MiB", a, b, (size_t)rounds, 2, 1);
  return 0;
}
