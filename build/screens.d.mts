export declare const SCREEN_PAGES: Readonly<Record<"nl" | "en", string>>;
export declare function withScreens(
  page: string,
  print: (words: readonly string[]) => string,
): string;
export declare function writeScreens(root: string, command: string): void;
