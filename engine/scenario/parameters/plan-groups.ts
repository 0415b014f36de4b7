/** Groups that a plan names: whether anything moves along with the figure that is put in one. */
import { formatAddress, parseAddress } from "../address.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import type { Provenance } from "../resolved.ts";
import { isProblem, readGroup } from "../uncertainty/stated-distribution.ts";
import { entryOf, type YamlEntry, type YamlNode } from "../yaml/yaml-document.ts";
import { YEAR_KEY } from "../yaml/map-keys.ts";
import type { ParameterSetting } from "./plan-parameters.ts";

type Records = Readonly<Record<string, readonly Provenance[]>>;

/** A group with one figure: of a region's file or of a plan. */
export function lonelyGroup(name: string, others: readonly string[]): Remark {
  const near = nearest(name, others);
  return {
    code: "lonely-group",
    severity: "warning",
    message: {
      nl: `in de groep ${name} zit maar één cijfer`,
      en: `only one figure is in the group ${name}`,
    },
    help:
      near === null
        ? {
            nl: "zet de groep ook bij de cijfers die mee bewegen, of laat hem weg",
            en: "give the group to the figures that move along too, or leave it out",
          }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

/**
 * Names the groups of plans that only one figure is in, those of the region counted. Groups that the
 * region itself names are judged where it is read: that a plan leaves one behind alone is no mistake.
 *
 * @param settings what the plans say of parameters, in the order in which they are laid
 * @param all the records that hold in the end: of parameters, and of the reference
 */
export function lonelyGroupsOfPlans(
  settings: readonly ParameterSetting[],
  all: readonly Records[],
): Diagnostic[] {
  const figures = new Map<string, Set<string>>();
  const named = new Set<string>();
  for (const records of all) {
    for (const [id, of] of Object.entries(records)) {
      for (const { group, by, address } of of) {
        if (group === undefined) continue;
        const known = figures.get(group.name) ?? new Set();
        figures.set(group.name, known.add(withoutYears(address ?? id)));
        if (by !== undefined) named.add(group.name);
      }
    }
  }
  const several = [...figures].flatMap(([name, { size }]) => (size > 1 ? [name] : []));
  return [...named].flatMap((name) => {
    if (figures.get(name)!.size > 1) return [];
    const written = placeOf(name, settings);
    if (written === null) return [];
    const { file, entry } = written;
    const { start, end } = entry.value;
    return [diagnosticAt(file, start, end, lonelyGroup(name, several))];
  });
}

/** A path over years is one figure. */
function withoutYears(address: string): string {
  const { id, members } = parseAddress(address)!;
  return formatAddress(
    id,
    members.filter((member) => !YEAR_KEY.test(member)),
  );
}

/** Where a group was last named. */
function placeOf(
  name: string,
  settings: readonly ParameterSetting[],
): { readonly file: ParameterSetting["file"]; readonly entry: YamlEntry } | null {
  for (const { file, entry } of [...settings].reverse()) {
    const found = namedUnder(entry.value, name);
    if (found !== null) return { file, entry: found };
  }
  return null;
}

function namedUnder(node: YamlNode, name: string): YamlEntry | null {
  if (node.kind !== "map") return null;
  const group = entryOf(node, "group");
  if (group?.value.kind === "scalar") {
    const read = readGroup(group.value.written, "");
    if (!isProblem(read) && read.name === name) return group;
  }
  for (const { value } of node.entries) {
    const found = namedUnder(value, name);
    if (found !== null) return found;
  }
  return null;
}
