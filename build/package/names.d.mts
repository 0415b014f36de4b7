export const LONGEST_NAME: number;

export function faultsOfNames(names: readonly string[]): string[];
