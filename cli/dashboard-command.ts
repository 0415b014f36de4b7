/** The command `dashboard`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { buildDashboard } from "./commands/dashboard.ts";
import { DASHBOARD } from "./dashboard/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `dashboard` to a command line. */
export const withDashboard = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof DASHBOARD): string => DASHBOARD[key][language];
  const worded = (key: "out" | "licence" | "publisher" | "baseUrl" | "issued" | "contact") =>
    ({ type: "string", describe: text(key), requiresArg: true }) as const;
  return cli.command(
    "dashboard <of>",
    text("dashboard"),
    (y) =>
      y
        .positional("of", { type: "string", demandOption: true, describe: text("of") })
        .option("out", worded("out"))
        .option("licence", worded("licence"))
        .option("publisher", worded("publisher"))
        .option("base-url", worded("baseUrl"))
        .option("issued", worded("issued"))
        .option("contact", worded("contact"))
        .example("simulate dashboard results/zwv-2040", text("example")),
    async ({ of, out, licence, publisher, baseUrl, issued, contact, allow, json, quiet, lang }) => {
      const said = {
        ...{ licence: licence ?? null, publisher: publisher ?? null, baseUrl: baseUrl ?? null },
        ...{ issued: issued ?? null, contact: contact ?? null },
      };
      const asked = { of, out: out ?? null, allow: allow ?? [], language: lang ?? null };
      finish(await buildDashboard({ ...asked, ...said, json, quiet }, streams));
    },
  );
};
