/** How a report is cited: by what it was made from, since it has no date. */
import { markup, type Html } from "./html.ts";
import type { RunReport } from "./run-view.ts";

const short = (hash: string): string => hash.slice(0, 12);

/** Version and hashes on one line. */
export function hashLine({ version, hashes, language }: RunReport): string {
  const { scenario, notes, engine } = hashes;
  const [model, plan, told] = {
    nl: ["rekenmodel", "plan", "bronvermeldingen"],
    en: ["engine", "plan", "notes"],
  }[language] as [string, string, string];
  return `ademruimte ${version} · ${model} ${short(engine)} · ${plan} ${short(scenario)} · ${told} ${short(notes)}`;
}

export function citation(report: RunReport): Html {
  const { outcome, language, version, hashes } = report;
  const { model, notes } = outcome.scenario;
  const title = notes.title[language];
  const places = notes.regions.map((region) => region.title[language]).join(", ");
  const text = {
    nl: `${title}. Doorrekening voor ${places}, ${model.first}–${model.last}, met het model ademruimte ${version} (rekenmodel ${short(hashes.engine)}, plan ${short(hashes.scenario)}).`,
    en: `${title}. Computed for ${places}, ${model.first}–${model.last}, with the ademruimte model ${version} (engine ${short(hashes.engine)}, plan ${short(hashes.scenario)}).`,
  }[language];
  const why = {
    nl: "De twee kenmerken zeggen met welk rekenmodel en welk plan deze cijfers gemaakt zijn: wie beide heeft, krijgt dezelfde cijfers. Met de opdracht hieronder wordt het plan opnieuw gerekend en vergeleken.",
    en: "The two marks say which engine and which plan made these figures: who has both gets the same figures. The command below runs the plan again and compares.",
  }[language];
  return markup`<blockquote><p>${text}</p></blockquote>
    <p>${why}</p>
    <p><code>simulate rerun results/${notes.id}</code></p>
    <dl class="hashes">
      <dt>${{ nl: "Rekenmodel", en: "Engine" }[language]}</dt>
      <dd><code>${hashes.engine}</code></dd>
      <dt>${{ nl: "Plan", en: "Plan" }[language]}</dt>
      <dd><code>${hashes.scenario}</code></dd>
      <dt>${{ nl: "Bronvermeldingen", en: "Notes" }[language]}</dt>
      <dd><code>${hashes.notes}</code></dd>
      <dt>${{ nl: "Planbestanden", en: "Plan files" }[language]}</dt>
      <dd>${notes.files.map((file) => markup`<code>${file}</code> `)}</dd>
    </dl> `;
}
