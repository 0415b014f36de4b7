/** Whether a package works where it goes: everything that can be told without that system. */
import { faultsOfNames } from "./names.mjs";
import { glibcVersion, macNeeds, windowsLibraries } from "./native-needs.mjs";
import { faultsOfStarts } from "./starts.mjs";

/** Libraries that every Windows 10 has. Those of a compiler (vcruntime140.dll) are not among them. */
const WINDOWS_10 = new Set(
  "advapi32 bcrypt crypt32 dbghelp iphlpapi kernel32 ntdll ole32 shell32 user32 userenv winmm ws2_32"
    .split(" ")
    .map((name) => `${name}.dll`),
);

/** That of Debian 10, Ubuntu 20.04 and RHEL 8, which Node itself asks for. */
const GLIBC = "2.28";
/** Which Node itself asks for. */
const MACOS = 11;

const isNewer = (one, other) => {
  const [[a, b], [c, d]] = [one, other].map((version) => version.split(".").map(Number));
  return a > c || (a === c && b > d);
};

/** What a compiled program asks for that its platform need not have. */
function faultsOfProgram(bytes, platform) {
  if (platform.isWindows) {
    return windowsLibraries(bytes)
      .filter((library) => !WINDOWS_10.has(library))
      .map((library) => `needs ${library}, which a Windows 10 need not have`);
  }
  if (platform.name === "linux-x64") {
    const asked = glibcVersion(bytes);
    return asked !== null && isNewer(asked, GLIBC) ? [`needs glibc ${asked}, not ${GLIBC}`] : [];
  }
  const { machine, macos, signed } = macNeeds(bytes);
  const wanted = platform.name.replace("macos-", "");
  return [
    ...(machine === wanted ? [] : [`is for ${machine}, not for ${wanted}`]),
    ...(macos !== null && parseFloat(macos) <= MACOS ? [] : [`needs macOS ${macos}, not ${MACOS}`]),
    // Apple's own processors start nothing without a signature.
    ...(signed || wanted === "x64" ? [] : ["is not signed"]),
  ];
}

/** What the texts of a package send their reader to. */
const READ = [
  "LEESMIJ.txt",
  "README.txt",
  "plannen/ademruimte.yaml",
  ...["index.html", "nl/index.html", "en/index.html", "search.nl.js", "search.en.js"]
    .concat("ademruimte-handboek.nl.docx", "ademruimte-handbook.en.docx")
    .map((name) => `handboek/${name}`),
];

/** Read by people with the plainest editor of Windows, or by its command interpreter. */
const isWindowsText = (name) =>
  name.endsWith(".cmd") || (name.endsWith(".txt") && /^(?:LICENSES\/)?[^/]+$/.test(name));

const hasOnly = (text, isWindows) => (isWindows ? !/(?<!\r)\n/.test(text) : !text.includes("\r"));

/**
 * @param platform one of `PLATFORMS`
 * @param {string} folder the one folder that everything is in
 * @param {ReadonlyMap<string, { bytes: Buffer, mode: number, type: string }>} entries by whole path
 * @returns what is wrong, as lines; empty when nothing is
 */
export function faultsOfPackage(platform, folder, entries) {
  const faults = faultsOfNames([...entries.keys()]);
  const files = new Map();
  for (const [name, entry] of entries) {
    if (name.startsWith(`${folder}/`)) files.set(name.slice(folder.length + 1), entry);
    else faults.push(`${name}: outside of ${folder}`);
    if (entry.type !== "file") faults.push(`${name}: no plain file, but ${entry.type}`);
  }
  const node = `program/${platform.program}`;
  const programs = new Set([node, ...platform.launchers]);
  for (const name of [...programs, ...READ]) {
    if (!files.has(name)) faults.push(`${name} is missing`);
  }
  for (const [name, { bytes, mode }] of files) {
    const wanted = programs.has(name) ? 0o755 : 0o644;
    if (mode !== wanted)
      faults.push(`${name}: mode ${mode.toString(8)}, not ${wanted.toString(8)}`);
    const isText = isWindowsText(name) || platform.launchers.includes(name);
    if (isText && !hasOnly(bytes.toString("utf8"), platform.isWindows)) {
      faults.push(`${name}: lines do not end as on ${platform.name}`);
    }
    if (name === node || name.endsWith(".node")) {
      faults.push(...faultsOfProgram(bytes, platform).map((fault) => `${name}: ${fault}`));
    }
  }
  return [...faults, ...faultsOfStarts(files, platform)];
}
