/** Writes the Word form of every supplied template. */
import fs from "node:fs";
import path from "node:path";
import { wordTemplate } from "./word-template.ts";

declare const __ROOT__: string;

const TEMPLATES = [
  ["inspiratienota", "nl"],
  ["inspiration-note", "en"],
] as const;

const folder = path.join(__ROOT__, "templates");
for (const [name, language] of TEMPLATES) {
  const markdown = fs.readFileSync(path.join(folder, `${name}.md`), "utf8");
  void wordTemplate(markdown, language).then((bytes) =>
    fs.writeFileSync(path.join(folder, `${name}.docx`), bytes),
  );
}
