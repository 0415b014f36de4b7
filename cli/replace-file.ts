/** Writes one file whole or not at all: beside its place first, then moved there in one step. */
import fs from "node:fs";
import path from "node:path";
import { patientRename } from "./patient-rename.ts";

/** @throws the error of the file system; the place is then as it was */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.${process.pid}.new`;
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(fresh, content);
    patientRename(fresh, file);
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw error;
  }
}
