/** Opens the page on its first plan. */
import { render } from "preact";
import type { PageData } from "../session/page-data.ts";
import { moved } from "../timing.ts";
import "./page.css";

export function openPage(data: PageData): void {
  const [plan] = data.plans;
  moved();
  render(
    <main>
      <h1>{plan!.id}</h1>
    </main>,
    document.getElementById("app")!,
  );
}
