/* What the C code that SDEverywhere makes of cohort.mdl needs of its runtime library. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

extern double _time;
extern double _time_step;

#define _INTEG(value, rate) ((value) + (rate) * _time_step)
#define _MAX(a, b) ((a) > (b) ? (a) : (b))

void outputVar(double value);
