/**
 * Joins what the files of a plan say with what its region has: levers, parameters, targets, own
 * indicators and checks, each in the order of its layers, into one scenario.
 */
import { axesOf, quantitiesOf, type Naming, type YearSpan } from "./address.ts";
import type {
  Catalogue,
  LeverDeclaration,
  ParameterDeclaration,
  Scale,
  Text,
} from "./declarations.ts";
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import { hasEnough } from "./diagnostics/enough-findings.ts";
import { diagnosticAt, type Remark, type SourceText } from "./diagnostics/text.ts";
import type { ProjectFiles } from "./files.ts";
import { FormulaValues } from "./formula/formula-values.ts";
import type { FormulaParser } from "./formula/parser.ts";
import { tellDeclared } from "./levers/lever-declared.ts";
import { LeverFormulas } from "./levers/lever-formula.ts";
import { partSetting, type SharedPart } from "./levers/shared-part.ts";
import { LeverLayers } from "./levers/lever-layers.ts";
import type { LeverRecipe } from "./levers/lever-recipe.ts";
import {
  changedTwice,
  readLeverSetting,
  type LeverContext,
  type LeverSetting,
} from "./levers/lever-setting.ts";
import { readSets, type GivenSet, type SetText } from "./levers/set-texts.ts";
import { OwnFormulas, type OwnResult } from "./outcomes/own-formulas.ts";
import { Observations } from "./outcomes/observations.ts";
import { readStart, restartModel, tellPointsBefore } from "./outcomes/restart.ts";
import { PlanBudgets, type ReadBudgets } from "./outcomes/plan-budgets.ts";
import { readTarget, type TargetContext } from "./outcomes/plan-targets.ts";
import { isOwnParameter, OwnParameters } from "./parameters/own-parameters.ts";
import { ParameterOverlay } from "./parameters/parameter-overlay.ts";
import { lonelyGroupsOfPlans } from "./parameters/plan-groups.ts";
import {
  readParameterSetting,
  type ParameterContext,
  type ParameterSetting,
  type Setter,
} from "./parameters/plan-parameters.ts";
import {
  joinedTexts,
  unknownParameters,
  withoutWhichNothing,
} from "./parameters/unknown-parameters.ts";
import {
  PackageConflicts,
  reportLevelsOfChain,
  writtenClaim,
  type Claim,
} from "./plan/package-conflicts.ts";
import type { IncludedPackage } from "./plan/packages.ts";
import { isEmptyEntry, isRemoval, reportNothingToRemove } from "./plan/plan-entries.ts";
import type { PlanFile } from "./plan/plan-file.ts";
import { appliedFiles, appliedPerLayer, type PlanLayer } from "./plan/plan.ts";
import { leverClaims, parameterClaims } from "./plan/setting-claims.ts";
import { missingOutputs } from "./programmes/programme-declarations.ts";
import { splitKey } from "./quantity-address.ts";
import { type LoadedRegion } from "./region/region.ts";
import type {
  LeverNote,
  PackageNote,
  Provenance,
  ResolvedScenario,
  RestartModel,
  TargetModel,
  TargetNote,
} from "./resolved.ts";
import { sealed } from "./sealed.ts";
import { isCountName } from "./units/units.ts";
import type { YamlEntry } from "./yaml/yaml-document.ts";

/** Lays the plans of a chain over the region, the outermost parent first. */
export class Joining {
  private readonly levers: ReadonlyMap<string, LeverDeclaration>;
  private readonly leverContext: LeverContext;
  private readonly parameterContext: ParameterContext;
  private readonly targetContext: TargetContext;
  private readonly own: OwnFormulas;
  private readonly observations: Observations;
  private restart: RestartModel | null = null;
  /** Outputs that unknown parameters may move, and which. */
  private unknownOutputs: ReadonlyMap<string, Text> = new Map();
  /** The year of the restart. */
  private startYear: number | null = null;
  private ownRead: OwnResult | null = null;
  private readonly budgets: PlanBudgets;
  private budgetsRead: ReadBudgets | null = null;
  /** What every file says, as read for the first plan that includes it. */
  private readonly said = new Map<PlanFile, Said>();
  private readonly region: LoadedRegion | null;
  private readonly catalogue: Catalogue;
  private readonly diagnostics: Diagnostic[];

