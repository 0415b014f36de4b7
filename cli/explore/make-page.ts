/** From the words of the command line to the page of an explorer, or to what is wrong with its plans. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { PageData } from "../../explorer/session/page-data.ts";
import { engineFingerprint } from "../result-files.ts";
import type { Language } from "../texts.ts";
import { collect } from "./collect.ts";
import { readOtherwise } from "./read-again.ts";
import { readPlansOfPage } from "./read-plans.ts";
import { readStoryFile } from "./read-story-file.ts";

declare const __VERSION__: string;

export interface PageQuestion {
  /** As typed; the first is opened. */
  readonly plans: readonly string[];
  /** Null for the page of policy staff; the file of a story, or an empty text for the supplied one. */
  readonly story: string | null;
  readonly sets: readonly string[];
  readonly allow: readonly string[];
  readonly language: Language | null;
}

export interface MadePage {
  readonly data: PageData;
  /** Of the plan that is opened. */
  readonly title: Text;
  readonly outcomes: readonly RunOutcome[];
}

export interface PageAnswer {
  /** Null where a diagnostic is an error. */
  readonly page: MadePage | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly language: Language;
  /** Paths of all files of projects that were read and of the story, also where one is wrong. */
  readonly opened: readonly string[];
}

export function makePage(question: PageQuestion): PageAnswer {
  const { outcomes, collected, diagnostics, isWrong, ...read } = readPlansOfPage(
    question.plans,
    question,
  );
  const language = question.language ?? read.language ?? "nl";
  const { opened } = read;
  const texts = isWrong ? null : collect(collected);
  if (texts === null) {
    return {
      ...{ page: null, language, opened },
      diagnostics: isWrong ? diagnostics : [...diagnostics, apart],
    };
  }
  const otherwise = readOtherwise(texts, outcomes, question.sets);
  if (otherwise.length > 0) {
    return { page: null, diagnostics: [...diagnostics, ...otherwise], language, opened };
  }
  const told =
    question.story === null
      ? null
      : readStoryFile(question.story, {
          ...{ outcome: outcomes[0]!, file: collected[0]!.file },
          ...{ sets: question.sets, allow: question.allow },
        });
  const all = [...diagnostics, ...(told?.diagnostics ?? [])];
  const watched = told === null || told.file === null ? opened : [...opened, told.file];
  if (told !== null && told.story === null) {
    return { page: null, diagnostics: all, language, opened: watched };
  }
  const data: PageData = {
    format: "ademruimte-explorer/1",
    engine: engineFingerprint(),
    version: __VERSION__,
    language,
    variant: question.story === null ? "full" : "public",
    ...texts,
    sets: question.sets,
    story: told?.story ?? null,
  };
  const { title } = outcomes[0]!.scenario.notes;
  return { page: { data, title, outcomes }, diagnostics: all, language, opened: watched };
}

const apart: Diagnostic = {
  code: "outside-project",
  severity: "error",
  message: {
    nl: "de plannen staan op verschillende schijven, en een pagina kan ze zo niet samen dragen",
    en: "the plans are on different drives, and a page cannot carry them together like that",
  },
  help: { nl: "zet ze op één schijf", en: "put them on one drive" },
  ...{ at: null, excerpt: null, related: [] },
};
