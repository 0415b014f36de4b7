/** Programs of Windows under Wine: one prefix for all that a file of tests starts. */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const WINE = "/usr/lib/wine/wine64";
const WINE_SERVER = "/usr/lib/wine/wineserver64";

/** As Windows writes a path of this machine. */
export const windowsPath = (file: string): string => `Z:${file.replaceAll("/", "\\")}`;

export class Wine {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-wine-"));
  private readonly env: NodeJS.ProcessEnv = {
    ...process.env,
    WINEPREFIX: path.join(this.folder, "prefix"),
    WINEDEBUG: "-all",
    // File names are text in it.
    LC_ALL: "C.UTF-8",
  };

  constructor() {
    const quietly = { env: this.env, stdio: "ignore" } as const;
    execFileSync(WINE, ["wineboot", "-i"], quietly);
    // Node refuses older ones.
    const version = ["add", "HKCU\\Software\\Wine", "/v", "Version", "/d", "win10", "/f"];
    execFileSync(WINE, ["reg", ...version], quietly);
    // Until the services of a new prefix have ended, a first program may fall over without a word.
    execFileSync(WINE_SERVER, ["-w"], quietly);
  }

  /** Node for Windows cannot write to a pipe there, so a file takes what is said. */
  run(words: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = this.folder) {
    const out = path.join(this.folder, "out.txt");
    const file = fs.openSync(out, "w");
    const { status } = spawnSync(WINE, words, {
      ...{ cwd, env: { ...this.env, ...env }, stdio: ["ignore", file, file] },
    });
    fs.closeSync(file);
    return { status, said: fs.readFileSync(out, "utf8") };
  }

  end(): void {
    spawnSync(WINE_SERVER, ["-k"], { env: this.env, stdio: "ignore" });
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
