/**
 * The packages, unpacked where they go. Linux: a file tree without Node, with the C and C++ libraries
 * and a shell and nothing else, no network and an empty environment. Windows: Wine, in a folder as
 * OneDrive makes it. Both must write what the command of this project writes, byte for byte.
 *
 * Needs a user who may change the root folder, and wine64 of Debian. What Wine is not, is Windows:
 * on a real Windows and on macOS nothing of this was tried.
 */
import JSZip from "jszip";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPages } from "../../build/handbook/page.ts";
import { faultsOfPackage } from "../../build/package/check.mjs";
import { LONGEST_NAME } from "../../build/package/names.mjs";
import { openArchive } from "../../build/package/open-archive.mjs";
import { PLATFORMS } from "../../build/package/platforms.mjs";
import { root } from "../arbitraries/root.ts";
import { digestsBelow, simulate, temporaryFolder } from "../cli/simulate.ts";
import { buildPackage, copyPlan, FOLDER, ran } from "./package-build.ts";
import { Wine } from "./wine.ts";

const scratch = temporaryFolder();
const folder = (name: string): string => {
  const made = path.join(scratch, name);
  fs.mkdirSync(made, { recursive: true });
  return made;
};
const tree = folder("tree");
const desk = "OneDrive - Stad Kortrijk/Documenten";

const built = { linux: "", windows: "" };
/** SHA-256 of the results of the copied plan, by the command of this project. */
let expected: ReadonlyMap<string, string>;

let wine: Wine | null = null;

beforeAll(async () => {
  built.linux = await buildPackage("linux-x64", folder("linux"));
  // The handbook that the first has made.
  const handbook = ["--handbook", path.join(root, "handbook")];
  built.windows = await buildPackage("windows-x64", folder("windows"), {}, handbook);
  ran("tar", ["-xzf", built.linux, "-C", folder("tree/home")]);
  const plans = folder("plans");
  fs.cpSync(path.join(tree, "home", FOLDER, "plannen"), plans, { recursive: true });
  const plan = path.join(plans, copyPlan(plans));
  const results = folder("expected");
  expect(simulate([plan, "--out", results])).toMatchObject({ status: 0 });
  expected = digestsBelow(path.join(results, "mijn-plan"));
}, 600_000);
afterAll(() => {
  wine?.end();
  fs.rmSync(scratch, { recursive: true, force: true });
});

const digest = (file: string): string =>
  createHash("sha256").update(fs.readFileSync(file)).digest("hex");

