/** `simulate explore --serve`: the page follows the plan as it is saved, and nobody else can listen in. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { COMMAND, temporaryFolder } from "../cli/simulate.ts";
import { useBrowser } from "./browser.ts";
import { openExplorer } from "./explorer-page.ts";

useBrowser();

const folder = temporaryFolder();
const running: ChildProcess[] = [];
afterEach(() => {
  for (const process of running.splice(0)) process.kill("SIGKILL");
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const PLAN = path.join(folder, "plan.yaml");
const save = (title: string, more = ""): void =>
  fs.writeFileSync(PLAN, `id: plan\ntitle: ${title}\nextends: referentie\n${more}`);

/** Starts the command and waits for the address that it prints. */
async function serve(words: readonly string[] = []) {
  const command = spawn(
    process.execPath,
    [COMMAND, "explore", "plan.yaml", "--serve", "--no-open", ...words],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  running.push(command);
  let said = "";
  command.stderr.on("data", (text: Buffer) => (said += text.toString()));
  for await (const text of command.stdout) {
    said += String(text);
    const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
    if (address !== undefined) return { command, address, said: () => said };
  }
  throw new Error(said);
}

const asked = (address: string, page: string, headers: http.OutgoingHttpHeaders, method = "GET") =>
  new Promise<number>((resolve, reject) => {
    const request = http.request(new URL(page, address), { headers, method }, (response) => {
      response.destroy();
      resolve(response.statusCode!);
    });
    request.on("error", reject);
    request.end();
  });

it("loads again when the plan is saved, keeps what it shows when that is wrong, and ends on Ctrl-C", async () => {
  save("Eerste titel");
  const { command, address, said } = await serve();
  const { page, problems, requests } = await openExplorer(address, { fragment: "#plan=plan" });
  const notice = page.locator(".served-notice");
  expect(await page.title()).toContain("Eerste titel");

  save("Tweede titel");
  await expect.poll(() => page.title(), { timeout: 20_000 }).toContain("Tweede titel");
  expect(page.url()).toMatch(/#plan=plan/);

  save("Derde titel", "levers: { housing.renovation_rat: 2 % }\n");
  await notice.getByText("plan.yaml:4:").waitFor();
  expect(await page.title()).toContain("Tweede titel");
  expect(said()).toContain("unknown-lever");
  // Whoever opens it now sees the same.
  const later = await openExplorer(address);
  await later.page.locator(".served-notice").getByText("plan.yaml:4:").waitFor();
  expect(await later.page.title()).toContain("Tweede titel");

  save("Tweede titel");
  await notice.getByText("plan.yaml:4:").waitFor({ state: "detached" });
  save("Vierde titel");
  await expect.poll(() => page.title(), { timeout: 20_000 }).toContain("Vierde titel");

  expect(problems).toEqual([]);
  expect(requests.filter((request) => request !== `${address}events`)).toEqual([]);
  command.kill("SIGINT");
  const [status] = (await once(command, "exit")) as [number | null];
  expect(status).toBe(0);
  await notice.getByText("--serve").waitFor();
});

it("answers this computer alone, by its own name, and nothing but the page", async () => {
  save("Titel");
  const { address } = await serve();
  const { host } = new URL(address);
  const port = host.split(":")[1]!;
  expect(await asked(address, "/", { host })).toBe(200);
  expect(await asked(address, "/", { host: `localhost:${port}` })).toBe(200);
  // A web site whose name was made to lead to this computer.
  expect(await asked(address, "/", { host: `evil.example:${port}` })).toBe(403);
  expect(await asked(address, "/events", { host: "evil.example" })).toBe(403);
  expect(await asked(address, "/events", { host, "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await asked(address, "/events", { host, "sec-fetch-site": "same-origin" })).toBe(200);
  for (const other of ["/plan.yaml", "/../plan.yaml", "/index.html", "/?x"]) {
    expect(await asked(address, other, { host })).toBe(404);
  }
  expect(await asked(address, "/", { host }, "POST")).toBe(405);
});

it("says so when the port that was asked for is taken", async () => {
  save("Titel");
  const { address } = await serve();
  const port = new URL(address).port;
  await expect(serve(["--port", port, "--lang", "en"])).rejects.toThrow(
    `nothing can be opened on port ${port}`,
  );
});
