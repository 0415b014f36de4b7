/** Plans that a test brings along, resolved beside the shipped ones. */
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { root } from "./root.ts";

const FOLDER = "kortrijk";

/** The shipped plans with more files beside those of Kortrijk. */
class WithFiles extends DiskFiles {
  constructor(private readonly added: ReadonlyMap<string, Uint8Array>) {
    super(path.join(root, "scenarios"));
  }

  override size(at: string): number | null {
    return this.added.get(at)?.length ?? super.size(at);
  }

  override read(at: string): Uint8Array {
    return this.added.get(at) ?? super.read(at);
  }

  override list(folder: string): string[] {
    const own = [...this.added.keys()].filter((at) => path.posix.dirname(at) === folder);
    return [...super.list(folder), ...own.map((at) => path.posix.basename(at))].sort();
  }
}

/** @param files text by name; they lie beside `referentie.yaml` */
export function resolvedFrom(
  files: Readonly<Record<string, string>>,
  plan: string,
): ResolvedScenario {
  const encoder = new TextEncoder();
  const added = new Map(
    Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, encoder.encode(text)]),
  );
  const disk = new WithFiles(added);
  const { scenario, diagnostics } = resolveScenario({
    ...{ files: disk, shipped: suppliedIn(disk), planPath: `${FOLDER}/${plan}`, catalogue },
    formulas: () => parseFormula,
  });
  if (scenario === null) throw new Error(diagnosticsText(diagnostics, "en"));
  return scenario;
}