  /** The plan's own parameters. */
  private readonly numbers: OwnParameters;
  private readonly formulaValues: FormulaValues;
  /** Of `--set` what is not an own parameter. */
  private readonly sets: SetText[] = [];
  /** In the order in which they are laid. */
  private readonly leverSettings: LeverSetting[] = [];
  private readonly parts: LaidPart[] = [];
  private readonly layers: LeverLayers;
  private readonly overlays = new Map<string, ParameterOverlay>();
  private readonly parameterSettings: ParameterSetting[] = [];
  private readonly targets = new Map<string, TargetModel>();
  private readonly targetNotes = new Map<string, TargetNote>();
  private readonly targetEntries = new Map<string, { plan: PlanFile; entry: YamlEntry }>();

  constructor(
    catalogue: Catalogue,
    region: LoadedRegion | null,
    parser: () => FormulaParser,
    diagnostics: Diagnostic[],
  ) {
    this.region = region;
    this.catalogue = catalogue;
    this.diagnostics = diagnostics;
    this.levers = quantitiesOf(catalogue, "levers");
    const outputs = quantitiesOf(catalogue, "outputs");
    const years: YearSpan | null = region?.years ?? null;
    const namings = new Map<string, Naming | null>();
    const members = (dimension: string): Naming | null => {
      let naming = namings.get(dimension);
      if (naming === undefined) {
        naming = membersOf(dimension, catalogue, region);
        namings.set(dimension, naming);
      }
      return naming;
    };
    const parameters = quantitiesOf(catalogue, "parameters");
    // A region that cannot be read may declare programmes, whose levers nobody knows then.
    const open = region === null;
    const isYear = (dimension: string): boolean =>
      catalogue.dimensions[dimension]?.members === "years";
    const counts = countsOf(region?.programmes ?? []);
    const prices = region?.prices ?? null;
    this.numbers = new OwnParameters(counts, prices, diagnostics);
    this.formulaValues = new FormulaValues({
      parameters,
      own: this.numbers,
      years,
      isYear,
      members,
    });
    const named = { values: this.formulaValues, levers: this.levers, outputs, counts, prices };
    this.leverContext = {
      ...{ levers: this.levers, outputs, parameters, prices, years, members, open },
      formulas: new LeverFormulas({ ...named, parser }),
    };
    this.parameterContext = {
      ...{ parameters, levers: this.levers, outputs, prices, years, members, isYear },
    };
    this.own = new OwnFormulas(
      { outputs, parameters, prices, years, members, isYear, numbers: this.numbers, parser },
      diagnostics,
    );
    this.targetContext = {
      modules: catalogue.modules.map(({ id }) => id),
      outputs,
      indicators: this.own.known,
      prices,
      years,
      members,
      open: region === null,
    };
    const isRemoved = (id: string): boolean => this.own.isRemoved(id);
    this.budgets = new PlanBudgets({ ...this.targetContext, isRemoved }, diagnostics);
    this.observations = new Observations(
      { outputs, indicators: this.own.known, prices, years, members },
      diagnostics,
    );
    this.layers = new LeverLayers(region, this.leverContext, diagnostics);
    for (const target of region?.targets ?? []) {
      this.targets.set(target.id, target);
      this.targetNotes.set(target.id, region!.targetNotes[target.id]!);
    }
  }

  /**
   * Of every plan first its packages, then what it says itself. A package that several plans of the
   * chain include is one measure, taken where the nearest of them names it.
   */
  addLayers(layers: readonly PlanLayer[]): void {
    const applied = appliedPerLayer(layers);
    const all: PlanFile[] = [];
    for (const [at, { plan, packages }] of [...layers.entries()].reverse()) {
      const conflicts = new PackageConflicts(plan, packages);
      const files: readonly Said[] = [
        ...packages.map((by) => this.read(by.file, by)),
        this.read(plan, null),
      ];
      if (conflicts.isNeeded) this.collectClaims(files, conflicts);
      const taken = files.filter(({ file }) => applied[at]!.includes(file));
      for (const { levers, parameters } of taken) {
        this.leverSettings.push(...levers);
        for (const setting of parameters) this.overlay(setting);
      }
      for (const { file } of taken) {
        this.own.add(file);
        this.budgets.add(file);
        all.push(file);
      }
      conflicts.report(this.diagnostics);
    }
    reportLevelsOfChain(layers, this.diagnostics);
    // A target may be about an indicator that any of the files defines.
    for (const file of all) this.addTargets(file);
    for (const file of all) this.observations.add(file, this.region !== null);
  }

