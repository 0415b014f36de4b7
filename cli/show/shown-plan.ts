/** A resolved plan as YAML that `simulate` reads again, and as data for another program. */
import { FORMAT_LINE } from "../../engine/scenario/plan/plan-format.ts";
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import { appliedFiles } from "../../engine/scenario/plan/plan.ts";
import { placeAt } from "../../engine/scenario/diagnostics/text.ts";
import type { PlanFile } from "../../engine/scenario/plan/plan-file.ts";
import type { ScenarioParts } from "../../engine/scenario/resolve.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { YamlEntry } from "../../engine/scenario/yaml/yaml-document.ts";
import type { Language } from "../texts.ts";
import {
  foundEntry,
  isNull,
  lastEntries,
  lastSettings,
  type FoundEntry,
} from "./effective-entries.ts";
import { groundLines, lawLines, type Grounded } from "./ground-lines.ts";
import { leverLines, type ShownLever } from "./lever-lines.ts";
import { parameterLines } from "./parameter-lines.ts";
import {
  entryLines,
  indented,
  keyText,
  linesText,
  remark,
  scalarText,
  type Line,
  type ShowFile,
} from "./yaml-lines.ts";

export interface ShowRequest {
  readonly scenario: ResolvedScenario;
  readonly parts: ScenarioParts;
  /** How the plan would name its region: a name that is supplied, or a path. */
  readonly regionPath: string;
  readonly language: Language;
  readonly all: boolean;
  readonly filter: string | null;
  readonly show: ShowFile;
}

export interface ShownPlan {
  readonly text: string;
  /** For `--json`; its keys stand in docs/reference/json.md. */
  readonly result: unknown;
}

export const shownPlan = (request: ShowRequest): ShownPlan => new Shower(request).shown();

/** One block of the plan: its key and the lines below it. */
interface Block {
  readonly key: string;
  readonly lines: readonly Line[];
}

class Shower {
  private readonly request: ShowRequest;
  private readonly catalogue: Catalogue;
  /** The outermost parent first, every package before the plan that includes it. */
  private readonly applied: readonly PlanFile[];
  private readonly years: number;

  constructor(request: ShowRequest) {
    this.request = request;
    this.catalogue = request.parts.catalogue;
    this.applied = appliedFiles(request.parts.layers);
    const { first, last } = request.scenario.model;
    this.years = last - first + 1;
  }

  shown(): ShownPlan {
    const blocks = [
      { key: "levers", lines: this.levers().flatMap(({ lines }) => lines) },
      { key: "parameters", lines: [...this.ownParameters(), ...this.parameters()] },
      ...(["programmes", "targets", "indicators", "checks", "budgets"] as const).map((key) => ({
        key,
        lines: key === "programmes" ? this.programmes() : this.entries(key),
      })),
      { key: "observations", lines: this.observations() },
    ];
    const text = linesText([...this.head(), ...blocks.flatMap(blockLines), ...this.ground()]);
    return { text: `${text}\n`, result: this.result(text) };
  }

  private say(nl: string, en: string): string {
    return this.request.language === "nl" ? nl : en;
  }

  /** Whether a quantity or entry is asked for. */
  private isWanted(id: string, label = ""): boolean {
    const { filter } = this.request;
    if (filter === null) return true;
    const wanted = filter.toLowerCase();
    return [id, label].some((text) => text.toLowerCase().includes(wanted));
  }

  private isWantedQuantity(kind: "levers" | "parameters", id: string): boolean {
    const declared = quantitiesOf(this.catalogue, kind).get(id.split("[")[0]!) as
      { readonly label: { readonly nl: string; readonly en: string } } | undefined;
    return this.isWanted(
      id,
      declared === undefined ? "" : `${declared.label.nl}\n${declared.label.en}`,
    );
  }

