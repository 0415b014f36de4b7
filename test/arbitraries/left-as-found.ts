/**
 * Test files run one behind the other in the same process, so that what they import is loaded once. A
 * file that leaves the surroundings other than it found them would decide over the files behind it:
 * it fails itself. What `vi` put in the place of something is put back.
 */
import { afterAll, expect, vi } from "vitest";

/** Names that libraries set for themselves when they are loaded, and vitest as it goes. */
const OF_LIBRARIES = /^(?:__vitest|__zod|VEGA_)/;

const surroundings = (): Record<string, unknown> => ({
  folder: process.cwd(),
  environment: Object.entries(process.env)
    // Vitest says there which worker and which file it is.
    .filter(([name]) => !name.startsWith("VITEST"))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
  globals: Object.getOwnPropertyNames(globalThis)
    .filter((name) => !OF_LIBRARIES.test(name))
    .sort(),
  date: Date.now,
  random: Math.random,
});

const found = surroundings();
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  expect(surroundings()).toEqual(found);
});