  /** What a file says of levers and parameters, read once however many plans include it. */
  private read(file: PlanFile, by: IncludedPackage | null): Said {
    const known = this.said.get(file);
    if (known !== undefined) return { ...known, by };
    const levers: LeverSetting[] = [];
    const parameters: ParameterSetting[] = [];
    const seen = new Map<string, LeverSetting>();
    for (const entry of wholesFirst(file.levers)) {
      if (hasEnough(this.diagnostics)) break;
      const setting = this.readLever(file.source, entry, file.id, seen);
      if (setting !== null) levers.push(setting);
    }
    const seenParameters = new Map<string, ParameterSetting>();
    const setter = { by: file.id, byHand: false };
    for (const entry of wholesFirst(file.parameters)) {
      if (isOwnParameter(entry.key)) continue;
      if (hasEnough(this.diagnostics)) break;
      const setting = this.readParameter(file.source, entry, setter, seenParameters);
      if (setting !== null) parameters.push(setting);
    }
    const said = { file, by, levers, parameters };
    this.said.set(file, said);
    return said;
  }

  private collectClaims(files: readonly Said[], conflicts: PackageConflicts): void {
    const { members, years } = this.leverContext;
    const first = years?.first ?? null;
    for (const { file, by, levers, parameters } of files) {
      const claim = (made: Claim, wholly: boolean): void => {
        if (by === null) conflicts.settle(made.slot, wholly);
        else conflicts.add(by, made);
      };
      for (const setting of levers) {
        const { dims } = this.levers.get(setting.id)!;
        const claims = leverClaims(setting, { dims, members, first });
        for (const made of claims) claim(made, made.wholly);
      }
      for (const setting of parameters) {
        const { parameters: declared, isYear } = this.parameterContext;
        const dims = declared.get(setting.id)!.dims.filter((dimension) => !isYear(dimension));
        const claims = parameterClaims(setting, { dims, members, first });
        for (const made of claims) claim(made, made.wholly);
      }
      for (const entry of file.parameters) {
        const { key, value } = entry;
        if (!isOwnParameter(key)) continue;
        claim({ slot: `parameter ${key}`, name: key, value: writtenClaim(value), entry }, true);
      }
      for (const kind of ["targets", "indicators", "checks", "budgets"] as const) {
        for (const entry of file[kind]) {
          const { key, value } = entry;
          const slot = `${kind} ${key}`;
          claim({ slot, name: key, value: writtenClaim(value), entry }, true);
        }
      }
      for (const entry of file.programmes) {
        const { key: id, value } = entry;
        const isMap = value.kind === "map";
        claim({ slot: `programme ${id}`, name: id, value: isMap ? "" : "null", entry }, !isMap);
        for (const own of isMap ? value.entries : []) {
          if (PROVENANCE_KEYS.has(own.key)) continue;
          const name = `${id}: ${own.key}`;
          const said = writtenClaim(own.value);
          claim({ slot: `programme ${name}`, name, value: said, entry: own }, true);
        }
      }
    }
  }

  /**
   * The plan's own numbers come first, with what `--set` makes of them: formulas anywhere may use
   * them, and see what the last of the plans says.
   */
  addOwnParameters(layers: readonly PlanLayer[], texts: readonly GivenSet[]): void {
    for (const { source, parameters, id } of appliedFiles(layers)) {
      for (const entry of parameters) {
        if (hasEnough(this.diagnostics)) break;
        if (isOwnParameter(entry.key)) this.numbers.add(source, entry, id);
      }
    }
    if (texts.length === 0) return;
    const read = readSets(texts);
    this.diagnostics.push(...read.diagnostics);
    for (const set of read.sets) {
      if (this.numbers.has(set.entry.key)) this.numbers.add(set.source, set.entry, BY_HAND.by);
      else this.sets.push(set);
    }
  }

  addSets(): void {
    const levers = new Map<string, LeverSetting>();
    const parameters = new Map<string, ParameterSetting>();
    for (const { source, entry } of this.sets) {
      const [id = ""] = entry.key.split("[");
      if (this.parameterContext.parameters.has(id)) {
        const setting = this.readParameter(source, entry, BY_HAND, parameters);
        if (setting !== null) this.overlay(setting);
      } else {
        const setting = this.readLever(source, entry, BY_HAND.by, levers);
        if (setting !== null) this.leverSettings.push(setting);
      }
    }
  }

  /** A lever of the region; null when it has none of this name. */
  lever(id: string): LeverDeclaration | null {
    return this.levers.get(id) ?? null;
  }

  /** A parameter of the region; null when it has none of this name. */
  parameter(id: string): ParameterDeclaration | null {
    return this.parameterContext.parameters.get(id) ?? null;
  }

  extensiveLevers(): readonly string[] {
    return extensiveOf(this.levers);
  }