  private head(): Line[] {
    const { scenario, filter, show } = this.request;
    const { notes, model } = scenario;
    const files = notes.files.map(show).join(" < ");
    const { nl, en } = notes.title;
    const lines = [
      remark(
        filter === null
          ? this.say(
              "Volledig uitgewerkt plan: bewaard als .yaml rekent simulate er hetzelfde mee uit.",
              "Fully resolved plan: saved as .yaml, simulate computes the same from it.",
            )
          : this.say(
              `Alleen wat "${filter}" in zijn naam heeft: dit is niet het hele plan.`,
              `Only what has "${filter}" in its name: this is not the whole plan.`,
            ),
      ),
      remark(
        this.say(
          `Achter elke waarde staat waar ze vandaan komt. Plan: ${files}`,
          `Behind each value stands where it comes from. Plan: ${files}`,
        ),
      ),
    ];
    for (const { id, title, level, file } of notes.packages ?? []) {
      const far = level === null ? "" : this.say(`, niveau ${level}`, `, level ${level}`);
      const name = title[this.request.language];
      lines.push(remark(`${this.say("pakket", "package")} ${id}${far}: ${name} (${show(file)})`));
    }
    return [
      ...lines,
      { text: FORMAT_LINE },
      { text: `id: ${scalarText(notes.id)}` },
      {
        text:
          nl === en
            ? `title: ${scalarText(nl)}`
            : `title: { nl: ${JSON.stringify(nl)}, en: ${JSON.stringify(en)} }`,
      },
      { text: `language: ${notes.language}` },
      ...this.startFrom(),
      {
        text: `region: ${scalarText(this.request.regionPath)}`,
        comment: `${model.regions[0]!.id}, ${model.first}-${model.last}`,
      },
    ];
  }

  private startFrom(): Line[] {
    const { model, notes } = this.request.scenario;
    const year = model.regions[0]!.restart?.year;
    if (year === undefined) return [];
    const said = this.request.parts.layers.find(({ plan }) => plan.startFrom !== null)!.plan;
    const { keyStart, keyEnd } = said.startFrom!;
    const { line } = placeAt(said.source, keyStart, keyEnd);
    const file = notes.files.find((path) => path === said.path) ?? said.path;
    return [{ text: `start_from: ${year}`, comment: `${this.request.show(file)}:${line}` }];
  }

  /** Members of dimensions as the run has them; null for the years. */
  private dimsOf(dims: readonly string[]): (readonly string[] | null)[] {
    const regional = this.request.scenario.model.regions[0]!.dimensions;
    return dims.map((dimension) => {
      const { members } = this.catalogue.dimensions[dimension]!;
      if (members === "years") return null;
      return members === "region" ? regional[dimension]! : members.map(({ id }) => id);
    });
  }

  private levers(): { readonly id: string; readonly lines: readonly Line[] }[] {
    const { scenario, show } = this.request;
    const { model, notes } = scenario;
    const region = model.regions[0]!;
    const all = Object.entries(notes.levers);
    const ids = [...new Set(all.map(([address]) => parseAddress(address)!.id))];
    return ids.flatMap((id) => {
      if (!this.isWantedQuantity("levers", id)) return [];
      const declaration = quantitiesOf(this.catalogue, "levers").get(id)!;
      const lever: ShownLever = {
        id,
        declaration,
        dims: this.dimsOf(declaration.dims) as readonly (readonly string[])[],
        path: region.levers[id]!,
        reference: region.reference[id]!,
        first: model.first,
        notes: all.filter(([address]) => parseAddress(address)!.id === id),
      };
      return [{ id, lines: leverLines(lever, (origin) => this.findLever(origin), show) }];
    });
  }

