export const PAGES: readonly string[];
export function withExamples(page: string): string;
