/** The observations that are left when the plans of a chain have been laid over one another. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { hasEnough } from "../diagnostics/enough-findings.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import { isEmptyEntry, isRemoval, reportNothingToRemove } from "../plan/plan-entries.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import type { ObservedModel, Provenance } from "../resolved.ts";
import { entryOf, type YamlEntry } from "../yaml/yaml-document.ts";
import type { ObservedStock } from "./restart.ts";
import {
  readObservations,
  type ObservationContext,
  type ReadObservations,
} from "./plan-observations.ts";

/** Where an entry that is kept was written. */
interface Written {
  readonly file: PlanFile;
  readonly entry: YamlEntry;
}

type Part = ReadObservations & Written;

export class Observations {
  private readonly context: ObservationContext;
  private readonly diagnostics: Diagnostic[];
  /** By address; of one plan several tables may give years of one quantity. */
  private readonly kept = new Map<string, readonly Part[]>();

  constructor(context: ObservationContext, diagnostics: Diagnostic[]) {
    this.context = context;
    this.diagnostics = diagnostics;
  }

  get isEmpty(): boolean {
    return this.kept.size === 0;
  }

  /**
   * Lays what a file says over what the files below it say: an entry replaces the whole entry of the
   * same quantity, and null takes it away.
   *
   * @param isComplete whether all that is below could be read
   */
  add(file: PlanFile, isComplete: boolean): void {
    this.addEntries(file, isComplete);
    for (const table of file.observationTables) this.addEntries(table, isComplete);
  }

  private addEntries(file: PlanFile, isComplete: boolean): void {
    const { source, observations, id } = file;
    for (const entry of observations) {
      if (hasEnough(this.diagnostics)) break;
      if (isEmptyEntry(source, entry, this.diagnostics)) continue;
      if (isRemoval(entry)) {
        if (this.kept.delete(entry.key) || !isComplete) continue;
        reportNothingToRemove(source, entry, this.kept.keys(), this.diagnostics);
        continue;
      }
      const read = readObservations(source, entry, id, this.context, this.diagnostics);
      if (read === null) continue;
      const part: Part = { ...read, file, entry };
      const known = this.kept.get(read.address) ?? [];
      const own = known.filter((one) => one.file.path === file.path);
      const same = own.find((one) => one.file === file);
      const overlapping = own.find((one) => sharedYear(one, part) !== null);
      if (same !== undefined) this.reportTwice(read.address, part, same);
      else if (overlapping !== undefined) {
        const year = sharedYear(overlapping, part)!;
        const place = ({ file: of, entry: at }: Written): Written => ({
          file: of,
          entry: entryOf(at.value, `${year}`) ?? at,
        });
        this.reportTwice(`${read.address} ${year}`, place(part), place(overlapping));
      } else this.kept.set(read.address, [...own, part]);
    }
  }

  /** What was observed on 1 January of a year, or in it. */
  inYear(year: number): ObservedStock[] {
    return [...this.kept.values()]
      .flat()
      .flatMap(({ address, model, file, entry }) =>
        model.values
          .filter((one) => one.year === year)
          .map(({ value }) => ({ address, value, written: { file, entry } })),
      );
  }

  models(): Readonly<Record<string, ObservedModel>> {
    return this.each((parts) => ({
      values: parts.flatMap(({ model }) => model.values).sort((a, b) => a.year - b.year),
      tolerance: parts[0]!.model.tolerance,
    }));
  }

  records(): Readonly<Record<string, readonly Provenance[]>> {
    return this.each((parts) =>
      parts.flatMap(({ records }) => records).sort((a, b) => a.year! - b.year!),
    );
  }

  /** In the order of the ids: in which order a plan names them is no part of the model. */
  private each<T>(pick: (parts: readonly Part[]) => T): Readonly<Record<string, T>> {
    const addresses = [...this.kept.keys()].sort();
    return Object.fromEntries(addresses.map((address) => [address, pick(this.kept.get(address)!)]));
  }

  /** Two spellings of one address, `[a, b]` and `[a,b]`; or a year that stands in two tables. */
  private reportTwice(address: string, { file, entry }: Written, first: Written): void {
    const remark: Remark = {
      code: "duplicate-key",
      message: { nl: `${address} staat er twee keer`, en: `${address} is there twice` },
      help: { nl: "laat er één staan", en: "keep one of them" },
    };
    const { at } = diagnosticAt(
      ...([first.file.source, first.entry.keyStart, first.entry.keyEnd] as const),
      remark,
    );
    const related = [{ note: { nl: "de eerste staat hier", en: "the first is here" }, at: at! }];
    this.diagnostics.push(
      diagnosticAt(file.source, entry.keyStart, entry.keyEnd, { ...remark, related }),
    );
  }
}

function sharedYear(one: ReadObservations, other: ReadObservations): number | null {
  const years = new Set(one.model.values.map(({ year }) => year));
  return other.model.values.find(({ year }) => years.has(year))?.year ?? null;
}
