export interface ChartPicture {
  readonly words: readonly string[];
  readonly chart: string;
}
export interface ScreenPicture {
  readonly words: readonly string[];
  readonly screen: string;
  /** A selector of what stands at the top; null for the top of the page. */
  readonly begin: string | null;
  readonly size: { readonly width: number; readonly height: number };
}
export declare const PICTURES: Readonly<Record<string, ChartPicture | ScreenPicture>>;
