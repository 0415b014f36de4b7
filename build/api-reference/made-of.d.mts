export const root: string;
export const MADE_OF: string;
export function madeOf(): { readonly sources: string; readonly pages: string };
