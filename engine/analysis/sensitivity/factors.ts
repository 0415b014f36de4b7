/**
 * What a sensitivity analysis moves: a factor is one uncertain input, or a group of inputs that
 * depend on each other and are moved as one.
 *
 * The variance of a figure can be divided only among factors that are independent of each other. Of
 * inputs that are correlated nothing tells which of them a change came from, so such a group is one
 * factor, whose share is that of all its inputs.
 */

/** What is asked of an uncertain input. */
export interface FactorInput {
  readonly name: string;
  readonly group: { readonly name: string; readonly correlation: number } | null;
}

export interface Factor {
  /** The name of the input, or `group` and the name of the group. */
  readonly name: string;
  /** Name of the group; null of an input by itself. */
  readonly group: string | null;
  /** The inputs of the factor, by their number. */
  readonly inputs: readonly number[];
  /** Of each of them whether it goes against the others: high where they are low. */
  readonly against: readonly boolean[];
}

/** The factors of a scenario, in the order of their first inputs. */
export function factorsOf(inputs: readonly FactorInput[]): Factor[] {
  const groups = new Map<string, number[]>();
  inputs.forEach(({ group }, input) => {
    if (group === null) return;
    const members = groups.get(group.name);
    if (members === undefined) groups.set(group.name, [input]);
    else members.push(input);
  });
  return inputs.flatMap(({ name, group }, input): Factor[] => {
    const members = group === null ? [input] : groups.get(group.name)!;
    if (members[0] !== input) return [];
    if (members.length === 1) return [{ name, group: null, inputs: members, against: [false] }];
    return [
      {
        name: `group ${group!.name}`,
        group: group!.name,
        inputs: members,
        against: members.map((member) => inputs[member]!.group!.correlation < 0),
      },
    ];
  });
}

/** Puts the inputs of a factor at a quantile of the factor; those that go against it, at its mirror. */
export function placeFactor(
  { inputs, against }: Factor,
  uniform: number,
  into: Float64Array,
): void {
  for (let at = 0; at < inputs.length; at++) {
    into[inputs[at]!] = against[at]! ? 1 - uniform : uniform;
  }
}
