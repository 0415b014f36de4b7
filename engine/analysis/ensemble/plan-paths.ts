/** The levers of a plan whose paths follow from the reference or from parameters, member by member. */
import type { Instance } from "../../run/instance.ts";
import type { Block } from "../../run/layout.ts";
import { cellOf, parseAddress, quantitiesOf, type YearSpan } from "../../scenario/address.ts";
import type { Catalogue, LeverDeclaration } from "../../scenario/declarations.ts";
import type { RegionModel, ResolvedScenario } from "../../scenario/resolved.ts";
import { copiedPlaces, MemberLever, type LeverGround } from "./member-levers.ts";
import type { LeverPlace, UncertainCells } from "./uncertain-cells.ts";

/** A lever that is made again, and where its path goes. */
interface Made {
  readonly lever: MemberLever;
  readonly place: LeverPlace;
}

export class PlanPaths {
  private readonly made: Made[] = [];
  private readonly columns: readonly ParameterColumns[];

  /** Tells the cells which of them follow the reference; these are no longer looked at here. */
  constructor(
    { model, notes }: ResolvedScenario,
    catalogue: Catalogue,
    private readonly instance: Instance,
    private readonly cells: UncertainCells,
  ) {
    const { first, last } = model;
    const { parameterBlock, leverBlock } = instance;
    const levers: ReadonlyMap<string, LeverDeclaration> = quantitiesOf(catalogue, "levers");
    this.columns = model.regions.map((region, at) => {
      const { parameters } = cells.regions[at]!;
      const known = { block: parameterBlock, values: parameters };
      const own = notes.ownParameters ?? {};
      const columns = new ParameterColumns(region, { first, last }, catalogue, known, own);
      for (const [id, recipe] of Object.entries(notes.regions[at]!.recipes ?? {})) {
        const declared = levers.get(id);
        const slot = leverBlock.slots.get(id);
        if (declared === undefined || slot === undefined) continue;
        const place = cells.placeOf(at, slot);
        const ground: LeverGround = {
          ...{ first, years: instance.years, cells: slot.size, declared },
          ...{ reference: place.reference, shares: this.sharesOf(declared) },
          column: (name) => columns.of(name),
        };
        const copied = copiedPlaces(recipe, ground);
        if (copied === null) this.add(new MemberLever(recipe, ground), place);
        else if (copied.every((is, i) => is === 0 || place.plan[i] === place.reference[i])) {
          cells.follow(place, copied);
        }
      }
      return columns;
    });
  }

  private sharesOf({ dims, sumsToOne }: LeverDeclaration): number {
    const last = dims.at(-1);
    return sumsToOne === true && last !== undefined ? this.instance.structure.sizes[last]! : 0;
  }

  /** The path in the model leads: whoever gave a lever another one has decided it, and it stays. */
  private add(lever: MemberLever, place: LeverPlace): void {
    if (!lever.path.every((value, at) => value === place.plan[at])) return;
    this.cells.follow(place, new Uint8Array(lever.path.length));
    this.made.push({ lever, place });
  }

  /** Makes the paths from the reference and the parameters of the member. */
  fill(): void {
    const { made, columns } = this;
    if (made.length === 0) return;
    for (let region = 0; region < columns.length; region++) columns[region]!.fill();
    for (let i = 0; i < made.length; i++) {
      const { lever, place } = made[i]!;
      const { size, plan, byYear } = place;
      lever.fill();
      const { path } = lever;
      for (let year = 0, at = 0; year < byYear.length; year++) {
        const row = byYear[year]!;
        for (let cell = 0; cell < size; cell++, at++) row[cell] = plan[at] = path[at]!;
      }
    }
  }
}

/** A column that formulas read, and where its values stand among the parameters. */
interface Column {
  readonly values: Float64Array;
  readonly places: Int32Array;
}

/** What formulas of levers read beside paths: one value per year of each name. */
class ParameterColumns {
  private readonly columns = new Map<string, Column>();
  private readonly moving: Column[] = [];

  constructor(
    private readonly region: RegionModel,
    private readonly span: YearSpan,
    private readonly catalogue: Catalogue,
    private readonly known: { readonly block: Block; readonly values: ArrayLike<number> },
    private readonly own: Readonly<Record<string, { readonly value: number }>>,
  ) {}

  /** The same array at every call; `fill` keeps its values those of the member. */
  of(name: string): Float64Array {
    const known = this.columns.get(name);
    if (known !== undefined) return known.values;
    const values = new Float64Array(this.span.last - this.span.first + 1);
    const own = Object.hasOwn(this.own, name) ? this.own[name]! : null;
    const places = own === null ? this.placesOf(name, values.length) : new Int32Array(0);
    const column = { values, places };
    this.columns.set(name, column);
    if (own !== null) values.fill(own.value);
    else {
      this.moving.push(column);
      this.fillColumn(column);
    }
    return values;
  }

  fill(): void {
    for (let i = 0; i < this.moving.length; i++) this.fillColumn(this.moving[i]!);
  }

  private fillColumn({ values, places }: Column): void {
    const parameters = this.known.values;
    for (let year = 0; year < values.length; year++) values[year] = parameters[places[year]!]!;
  }

  /** Beyond all parameters where the name is none: no path comes of it, and the plan's stands. */
  private placesOf(name: string, years: number): Int32Array {
    const { catalogue, span, region, known } = this;
    const address = parseAddress(name);
    const declared =
      address === null ? undefined : quantitiesOf(catalogue, "parameters").get(address.id);
    const slot = address === null ? undefined : known.block.slots.get(address.id);
    const places = new Int32Array(years).fill(known.values.length);
    if (address === null || declared === undefined || slot === undefined) return places;
    const { id, members } = address;
    const axis = declared.dims.findIndex((dim) => catalogue.dimensions[dim]?.members === "years");
    const byYear = members.length < declared.dims.length;
    for (let year = 0; year < years; year++) {
      const all = byYear
        ? [...members.slice(0, axis), `${span.first + year}`, ...members.slice(axis)]
        : members;
      const cell = cellOf({ id, members: all }, catalogue, region.dimensions, span);
      if (cell !== null) places[year] = slot.offset + cell;
    }
    return places;
  }
}
