export interface Unpacked {
  readonly bytes: Buffer;
  readonly mode: number;
  readonly type: string;
}

export function openArchive(
  kind: "zip" | "tar.gz",
  bytes: Uint8Array,
): Promise<Map<string, Unpacked>>;
