/**
 * What serves several municipalities: an amount of one lever that is shared out over them, by fixed
 * shares or in proportion to what each of them has.
 */
import { parseAddress } from "../address.ts";
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import { evaluatePath } from "../levers/lever-path.ts";
import type { LeverSetting } from "../levers/lever-setting.ts";
import { onlyCell } from "../levers/shared-part.ts";
import type { OpenedScenario } from "../opened-scenario.ts";
import { isEmptyEntry, isRemoval, originOf, reportNothingToRemove } from "../plan/plan-entries.ts";
import { textAt, writtenAt, type PlanFile } from "../plan/plan-file.ts";
import { splitKey } from "../quantity-address.ts";
import type { Origin } from "../resolved.ts";
import { readAllocation, type Allocation } from "./allocation.ts";
import type { SharedModel } from "./group-scenario.ts";
import { partsOf } from "./shared-parts.ts";
import { entryOf, type YamlEntry, type YamlNode } from "../yaml/yaml-document.ts";

/** A municipality that may get a part. */
export interface Sharer {
  readonly id: string;
  readonly opened: OpenedScenario;
}

export interface SharedNote {
  readonly title: Text;
  readonly source: string;
  readonly origin: Origin;
}

export interface ReadShared {
  readonly models: readonly SharedModel[];
  readonly notes: Readonly<Record<string, SharedNote>>;
}

/** One entry under `shared:`, of the plan nearest to the run that says it. */
interface SharedEntry {
  readonly id: string;
  readonly file: PlanFile;
  readonly entry: YamlEntry;
}

/**
 * Reads what is shared and hands every municipality its part.
 *
 * @param chain the plan itself first
 */
export function shareOut(
  chain: readonly PlanFile[],
  sharers: readonly Sharer[],
  diagnostics: Diagnostic[],
): ReadShared {
  const models: SharedModel[] = [];
  const notes: Record<string, SharedNote> = {};
  for (const shared of entriesOf(chain, diagnostics)) {
    const reader = new SharedReader(shared, sharers, diagnostics);
    const model = reader.read();
    if (model === null) continue;
    models.push(model);
    notes[model.id] = reader.note;
  }
  return { models, notes };
}

const SHARED_ID = /^[a-z][a-z0-9_]*$/;

/** What the chain leaves of it, in the order in which it was first said, the outermost parent first. */
function entriesOf(chain: readonly PlanFile[], diagnostics: Diagnostic[]): readonly SharedEntry[] {
  const entries = new Map<string, SharedEntry>();
  for (const file of [...chain].reverse()) {
    for (const entry of file.shared) {
      const { key: id } = entry;
      if (isEmptyEntry(file.source, entry, diagnostics)) continue;
      if (isRemoval(entry)) {
        if (!entries.delete(id)) {
          reportNothingToRemove(file.source, entry, entries.keys(), diagnostics);
        }
      } else if (!SHARED_ID.test(id)) {
        diagnostics.push(
          diagnosticAt(file.source, entry.keyStart, entry.keyEnd, {
            code: "bad-id",
            message: {
              nl: `"${id}" kan geen naam zijn van wat gemeenten delen`,
              en: `"${id}" cannot be the name of what municipalities share`,
            },
            help: {
              nl: "gebruik kleine letters, cijfers en _, een letter voorop",
              en: "use lower-case letters, digits and _, beginning with a letter",
            },
          }),
        );
      } else if (entry.value.kind === "map") entries.set(id, { id, file, entry });
    }
  }
  return [...entries.values()];
}

class SharedReader {
  readonly note: SharedNote;
  private readonly id: string;
  private readonly file: PlanFile;
  private readonly entry: YamlEntry;
  private readonly sharers: readonly Sharer[];
  private readonly diagnostics: Diagnostic[];

  constructor(
    { id, file, entry }: SharedEntry,
    sharers: readonly Sharer[],
    diagnostics: Diagnostic[],
  ) {
    this.id = id;
    this.file = file;
    this.entry = entry;
    this.sharers = sharers;
    this.diagnostics = diagnostics;
    const { value } = entry;
    this.note = {
      title: textAt(value, "title") ?? { nl: id, en: id },
      source: writtenAt(value, "source") ?? "",
      origin: originOf(file.source, entry),
    };
  }

  read(): SharedModel | null {
    const { value } = this.entry;
    const lever = entryOf(value, "lever");
    const amount = entryOf(value, "amount");
    const written = entryOf(value, "allocation");
    const allocation =
      written === undefined
        ? null
        : readAllocation(this.file.source, written, this.sharers, this.diagnostics);
    // What is not there was told when the outline was checked.
    if (lever?.value.kind !== "scalar" || typeof lever.value.value !== "string") return null;
    if (amount === undefined || allocation === null || allocation.length === 0) return null;
    const named = { value: lever.value, written: lever.value.written };
    if (!this.canShare(named, allocation)) return null;
    return this.handOut({ ...this.addressed(named), value: amount.value }, allocation, named);
  }

  /** The amount as an entry of the lever, as a plan would say it. */
  private addressed({ value, written }: NamedLever): Omit<YamlEntry, "value"> {
    return { key: written, keyStart: value.start, keyEnd: value.end };
  }

