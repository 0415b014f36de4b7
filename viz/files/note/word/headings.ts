/** Which paragraphs are titles: by their own outline level, or that of their style. */
import type { WordPackage } from "./package.ts";
import type { XmlElement } from "./xml.ts";

const MAX_BASED_ON = 20;

/** A reading of the level of a paragraph, from 1; null for text. */
export function headingLevels(word: WordPackage): (paragraph: XmlElement) => number | null {
  const part = word.related("styles");
  const styles = new Map<string, XmlElement>();
  for (const style of part === null ? [] : word.part(part).root.elements()) {
    const id = style.attribute("w:styleId");
    if (style.name === "w:style" && id !== null) styles.set(id, style);
  }
  const own = (properties: XmlElement | null): number | null => {
    const value = properties?.child("w:outlineLvl")?.attribute("w:val") ?? null;
    return value !== null && /^[0-8]$/.test(value) ? Number(value) + 1 : null;
  };
  const ofStyle = (id: string | null): number | null => {
    let at = id;
    for (let step = 0; at !== null && step < MAX_BASED_ON; step++) {
      const style = styles.get(at);
      if (style === undefined) return null;
      const level = own(style.child("w:pPr"));
      if (level !== null) return level;
      const name = /^heading ([1-9])$/i.exec(style.child("w:name")?.attribute("w:val") ?? "");
      if (name !== null) return Number(name[1]);
      at = style.child("w:basedOn")?.attribute("w:val") ?? null;
    }
    return null;
  };
  return (paragraph) => {
    const properties = paragraph.child("w:pPr");
    return own(properties) ?? ofStyle(properties?.child("w:pStyle")?.attribute("w:val") ?? null);
  };
}
