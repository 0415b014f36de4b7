/** A script in ASCII alone, which means the same. */
export function plainAscii(script: string): string;
