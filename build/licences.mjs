/**
 * The licences of what a bundle holds, as one text: each licence once, below the packages that are
 * under it and their copyright lines. Found from what the bundler says it took in.
 */
import fs from "node:fs";
import path from "node:path";

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[-.].*)?$/i;
const NOTICE_FILE = /^notice(?:\..*)?$/i;
/** Lines that differ from package to package in one and the same licence. */
const COPYRIGHT = /^\s*(?:copyright\b|\(c\)|©)/i;
/** A title says nothing that the licence's name does not. */
const TITLE = /^\s*(?:the )?(?:mit|isc|bsd[\w -]*) licen[cs]e(?: \(\w+\))?\s*$/i;

/** Folder of the package that a module belongs to; null for a module of ours. */
function packageOf(module) {
  const at = module.lastIndexOf("node_modules/");
  if (at < 0) return null;
  const [scope, name] = module.slice(at + "node_modules/".length).split("/");
  return `${module.slice(0, at)}node_modules/${scope.startsWith("@") ? `${scope}/${name}` : scope}`;
}

/** Packages that carry no licence text and come from the source of another, which does. */
const TEXT_OF = { "@resvg/resvg-wasm": "@resvg/resvg-js" };

const withoutSpace = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Text of a file in a folder whose name fits; null where there is none. */
function textOf(folder, pattern) {
  const name = fs.readdirSync(folder).find((one) => pattern.test(one));
  return name === undefined
    ? null
    : fs.readFileSync(path.join(folder, name), "utf8").replaceAll("\r\n", "\n").trim();
}

/** @throws where the two are not under one licence */
function siblingOf(folder, name, license) {
  const keeper = path.join(folder, path.relative(name, TEXT_OF[name]));
  const other = JSON.parse(fs.readFileSync(path.join(keeper, "package.json"), "utf8")).license;
  if (other !== license) throw new Error(`${name} is under ${license}, ${TEXT_OF[name]} is not`);
  return keeper;
}

/** @throws where a package does not say under which licence it is */
function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  if (typeof license !== "string") throw new Error(`${name} names no licence`);
  const keeper = TEXT_OF[name] === undefined ? folder : siblingOf(folder, name, license);
  const lines = (textOf(keeper, LICENCE_FILE) ?? "").split("\n");
  const stated = lines.filter((line) => COPYRIGHT.test(line)).map((line) => line.trim());
  const by = typeof author === "string" ? author : author?.name;
  const holders = stated.length > 0 || by === undefined ? stated : [`Copyright ${by}`];
  // Long licences speak of copyright in their own terms.
  const isLong = license === "Apache-2.0" || license === "MPL-2.0";
  const terms = isLong
    ? lines.join("\n")
    : lines.filter((line) => !COPYRIGHT.test(line) && !TITLE.test(line)).join("\n");
  return {
    ...{ name, version, license, terms: terms.trim(), notice: textOf(folder, NOTICE_FILE) },
    // What such a licence says about copyright in general is no holder.
    holders: isLong ? holders.filter((line) => /\d{4}/.test(line)) : holders,
  };
}

/**
 * @param modules paths of all modules in the bundle, from the folder `root`, with `/`
 * @param more texts of what the page holds beside its script, each with its licence
 */
export function licencesOf(root, modules, more) {
  const folders = [...new Set(modules.map(packageOf))].filter((folder) => folder !== null).sort();
  const packages = folders.map((folder) => readPackage(path.join(root, folder)));
  const groups = new Map();
  for (const one of packages) {
    const key = `${one.license} ${withoutSpace(one.terms)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  // A package without a file is under the terms that others of its licence state.
  for (const [key, members] of [...groups]) {
    const [{ license, terms }] = members;
    if (terms !== "") continue;
    const other = [...groups].find(([, [one]]) => one.license === license && one.terms !== "");
    if (other === undefined) throw new Error(`${members[0].name} comes without its licence`);
    other[1].push(...members);
    groups.delete(key);
  }
  const told = [...groups.values()].map((members) => {
    const names = members.map(({ name, version, holders, notice }) =>
      [`${name} ${version}`, ...holders, ...(notice === null ? [] : [notice])].join("\n  "),
    );
    return `${members[0].license}\n\n${names.join("\n")}\n\n${members.find(({ terms }) => terms !== "").terms}`;
  });
  return `${[...told, ...more].join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
