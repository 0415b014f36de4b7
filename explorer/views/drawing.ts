/**
 * A picture on the page: one Vega view, made once by vega-embed and then fed with scenes. Under the
 * policy of the page nothing is evaluated: expressions are walked by vega-interpreter.
 */
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { View } from "vega";
import type { Language } from "../../viz/numbers.ts";
import type { Ink } from "../charts/ink.ts";
import { feed, sceneSpec } from "../charts/scene-spec.ts";
import type { Scene } from "../charts/scene.ts";
import { beginDrawing } from "../timing.ts";

export class Drawing {
  private view: View | null = null;
  private shown: Scene | null = null;
  private wanted: Scene | null = null;
  private isClosed = false;

  /** @param host an element that is the picture's own */
  constructor(host: HTMLElement, language: Language, ink: Ink) {
    void this.open(host, language, ink);
  }

  private async open(host: HTMLElement, language: Language, ink: Ink): Promise<void> {
    const end = beginDrawing();
    const { view } = await embed(host, sceneSpec(language, ink), {
      ...{ mode: "vega", renderer: "svg", actions: false, defaultStyle: false, hover: false },
      ...{ ast: true, expr: expressionInterpreter, tooltip: false },
    });
    if (this.isClosed) {
      view.finalize();
    } else {
      this.view = view;
      if (this.wanted !== null) this.show(this.wanted);
    }
    end();
  }

  /** Draws a scene at once, or as soon as there is something to draw on. */
  show(scene: Scene): void {
    this.wanted = scene;
    if (this.view === null || scene === this.shown) return;
    const end = beginDrawing();
    feed(this.view, scene, this.shown);
    this.shown = scene;
    // It draws in the tasks that follow at once, before the next frame: done is when that is done.
    void this.view.runAsync().finally(end);
  }

  close(): void {
    this.isClosed = true;
    this.view?.finalize();
    this.view = null;
  }
}