  extensiveParameters(): readonly string[] {
    return extensiveOf(this.parameterContext.parameters);
  }

  /** Members of a dimension in this region. */
  naming(dimension: string): Naming | null {
    return this.leverContext.members(dimension);
  }

  /**
   * Reads an amount that several municipalities share, as what a plan says of a lever is read.
   *
   * @param entry the address of the lever and the amount
   * @param by id of the plan
   */
  readAmount(source: SourceText, entry: YamlEntry, by: string): LeverSetting | null {
    return this.readLever(source, entry, by, new Map());
  }

  /** Puts a part of a shared amount on top of all that is said of its lever otherwise. */
  addPart(setting: LeverSetting, part: SharedPart): void {
    this.parts.push({ setting, part });
  }

  /** Makes the paths of the levers, whose formulas may read any parameter as the plans leave it. */
  layLevers(parameters: Parameters | null): void {
    if (parameters !== null) this.formulaValues.fill(parameters.values, parameters.records);
    const lay = (setting: LeverSetting): void => {
      const before = this.diagnostics.length;
      this.layers.apply(setting);
      this.tellDeclared(before, setting.id);
    };
    this.leverSettings.forEach(lay);
    for (const { setting, part } of this.parts) {
      const own = partSetting(setting, part, this.layers.isStated(setting.id));
      this.leverSettings.push(own);
      lay(own);
    }
  }

  /** Until the year from which the plan starts again, its levers follow the reference. */
  layRestart(plans: readonly PlanFile[]): void {
    const { region, layers, diagnostics } = this;
    const start = readStart(plans, region?.years ?? null, diagnostics);
    if (start === null || region === null) return;
    const { year } = start;
    this.startYear = year;
    const isFollowed = layers.isOnReference.bind(layers);
    tellPointsBefore(this.leverSettings, year, isFollowed, diagnostics);
    layers.followReference(year);
    const planned = this.observations.inYear(year);
    const recorded = Object.entries(region.history).flatMap(([address, values]) =>
      values
        .filter(([at]) => at === year && !planned.some((one) => one.address === address))
        .map(([, value]) => ({ address, value, written: null })),
    );
    const members = Object.fromEntries(
      Object.entries(region.members).map(([dimension, list]) => [
        dimension,
        list.map(({ id }) => id),
      ]),
    );
    const stocks = [...planned, ...recorded];
    this.restart = restartModel(start, stocks, this.catalogue, members, diagnostics);
  }

  reportUnused(): void {
    this.numbers.reportUnused(this.parameterContext.parameters.keys());
  }

  private readParameter(
    source: SourceText,
    entry: YamlEntry,
    setter: Setter,
    seen: Map<string, ParameterSetting>,
  ): ParameterSetting | null {
    const { parameterContext: context, diagnostics } = this;
    const setting = readParameterSetting(source, entry, setter, context, diagnostics);
    return setting !== null && this.isFirst(setting, seen) ? setting : null;
  }

  private overlay(setting: ParameterSetting): void {
    this.parameterSettings.push(setting);
    const overlay = this.overlays.get(setting.id);
    if (overlay === undefined) this.overlays.set(setting.id, new ParameterOverlay(setting));
    else overlay.add(setting);
  }

  private readLever(
    source: SourceText,
    entry: YamlEntry,
    by: string,
    seen: Map<string, LeverSetting>,
  ): LeverSetting | null {
    const before = this.diagnostics.length;
    const setting = readLeverSetting(source, entry, by, this.leverContext, this.diagnostics);
    if (this.diagnostics.length > before) this.tellDeclared(before, splitKey(entry.key).id);
    if (setting === null) return null;
    const other = this.region === null ? null : changedTwice(setting, seen.values());
    if (!this.isFirst(setting, seen)) return null;
    if (other === null) return setting;
    this.reportChangedTwice(setting, other);
    return null;
  }

  /** Says of what was found of a lever where it is declared. */
  private tellDeclared(before: number, id: string): void {
    tellDeclared(this.diagnostics, before, id, this.levers.get(id), this.region);
  }

  /** Whether a file says this for the first time; that it does so again is reported. */
  private isFirst<S extends Keyed>(setting: S, seen: Map<string, S>): boolean {
    const first = seen.get(setting.address);
    if (first === undefined) seen.set(setting.address, setting);
    else this.reportTwice(setting, first);
    return first === undefined;
  }

