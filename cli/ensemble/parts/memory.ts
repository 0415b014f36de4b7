/** Amounts of memory as people write them. */

const UNITS: Readonly<Record<string, number>> = {
  kb: 1024,
  mb: 1024 ** 2,
  gb: 1024 ** 3,
  tb: 1024 ** 4,
};

/** Less holds no column of a large ensemble, and is no gain beside what Node takes itself. */
export const LEAST_MEMORY = 32 * 1024 ** 2;

/** Bytes of `1GB`, `512 MB` or `1,5GB`; null for anything else, and for less than 32 MB. */
export function readMemory(text: string): number | null {
  const [, amount, unit] = /^\s*(\d+(?:[.,]\d+)?)\s*([kmgt]i?b)\s*$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const bytes = Number(amount.replace(",", ".")) * UNITS[unit.toLowerCase().replace("i", "")]!;
  return bytes >= LEAST_MEMORY ? Math.floor(bytes) : null;
}

/** Whole megabytes, rounded up. */
export const memoryText = (bytes: number): string => `${Math.ceil(bytes / UNITS.mb!)}MB`;
