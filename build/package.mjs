/**
 * Builds packages that need nothing to be installed: `npm run package`, or
 * `npm run package -- --platform windows-x64` for one. Each holds its own Node, the command as built by
 * `npm run build`, the handbook, plans, templates and the terms of all of it. Equal bytes on every build.
 * `--handbook FOLDER` takes a handbook that is built already instead of building it anew.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { archiveOf } from "./package/archive.mjs";
import { faultsOfPackage } from "./package/check.mjs";
import { contentsOf } from "./package/contents.mjs";
import { openArchive } from "./package/open-archive.mjs";
import { PLATFORMS } from "./package/platforms.mjs";
import { Problem } from "./package/problem.mjs";
import { root } from "./package/root.mjs";
import { runBundled } from "./run-bundled.mjs";

const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const FOLDER = `ademruimte-${version}`;
const SUMS = "SHA256SUMS";

/** @throws Problem where the platform is not known */
function asked() {
  const options = {
    platform: { type: "string", multiple: true },
    out: { type: "string", default: path.join(root, "packages") },
    handbook: { type: "string" },
  };
  let values;
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    throw new Problem(error.message);
  }
  const names = values.platform ?? [...PLATFORMS.keys()];
  const platforms = names.map((name) => {
    const platform = PLATFORMS.get(name);
    if (platform !== undefined) return platform;
    throw new Problem(
      `There is no platform "${name}": choose ${[...PLATFORMS.keys()].join(", ")}.`,
    );
  });
  return {
    platforms,
    out: path.resolve(values.out),
    handbook: values.handbook === undefined ? null : path.resolve(values.handbook),
  };
}

/** Folder of the handbook, built now unless one is given. */
async function handbookIn(given) {
  if (given !== null) return path.resolve(given);
  // The generator of the site looks for its layouts from where it is started.
  process.chdir(root);
  await runBundled("build/handbook/main.ts");
  if (process.exitCode !== 0) {
    throw new Problem(
      "The handbook is not built, so no package is: what it says above comes first.",
    );
  }
  return path.join(root, "handbook");
}

/** An archive that has been opened again and found right. */
async function built(platform, handbook) {
  const contents = await contentsOf(platform, handbook);
  const bytes = await archiveOf(platform.archive, FOLDER, contents);
  const faults = faultsOfPackage(platform, FOLDER, await openArchive(platform.archive, bytes));
  if (faults.length === 0) return bytes;
  throw new Problem(
    [`The package for ${platform.name} would not work, so it is not written:`, ...faults].join(
      "\n  ",
    ),
  );
}

/** Replaces a file whole. */
function write(file, bytes) {
  fs.writeFileSync(`${file}.new`, bytes);
  fs.renameSync(`${file}.new`, file);
}

async function main() {
  const { platforms, out, handbook: given } = asked();
  const handbook = await handbookIn(given);
  fs.mkdirSync(out, { recursive: true });
  for (const platform of platforms) {
    const name = `${FOLDER}-${platform.name}.${platform.archive}`;
    const bytes = await built(platform, handbook);
    write(path.join(out, name), bytes);
    process.stdout.write(`${name}  ${(bytes.length / 1e6).toFixed(1)} MB\n`);
  }
  const sums = fs
    .readdirSync(out)
    .filter((name) => name.startsWith(`${FOLDER}-`) && /\.(?:zip|tar\.gz)$/.test(name))
    .sort()
    .map((name) => {
      const hash = createHash("sha256").update(fs.readFileSync(path.join(out, name)));
      return `${hash.digest("hex")}  ${name}\n`;
    });
  write(path.join(out, SUMS), sums.join(""));
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`);
  process.exitCode = error instanceof Problem ? 1 : 70;
});