  private reportChangedTwice({ address, file, entry }: Keyed, other: Keyed): void {
    const remark: Remark = {
      code: "ambiguous-change",
      message: {
        nl: `${address} is een verandering, maar waarvan: van ${other.address} of van wat dit plan erft?`,
        en: `${address} is a change, but of what: of ${other.address} or of what this plan inherits?`,
      },
      help: {
        nl: `geef ${address} een waarde, of noem in ${other.address} elk lid apart`,
        en: `give ${address} a value, or name every member by itself in ${other.address}`,
      },
    };
    const { at } = diagnosticAt(other.file, other.entry.keyStart, other.entry.keyEnd, remark);
    const note = { nl: `${other.address} staat hier`, en: `${other.address} is here` };
    const related = [{ note, at: at! }];
    this.diagnostics.push(diagnosticAt(file, entry.keyStart, entry.keyEnd, { ...remark, related }));
  }

  private reportTwice(setting: Keyed, first: Keyed): void {
    const { address, file, entry } = setting;
    const remark: Remark = {
      code: "duplicate-key",
      message: { nl: `${address} staat er twee keer`, en: `${address} is there twice` },
      help: { nl: "laat er één staan", en: "keep one of them" },
    };
    const { at } = diagnosticAt(first.file, first.entry.keyStart, first.entry.keyEnd, remark);
    const related = [{ note: { nl: "de eerste staat hier", en: "the first is here" }, at: at! }];
    this.diagnostics.push(diagnosticAt(file, entry.keyStart, entry.keyEnd, { ...remark, related }));
  }

  /** Shares of one whole must still add up after the plan has moved some of them. */
  checkShares(region: LoadedRegion, layers = this.layers): void {
    for (const [id, path] of layers.paths) {
      const declaration = this.levers.get(id)!;
      if (declaration.sumsToOne !== true) continue;
      const size = this.leverContext.members(declaration.dims.at(-1) ?? "")?.ids.length ?? 0;
      if (size === 0) continue;
      for (let at = 0; at < path.length; at += size) {
        let sum = 0;
        for (let i = at; i < at + size; i++) sum += path[i]!;
        if (Math.abs(sum - 1) <= SHARE_TOLERANCE) continue;
        const cells = path.length / (region.years.last - region.years.first + 1);
        const year = region.years.first + Math.floor(at / cells);
        const members = this.leverContext.members(declaration.dims.at(-1)!)!.ids.join(", ");
        const when = { nl: ` in ${year}`, en: ` in ${year}` };
        this.reportShares(layers.lastSetting.get(id)!, sum, when, {
          nl: `geef de aandelen van ${members}; wat u niet noemt, volgt de referentie`,
          en: `give the shares of ${members}; what you leave out follows the reference`,
        });
        break;
      }
    }
  }

  /**
   * Makes the levers that one plan more on top of all others sets, and nothing else: what is said of
   * the others, and all that does not follow from levers, stays as it is.
   *
   * @param plan says something of levers only
   */
  layOver(plan: PlanFile, region: LoadedRegion): LaidOver {
    const before = this.diagnostics.length;
    const { levers: settings } = this.read(plan, null);
    this.said.delete(plan);
    const ids = new Set(settings.map(({ id }) => id));
    const layers = new LeverLayers(region, this.leverContext, this.diagnostics);
    const own = this.diagnostics.splice(before);
    // What they remark on the plans below was told when those were read.
    for (const setting of this.leverSettings) if (ids.has(setting.id)) layers.apply(setting);
    this.diagnostics.length = before;
    for (const setting of settings) {
      const from = this.diagnostics.length;
      layers.apply(setting);
      this.tellDeclared(from, setting.id);
    }
    if (this.startYear !== null) {
      const isFollowed = layers.isOnReference.bind(layers);
      tellPointsBefore(settings, this.startYear, isFollowed, this.diagnostics);
      layers.followReference(this.startYear);
    }
    this.checkShares(region, layers);
    own.push(...this.diagnostics.splice(before));
    const isStated = (id: string): boolean => (ids.has(id) ? layers : this.layers).isStated(id);
    const isFixed = (name: string): boolean => this.numbers.find(name) !== null;
    return {
      diagnostics: own,
      ids,
      paths: layers.paths,
      notes: layers.notes(),
      recipes: layers.recipes(isFixed),
      missing: joinedTexts(
        missingOutputs(region.programmes, region.years.first, isStated),
        this.unknownOutputs,
      ),
    };
  }

