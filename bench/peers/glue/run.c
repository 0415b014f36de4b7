/*
 * Runs the model that SDEverywhere made: RUNS times, the best of ROUNDS; prints the nanoseconds of
 * a run, then every figure of every year. The constants are set once, before the clock starts.
 *
 *   run RUNS ROUNDS
 */
#include <stdlib.h>
#include <time.h>
#include "sde.h"

void initConstants(void);
void initLevels(void);
void evalAux(void);
void evalLevels(void);
void storeOutputData(void);
extern double _initial_time;
extern double _final_time;
extern const int numOutputs;

double _time;

static double figures[1 << 12];
static size_t stored;

void outputVar(double value) { figures[stored++] = value; }

static void run(void) {
  stored = 0;
  initLevels();
  for (;;) {
    evalAux();
    storeOutputData();
    if (_time >= _final_time) return;
    evalLevels();
    _time += _time_step;
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return 1e9 * (double)time.tv_sec + (double)time.tv_nsec;
}

int main(int count, char **words) {
  if (count != 3) return 2;
  long runs = atol(words[1]);
  long rounds = atol(words[2]);
  double best = 1e300;
  initConstants();
  for (long round = 0; round < rounds; round++) {
    double start = now();
    for (long i = 0; i < runs; i++) run();
    double each = (now() - start) / (double)runs;
    if (each < best) best = each;
  }
  printf("%.3f\n", best);
  for (size_t i = 0; i < stored; i++) printf("%.17g\n", figures[i]);
  return 0;
}
