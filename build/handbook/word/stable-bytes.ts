/** Takes out of a Word file what differs between two makings of it: dates and names drawn by lot. */
import JSZip from "jszip";

const DATE = new Date(Date.UTC(1980, 0, 1));

/** Running numbers that the library counts on over documents, from one again. */
function renumbered(xml: string): string {
  const numbers = new Map<string, number>();
  const number = (kind: string, id: string): number => {
    const key = `${kind} ${id}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return numbers.get(key)!;
  };
  return xml
    .replaceAll(/_Toc(\d+)/g, (_, id: string) => `_Toc${number("contents", id)}`)
    .replaceAll(
      /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")([^"]+)"/g,
      (_, head: string, id: string) => `${head}${number("bookmark", id)}"`,
    )
    .replaceAll(
      /(<wp:docPr\b[^>]*\bid=")([^"]+)"/g,
      (_, head: string, id: string) => `${head}${number("picture", id)}"`,
    );
}

/** @param bytes a .docx as the library makes it */
export async function stableBytes(bytes: Uint8Array): Promise<Buffer> {
  const given = await JSZip.loadAsync(bytes);
  const names = Object.keys(given.files)
    .filter((name) => !given.files[name]!.dir)
    .sort();
  const texts = new Map<string, string>();
  for (const name of names) {
    if (/\.(?:xml|rels)$/.test(name)) texts.set(name, await given.file(name)!.async("string"));
  }
  // Names of relations that are drawn by lot, in the order in which the text first uses them.
  const drawn = new Map<string, string>();
  for (const [, id] of (texts.get("word/document.xml") ?? "").matchAll(/"(rId[^"]+)"/g)) {
    if (!/^rId\d+$/.test(id!) && !drawn.has(id!)) drawn.set(id!, `rIdLink${drawn.size + 1}`);
  }
  const made = new JSZip();
  for (const name of names) {
    let text = texts.get(name);
    if (text === undefined) {
      made.file(name, await given.file(name)!.async("nodebuffer"), {
        date: DATE,
        createFolders: false,
      });
      continue;
    }
    text = text.replaceAll(/"(rId[^"]+)"/g, (whole, id: string) => {
      const other = drawn.get(id);
      return other === undefined ? whole : `"${other}"`;
    });
    text = text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, "$11980-01-01T00:00:00Z");
    if (name === "word/document.xml") text = renumbered(text);
    if (name.endsWith(".rels")) {
      const [head, ...relations] = text.split(/(?=<Relationship )/);
      const last = relations.pop() ?? "";
      const end = last.indexOf("</Relationships>");
      const all = end < 0 ? relations : [...relations, last.slice(0, end)];
      text = `${head}${all.sort().join("")}${end < 0 ? last : last.slice(end)}`;
    }
    made.file(name, text, { date: DATE, createFolders: false });
  }
  return made.generateAsync({ type: "nodebuffer", compression: "DEFLATE", platform: "DOS" });
}