  /**
   * The paths of the levers that files set, over the reference and over nothing else.
   *
   * @param files in the order in which they are laid
   */
  pathsOf(
    files: readonly PlanFile[],
    region: LoadedRegion,
  ): ReadonlyMap<string, { readonly path: readonly number[]; readonly cells: Set<number> }> {
    const before = this.diagnostics.length;
    const layers = new LeverLayers(region, this.leverContext, this.diagnostics);
    const cells = new Map<string, Set<number>>();
    for (const file of files) {
      for (const setting of this.read(file, null).levers) {
        layers.apply(setting);
        const own = cells.get(setting.id) ?? new Set();
        cells.set(setting.id, own);
        for (const cell of setting.cells.keys()) own.add(cell);
      }
      this.said.delete(file);
    }
    this.diagnostics.length = before;
    return new Map(
      Array.from(layers.paths, ([id, path]) => [id, { path, cells: cells.get(id)! }] as const),
    );
  }

  /** The region's parameters with what the plans say laid over them. */
  parameters(region: LoadedRegion): Parameters {
    const values: Record<string, readonly number[]> = { ...region.parameters };
    const records: Record<string, readonly Provenance[]> = { ...region.provenance.parameters };
    const replaced: Record<string, readonly number[]> = {};
    const ids: Record<string, readonly string[]> = {};
    for (const [dimension, members] of Object.entries(region.members)) {
      ids[dimension] = members.map(({ id }) => id);
    }
    const axes = axesOf(this.catalogue, ids, region.years);
    for (const [id, overlay] of this.overlays) {
      if (overlay.isEmpty) continue;
      const declaration = this.parameterContext.parameters.get(id)!;
      const own = values[id]!;
      const { first } = region.years;
      const laid = overlay.over(own, records[id]!, declaration, axes, first);
      if (laid.wrongSum !== null) {
        this.reportShares(overlay.last, laid.wrongSum, IN_ALL_YEARS, REGION_KEEPS_THE_REST);
      }
      replaced[id] = own;
      values[id] = laid.values;
      records[id] = laid.records;
    }
    const { reference } = region.provenance;
    this.diagnostics.push(...lonelyGroupsOfPlans(this.parameterSettings, [records, reference]));
    return { values, records, replaced };
  }

  /** What is unknown although nothing can be said without it. */
  essentials({ records }: Parameters, files: ProjectFiles): Diagnostic[] {
    return withoutWhichNothing(records, this.catalogue, files);
  }

  /** @param when the year in which they do not, where the shares differ by year */
  private reportShares(
    { id, file, entry }: SharesSetting,
    sum: number,
    when: Text,
    help: Text,
  ): void {
    const percent = Number((sum * 100).toPrecision(8));
    this.diagnostics.push(
      diagnosticAt(file, entry.keyStart, entry.keyEnd, {
        code: "shares-not-one",
        message: {
          nl: `de aandelen van ${id} tellen${when.nl} op tot ${percent} %, niet tot 100 %`,
          en: `the shares of ${id} add up to ${percent} %${when.en}, not to 100 %`,
        },
        help,
      }),
    );
  }

  private addTargets(plan: PlanFile): void {
    for (const entry of plan.targets) {
      if (hasEnough(this.diagnostics)) break;
      if (isEmptyEntry(plan.source, entry, this.diagnostics)) continue;
      if (isRemoval(entry)) {
        this.targetNotes.delete(entry.key);
        // Without the region nobody knows which targets there are.
        if (this.targets.delete(entry.key) || this.region === null) continue;
        reportNothingToRemove(plan.source, entry, this.targets.keys(), this.diagnostics);
        continue;
      }
      const read = readTarget(plan.source, entry, this.targetContext, this.diagnostics);
      if (read === null) continue;
      this.targets.set(read.model.id, read.model);
      this.targetNotes.set(read.model.id, read.note);
      this.targetEntries.set(read.model.id, { plan, entry });
    }
  }

  /** A goal that is left on an indicator that was taken away has nothing to look at. */
  checkTargets(): void {
    for (const { id, indicator } of this.targets.values()) {
      const written = this.targetEntries.get(id);
      if (written === undefined || !this.own.isRemoved(indicator)) continue;
      const { keyStart, keyEnd } = written.entry;
      this.diagnostics.push(
        diagnosticAt(written.plan.source, keyStart, keyEnd, {
          code: "unknown-indicator",
          message: {
            nl: `het doel "${id}" gaat over ${indicator}, en die indicator is weggenomen`,
            en: `the target "${id}" is about ${indicator}, and that indicator was taken away`,
          },
          help: { nl: `neem ook het doel weg: ${id}: null`, en: `take it away too: ${id}: null` },
        }),
      );
    }
  }

  /** Reads the indicators, checks and budgets that are left when all files have been laid. */
  readOwn(): void {
    this.ownRead = this.own.read();
    this.budgetsRead = this.budgets.read();
  }