describe("the packages", () => {
  it("are the same bytes in another time zone, language and folder", async () => {
    // The handbook is made anew as well.
    const env = { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    const again = await buildPackage("linux-x64", folder("again"), env);
    expect(digest(again)).toBe(digest(built.linux));
    const sums = fs.readFileSync(path.join(scratch, "again", "SHA256SUMS"), "utf8");
    expect(sums).toBe(`${digest(again)}  ${path.basename(again)}\n`);
  });

  it("are refused when something that is started or needed is not as it must be", async () => {
    const platform = PLATFORMS.get("windows-x64")!;
    const right = await openArchive("zip", fs.readFileSync(built.windows));
    const at = (name: string): string => `${FOLDER}/${name}`;
    const faults = (change: (files: typeof right) => void): string => {
      const files = new Map(right);
      change(files);
      return faultsOfPackage(platform, FOLDER, files).join("\n");
    };
    expect(faults(() => {})).toBe("");
    const mended = (name: string, from: string, to: string) => (files: typeof right) => {
      const entry = files.get(at(name))!;
      const text = entry.bytes.toString("latin1");
      expect(text).toContain(from);
      files.set(at(name), { ...entry, bytes: Buffer.from(text.replaceAll(from, to), "latin1") });
    };
    for (const gone of [
      "program/node.exe",
      "program/cli/bin/simulate.cjs",
      "program/cli/bin/ensemble-worker.cjs",
      "program/cli/dist/charts.cjs",
      "program/node_modules/@resvg/resvg-js/package.json",
      "program/node_modules/@resvg/resvg-js-win32-x64-msvc/resvgjs.win32-x64-msvc.node",
      "handboek/nl/index.html",
      "handboek/ademruimte-handboek.nl.docx",
      "program/viz/files/exchange/iamc-variables.csv",
    ]) {
      expect(
        faults((files) => files.delete(at(gone))),
        gone,
      ).toContain(gone);
    }
    expect(faults(mended("simulate.cmd", "\r\n", "\n"))).toMatch(/lines do not end/);
    const library =
      "program/node_modules/@resvg/resvg-js-win32-x64-msvc/resvgjs.win32-x64-msvc.node";
    expect(faults(mended(library, "bcrypt.dll", "vcrunt.dll"))).toMatch(/needs vcrunt\.dll/);
    const mode = { ...right.get(at("program/node.exe"))!, mode: 0o644 };
    expect(faults((files) => files.set(at("program/node.exe"), mode))).toMatch(/mode 644/);
  });

  it("leave room for the results of a plan with a name of forty characters", () => {
    const longest = `.${"x".repeat(40)}.new/`;
    const paths = [...expected.keys()].map(
      (name) => `${FOLDER}/plannen/results/${longest}${name}`.length,
    );
    expect(Math.max(...paths)).toBeLessThanOrEqual(LONGEST_NAME);
  });
});

describe.runIf(process.platform === "linux" && process.arch === "x64")("on Linux", () => {
  const inTree = (command: string): string =>
    ran("unshare", ["-n", "chroot", tree, "/bin/sh", "-c", command], {
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    });

  it("runs a copied plan without Node, network or environment", () => {
    const home = path.join(tree, "home", FOLDER);
    const png = path.join(home, "program/node_modules/@resvg/resvg-js-linux-x64-gnu");
    const programs = ["/bin/sh", "/usr/bin/dirname", "/usr/bin/readlink"];
    const needed = ran("ldd", [
      ...programs,
      path.join(home, "program", "node"),
      path.join(png, "resvgjs.linux-x64-gnu.node"),
    ]);
    const libraries = [...needed.matchAll(/\/\S+\.so\S*(?= \()/g)].map(([one]) => one);
    for (const file of new Set([...programs, ...libraries])) {
      const place = path.join(tree, programs.includes(file) ? `bin/${path.basename(file)}` : file);
      fs.mkdirSync(path.dirname(place), { recursive: true });
      fs.copyFileSync(fs.realpathSync(file), place);
    }
    fs.mkdirSync(path.join(tree, "tmp"));
    fs.symlinkSync(`../home/${FOLDER}/simulate`, path.join(tree, "bin", "simulate"));
    const plan = copyPlan(path.join(home, "plannen"));
    const told = inTree(`unset PATH; cd /home/${FOLDER}/plannen && ../simulate ${plan}`);
    expect(told).toContain("results/mijn-plan/report.html");
    expect(digestsBelow(path.join(home, "plannen", "results", "mijn-plan"))).toEqual(expected);
  });

  it("checks every plan of the package without a fault, by a link to the command", () => {
    const plans = path.join(tree, "home", FOLDER, "plannen");
    const names = ["", "zuid-west-vlaanderen"].flatMap((where) =>
      fs
        .readdirSync(path.join(plans, where))
        .filter((name) => name.endsWith(".yaml") && name !== "ademruimte.yaml")
        .map((name) => path.posix.join(where, name)),
    );
    expect(names.length).toBeGreaterThan(10);
    const told = inTree(`cd /home/${FOLDER}/plannen && /bin/simulate validate ${names.join(" ")}`);
    expect(told).toContain(`${names.length} in orde`);
  });
});

describe.runIf(process.platform === "linux" && process.arch === "x64")(
  "the page of installing",
  () => {
    it("says what to type on Linux: the checksum, unpacking, the first command, the path", () => {
      const page = readPages(root).find(
        ({ name, language }) => name === "install" && language === "nl",
      )!;
      const typed = [...page.body.matchAll(/^( *)```bash\n([^]*?)\n\1```$/gm)].map(
        ([, , lines]) => lines!,
      );
      const of = (word: string): string => {
        const [found, ...others] = typed.filter((lines) => lines.includes(word));
        expect([found, others], word).toEqual([expect.any(String), []]);
        return found!;
      };
      // In the order in which a reader does it, in the folder where the package was put.
      const script = [
        of("sha256sum"),
        of("tar -xzf"),
        of("export PATH"),
        "simulate validate kortrijk-2040",
      ];
      const told = ran("/bin/sh", ["-e", "-c", script.join("\n")], {
        cwd: path.dirname(built.linux),
        env: { PATH: "/usr/bin:/bin" },
      });
      expect(told).toContain(`${path.basename(built.linux)}: OK`);
      const [, shown] =
        /```sh\nsimulate validate kortrijk-2040\n```\n\n```text output\n(.*)\n```/.exec(page.body)!;
      expect(told.split("\n").filter((line) => line === shown)).toHaveLength(2);
    });
  },
);

describe.runIf(process.platform === "linux" && process.arch === "x64")("under Wine", () => {
  it("runs a copied plan by simulate.cmd, in a folder of OneDrive", async () => {
    wine = new Wine();
    const home = folder(desk);
    const zip = await JSZip.loadAsync(fs.readFileSync(built.windows));
    for (const entry of Object.values(zip.files)) {
      const file = path.join(home, entry.name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, await entry.async("nodebuffer"));
    }
    const plans = path.join(home, FOLDER, "plannen");
    const plan = copyPlan(plans);
    const { status, said } = wine.run(["cmd", "/c", "..\\simulate.cmd", plan], {}, plans);
    expect(status, said).toBe(0);
    expect(digestsBelow(path.join(plans, "results", "mijn-plan"))).toEqual(expected);
  });
});
