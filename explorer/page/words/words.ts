/** What the page says, by language. */
import type { ExplorerLanguage } from "../../session/page-data.ts";
import { en } from "./en.ts";
import { nl, type Words } from "./nl.ts";

export type { Words } from "./nl.ts";

export const WORDS: Readonly<Record<ExplorerLanguage, Words>> = { nl, en };
