/** Timing of short functions: many calls a sample, the median of the samples. */

/**
 * Median microseconds per call. Samples are long enough for the clock and the scheduler not to matter.
 *
 * @param seconds of warm-up; a sample takes a tenth of that
 */
export function microseconds(call: () => void, samples = 15, seconds = 1): number {
  // Warm-up: until V8 has compiled what it will compile.
  const warm = process.hrtime.bigint();
  let calls = 0;
  while (process.hrtime.bigint() - warm < BigInt(seconds * 1e9)) {
    call();
    calls++;
  }
  const perSample = Math.max(1, Math.round(calls / 10));
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < perSample; i++) call();
    times.push(Number(process.hrtime.bigint() - start) / 1000 / perSample);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Bytes of heap that a call leaves behind, after warm-up and with no collection in between. */
export function bytesPerCall(call: () => void, calls = 400): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error("run with --expose-gc");
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) {
    gc();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < calls; i++) call();
    rounds.push((process.memoryUsage().heapUsed - before) / calls);
  }
  return median(rounds);
}

/** Nanoseconds per call over some calls. */
export function nanoseconds(call: () => void, calls: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) call();
  return Number(process.hrtime.bigint() - start) / calls;
}

/** Milliseconds of a call that takes many. */
export function milliseconds(call: () => void): number {
  const start = process.hrtime.bigint();
  call();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * Milliseconds of processor time of a call, compiling and collecting included: what else runs on the
 * machine adds little to it.
 */
export function processorMilliseconds(call: () => void): number {
  const before = process.cpuUsage();
  call();
  return process.cpuUsage(before).user / 1000;
}

/** The least of a few. */
export function leastProcessorMilliseconds(call: () => void, times: number): number {
  return Math.min(...Array.from({ length: times }, () => processorMilliseconds(call)));
}

/**
 * Milliseconds of a spell. The system counts processor time in ticks of some milliseconds: the least
 * of many spells that last a few ticks is less than any of them took.
 */
const SPELL = 100;

/**
 * Microseconds of processor time of a short call, warm: the least of several spells, so that what
 * else runs on the machine, and how fast it happens to be, adds as little as can be.
 */
export function leastMicroseconds(call: () => void): number {
  // What V8 compiles meanwhile must not count.
  for (let i = 0; i < 5000; i++) call();
  return 1000 * leastProcessorMillisecondsEach(call);
}

/** Milliseconds of processor time of one call that takes a small part of a spell. */
export function leastProcessorMillisecondsEach(call: () => void, times = 12): number {
  let calls = 100;
  const several = (): void => {
    for (let i = 0; i < calls; i++) call();
  };
  // So many calls that they fill a spell.
  for (;;) {
    const spell = processorMilliseconds(several);
    if (spell >= SPELL / 2) {
      calls = Math.max(1, Math.ceil((calls * SPELL) / spell));
      break;
    }
    calls *= 2;
  }
  return leastProcessorMilliseconds(several, times) / calls;
}
