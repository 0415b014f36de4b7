/** Opens a page in the browser, or a file in an editor, by what the system has for it. */
import { spawn, type SpawnOptions } from "node:child_process";
import path from "node:path";

interface Opener {
  readonly command: string;
  readonly words: readonly string[];
  readonly options?: SpawnOptions;
}

/** Programs of Windows by their own path: a bare name would be looked for in the working folder first. */
const inWindows = (env: NodeJS.ProcessEnv, name: string): string =>
  path.win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", name);

/**
 * @param target an address, or the absolute path of a file
 * @returns null on a system that we know no way of
 */
export function openerOf(
  target: string,
  how: "browser" | "editor",
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Opener | null {
  if (platform === "darwin") {
    return { command: "open", words: how === "editor" ? ["-t", target] : [target] };
  }
  if (platform === "linux") return { command: "xdg-open", words: [target] };
  if (platform !== "win32") return null;
  if (how === "editor") return { command: inWindows(env, "notepad.exe"), words: [target] };
  // Only the shell knows which program is for what. It is not given the path to read, but the name of
  // a variable that it fills in last, when &, %, ^ and brackets mean nothing any more. (The first text
  // behind `start` is the title of a window that never shows.)
  return {
    command: inWindows(env, "cmd.exe"),
    words: ["/d", "/v:on", "/s", "/c", '"start "" "!SIMULATE_TARGET!""'],
    options: {
      windowsVerbatimArguments: true,
      windowsHide: true,
      env: { ...env, SIMULATE_TARGET: target },
    },
  };
}

/** Some systems answer only when the browser is closed; after so long it is taken to be open. */
const SOON = 3000;

/** @returns whether it opened, as far as the system tells */
export function openWithSystem(
  target: string,
  how: "browser" | "editor" = "browser",
): Promise<boolean> {
  const opener = openerOf(target, how);
  if (opener === null) return Promise.resolve(false);
  const { command, words, options } = opener;
  return new Promise((resolve) => {
    const opened = spawn(command, words, { detached: true, stdio: "ignore", ...options });
    const timer = setTimeout(() => resolve(true), SOON);
    const end = (isOpen: boolean): void => {
      clearTimeout(timer);
      resolve(isOpen);
    };
    opened.on("error", () => end(false));
    opened.on("exit", (status) => end(status === 0));
    // An editor stays until it is closed, which nobody waits for.
    if (how === "editor") opened.on("spawn", () => end(true));
    opened.unref();
  });
}
