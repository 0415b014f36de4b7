/**
 * What a person is told about a mistake in a story: a folder for each, named after the diagnostic, with
 * `--variant` for further ones. And the stories of the pages about stories, which have none.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { root } from "./arbitraries/root.ts";
import { readKortrijkStory } from "./arbitraries/stories.ts";

const folder = path.join(root, "test", "story-faults");
const codeOf = (name: string): string => name.split("--")[0]!;

describe("what a person is told about a mistake in a story", () => {
  it.each(fs.readdirSync(folder).sort())("%s", async (name) => {
    const text = fs.readFileSync(path.join(folder, name, "verhaal.yaml"), "utf8");
    const { story, diagnostics } = readKortrijkStory(text);
    expect(story).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toContain(codeOf(name));
    for (const { at } of diagnostics) expect(at?.file).toBe("verhaal.yaml");
    for (const language of ["nl", "en"] as const) {
      const told = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
      await expect(told.join("\n")).toMatchFileSnapshot(
        path.join(folder, name, `expected.${language}.txt`),
      );
    }
  });

  it.each(["docs/reference/story.md", "docs/nl/verhaal.md"])("%s shows one without", (page) => {
    const text = fs.readFileSync(path.join(root, page), "utf8");
    const [, story] = /```yaml\n([^]*?)```/.exec(text)!;
    expect(readKortrijkStory(story!).diagnostics).toEqual([]);
  });
});
