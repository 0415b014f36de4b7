/** The harness itself: a bad page is seen to be bad, or its silence about a good one means nothing. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { temporaryFolder } from "../cli/simulate.ts";
import {
  axeViolations,
  sidewaysScroll,
  tabStops,
  TELEPHONE,
  useBrowser,
  visit,
} from "./browser.ts";

useBrowser();

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const pageOf = (body: string, head = ""): string => {
  const file = path.join(folder, "page.html");
  fs.writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head>` +
      `<body><main><h1>Page</h1>${body}</main></body></html>`,
  );
  return file;
};

it("keeps what a page says, asks for and shows", async () => {
  const seen = await visit(
    pageOf(
      `<img src="https://example.org/a.png" alt="a"><script>alert("hello")</script>
       <script>console.error("broken"); throw new Error("thrown")</script>`,
    ),
  );
  expect(seen.problems.join("\n")).toMatch(/broken[^]*thrown/);
  expect(seen.requests).toEqual(["https://example.org/a.png"]);
  expect(seen.dialogs).toEqual(["hello"]);
});

it("keeps what a policy forbade", async () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  const { problems } = await visit(pageOf(`<p onclick="alert(1)">a</p><script>0</script>`, policy));
  expect(problems.join("\n")).toMatch(/inline script violates/);
});

it("sees what axe-core sees, under a strict policy too", async () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
  const { page, problems } = await visit(pageOf(`<p style="color:#ccc">pale</p>`, policy));
  expect(await axeViolations(page)).toEqual([expect.stringMatching(/^color-contrast .* at p:/)]);
  expect(problems).toEqual([]);
});

it("follows the focus and sees whether it shows", async () => {
  const { page } = await visit(
    pageOf(`<button>one</button><a href="#x">two</a>`, "<style>a:focus{outline:none}</style>"),
  );
  expect(await tabStops(page)).toMatchObject([
    { element: "button", name: "one", visible: true },
    { element: "a", name: "two", visible: false },
  ]);
});

it("measures how far a page is too wide, with scripts off too", async () => {
  const wide = pageOf(`<div style="width:500px">wide</div>`);
  const { page } = await visit(wide, { width: TELEPHONE, scripts: false });
  expect(await sidewaysScroll(page)).toBeGreaterThan(100);
});