  private findLever({ file, line }: { file: string; line: number }): FoundEntry | null {
    for (const plan of this.applied) {
      if (plan.source.file !== file) continue;
      const found = plan.levers.map((entry) => foundEntry(entry, plan));
      return found.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine) ?? null;
    }
    return null;
  }

  /**
   * Numbers of the plan itself: their names have no point. The levers above are worked out, so that
   * what only they used would be told to be used by nothing; it stays as a remark.
   */
  private ownParameters(): Line[] {
    const { ownParameters = {} } = this.request.scenario.model;
    const own = lastEntries(this.applied, ({ parameters }) =>
      parameters.filter(({ key }) => !key.includes(".")),
    );
    const wanted = [...own.values()].filter(
      ({ entry }) => !isNull(entry) && this.isWanted(entry.key),
    );
    const linesOf = ({ entry, source }: FoundEntry): Line[] =>
      entryLines(entry, source, this.request.show);
    const isRead = ({ entry }: FoundEntry): boolean => Object.hasOwn(ownParameters, entry.key);
    const others = wanted.filter((found) => !isRead(found)).flatMap(linesOf);
    if (others.length > 0) {
      const why = this.say(
        "Alleen in formules van hefbomen, die hierboven uitgerekend staan:",
        "Only in formulas of levers, which are worked out above:",
      );
      others.unshift({ text: why });
    }
    return [
      ...wanted.filter(isRead).flatMap(linesOf),
      ...others.map((line) => ({ ...line, text: `# ${line.text}` })),
    ];
  }

  private parameters(): Line[] {
    const { scenario, show } = this.request;
    const region = scenario.model.regions[0]!;
    const note = scenario.notes.regions[0]!;
    const settings = lastSettings(this.applied, ({ parameters }) =>
      parameters.filter(({ key }) => key.includes(".")),
    );
    return [...settings].flatMap(([id, entries]) => {
      const own = note.replaced?.[id];
      if (own === undefined || !this.isWantedQuantity("parameters", id)) return [];
      const declaration = quantitiesOf(this.catalogue, "parameters").get(id)!;
      const parameter = {
        ...{ id, declaration, own, years: this.years, first: scenario.model.first },
        dims: this.dimsOf(declaration.dims),
        values: region.parameters[id]!,
        records: note.parameters[id]!,
      };
      return parameterLines(parameter, entries, show);
    });
  }

  /** Keys of one programme may stand in several files. */
  private programmes(): Line[] {
    const programmes = new Map<string, Map<string, FoundEntry> | FoundEntry>();
    for (const file of this.applied) {
      for (const entry of file.programmes) {
        const found = foundEntry(entry, file);
        if (entry.value.kind !== "map") programmes.set(entry.key, found);
        else {
          const earlier = programmes.get(entry.key);
          const keys = earlier instanceof Map ? earlier : new Map<string, FoundEntry>();
          for (const own of entry.value.entries) keys.set(own.key, foundEntry(own, file));
          programmes.set(entry.key, keys);
        }
      }
    }
    const { show } = this.request;
    return [...programmes].flatMap(([id, keys]) => {
      if (!this.isWanted(id)) return [];
      if (!(keys instanceof Map)) return entryLines(keys.entry, keys.source, show);
      const inner = [...keys.values()].flatMap(({ entry, source }) =>
        entryLines(entry, source, show),
      );
      return [{ text: `${keyText(id)}:` }, ...indented(inner)];
    });
  }

  /** Of one quantity several tables of a plan may each have years. */
  private observations(): Line[] {
    const { show } = this.request;
    const last = new Map<string, { readonly path: string; readonly found: FoundEntry[] }>();
    for (const plan of this.applied) {
      for (const file of [plan, ...plan.observationTables]) {
        for (const entry of file.observations) {
          const known = last.get(entry.key);
          const found = foundEntry(entry, file);
          if (known?.path === file.path) known.found.push(found);
          else last.set(entry.key, { path: file.path, found: [found] });
        }
      }
    }
    return [...last].flatMap(([key, { found }]) => {
      if (!this.isWanted(key) || found.every(({ entry }) => isNull(entry))) return [];
      const [head] = found.flatMap(({ entry, source }) => entryLines(entry, source, show));
      if (found.length === 1) return entryLines(found[0]!.entry, found[0]!.source, show);
      const years = found.flatMap(({ entry: { value }, source }) =>
        value.kind === "map" ? value.entries.map((entry) => ({ entry, source })) : [],
      );
      const inner = years.flatMap(({ entry, source }) => entryLines(entry, source, show));
      return [head!, ...indented(inner)];
    });
  }

  private entries(kind: "targets" | "indicators" | "checks" | "budgets"): Line[] {
    const { parts, show } = this.request;
    const regional = new Set(kind === "targets" ? parts.region.targets.map(({ id }) => id) : []);
    const last = lastEntries(this.applied, (file): readonly YamlEntry[] => file[kind]);
    return [...last.values()]
      .filter(({ entry }) => this.isWanted(entry.key))
      .filter(({ entry }) => !isNull(entry) || regional.has(entry.key))
      .flatMap(({ entry, source }) => entryLines(entry, source, show));
  }

  /** Levers that the plan leaves to the reference, and with `--all` every parameter. */
  private ground(): Line[] {
    const { scenario, all, language, show } = this.request;
    const { model, notes } = scenario;
    const note = notes.regions[0]!;
    const region = model.regions[0]!;
    const set = new Set(Object.keys(notes.levers).map((address) => parseAddress(address)!.id));
    const levers = [...quantitiesOf(this.catalogue, "levers")].filter(
      ([id]) => !set.has(id) && this.isWantedQuantity("levers", id),
    );
    const parameters = [...quantitiesOf(this.catalogue, "parameters")].filter(
      ([id]) => all && this.isWantedQuantity("parameters", id),
    );
    const lines: Line[] = [];
    if (levers.length > 0) {
      lines.push(remark(""));
      lines.push(
        remark(
          this.say(
            `Hefbomen die de referentie volgen (${levers.length}):`,
            `Levers that follow the reference (${levers.length}):`,
          ),
        ),
      );
    }
    for (const [id, { label, unit, kind }] of levers) {
      const path = region.reference[id]!;
      const unknown = region.unknownReference?.includes(id) === true;
      const grounded: Grounded = {
        ...{ id, unit, yearly: kind === "flow" },
        label: unknown ? `${label[language]}; ${this.say("onbekend", "unknown")}` : label[language],
        records: note.reference[id] ?? [],
        valueOf: () => (path.every((value) => value === path[0]) ? path[0]! : null),
      };
      lines.push(...groundLines(grounded, language, show));
    }
    if (parameters.length > 0) {
      lines.push(remark(""), remark(this.say("Parameters:", "Parameters:")));
    }
    for (const [id, { label, unit, dims }] of parameters) {
      const values = region.parameters[id]!;
      const grounded: Grounded = {
        ...{ id, unit, yearly: false, label: label[language] },
        records: note.parameters[id] ?? [],
        valueOf: (record) => this.parameterValue(record, values, dims),
      };
      lines.push(...groundLines(grounded, language, show));
    }
    const laws = (note.laws ?? []).filter(({ id, what, levers: acts }) =>
      this.isWanted(id, [what.nl, what.en, ...acts].join("\n")),
    );
    return [...lines, ...lawLines(laws, notes.sources, language, show)];
  }

  /** The value that a record gives; null when it is a column of a table. */
  private parameterValue(
    { address }: Provenance,
    values: readonly number[],
    dims: readonly string[],
  ): number | null {
    if (values.length === 1) return values[0]!;
    const members = address === undefined ? [] : parseAddress(address)!.members;
    const sizes = this.dimsOf(dims);
    if (members.length !== sizes.length) return null;
    let cell = 0;
    for (const [at, ids] of sizes.entries()) {
      const place =
        ids === null
          ? Number(members[at]) - this.request.scenario.model.first
          : ids.indexOf(members[at]!);
      const size = ids === null ? this.years : ids.length;
      if (place < 0 || place >= size) return null;
      cell = cell * size + place;
    }
    return values[cell]!;
  }

  private result(text: string): unknown {
    const { scenario, filter, show, all } = this.request;
    const { model, notes } = scenario;
    const region = model.regions[0]!;
    const note = notes.regions[0]!;
    const place = ({ file, line, column }: { file: string; line: number; column: number }) => ({
      ...{ file: show(file), line, column },
    });
    const records = (list: readonly Provenance[]) =>
      list.map(({ origin, ...rest }) => ({ ...rest, at: place(origin) }));
    const levers = [...quantitiesOf(this.catalogue, "levers")]
      .filter(([id]) => this.isWantedQuantity("levers", id))
      .map(([id, { unit, dims }]) => ({
        ...{ id, unit, dims, values: region.levers[id] },
        set: Object.entries(notes.levers)
          .filter(([address]) => parseAddress(address)!.id === id)
          .map(([address, { set, how = [] }]) => ({
            address,
            by: set?.by ?? null,
            source: set?.source ?? null,
            at: set === undefined ? null : place(set.origin),
            how: how.map(({ origin, points, ...rule }) => ({
              ...rule,
              at: place(origin),
              ...(points === undefined
                ? {}
                : {
                    points: points.map(({ origin: at, ...point }) => ({ ...point, at: place(at) })),
                  }),
            })),
          })),
        reference: records(note.reference[id] ?? []),
      }));
    const parameters = [...quantitiesOf(this.catalogue, "parameters")]
      .filter(([id]) => all || note.replaced?.[id] !== undefined)
      .filter(([id]) => this.isWantedQuantity("parameters", id))
      .map(([id, { unit, dims }]) => ({
        ...{ id, unit, dims, values: region.parameters[id] },
        ...(note.replaced?.[id] === undefined ? {} : { region: note.replaced[id] }),
        records: records(note.parameters[id] ?? []),
      }));
    return {
      id: notes.id,
      title: notes.title,
      language: notes.language,
      region: { id: note.id, title: note.title, first: model.first, last: model.last },
      files: notes.files.map(show),
      packages: (notes.packages ?? []).map((one) => ({ ...one, file: show(one.file) })),
      complete: filter === null,
      plan: `${text}\n`,
      levers,
      parameters,
      targets: model.targets
        .filter(({ id }) => this.isWanted(id))
        .map((target) => ({ ...target, at: place(notes.targets[target.id]!.origin) })),
      laws: (note.laws ?? []).map(({ origin, ...law }) => ({ ...law, at: place(origin) })),
    };
  }
}

const isRemark = ({ text }: Line): boolean => text.startsWith("#");

/** A key with nothing but remarks below it is a remark too: it would have no value. */
const blockLines = ({ key, lines }: Block): Line[] =>
  lines.length === 0
    ? []
    : [{ text: "" }, { text: `${lines.every(isRemark) ? "# " : ""}${key}:` }, ...indented(lines)];
