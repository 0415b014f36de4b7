/**
 * Whether all that a package starts, loads and reads at a fixed place is in it. What that is, is read
 * off the launchers and the bundles themselves, so it cannot be forgotten in a list.
 */
import { isBuiltin } from "node:module";
import path from "node:path";

const { posix } = path;

/** As launchers write paths, on each system: `$here/program/node`, `%~dp0program\node.exe`. */
const IN_LAUNCHER = /program[\\/][\w@.\\/-]+/g;
const REQUIRED = /\brequire\("([^"]+)"\)/g;
const BESIDE = /\b__dirname((?:,"[^"]+")+)/g;

/** Paths that the script at `name` asks for by a fixed name, as paths in the package. */
function askedBy(name, text) {
  const folder = posix.dirname(name);
  const places = [...text.matchAll(BESIDE)].map(([, parts]) =>
    posix.join(
      folder,
      ...parts
        .split(",")
        .slice(1)
        .map((part) => JSON.parse(part)),
    ),
  );
  for (const [, asked] of text.matchAll(REQUIRED)) {
    if (isBuiltin(asked)) continue;
    places.push(
      asked.startsWith(".")
        ? posix.join(folder, asked)
        : posix.join("program/node_modules", asked, "package.json"),
    );
  }
  return places;
}

/**
 * @param files by path inside the package
 * @param platform one of `PLATFORMS`
 * @returns what is missing, as lines
 */
export function faultsOfStarts(files, platform) {
  const folders = new Set([...files.keys()].map((name) => posix.dirname(name)));
  const isThere = (name) =>
    files.has(name) || [...folders].some((one) => one === name || one.startsWith(`${name}/`));
  const faults = [];
  const need = (by, name) => {
    if (!isThere(name)) faults.push(`${by} asks for ${name}, which is not in the package`);
  };
  for (const launcher of platform.launchers) {
    const text = files.get(launcher)?.bytes.toString("utf8") ?? "";
    const asked = [...text.matchAll(IN_LAUNCHER)].map(([one]) => one.replaceAll("\\", "/"));
    const starts = [`program/${platform.program}`, "program/cli/bin/simulate.cjs"];
    for (const start of starts) {
      // A launcher may leave its work to another that does.
      const others = platform.launchers.filter((one) => one !== launcher);
      if (!asked.includes(start) && !others.some((one) => text.includes(one))) {
        faults.push(`${launcher} does not start ${start}`);
      }
    }
    asked.forEach((name) => need(launcher, name));
  }
  for (const [name, { bytes }] of files) {
    if (!/^program\/cli\/(?:bin|dist)\/[^/]+\.cjs$/.test(name)) continue;
    askedBy(name, bytes.toString("utf8")).forEach((asked) => need(name, asked));
  }
  const png = JSON.parse(
    files.get(`program/node_modules/${platform.png.name}/package.json`)?.bytes ?? "null",
  );
  if (png === null) faults.push(`${platform.png.name} is not in the package`);
  else need(platform.png.name, `program/node_modules/${platform.png.name}/${png.main}`);
  return faults;
}
