import type { Unpacked } from "./open-archive.mjs";
import type { Platform } from "./platforms.mjs";

export function faultsOfPackage(
  platform: Platform,
  folder: string,
  entries: ReadonlyMap<string, Unpacked>,
): string[];
