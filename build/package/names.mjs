/** Whether names of files can be unpacked where packages go: above all on Windows, inside OneDrive. */

/** Without a switch that takes an administrator, a path on Windows has at most so many characters. */
const WINDOWS_PATH = 259;

/**
 * The longest folder that a package is unpacked in, as we reckon: a long name, a synchronised folder
 * of the organisation, and the folder that Windows proposes, which is named after the archive.
 */
const LONGEST_PLACE =
  "C:\\Users\\voornaam.lange-achternaam\\OneDrive - Stad Kortrijk\\Documenten\\Klimaatplan 2040\\ademruimte-10.10.10-windows-x64\\";

/** How long a path inside a package may be. */
export const LONGEST_NAME = WINDOWS_PATH - LONGEST_PLACE.length;

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/** Why a part of a path cannot be a name on Windows or on every file system; null when it can. */
function faultOfPart(part) {
  if (part === "" || part === "." || part === "..") return "is no name";
  if (/[^\x20-\x7e]/.test(part)) return "has a character that not every unpacker reads alike";
  if (/[<>:"|?*\\]/.test(part)) return "has a character that Windows forbids";
  if (/[. ]$/.test(part)) return "ends in a full stop or space";
  if (DEVICE.test(part)) return "is the name of a device on Windows";
  return null;
}

/** @returns what is wrong with paths of files, as lines */
export function faultsOfNames(names) {
  const faults = [];
  const seen = new Map();
  for (const name of names) {
    if (name.length > LONGEST_NAME) {
      faults.push(`${name}: ${name.length} characters; Windows leaves ${LONGEST_NAME}`);
    }
    for (const part of name.split("/")) {
      const fault = faultOfPart(part);
      if (fault !== null) faults.push(`${name}: "${part}" ${fault}`);
    }
    // Folders too: `Plannen/a` and `plannen/b` are one folder on Windows, two elsewhere.
    const parts = name.split("/");
    for (let count = 1; count <= parts.length; count += 1) {
      const path = parts.slice(0, count).join("/");
      const other = seen.get(path.toLowerCase());
      if (other !== undefined && other !== path) {
        faults.push(`${name}: differs from ${other} only by capitals`);
      }
      seen.set(path.toLowerCase(), path);
    }
  }
  return [...new Set(faults)];
}
