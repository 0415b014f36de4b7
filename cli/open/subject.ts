/** What a file or folder is that somebody dropped, and so what is to be done with it. */
import fs from "node:fs";
import path from "node:path";
import type { Text } from "../../engine/scenario/declarations.ts";
import { isFile, isFolder } from "../disk.ts";
import { isStory } from "../explore/read-story-file.ts";
import { isPackage } from "../package-file.ts";

export type Subject =
  /** To be run; also what is not there, of which running it says so best. */
  | { readonly kind: "plan" }
  /** A page that is there already. */
  | { readonly kind: "page"; readonly file: string }
  /** Checked only: a region or a package is no plan by itself. */
  | { readonly kind: "checked"; readonly path: string; readonly what: Text }
  /** A folder in which to choose a plan. */
  | { readonly kind: "folder" }
  /** Nothing to be run, and what to do with it instead. */
  | { readonly kind: "other"; readonly message: Text; readonly help: Text };

const other = (nl: string, en: string, helpNl: string, helpEn: string): Subject => ({
  ...{ kind: "other", message: { nl, en }, help: { nl: helpNl, en: helpEn } },
});

const REGION: Text = {
  nl: "Dit zijn de cijfers van een regio, geen plan; ze worden alleen nagekeken.",
  en: "These are the figures of a region, not a plan; they are only checked.",
};
const PACKAGE: Text = {
  nl: "Dit is een pakket maatregelen, geen plan; het wordt alleen nagekeken.",
  en: "This is a package of measures, not a plan; it is only checked.",
};

export function subjectOf(given: string): Subject {
  if (isFolder(given)) return folderSubject(given);
  if (!isFile(given)) return { kind: "plan" };
  const name = path.basename(given);
  const quoted = `"${name}"`;
  switch (path.extname(name).toLowerCase()) {
    case ".html":
      return { kind: "page", file: given };
    case ".json":
      return isFile(path.join(path.dirname(given), "report.html"))
        ? { kind: "page", file: path.join(path.dirname(given), "report.html") }
        : other(
            `${quoted} hoort bij resultaten, maar er staat geen report.html naast`,
            `${quoted} belongs to results, but there is no report.html beside it`,
            "geef het plan zelf: een .yaml-bestand",
            "give the plan itself: a .yaml file",
          );
    case ".docx":
    case ".md":
      return other(
        `${quoted} is een nota, geen plan`,
        `${quoted} is a note, not a plan`,
        `vul ze in met: simulate note ${quoted} PLAN.yaml; kijk of ze nog klopt met: simulate note ${quoted} --check`,
        `fill it with: simulate note ${quoted} PLAN.yaml; see whether it still holds with: simulate note ${quoted} --check`,
      );
    case ".csv":
    case ".xlsx":
    case ".xls":
      return tableSubject(given, quoted);
    case ".yaml":
    case ".yml":
    case ".txt":
    case "":
      return yamlSubject(given, quoted);
    default:
      return other(
        `${quoted} is geen plan`,
        `${quoted} is not a plan`,
        "een plan is een tekstbestand waarvan de naam op .yaml eindigt",
        "a plan is a text file whose name ends in .yaml",
      );
  }
}

function folderSubject(folder: string): Subject {
  const page = ["report.html", "index.html"].map((name) => path.join(folder, name)).find(isFile);
  if (page !== undefined) return { kind: "page", file: page };
  const isRegion = ["region.yaml", "group.yaml"].some((name) => isFile(path.join(folder, name)));
  return isRegion ? { kind: "checked", path: folder, what: REGION } : { kind: "folder" };
}

/** A table of a region lies in its folder, or in one of that; any other table may be imported. */
function tableSubject(file: string, quoted: string): Subject {
  const own = path.dirname(path.resolve(file));
  const region = [own, path.dirname(own)].find((folder) =>
    isFile(path.join(folder, "region.yaml")),
  );
  if (region !== undefined) return { kind: "checked", path: shortPath(region), what: REGION };
  return other(
    `${quoted} is een tabel, geen plan`,
    `${quoted} is a table, not a plan`,
    `lees er cijfers van uw gemeente uit met: simulate import ${quoted}`,
    `read figures of your municipality from it with: simulate import ${quoted}`,
  );
}

function yamlSubject(file: string, quoted: string): Subject {
  const name = path.basename(file).toLowerCase();
  if (name === "region.yaml" || name === "group.yaml") {
    return { kind: "checked", path: path.dirname(file), what: REGION };
  }
  if (isReadable(file) && isStory(file)) {
    return other(
      `${quoted} is een verhaal voor bewoners, geen plan`,
      `${quoted} is a story for residents, not a plan`,
      `maak er een webpagina mee: simulate explore PLAN.yaml --story ${quoted}`,
      `make a web page with it: simulate explore PLAN.yaml --story ${quoted}`,
    );
  }
  return isPackage(file) ? { kind: "checked", path: file, what: PACKAGE } : { kind: "plan" };
}

/** Of what cannot be read, running it tells why. */
function isReadable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** As a person here would write a path: from the working folder where it is below it. */
export function shortPath(absolute: string): string {
  const relative = path.relative(".", absolute);
  const isBelow = !/^\.\.(?:[/\\]|$)/.test(relative) && !path.isAbsolute(relative);
  return isBelow ? relative || "." : absolute;
}
