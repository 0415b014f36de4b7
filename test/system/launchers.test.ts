/**
 * The launchers of the portable package, beside the command of this project: on a terminal of this
 * machine, and `simulate.cmd` in the shell of Wine with Node for Windows.
 *
 * That shell knows no CMDCMDLINE, in which Windows tells how it was started; the tests set it to what
 * Windows documents for a double click and for dropped files.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchTarball } from "../../build/package/fetch.mjs";
import { PLATFORMS } from "../../build/package/platforms.mjs";
import { filesOfPackage } from "../../build/package/tarball.mjs";
import { root } from "../arbitraries/root.ts";
import { Wine, windowsPath } from "./wine.ts";

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-launchers-")));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

const LAUNCHERS = path.join(root, "packaging", "launchers");
/** What a shell may stumble over. (Wine reads a % or ! in the name of a folder twice; Windows does not.) */
const home = path.join(folder, "R&D (1) x^y é");

const put = (file: string, text: string): string => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
};

beforeAll(() => {
  fs.mkdirSync(path.join(home, "program"), { recursive: true });
  fs.symlinkSync(path.join(root, "cli"), path.join(home, "program", "cli"));
  fs.symlinkSync(process.execPath, path.join(home, "program", "node"));
  for (const name of ["simulate", "simulate.command"]) {
    fs.copyFileSync(path.join(LAUNCHERS, name), path.join(home, name));
    fs.chmodSync(path.join(home, name), 0o755);
  }
  const cmd = fs.readFileSync(path.join(LAUNCHERS, "simulate.cmd"), "utf8");
  put(path.join(home, "simulate.cmd"), cmd.replaceAll("\n", "\r\n"));
  put(path.join(home, "plannen", "ademruimte.yaml"), "");
  put(
    path.join(home, "plannen", "wind.yaml"),
    "id: wind\ntitle: Meer wind\nextends: referentie\nlevers: { renewables.wind_capacity: 20 MW }\n",
  );
});

describe("on a terminal of this machine", () => {
  /** A browser that only notes what it is given. */
  const noted = path.join(folder, "opened.txt");
  const bin = path.join(folder, "bin");

  /** What is said, and how it ends, when somebody types once the question stands there. */
  const onTerminal = (launcher: string, typed: string) =>
    new Promise<{ status: number | null; said: string }>((resolve) => {
      put(path.join(bin, "xdg-open"), `#!/bin/sh\nprintf '%s' "$1" > '${noted}'\n`);
      fs.chmodSync(path.join(bin, "xdg-open"), 0o755);
      const env = {
        ...{ ...process.env, PATH: `${bin}:${process.env["PATH"]!}` },
        ...{ NODE_OPTIONS: "--nonsense" },
      };
      const script = spawn("script", ["-qec", `'${launcher}'`, "/dev/null"], { cwd: folder, env });
      let said = "";
      script.stdout.on("data", (data: Buffer) => {
        const isAsked = said.includes("Nummer of bestand");
        said += data.toString();
        if (!isAsked && said.includes("Nummer of bestand")) script.stdin.write(typed);
      });
      script.on("close", (status) => resolve({ status, said }));
    });

  it("lets a plan be chosen through a link, runs it and opens its report", async () => {
    const link = path.join(folder, "link");
    fs.symlinkSync(path.join(home, "simulate"), link);
    const { status, said } = await onTerminal(link, "1\r");
    expect(said).toContain("Meer wind");
    expect(status).toBe(0);
    const report = path.join(home, "plannen", "results", "wind", "report.html");
    expect(fs.existsSync(report)).toBe(true);
    expect(fs.readFileSync(noted, "utf8")).toBe(report);
  });

  it("ends with 130 at Ctrl-C in the window of a double click on macOS", async () => {
    const { status, said } = await onTerminal(path.join(home, "simulate.command"), "\u0003");
    expect({ status, closes: !said.includes("Druk op Enter om") }).toEqual({
      ...{ status: 130, closes: true },
    });
  });
});

describe("simulate.cmd in the shell of Wine", () => {
  let wine: Wine;
  beforeAll(async () => {
    wine = new Wine();
    const { node, program } = PLATFORMS.get("windows-x64")!;
    const files = await filesOfPackage(fetchTarball(node), /^bin\/node\.exe$/);
    fs.writeFileSync(path.join(home, "program", program), files.get(`bin/${program}`)!);
  });
  afterAll(() => wine.end());

  const launcher = windowsPath(path.join(home, "simulate.cmd"));
  const broken = { NODE_OPTIONS: "--nonsense", NODE_ICU_DATA: "C:\\nothing" };
  /** As Explorer starts it. */
  const fromExplorer = (behind: string) =>
    wine.run([launcher], {
      ...broken,
      CMDCMDLINE: `C:\\windows\\system32\\cmd.exe /c ""${launcher}"${behind}"`,
    });

  it("passes on what is typed, and the status that comes back", () => {
    const { status, said } = wine.run([launcher, "niet & daar.yaml", "--no-files"], broken);
    expect(said).toContain('"niet & daar.yaml"');
    expect(status).toBe(1);
  });

  it("opens what is dropped, though its path has an & and no quotation marks", () => {
    const dropped = put(path.join(folder, "B&B", "foto.png"), "");
    const { status, said } = fromExplorer(` ${windowsPath(dropped)}`);
    expect(said).toContain('"foto.png" is geen plan');
    expect(status).toBe(1);
  });

  it("asks for a plan after a double click, and says what to type where nobody can be asked", () => {
    const { status, said } = fromExplorer(" ");
    expect(said).toContain("simulate open PLAN.yaml");
    expect(status).toBe(2);
  });

  it("says to extract everything where it was started from within a zip", () => {
    const alone = path.join(folder, "Temp1_ademruimte.zip", "simulate.cmd");
    put(alone, fs.readFileSync(path.join(home, "simulate.cmd"), "utf8"));
    const { status, said } = wine.run([windowsPath(alone)]);
    expect(said).toContain("Alles uitpakken");
    expect(status).toBe(70);
  });
});
