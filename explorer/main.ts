/**
 * The one script of the explorer, on the page and in its worker. The page finds its data in an
 * element beside this script.
 */
import { openPage } from "./page/start.tsx";
import type { PageData } from "./session/page-data.ts";

const element = document.getElementById("page-data")!;
openPage(JSON.parse(element.textContent) as PageData);
