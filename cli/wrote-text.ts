/** Where a command wrote, and what to open first. */
import path from "node:path";
import { HELP, type Language } from "./texts.ts";

export const wroteText = (folder: string, language: Language): string =>
  `${HELP.wrote[language]}: ${folder}\n` +
  `${HELP.report[language]}: ${path.join(folder, "report.html")}\n`;
