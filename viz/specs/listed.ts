import type { Language } from "../numbers.ts";

/** `a, b en c`. */
export const listed = (names: readonly string[], language: Language): string => {
  const and = language === "nl" ? "en" : "and";
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
};
