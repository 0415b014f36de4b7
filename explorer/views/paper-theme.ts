/** Paper is light: while the page is printed, pictures are drawn as in the light theme. */
import { useEffect, useState } from "preact/hooks";
import type { ChartTheme } from "../charts/ink.ts";

export function usePaperTheme(theme: ChartTheme): ChartTheme {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => setPrinting(true);
    const end = (): void => setPrinting(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting ? "light" : theme;
}
