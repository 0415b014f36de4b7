/**
 * The page of the explorer as who listens to it meets it: the tree of Chromium that screen readers
 * read, in its order, with names and values in words; and where the focus goes.
 */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { explorerFolder, openExplorer } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

const write = (): string => folder.write(["kortrijk-2040", "referentie", "--lang", "nl"]);

interface TreeNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { value?: unknown } }[];
  readonly value?: { readonly value: unknown };
}

interface Heard {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  readonly level: number | null;
}

/** All that is in the tree, in the order in which it is read. */
async function heard(page: Page): Promise<readonly Heard[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as {
    nodes: readonly TreeNode[];
  };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (id: string): Heard[] => {
    const node = byId.get(id);
    if (node === undefined) return [];
    const level = node.properties?.find(({ name }) => name === "level")?.value.value;
    const own: Heard = {
      role: node.role?.value ?? "",
      name: node.name?.value ?? "",
      value: String(
        node.properties?.find(({ name }) => name === "valuetext")?.value.value ??
          node.value?.value ??
          "",
      ),
      level: typeof level === "number" ? level : null,
    };
    return [...(node.ignored ? [] : [own]), ...(node.childIds ?? []).flatMap(read)];
  };
  return read(nodes[0]!.nodeId);
}

const LANDMARKS = ["banner", "complementary", "main", "contentinfo"];
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>("document.activeElement.id || document.activeElement.textContent.trim()");

describe("the tree that is read aloud", () => {
  it("has its landmarks once and in the order of the page, and headings that skip no level", async () => {
    const { page } = await openExplorer(write());
    const tree = await heard(page);
    const landmarks = tree.filter(({ role }) => LANDMARKS.includes(role));
    expect(landmarks.map(({ role }) => role)).toEqual(LANDMARKS);
    expect(landmarks.find(({ role }) => role === "complementary")!.name).toBe("Hefbomen");
    const headings = tree.flatMap(({ level, role }) => (role === "heading" ? [level!] : []));
    expect(headings[0]).toBe(1);
    expect(headings.filter((level) => level === 1).length).toBe(1);
    headings.forEach((level, at) => {
      if (at > 0) expect(level).toBeLessThanOrEqual(headings[at - 1]! + 1);
    });
  });

  it("names every slider, and says its value with unit and year in words", async () => {
    const { page } = await openExplorer(write());
    // What is looked for is unfolded: this is in the name or the explanation of all but a few.
    await page.getByRole("searchbox").fill("e");
    const sliders = page.locator('#levers input[type="range"]');
    const texts = await sliders.evaluateAll((all) =>
      all.map((one) => one.getAttribute("aria-valuetext") ?? ""),
    );
    expect(texts.length).toBeGreaterThan(20);
    // A calendar year is a value itself; one behind the run is never.
    for (const text of texts) expect(text).toMatch(/^-?\d.* in 20\d\d$|^20\d\d$|^nooit$/);
    expect(texts.filter((text) => /^20\d\d$/.test(text)).length).toBeGreaterThan(0);
    const tree = await heard(page);
    const named = tree.filter(({ role }) => role === "slider");
    expect(named.length).toBeGreaterThanOrEqual(texts.length);
    for (const { name, value } of named) {
      expect(name.trim().length, `${name}: ${value}`).toBeGreaterThan(2);
      expect(value.trim(), name).not.toBe("");
    }
  });

  it.each(["goals", "emissions", "people", "heat", "costs"])(
    "tells of every picture of the view %s what it shows",
    async (view) => {
      const { page } = await openExplorer(write(), { fragment: `#view=${view}` });
      await page.locator(".plot-picture svg").first().waitFor({ state: "attached" });
      const empty = page.locator('.plot-picture[aria-label=""]');
      await expect.poll(() => empty.count()).toBe(0);
      const pictures = (await heard(page)).filter(({ role }) => role === "image");
      expect(pictures.length).toBeGreaterThan(0);
      for (const { name } of pictures) expect(name).toMatch(/\p{L}.*\d/su);
    },
  );
});

describe("what is said aloud", () => {
  it("comes once behind the last press of an arrow, and complete", async () => {
    const { page } = await openExplorer(write());
    await page.evaluate(`(() => {
      globalThis.told = [];
      new MutationObserver(() => {
        const text = document.getElementById("said").textContent;
        if (text !== "") told.push(text);
      }).observe(document.getElementById("said"), {
        childList: true, characterData: true, subtree: true,
      });
    })()`);
    const slider = page.locator('#levers input[type="range"]').first();
    await slider.focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press("ArrowRight");
    const told = (): Promise<readonly string[]> => page.evaluate("globalThis.told");
    await expect.poll(async () => (await told()).length, { timeout: 10_000 }).toBe(1);
    expect((await told())[0]).toMatch(/^CO₂ in 2040: .* doelen gehaald, \d+ onzeker\.$/);
    const region = page.locator("#said");
    expect(await region.getAttribute("aria-live")).toBe("polite");
    expect(await region.getAttribute("aria-atomic")).toBe("true");
  });
});

describe("the focus", () => {
  it.each([
    ["Bewaar plan", "Bewaar plan"],
    ["Over deze pagina", "Over deze pagina"],
  ])("comes back from the dialog of %s", async (name, back) => {
    const { page } = await openExplorer(write());
    await page.getByRole("button", { name, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(
      await page.evaluate("document.activeElement.closest('dialog, [role=dialog]') !== null"),
    ).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await focused(page)).toBe(back);
  });

  it("goes back to where one was when mistakes are closed, and else to the results", async () => {
    const { page } = await openExplorer(write());
    const wrong = page.locator('.problems button:text-is("Sluiten")');
    const drop = (): Promise<unknown> =>
      page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File(["id: x\\nextends: ./er-niet.yaml\\n"], "ons.yaml"));
        for (const kind of ["dragenter", "dragover", "drop"]) {
          document.body.dispatchEvent(
            new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        }
      })()`);
    await drop();
    await wrong.waitFor();
    const panel = page.locator(".problems");
    expect(await panel.innerText()).toContain('het bestand "./er-niet.yaml" is er niet');
    expect(await panel.innerText()).toContain("simulate explore ons.yaml");
    expect(await panel.locator(".problem-place").innerText()).toMatch(/^ons\.yaml:2:/);
    await wrong.click();
    expect(await focused(page)).toBe("results");
    await page.getByRole("searchbox").focus();
    await drop();
    await wrong.waitFor();
    await wrong.press("Enter");
    expect(await page.evaluate("document.activeElement.type")).toBe("search");
  });
});
