/** What a how-to shows is in the files that it names, and what it tells to run can be run. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";

const folder = path.join(root, "docs/howto");
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe.each(fs.readdirSync(folder))("docs/howto/%s", (name) => {
  const text = read(`docs/howto/${name}`);
  const fences = [...text.matchAll(/(?:<!-- from: (\S+) -->\n\n)?```(\w+)\n([^]*?)```/g)].map(
    ([, file, language, shown]) => ({ file, language, shown: shown! }),
  );

  it("shows only what stands in the file it names", () => {
    expect(fences.length).toBeGreaterThan(0);
    for (const { file, language, shown } of fences) {
      if (language === "sh") continue;
      expect(file, `no file is named above:\n${shown}`).toBeDefined();
      expect(read(file!).includes(shown), `${file} does not have:\n${shown}`).toBe(true);
    }
  });

  it("runs only scripts that exist", () => {
    for (const { shown } of fences.filter(({ language }) => language === "sh")) {
      for (const line of shown.trim().split("\n")) {
        const [, script] = /^npm (?:run )?([\w:]+)$/.exec(line) ?? [];
        expect(scripts, line).toHaveProperty([script!]);
      }
    }
  });

  it("links only to what exists", () => {
    for (const [, target = ""] of text.matchAll(/\]\(([^)#]+)\)/g)) {
      if (!target.startsWith("http")) {
        expect(fs.existsSync(path.join(folder, target)), target).toBe(true);
      }
    }
  });
});