  /** Whether the lever is one that can be shared, and everybody who gets a part of it has it. */
  private canShare(named: NamedLever, allocation: Allocation): boolean {
    const { id } = splitKey(named.written);
    const having = this.sharers.filter(({ opened }) => opened.joining.lever(id) !== null);
    if (having.length === 0) {
      this.report(named.value, this.unknownLever(id));
      return false;
    }
    const declaration = having[0]!.opened.joining.lever(id)!;
    if (declaration.scale !== "extensive") {
      this.report(named.value, {
        code: "cannot-share",
        message: {
          nl: `${id} is geen hoeveelheid die gemeenten kunnen delen`,
          en: `${id} is no amount that municipalities can share`,
        },
        help: {
          nl: "delen kan wat optelt: vermogen, energie, woningen, een programma; een aandeel of een jaartal hoort onder levers: of exceptions:",
          en: "what adds up can be shared: power, energy, dwellings, a programme; a share or a year belongs under levers: or exceptions:",
        },
      });
      return false;
    }
    const without = allocation.filter(
      ({ region }) => !having.some((sharer) => sharer.id === region),
    );
    if (without.length > 0) {
      const names = without.map(({ region }) => region).join(", ");
      const others = having.map((sharer) => sharer.id).join(", ");
      this.report(named.value, {
        code: "cannot-share",
        message: {
          nl: `${names}: de hefboom ${id} bestaat daar niet, dus een deel ervan kan er niet heen`,
          en: `${names}: there is no lever ${id}, so no part of it can go there`,
        },
        help: {
          nl: `verdeel over gemeenten die hem hebben (${others}), of voeg het programma toe aan hun regio`,
          en: `allocate to municipalities that have it (${others}), or add the programme to their region`,
        },
      });
    }
    return without.length === 0;
  }

  private unknownLever(id: string): Remark {
    const known = new Set(this.sharers.flatMap(({ opened }) => opened.joining.extensiveLevers()));
    const near = nearest(id, known);
    return {
      code: "unknown-lever",
      message: { nl: `er is geen hefboom "${id}"`, en: `there is no lever "${id}"` },
      help:
        near === null
          ? { nl: `kies uit ${[...known].join(", ")}`, en: `choose from ${[...known].join(", ")}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    };
  }

  private handOut(
    entry: YamlEntry,
    allocation: Allocation,
    { value }: NamedLever,
  ): SharedModel | null {
    const { file, id, note } = this;
    const settings: LeverSetting[] = [];
    for (const { region } of allocation) {
      const { opened } = this.sharers.find((sharer) => sharer.id === region)!;
      const setting = opened.joining.readAmount(file.source, entry, file.id);
      if (setting === null) return null;
      settings.push(setting);
      if (settings.length === 1 && !this.isOneAmount(setting, value, entry.value)) return null;
    }
    const [first] = settings;
    const { region: own } = this.sharers.find(
      (sharer) => sharer.id === allocation[0]!.region,
    )!.opened;
    if (first === undefined || own === null) return null;
    const { years } = own;
    const nothing = new Array<number>(years.last - years.first + 1).fill(0);
    const ground = { first: years.first, inherited: nothing, reference: nothing };
    const amount = evaluatePath(onlyCell(first)![1].path!, ground);
    const parts = partsOf(
      amount,
      allocation.map(({ share }) => share),
    );
    allocation.forEach(({ region, share }, index) => {
      const { opened } = this.sharers.find((sharer) => sharer.id === region)!;
      opened.joining.addPart(settings[index]!, {
        ...{ id, share, amounts: parts[index]!, first: years.first },
        ...{ origin: note.origin, source: note.source },
      });
    });
    return { id, lever: first.address, amount, shares: allocation };
  }

  /** Whether it is a value, or a table of values, of one cell of the lever. */
  private isOneAmount(setting: LeverSetting, lever: YamlNode, amount: YamlNode): boolean {
    const only = onlyCell(setting);
    if (only === null) {
      const members = parseAddress(setting.address)?.members.length ?? 0;
      this.report(lever, {
        code: "cannot-share",
        message: {
          nl: `${setting.address} heeft verschillende leden, en gedeeld wordt er één`,
          en: `${setting.address} has several members, and one is shared`,
        },
        help: {
          nl: `noem het lid: ${setting.id}[…]${members > 0 ? ", met alle leden" : ""}`,
          en: `name the member: ${setting.id}[…]${members > 0 ? ", with all members" : ""}`,
        },
      });
      return false;
    }
    const { path } = only[1];
    const isPlain =
      path?.kind === "constant" ||
      (path?.kind === "points" && path.points.every((point) => "value" in point));
    if (isPlain) return true;
    this.report(amount, {
      code: "cannot-share",
      message: {
        nl: "wat gedeeld wordt, is een hoeveelheid of een tabel van jaren, geen verandering of formule",
        en: "what is shared is an amount or a table of years, no change or formula",
      },
      help: {
        nl: "bijvoorbeeld amount: { 2030: 0 MW, 2035: 12 MW }",
        en: "for instance amount: { 2030: 0 MW, 2035: 12 MW }",
      },
    });
    return false;
  }

  private report({ start, end }: YamlNode, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(this.file.source, start, end, remark));
  }
}

interface NamedLever {
  readonly value: YamlNode;
  readonly written: string;
}
