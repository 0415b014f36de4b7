export interface Packed {
  readonly bytes: Uint8Array;
  readonly isProgram: boolean;
}

export function archiveOf(
  kind: "zip" | "tar.gz",
  folder: string,
  files: ReadonlyMap<string, Packed>,
): Promise<Uint8Array>;
