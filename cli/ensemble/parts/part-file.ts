/**
 * The file of a part: written under a name of its own, brought to disk, and only then given the name
 * of the part. Whoever is killed on the way leaves no part, and a part that is there is whole.
 */
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ByteWriter } from "hyparquet-writer";
import { NO_DIGEST } from "./identity.ts";
import { patientRename } from "../../patient-rename.ts";

const temporaryOf = (name: string): RegExp =>
  new RegExp(`^\\.${name.replaceAll(".", "\\.")}\\.[0-9a-f]+\\.new$`);

/** What the library writes into: memory for one group of rows, which goes to disk when it is whole. */
export class PartFile extends ByteWriter {
  private readonly temporary: string;
  private readonly handle: number;
  private readonly hash = crypto.createHash("sha256");

  /** Begins a file beside `target`; whatever else tries to write the same part has another name. */
  constructor(private readonly target: string) {
    super(1 << 20);
    const trial = crypto.randomBytes(6).toString("hex");
    const name = `.${path.basename(target)}.${trial}.new`;
    this.temporary = path.join(path.dirname(target), name);
    this.handle = fs.openSync(this.temporary, "wx");
  }

  /** Called by the library after every group of rows. */
  flush(): void {
    this.put(this.getBytes());
    this.index = 0;
  }

  private put(bytes: Uint8Array): void {
    this.hash.update(bytes);
    for (let done = 0; done < bytes.length;) {
      done += fs.writeSync(this.handle, bytes, done, bytes.length - done);
    }
  }

  /**
   * Signs the file and gives it its name.
   *
   * The digest is that of all bytes of the file, with 64 noughts in its own place; so every byte is
   * covered, those of the footer too.
   */
  publish(): void {
    const footer = Buffer.from(this.getBytes());
    const place = footer.lastIndexOf(NO_DIGEST);
    this.hash.update(footer);
    footer.write(this.hash.digest("hex"), place, "latin1");
    for (let done = 0; done < footer.length;) {
      done += fs.writeSync(this.handle, footer, done, footer.length - done);
    }
    fs.fsyncSync(this.handle);
    fs.closeSync(this.handle);
    patientRename(this.temporary, this.target);
    syncFolder(path.dirname(this.target));
    removeTrials(this.target);
  }

  /** Leaves nothing behind. */
  discard(): void {
    fs.closeSync(this.handle);
    fs.rmSync(this.temporary, { force: true });
  }
}

/** Brings the new name to disk as well; Windows has no such call, and keeps names by itself. */
function syncFolder(folder: string): void {
  try {
    const handle = fs.openSync(folder, "r");
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // Some file systems refuse it; the part itself is on disk and whole either way.
  }
}

/** Removes what earlier tries at the same part left when they were killed. */
function removeTrials(target: string): void {
  const folder = path.dirname(target);
  const pattern = temporaryOf(path.basename(target));
  for (const name of fs.readdirSync(folder)) {
    if (pattern.test(name)) fs.rmSync(path.join(folder, name), { force: true });
  }
}
