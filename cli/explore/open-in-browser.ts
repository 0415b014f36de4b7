/** Opens an address in the browser of the person at this computer, by what the system has for it. */
import { spawn } from "node:child_process";

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ["open"],
  // The empty text is the title of a window that never shows.
  win32: ["cmd", "/c", "start", ""],
  linux: ["xdg-open"],
};

/** @param address of this computer: digits and dots, nothing that a shell would read */
export function openInBrowser(address: string): void {
  const [command, ...words] = OPENERS[process.platform] ?? [];
  if (command === undefined) return;
  const opened = spawn(command, [...words, address], { detached: true, stdio: "ignore" });
  // Without such a program the address that is printed is what there is.
  opened.on("error", () => {});
  opened.unref();
}
