export interface ChartPicture {
  readonly words: readonly string[];
  readonly chart: string;
}
export interface ScreenPicture {
  readonly words: readonly string[];
  /** Its name, or one in each language. */
  readonly screen: string | Readonly<Record<"nl" | "en", string>>;
  /** What stands behind the address: `#goals`; null for the page as it opens. */
  readonly begin: string | null;
  readonly size: { readonly width: number; readonly height: number };
}
export declare const PICTURES: Readonly<Record<string, ChartPicture | ScreenPicture>>;
