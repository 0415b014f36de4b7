/**
 * Refuses a list of modules that does not fit together. What is wrong here is a mistake of ours, so
 * it throws; the message names the modules and what would be allowed. The list is part of the
 * program: its tests call this, so that no start of the command pays for it.
 */
import type { Dimension, ModuleDeclaration } from "../scenario/declarations.ts";

export function checkWiring(
  modules: readonly ModuleDeclaration[],
  dimensions: Readonly<Record<string, Dimension>>,
  feeds: ReadonlySet<string> = new Set(),
): void {
  /** Place of the module that has an output; programmes may share the name of another module. */
  const places = new Map<string, number>();
  modules.forEach((module, index) => {
    for (const name of Object.keys(module.outputs)) places.set(`${module.id}.${name}`, index);
  });
  const names = new Set(modules.map(({ id }) => id));
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const [index, module] of modules.entries()) {
    const own = (name: string): string => `${module.id}.${name}`;
    for (const name of new Set([...Object.keys(module.outputs), ...Object.keys(module.levers)])) {
      if (seen.has(own(name))) wrong.push(`${own(name)} is listed twice`);
      seen.add(own(name));
    }
    const quantities = [
      ...Object.entries(module.parameters),
      ...Object.entries(module.levers),
      ...Object.entries(module.outputs),
      ...Object.entries(module.state),
      ...Object.entries(module.accounts),
    ];
    for (const [name, { dims }] of quantities) {
      for (const dim of dims) {
        if (!(dim in dimensions)) wrong.push(`${own(name)} has the unknown dimension ${dim}`);
      }
    }
    for (const [name, { lever }] of Object.entries(module.constraints)) {
      if (!(lever in module.levers)) wrong.push(`constraint ${own(name)} names no own lever`);
    }
    for (const [name, { effect }] of Object.entries(module.levers)) {
      const [owner = ""] = effect.output.split(".");
      if (names.has(owner) && !places.has(effect.output)) {
        wrong.push(`lever ${own(name)} moves the unknown output ${effect.output}`);
      }
    }
    for (const [name, output] of Object.entries(module.outputs)) {
      for (const cause of output.from) {
        const [kind, of = ""] = cause.split(".");
        const known =
          (kind === "p" && of in module.parameters) ||
          (kind === "l" && of in module.levers) ||
          (kind === "in" && of in module.inputs);
        if (!known) wrong.push(`${own(name)} declares the unknown cause ${cause}`);
      }
      if (output.total !== undefined && !(output.total in module.outputs)) {
        wrong.push(`${own(name)} has the unknown total ${output.total}`);
      }
    }
    for (const [name, input] of Object.entries(module.inputs)) {
      if (feeds.has(input.from)) continue;
      const [, output = ""] = input.from.split(".");
      const source = places.get(input.from);
      const declared = source === undefined ? undefined : modules[source]!.outputs[output];
      if (source === undefined || declared === undefined) {
        wrong.push(`${own(name)} reads ${input.from}, which no module declares`);
        continue;
      }
      const stock = input.when === "start" || input.when === "end";
      if (stock !== (declared.kind === "stock")) {
        wrong.push(
          `${own(name)} reads ${input.from} as "${input.when}", but it is a ${declared.kind}`,
        );
      }
      if ((input.when === "end" || input.when === "year") && source >= index) {
        const cycle = modules.slice(index, source + 1).map(({ id }) => id);
        wrong.push(
          `${own(name)} reads ${input.from} of the same year, which closes the cycle ` +
            `${[...cycle, module.id].join(" -> ")}; a later module can be read as "start" or "year-before"`,
        );
      }
      if (input.when === "year-before") {
        const { before } = input;
        if (before === undefined || !(before in module.parameters)) {
          wrong.push(
            `${own(name)} needs the own parameter that holds ${input.from} before the run`,
          );
        } else if (module.parameters[before]!.dims.join() !== declared.dims.join()) {
          wrong.push(`${own(before)} must have the dimensions of ${input.from}`);
        }
      }
    }
  }
  if (wrong.length > 0) throw new Error(`modules do not fit together:\n  ${wrong.join("\n  ")}`);
}
