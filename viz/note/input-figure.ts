/** What goes into a run: levers and parameters, as a note states them. */
import { cellOf } from "../../engine/scenario/address.ts";
import { displayUnit, type DisplayUnit } from "../numbers.ts";
import type { Course } from "./course.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import type { NumberReading } from "./reading.ts";
import { yearOf } from "./series-figure.ts";
import type { Subject } from "./subject.ts";
import type { YearsWord } from "./tag.ts";

type Level = (value: number, canonical: string, display: DisplayUnit) => NumberReading;
type LeverSubject = Extract<Subject, { kind: "lever" }>;
type ParameterSubject = Extract<Subject, { kind: "parameter" }>;

const oneYear = (name: string, example: number): NoteFault =>
  noteFault(
    "bad-tag",
    { nl: `${name}: zeg welk jaar`, en: `${name}: say which year` },
    { nl: `schrijf {${name} ${example}}`, en: `write {${name} ${example}}` },
  );

/** What a plan asks of a lever in a year; under unchanged policy its reference path. */
export function leverFigure(
  { address, id, cell, lever }: LeverSubject,
  years: YearsWord | null,
  course: Course,
  region: number,
  level: Level,
): NumberReading | NoteFault {
  const { scenario } = course.plan.outcome;
  const { first, last, regions } = scenario.model;
  const model = regions[region]!;
  const path = (course.isReference ? model.reference : model.levers)[id] ?? model.reference[id];
  if (years === null || years.from !== years.to) return oneYear(address, Math.min(2040, last));
  const year = yearOf(years.from, course);
  const isUnknown =
    (course.isReference || path === model.reference[id]) &&
    model.unknownReference?.includes(id) === true;
  if (path === undefined || isUnknown || year < first || year > last) {
    return noteFault(
      "tag-without-value",
      {
        nl: `hefboom ${address} heeft geen waarde in ${year}`,
        en: `lever ${address} has no value in ${year}`,
      },
      {
        nl: `er zijn waarden van ${first} tot ${last}`,
        en: `there are values of ${first} to ${last}`,
      },
    );
  }
  const size = path.length / (last - first + 1);
  const values = Array.from({ length: last - first + 1 }, (_, at) => path[at * size + cell]!);
  const largest = Math.max(...values.map(Math.abs));
  return level(values[year - first]!, lever.unit, displayUnit(lever.unit, largest));
}

/** The place of a parameter in its flat values; a fault where a year is missing. */
export function parameterPlace(
  { address, id, members, parameter }: ParameterSubject,
  years: YearsWord | null,
  course: Course,
  region: number,
): number | NoteFault {
  const { scenario, catalogue } = course.plan.outcome;
  const { first, last, regions } = scenario.model;
  const { dimensions } = regions[region]!;
  let all = members;
  if (members.length < parameter.dims.length) {
    if (years === null) return oneYear(address, first);
    const year = parameter.dims.findIndex((dim) => catalogue.dimensions[dim]?.members === "years");
    all = [...members.slice(0, year), `${yearOf(years.from, course)}`, ...members.slice(year)];
  }
  const place = cellOf({ id, members: all }, catalogue, dimensions, { first, last });
  return (
    place ??
    noteFault(
      "tag-without-value",
      { nl: `${address} heeft daar geen waarde`, en: `${address} has no value there` },
      {
        nl: `er zijn waarden van ${first} tot ${last}`,
        en: `there are values of ${first} to ${last}`,
      },
    )
  );
}

/** The value of a parameter that the run was made with. */
export function parameterFigure(
  subject: ParameterSubject,
  years: YearsWord | null,
  course: Course,
  region: number,
  level: Level,
): NumberReading | NoteFault {
  const { address, id, parameter } = subject;
  const model = course.plan.outcome.scenario.model.regions[region]!;
  const place = parameterPlace(subject, years, course, region);
  if (typeof place !== "number") return place;
  const values = model.parameters[id];
  const value = values?.[place];
  if (value === undefined || model.unknownParameters?.includes(id) === true) {
    return noteFault("tag-without-value", {
      nl: `niemand kent parameter ${address}: er staat een tijdelijk getal in de plaats`,
      en: `nobody knows parameter ${address}: a stand-in is in its place`,
    });
  }
  return level(value, parameter.unit, displayUnit(parameter.unit, value));
}
