export function fetchTarball(
  wanted: { readonly name: string; readonly version: string; readonly integrity: string },
  cache?: string,
): Buffer;
