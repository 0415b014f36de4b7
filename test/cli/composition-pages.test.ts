/** The pages about composing plans show files that work and messages that are told. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { simulate, temporaryFolder } from "./simulate.ts";

describe.each(["docs/reference/composition.md", "docs/nl/plannen-samenstellen.md"])(
  "%s",
  (name) => {
    const page = fs.readFileSync(path.join(root, name), "utf8");
    const folder = temporaryFolder();
    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
    const files = [...page.matchAll(/```yaml file=(\S+)\n([^]*?)```/g)];
    for (const [, file, text] of files) {
      const at = path.join(folder, file!);
      fs.mkdirSync(path.dirname(at), { recursive: true });
      fs.writeFileSync(at, text!);
    }
    const told = [...page.matchAll(/```text run=(.+)\n([^]*?)```/g)];

    it("has a plan that runs and is shown", () => {
      expect(files).toHaveLength(5);
      const run = simulate(["plan.yaml", "--no-files"], { cwd: folder });
      expect([run.error, run.status]).toEqual(["", 0]);
      expect(run.out).toContain("31 MW");
      const shown = simulate(["show", "plan.yaml"], { cwd: folder });
      expect(shown.status).toBe(0);
      expect(shown.out).toContain("2035: 31 MW");
    });

    it("has a plan that carries what it rests on", () => {
      const [, file, text] = files.at(-1)!;
      const alone = path.join(folder, "alone");
      fs.mkdirSync(alone);
      fs.writeFileSync(path.join(alone, file!), text!);
      const shown = simulate(["show", file!], { cwd: alone });
      expect([shown.error, shown.status]).toEqual(["", 0]);
      expect(shown.out).toContain("2040: 40 MW");
      expect(shown.out).toContain("carried/");
    });

    it("quotes what is told", () => {
      expect(told).toHaveLength(1);
      const [, command, text] = told[0]!;
      const { error, status } = simulate(command!.split(" "), { cwd: folder });
      expect([error, status]).toEqual([text, 1]);
    });

    it("names a way out that works", () => {
      const wayOut = /`(renewables\.wind_capacity: \{.*?\})`/.exec(page)![1]!;
      const [, , head] = files[3]!;
      fs.writeFileSync(path.join(folder, "settled.yaml"), `${head!}levers:\n  ${wayOut}\n`);
      expect(simulate(["validate", "settled.yaml"], { cwd: folder }).status).toBe(0);
    });
  },
);
