/** Writes the Word form of every supplied template. */
import fs from "node:fs";
import path from "node:path";
import { wordTemplate } from "./word-template.ts";

declare const __ROOT__: string;

const folder = path.join(__ROOT__, "templates");
const markdown = fs.readFileSync(path.join(folder, "inspiratienota.md"), "utf8");
void wordTemplate(markdown).then((bytes) =>
  fs.writeFileSync(path.join(folder, "inspiratienota.docx"), bytes),
);
