/** Opens an archive again, with other code than that which wrote it. */
import JSZip from "jszip";
import { filesOfTarball } from "./tarball.mjs";

const REGULAR_FILE = 0o100000;

async function filesOfZip(bytes) {
  const files = new Map();
  const zip = await JSZip.loadAsync(bytes);
  for (const entry of Object.values(zip.files)) {
    const permissions = entry.unixPermissions ?? 0;
    files.set(entry.unsafeOriginalName ?? entry.name, {
      bytes: await entry.async("nodebuffer"),
      mode: permissions & 0o7777,
      type: (permissions & 0o170000) === REGULAR_FILE ? "file" : "other",
    });
  }
  return files;
}

/**
 * @param {"zip" | "tar.gz"} kind
 * @returns files by their whole path, each with bytes, mode and type
 */
export const openArchive = (kind, bytes) =>
  kind === "zip" ? filesOfZip(bytes) : filesOfTarball(bytes);
