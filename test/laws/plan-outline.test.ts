/** The quick look at the outline of a plan against the schema that explains mistakes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitsGroup,
  OUTLINE,
  type Form,
  type Group,
} from "../../engine/scenario/plan/plan-outline.ts";
import { planSchemas, type FileKind } from "../../engine/scenario/plan/plan-schema.ts";
import { dataOf, type YamlNode } from "../../engine/scenario/yaml/yaml-document.ts";

const scalar = (value: string | number | boolean | null): YamlNode => ({
  kind: "scalar",
  value,
  written: `${value}`,
  start: 0,
  end: 1,
  faulty: false,
  absent: false,
});
const map = (entries: readonly (readonly [string, YamlNode])[]): YamlNode => ({
  kind: "map",
  entries: [...new Map(entries)].map(([key, value]) => ({ key, keyStart: 0, keyEnd: 1, value })),
  start: 0,
  end: 1,
});
const list = (items: readonly YamlNode[]): YamlNode => ({ kind: "list", items, start: 0, end: 1 });

const anyScalar = fc.constantFrom(null, true, 2, 2030, "", "nl", "start", "housing").map(scalar);
const strangeKey = fc.constantFrom("nl", "en", "de", "constructor", "toString", "x", "year");
const anything: fc.Arbitrary<YamlNode> = fc.oneof(
  anyScalar,
  fc.array(anyScalar, { maxLength: 3 }).map(list),
  fc.array(fc.tuple(strangeKey, anyScalar), { maxLength: 3 }).map(map),
);

/** Mostly what the form asks for, so that whole groups fit now and then. */
const valueOf = (form: Form): fc.Arbitrary<YamlNode> => {
  const right = ((): fc.Arbitrary<YamlNode> => {
    if (typeof form === "object") {
      if ("oneOf" in form) return fc.constantFrom(...form.oneOf).map(scalar);
      const each = form.each === "anything" ? anything : groupOf(form.each);
      return fc.array(fc.tuple(fc.constantFrom("a", "b"), each), { maxLength: 2 }).map(map);
    }
    return form === "anything" ? anything : fc.constant(scalar("text"));
  })();
  return fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: anything });
};

const groupOf = (group: Group): fc.Arbitrary<YamlNode> =>
  fc
    .tuple(
      ...Object.entries(group).map(([key, { form, required }]) =>
        fc.tuple(
          fc.constant(key),
          valueOf(form),
          required ? fc.integer({ min: 0, max: 20 }).map((n) => n > 0) : fc.boolean(),
        ),
      ),
      fc.tuple(
        strangeKey,
        anything,
        fc.integer({ min: 0, max: 8 }).map((n) => n === 0),
      ),
    )
    .map((fields) =>
      map(fields.filter(([, , there]) => there).map(([key, value]) => [key, value])),
    );

describe.each<FileKind>(["plan", "measures"])("the outline of a %s", (kind) => {
  it("fits exactly where the schema has nothing to say", () => {
    const fitting = { yes: 0, no: 0 };
    fc.assert(
      fc.property(groupOf(OUTLINE[kind]), (root) => {
        const fits = fitsGroup(root, OUTLINE[kind]);
        expect(fits).toBe(planSchemas()[kind].safeParse(dataOf(root)).success);
        fitting[fits ? "yes" : "no"]++;
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(fitting.yes, fitting.no)).toBeGreaterThan(100);
  });
});
