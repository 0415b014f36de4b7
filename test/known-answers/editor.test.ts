/** What people see in an editor that checks YAML: the language server that VS Code and others use. */
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { schemaFile } from "../arbitraries/editor-schema.ts";

interface Marked {
  readonly value: string;
}
interface Position {
  readonly line: number;
  readonly character: number;
}
interface Document {
  positionAt(offset: number): Position;
  getText(range: unknown): string;
}

/** As much of the language server as an editor asks of it here. */
interface LanguageService {
  configure(settings: object): void;
  doComplete(
    document: Document,
    position: Position,
    isKubernetes: boolean,
  ): Promise<{
    readonly items: readonly {
      readonly label: string;
      readonly insertText: string;
      readonly documentation: Marked | string;
    }[];
  }>;
  doHover(document: Document, position: Position): Promise<{ readonly contents: Marked }>;
  doValidation(
    document: Document,
    isKubernetes: boolean,
  ): Promise<readonly { readonly range: unknown; readonly message: string }[]>;
}

const { getLanguageService, TextDocument } = createRequire(import.meta.url)(
  "yaml-language-server",
) as {
  getLanguageService(surroundings: object): LanguageService;
  readonly TextDocument: {
    create(uri: string, language: string, version: number, text: string): Document;
  };
};

const uri = pathToFileURL(schemaFile("plan")).href;

function editor(): LanguageService {
  const service = getLanguageService({
    schemaRequestService: () => Promise.resolve(fs.readFileSync(schemaFile("plan"), "utf8")),
    workspaceContext: {
      resolveRelativePath: (relative: string, base: string) => new URL(relative, base).href,
    },
    clientCapabilities: {
      textDocument: { completion: { completionItem: { documentationFormat: ["markdown"] } } },
    },
  });
  const schemas = [{ uri, fileMatch: ["*.yaml"] }];
  service.configure({ validate: true, hover: true, completion: true, schemas });
  return service;
}

const service = editor();
let documents = 0;

/** A document, and where the sign | stands in it. */
function opened(text: string) {
  const name = `file:///plan-${documents++}.yaml`;
  const document = TextDocument.create(name, "yaml", 1, text.replace("|", ""));
  return { document, position: document.positionAt(text.indexOf("|")) };
}

describe("in an editor", () => {
  it("a lever is completed, with what it means", async () => {
    const { document, position } = opened("id: x\nlevers:\n  renewables.wi|\n");
    const { items } = await service.doComplete(document, position, false);
    const wind = items.find(({ label }) => label === "renewables.wind_capacity")!;
    expect(wind.insertText).toMatch(/^renewables\.wind_capacity: /);
    const { value } = wind.documentation as Marked;
    for (const word of ["Windvermogen", "Wind capacity", "Grenzen: vanaf 0", "Wie beslist"]) {
      expect(value).toContain(word);
    }
  });

  it("members and results are offered by their names", async () => {
    const members = opened("id: x\nlevers:\n  heat.connection_share:\n    v|\n");
    const { items } = await service.doComplete(members.document, members.position, false);
    expect(items.map(({ label }) => label)).toContain("venning");
    const result = opened("id: x\ntargets:\n  t:\n    indicator: emissions.t|\n");
    const found = await service.doComplete(result.document, result.position, false);
    const total = found.items.find(({ label }) => label === "emissions.total")!;
    expect(total.documentation).toContain("CO₂-uitstoot");
  });

  it("hovering shows meaning, bounds and reference of a lever", async () => {
    const { document, position } = opened("id: x\nlevers:\n  renewables.wind_ca|pacity: 31 MW\n");
    const { contents } = await service.doHover(document, position);
    const { value } = contents;
    for (const word of ["**Windvermogen", "Grenzen: vanaf 0", "Referentie 2024 → 2050"]) {
      expect(value).toContain(word);
    }
  });

  it.each([
    ["levers:\n  renewables.wind_capasity: 31 MW", "renewables.wind_capasity", /not allowed/],
    ["levers:\n  renewables.wind_capacity: 31 GWh", "31 GWh", /eenheden: W, kW, MW, GW/],
    ["levers:\n  renewables.wind_capacity: 31", "31", /eenheden: W, kW, MW, GW/],
    ["levers:\n  heat.connection_share: { vening: 40 % }", "vening", /not allowed/],
    ["levers:\n  heat.connection_share: { venning: 40 %, shape: lineair }", "lineair", /linear/],
  ])("a slip is underlined: %s", async (text, slip, message) => {
    const { document } = opened(`id: x\n${text}\n`);
    const [found, ...others] = await service.doValidation(document, false);
    expect(others).toEqual([]);
    expect(document.getText(found!.range)).toBe(slip);
    expect(found!.message).toMatch(message);
  });
});
