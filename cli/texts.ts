/** Every sentence the command says to a person, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export type Language = "nl" | "en";

export const say = (text: Text, language: Language): string => text[language];
