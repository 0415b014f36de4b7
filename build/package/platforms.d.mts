interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

export interface Platform {
  readonly name: string;
  readonly archive: "zip" | "tar.gz";
  readonly launchers: readonly string[];
  readonly program: string;
  readonly program: string;
  readonly node: Tarball;
  readonly png: Tarball;
  readonly isWindows: boolean;
}

export const PLATFORMS: ReadonlyMap<string, Platform>;

export const nodeVersion: string;