  scenario(
    layers: readonly PlanLayer[],
    region: LoadedRegion,
    parameters: Parameters,
    modules: readonly string[],
  ): ResolvedScenario {
    const files = layers.map(({ plan }) => plan);
    const packages = packageNotes(layers);
    const levers: Record<string, readonly number[]> = {};
    for (const id of this.levers.keys())
      levers[id] = this.layers.paths.get(id) ?? region.reference[id]!;
    const dimensions: Record<string, readonly string[]> = {};
    const labels: Record<string, Record<string, { nl: string; en: string }>> = {};
    for (const [dimension, members] of Object.entries(region.members)) {
      dimensions[dimension] = members.map(({ id }) => id);
      labels[dimension] = Object.fromEntries(members.map(({ id, label }) => [id, label]));
    }
    const nearestPlan = <T>(pick: (file: PlanFile) => T | null): T | null => {
      for (const file of files) {
        const value = pick(file);
        if (value !== null) return value;
      }
      return null;
    };
    const named = files[0]!;
    const own = this.ownRead!;
    const { budgets, notes: budgetNotes } = this.budgetsRead!;
    const numbers = this.numbers.valuesIn(
      [...own.indicators, ...own.checks].map(({ tree }) => tree),
    );
    const { reference, history, provenance, programmes, unknownReference } = region;
    const recipes = this.layers.recipes((name) => this.numbers.find(name) !== null);
    const unknown = unknownParameters(parameters.records, this.catalogue);
    this.unknownOutputs = unknown.outputs;
    const missing = joinedTexts(
      missingOutputs(programmes, region.years.first, (id) => this.layers.isStated(id)),
      unknown.outputs,
    );
    return sealed<ResolvedScenario>({
      model: {
        format: "ademruimte-scenario/1",
        first: region.years.first,
        last: region.years.last,
        modules,
        regions: [
          {
            ...{ id: region.id, dimensions, parameters: parameters.values },
            ...{ reference, levers, history },
            ...(this.observations.isEmpty ? {} : { observations: this.observations.models() }),
            ...(this.restart === null ? {} : { restart: this.restart }),
            ...(missing.size > 0 ? { missing: [...missing.keys()] } : {}),
            ...(unknownReference.length > 0 ? { unknownReference } : {}),
            ...(unknown.ids.length > 0
              ? { unknownParameters: unknown.ids, unknownOutputs: [...unknown.outputs.keys()] }
              : {}),
          },
        ],
        targets: inOrder(region.targets, this.targets),
        indicators: own.indicators,
        ...(own.checks.length > 0 ? { checks: own.checks } : {}),
        ...(budgets.length > 0 ? { budgets } : {}),
        ...(Object.keys(numbers).length > 0 ? { ownParameters: numbers } : {}),
        ...(programmes.length > 0 ? { programmes } : {}),
      },
      notes: {
        id: named.id,
        title: nearestPlan(({ title }) => title) ?? { nl: named.id, en: named.id },
        // What is said of one municipality of a group stands in the file of the plan itself.
        files: [...new Set(files.map(({ path }) => path))],
        ...(packages.length > 0 ? { packages } : {}),
        language: nearestPlan(({ language }) => language) ?? "nl",
        regions: [
          {
            id: region.id,
            title: region.title,
            ...(region.folders.length > 1 ? { folders: region.folders } : {}),
            members: labels,
            parameters: parameters.records,
            ...(Object.keys(parameters.replaced).length > 0
              ? { replaced: parameters.replaced }
              : {}),
            ...(Object.keys(recipes).length > 0 ? { recipes } : {}),
            reference: provenance.reference,
            history: provenance.history,
            ...(this.observations.isEmpty ? {} : { observations: this.observations.records() }),
            ...(region.laws.length > 0 ? { laws: region.laws } : {}),
            ...(region.priceNotes.length > 0 ? { prices: region.priceNotes } : {}),
            ...(missing.size > 0 ? { missing: Object.fromEntries(missing) } : {}),
          },
        ],
        sources: region.sources,
        levers: this.layers.notes(),
        ...(this.numbers.isEmpty ? {} : { ownParameters: this.numbers.notes() }),
        targets: Object.fromEntries(this.targetNotes),
        ...(own.indicators.length > 0 ? { indicators: own.indicatorNotes } : {}),
        ...(own.checks.length > 0 ? { checks: own.checkNotes } : {}),
        ...(budgets.length > 0 ? { budgets: budgetNotes } : {}),
        ...(programmes.length > 0 ? { programmes: region.programmeNotes } : {}),
      },
    });
  }
}

