/** A project in memory: path to text or bytes. */
import type { ProjectFiles } from "../../engine/scenario/files.ts";

export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): ProjectFiles {
  const encoder = new TextEncoder();
  const bytes = new Map(
    Object.entries(contents).map(([path, content]) => [
      path,
      typeof content === "string" ? encoder.encode(content) : content,
    ]),
  );
  return {
    size: (path) => bytes.get(path)?.length ?? null,
    read: (path) => bytes.get(path)!,
    list: (folder) =>
      [...bytes.keys()]
        .filter(
          (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/"),
        )
        .map((path) => path.slice(folder.length + 1))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    inside: () => true,
  };
}