/** What a municipality gets of an amount that several share, before it is laid. */
interface LaidPart {
  readonly setting: LeverSetting;
  readonly part: SharedPart;
}

/** What becomes of the levers that a plan on top of all others sets. */
export interface LaidOver {
  readonly diagnostics: readonly Diagnostic[];
  /** The levers that it sets. */
  readonly ids: ReadonlySet<string>;
  readonly paths: ReadonlyMap<string, readonly number[]>;
  readonly notes: Readonly<Record<string, LeverNote>>;
  readonly recipes: Readonly<Record<string, LeverRecipe>>;
  /** Outputs without a value, and why they have none. */
  readonly missing: ReadonlyMap<string, Text>;
}

/** What a file says of levers and parameters; `by` is null for a plan. */
interface Said {
  readonly file: PlanFile;
  readonly by: IncludedPackage | null;
  readonly levers: readonly LeverSetting[];
  readonly parameters: readonly ParameterSetting[];
}

/** Keys of a programme that move nothing. */
const PROVENANCE_KEYS = new Set(["source", "where", "grade", "note"]);

/** The packages of a plan and of what it extends, in the order in which they are laid. */
function packageNotes(layers: readonly PlanLayer[]): PackageNote[] {
  const notes = new Map<PlanFile, PackageNote>();
  for (const file of appliedFiles(layers)) {
    if (file.kind !== "measures") continue;
    const { id, title, theme, level, explanation, path } = file;
    const by = layers.find(({ packages }) => packages.some((one) => one.file === file))!.plan.id;
    notes.set(file, {
      ...{ id, title: title ?? { nl: id, en: id }, theme, level, explanation, file: path, by },
    });
  }
  return [...notes.values()];
}

/** The parameters of a run, and the region's own of those that a plan sets. */
export interface Parameters {
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly records: Readonly<Record<string, readonly Provenance[]>>;
  readonly replaced: Readonly<Record<string, readonly number[]>>;
}

/** What one key of a plan or one `--set` says, whatever it sets. */
type Keyed = Pick<LeverSetting, "address" | "file" | "entry">;

const BY_HAND: Setter = { by: "--set", byHand: true };

/** A quantity as a whole comes before its members, wherever it stands. */
const wholesFirst = (entries: readonly YamlEntry[]): readonly YamlEntry[] => [
  ...entries.filter(({ key }) => !key.includes("[")),
  ...entries.filter(({ key }) => key.includes("[")),
];

/**
 * The region's own in its order, then what plans add in the order of their ids: in which order a
 * plan names its packages, or says what, is no part of the model.
 */
function inOrder<T extends { readonly id: string }>(
  own: readonly T[],
  all: ReadonlyMap<string, T>,
): readonly T[] {
  const ids = own.map(({ id }) => id).filter((id) => all.has(id));
  const added = [...all.keys()].filter((id) => !ids.includes(id)).sort();
  return [...ids, ...added].map((id) => all.get(id)!);
}

const SHARE_TOLERANCE = 1e-6;
type SharesSetting = Pick<LeverSetting, "id" | "file" | "entry">;
const IN_ALL_YEARS: Text = { nl: "", en: "" };
const REGION_KEEPS_THE_REST: Text = {
  nl: "geef alle aandelen; wat u niet noemt, houdt de waarde van de regio",
  en: "give all shares; what you leave out keeps the region's value",
};

const extensiveOf = (
  quantities: ReadonlyMap<string, { readonly scale: Scale }>,
): readonly string[] =>
  [...quantities].filter(([, { scale }]) => scale === "extensive").map(([id]) => id);

/** Words that count things of their own name: what programmes are about. */
const countsOf = (programmes: readonly { readonly unit: string }[]): ReadonlySet<string> =>
  new Set(programmes.map(({ unit }) => unit).filter(isCountName));

/** Members of a dimension; null when the region that lists them could not be read. */
function membersOf(
  dimension: string,
  catalogue: Catalogue,
  region: LoadedRegion | null,
): Naming | null {
  const declared = catalogue.dimensions[dimension];
  if (declared === undefined) return null;
  const { label } = declared;
  if (declared.members === "years") {
    if (region === null) return null;
    const { first, last } = region.years;
    const ids = Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`);
    return { label, ids, names: [] };
  }
  const members = declared.members === "region" ? region?.members[dimension] : declared.members;
  if (members === undefined) return null;
  return { label, ids: members.map(({ id }) => id), names: members.map((member) => member.label) };
}
