/** Laws of Word notes: what a reader sees does not depend on how Word happened to save the text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteContext, outcomeOf, sha256 } from "../arbitraries/note-context.ts";
import {
  cell,
  cutIntoRuns,
  field,
  footnoteMark,
  heading,
  paragraph,
  partText,
  readable,
  row,
  run,
  table,
  textBox,
  wordDocument,
  wordFiles,
  zipOf,
  type WordParts,
} from "../arbitraries/word-documents.ts";
import type { FilledNote } from "../../viz/note/filled-note.ts";
import type { FreshnessRecord } from "../../viz/note/freshness.ts";
import { checkWord, fillWord, recordOfWord } from "../../viz/files/note/word/index.ts";
import { crc32 } from "../../viz/files/note/word/crc.ts";
import {
  element,
  parseXml,
  toXml,
  xmlCharacters,
  XmlError,
} from "../../viz/files/note/word/xml.ts";

const plan = outcomeOf("kortrijk/kortrijk-2040.yaml");
const context = noteContext([plan]);

const fill = async (parts: WordParts): Promise<FilledNote> =>
  fillWord(await wordDocument(parts), null, context);

/** The filled text of a part, or the faults. */
async function filled(parts: WordParts, part = "word/document.xml"): Promise<string> {
  const { bytes, faults } = await fill(parts);
  expect(faults).toEqual([]);
  return readable(await partText(bytes, part));
}

const messages = async (parts: WordParts): Promise<string[]> =>
  (await fill(parts)).faults.map(({ fault }) => fault.message.nl);

function recordIn(bytes: Uint8Array): FreshnessRecord {
  const found = recordOfWord(bytes, sha256);
  if (found === null || found === "broken") throw new Error("no record");
  return found.record;
}

/** A filled document after somebody worked in it. */
async function edited(
  bytes: Uint8Array,
  change: (xml: string) => string,
  part = "word/document.xml",
): Promise<Uint8Array> {
  const files = Object.fromEntries(
    await Promise.all(
      (await names(bytes)).map(async (name) => [name, await partBytes(bytes, name)] as const),
    ),
  );
  const before = await partText(bytes, part);
  const after = change(before);
  expect(after).not.toBe(before);
  return zipOf({ ...files, [part]: after });
}

const partBytes = async (bytes: Uint8Array, name: string): Promise<Uint8Array> => {
  const { default: JSZip } = await import("jszip");
  return (await JSZip.loadAsync(bytes)).file(name)!.async("uint8array");
};
const names = async (bytes: Uint8Array): Promise<string[]> => {
  const { default: JSZip } = await import("jszip");
  return Object.keys((await JSZip.loadAsync(bytes)).files);
};

describe("a tag in a Word document", () => {
  const text =
    "In 2040 nog {emissions.total 2040} en {als co2_2040 gehaald}wel{anders}niet{einde}.";
  const wanted = "In 2040 nog 143,3 kt CO₂ en niet.";

  it("is the same however Word cut it into runs", async () => {
    await fc.assert(
      fc.asyncProperty(cutIntoRuns(text, '<w:b/><w:color w:val="C00000"/>'), async (runs) => {
        const { bytes, faults } = await fill({ body: paragraph(runs) });
        expect(faults).toEqual([]);
        const xml = await partText(bytes, "word/document.xml");
        expect(readable(xml).trim().replaceAll("\u00a0", " ")).toBe(wanted);
        // Every run keeps the formatting of the tag's first.
        const filledRun = /<w:sdtContent>(.*?)<\/w:sdtContent>/.exec(xml)![1]!;
        expect(filledRun).toContain('<w:b/><w:color w:val="C00000"/>');
      }),
      { numRuns: 60 },
    );
  });

  it("may have curly quotes, dashes and spaces that do not break", async () => {
    const tag = "{emissions.total\u00a02040 verandering t.o.v. 2005 zegt “daalt met 63 %”}";
    expect(await filled({ body: paragraph(`Dit ${tag}.`) })).toContain("Dit daalt met 63 %.");
  });

  it.each([
    ["a header", { body: "", header: paragraph("{plan titel}") }, "word/header1.xml"],
    ["the first header", { body: "", firstHeader: paragraph("{plan titel}") }, "word/header2.xml"],
    ["an even footer", { body: "", evenFooter: paragraph("{plan titel}") }, "word/footer1.xml"],
    [
      "a footnote",
      { body: paragraph(footnoteMark(1)), footnotes: ["{plan titel}"] },
      "word/footnotes.xml",
    ],
    ["an endnote", { body: "", endnotes: ["{plan titel}"] }, "word/endnotes.xml"],
    ["a cell", { body: table(row(cell(paragraph("{plan titel}")))) }, "word/document.xml"],
    [
      "a link",
      { body: paragraph(`<w:hyperlink r:id="rId20">${run("{plan titel}")}</w:hyperlink>`) },
      "word/document.xml",
    ],
    [
      "a content control",
      {
        body: paragraph(
          `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${run("{plan titel}")}</w:sdtContent></w:sdt>`,
        ),
      },
      "word/document.xml",
    ],
    [
      "an insertion",
      { body: paragraph(`<w:ins w:id="9">${run("{plan titel}")}</w:ins>`) },
      "word/document.xml",
    ],
  ])("is filled in %s", async (_where, parts, part) => {
    expect(await filled(parts, part)).toContain("Kortrijk 2040");
  });

  it("is filled in both forms of a text box, and bound once", async () => {
    const { bytes, bindings } = await fill({
      body: paragraph(run("Kader: ") + textBox(paragraph("{plan titel}"))),
    });
    const xml = await partText(bytes, "word/document.xml");
    expect(readable(xml).match(/Kortrijk 2040/g)).toHaveLength(2);
    expect(bindings).toHaveLength(1);
    expect(xml.match(/<w:tag w:val="ademruimte:1"\/>/g)).toHaveLength(2);
  });

  it("in the result of a field becomes text alone: Word makes it anew", async () => {
    const { bytes, bindings } = await fill({
      body: paragraph(field("REF kop \\h", "{plan titel}")),
    });
    const xml = await partText(bytes, "word/document.xml");
    expect(readable(xml)).toContain("Kortrijk 2040");
    expect(bindings).toEqual([]);
  });

  it("leaves two braces as one, also when the document is filled again", async () => {
    const first = await fill({ body: paragraph("Zet {{x}} en {plan id}") });
    const again = await fillWord(first.bytes, recordIn(first.bytes), context);
    expect(again.faults).toEqual([]);
    expect(readable(await partText(again.bytes, "word/document.xml"))).toContain(
      "Zet {x} en kortrijk-2040",
    );
  });
});

describe("a passage of a Word document", () => {
  const when = "{als co2_2040 gehaald}";

  it.each([
    [
      "a part of a sentence",
      paragraph(`Het plan {als co2_2040 gemist}mist{anders}haalt{einde} het.`),
      "Het plan mist het.\n",
    ],
    [
      "a word that goes with its space",
      paragraph(`Het plan ${when}net {einde}mist het.`),
      "Het plan mist het.\n",
    ],
    [
      "paragraphs",
      [
        paragraph("a"),
        paragraph(when),
        paragraph("b"),
        table(row(cell(paragraph("c")))),
        paragraph("{einde}"),
        paragraph("d"),
      ].join(""),
      "a\nd\n",
    ],
    [
      "one of two paragraphs",
      [
        paragraph(when),
        paragraph("b"),
        paragraph("{anders}"),
        paragraph("c"),
        paragraph("{einde}"),
      ].join(""),
      "c\n",
    ],
    [
      "the end of one paragraph to the middle of another",
      paragraph(`Eerst ${when}wel`) + paragraph("tussen") + paragraph("slot{einde} dan."),
      "Eerst  dan.\n",
    ],
    [
      "rows",
      table(
        row(cell(paragraph("a")), cell(paragraph("b"))),
        row(cell(paragraph(`${when}c`)), cell(paragraph("d{einde}"))),
      ),
      "a\nb\n",
    ],
    [
      "rows between rows of marks",
      table(
        row(cell(paragraph(when))),
        row(cell(paragraph("weg"))),
        row(cell(paragraph("{anders}"))),
        row(cell(paragraph("blijft"))),
        row(cell(paragraph("{einde}"))),
      ),
      "blijft\n",
    ],
    [
      "passages in one another",
      paragraph(`x${when}a{anders}b{als co2_2040 gemist}c{anders}d{einde}e{einde}y`),
      "xbcey\n",
    ],
  ])("may be %s", async (_what, body, wanted) => {
    expect(await filled({ body })).toBe(wanted);
  });

  it.each([
    ["a beginning without end", paragraph(when), "{als …} wordt niet gesloten"],
    [
      "an end without beginning",
      paragraph("{einde}"),
      "hier staat {anders} of {einde} zonder {als …} ervoor",
    ],
    [
      "text that ends in a table",
      paragraph(when) + table(row(cell(paragraph("{einde}")))),
      "de voorwaarde begint buiten een tabel en eindigt erin, of omgekeerd",
    ],
    [
      "half a row",
      table(row(cell(paragraph(`voor ${when}c`)), cell(paragraph("d{einde}")))),
      "een voorwaarde over cellen heen geldt voor hele rijen",
    ],
    [
      "half a field",
      paragraph(
        `${run(when)}<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run("{einde}")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      null,
    ],
    [
      "a section break",
      paragraph(when) + paragraph("x", "<w:sectPr/>") + paragraph("{einde}"),
      "tussen {als …} en {einde} staat een sectie-einde",
    ],
  ])("may not be %s", async (_what, body, wanted) => {
    const found = await messages({ body });
    expect(found.length).toBeGreaterThan(0);
    if (wanted !== null) expect(found).toContain(wanted);
  });

  it("that is not said may speak of what has no value, but not of what nobody knows", async () => {
    const of = (inside: string): string => paragraph(`${when}${inside}{einde}x`);
    expect(await messages({ body: of("{co2_2040 bereikt zegt “10 %”}") })).toEqual([]);
    expect(await messages({ body: of("{co2_2041}") })).toHaveLength(1);
  });
});

describe("mistakes in a Word document", () => {
  it("are all told at once, each with its place and the words around it", async () => {
    const { faults, bytes } = await fill({
      body:
        heading("Warmte") +
        heading("Netten", 2) +
        paragraph("Goed.") +
        paragraph("Het net levert {heat.deliverd 2040} in 2040.") +
        table(row(cell(paragraph("{co2_2014}")))) +
        paragraph(run("k") + textBox(paragraph("{onbekend}"))),
      header: paragraph("{plan naamm}"),
      footnotes: ["zie {bron x}"],
    });
    expect(bytes).toHaveLength(0);
    expect(faults.map(({ at, written }) => [at.heading, at.part?.nl ?? null, written])).toEqual([
      ["Warmte › Netten", "alinea 2", "Het net levert {heat.deliverd 2040} in 2040."],
      ["Warmte › Netten", "in een tabel", "{co2_2014}"],
      ["Warmte › Netten", "in een tekstvak", "{onbekend}"],
      [null, "in de koptekst", "{plan naamm}"],
      [null, "in een voetnoot (1)", "zie {bron x}"],
    ]);
  });

  it.each([
    [
      "a tag with a tracked deletion in it",
      `${run("{plan ")}<w:del w:id="1">${run("x")}</w:del>${run("titel}")}`,
      "in dit veld staan bijgehouden wijzigingen",
    ],
    [
      "a tag that was inserted in part",
      `${run("{plan ")}<w:ins w:id="1">${run("titel}")}</w:ins>`,
      "in dit veld staan bijgehouden wijzigingen",
    ],
    [
      "a tag with a footnote in it",
      `${run("{plan ")}${footnoteMark(1)}${run("titel}")}`,
      "tussen de accolades staat een afbeelding, een voetnoot of iets anders dat geen tekst is",
    ],
    [
      "a table in a sentence",
      run("Zie {tabel doelen} hier"),
      "een tabel of grafiek staat tussen andere tekst",
    ],
    ["a brace that does not close", run("{plan titel"), "een accolade wordt niet gesloten"],
    [
      "a tag in a control that Word fills",
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{B}"/></w:sdtPr><w:sdtContent>${run("{plan titel}")}</w:sdtContent></w:sdt>`,
      "het veld staat in een inhoudsbesturingselement dat Word zelf invult of dat alleen platte tekst toelaat",
    ],
  ])("%s is one", async (_what, runs, wanted) => {
    expect(await messages({ body: paragraph(runs) })).toEqual([wanted]);
  });

  it("a table in a footnote is one", async () => {
    const found = await messages({ body: "", footnotes: ["{tabel doelen}"] });
    expect(found).toEqual([
      "een tabel of grafiek kan niet in een koptekst, voettekst of noot staan",
    ]);
  });

  it("words that say the opposite of a value are one, and rightly so after people edited", async () => {
    const tag = "{emissions.total 2040 verandering t.o.v. 2005 zonder teken}";
    expect(await messages({ body: paragraph(`De uitstoot stijgt met ${tag}.`) })).toHaveLength(1);
    const { bytes } = await fill({ body: paragraph(`De uitstoot daalt met ${tag}.`) });
    const turned = await edited(bytes, (xml) => xml.replace("daalt", "stijgt"));
    const renewed = await fillWord(turned, recordIn(turned), context);
    expect(renewed.faults.map(({ fault }) => fault.code)).toEqual(["note-contradicts-run"]);
  });
});

describe("a file that claims to be a Word document", () => {
  const told = async (bytes: Uint8Array): Promise<string> => {
    const { faults } = await fillWord(bytes, null, context);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.fault.code).toBe("broken-note");
    return faults[0]!.fault.message.nl;
  };
  const files = wordFiles({ body: paragraph("{plan titel}") });

  it("is refused with macros, a DTD, unsafe names, Strict XML, or another content", async () => {
    const types = String(files["[Content_Types].xml"]);
    const body = String(files["word/document.xml"]);
    expect(await told(await zipOf({ ...files, "word/vbaProject.bin": "x" }))).toContain("macro");
    expect(
      await told(
        await zipOf({
          ...files,
          "[Content_Types].xml": types.replace(
            "openxmlformats-officedocument.wordprocessingml.document.main",
            "ms-word.document.macroEnabled.main",
          ),
        }),
      ),
    ).toContain("macro");
    const dtd = '<!DOCTYPE x [<!ENTITY a "b">]>';
    expect(
      await told(await zipOf({ ...files, "word/document.xml": body.replace("\r\n", dtd) })),
    ).toContain("DTD");
    expect(await told(await zipOf({ ...files, "../evil.xml": "x" }))).toContain("onveilige naam");
    const strict = body.replace(
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    expect(await told(await zipOf({ ...files, "word/document.xml": strict }))).toContain("Strict");
    expect(await told(await zipOf({ "a.txt": "x" }))).toContain("geen Word-document");
    expect(
      await told(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Array<number>(100).fill(0)])),
    ).toContain("geen Word-document");
  });

  it("is refused when it swells, before it is unpacked", async () => {
    const bomb = await zipOf({ ...files, "word/big.bin": new Uint8Array(30e6) });
    expect(await told(bomb)).toContain("te groot");
  });

  it("is refused, and nothing worse, wherever a byte of it is wrong", async () => {
    const bytes = await zipOf(files);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const broken = bytes.slice();
          broken[at]! ^= flip;
          const { faults } = await fillWord(broken, null, context);
          // A byte that says nothing to us, such as a time, may be anything.
          for (const { fault } of faults) expect(fault.code).toBe("broken-note");
        },
      ),
      { numRuns: 150 },
    );
    expect(await told(bytes.slice(0, bytes.length / 2))).toContain("beschadigd");
  });

  it("has the checksum that zip files have", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });
});

describe("what nobody touched", () => {
  it("is written back byte for byte", async () => {
    const xml =
      '<?xml version="1.0"?>\r\n<a  x = "1&#10;2" ><!-- c --><b y=\'"\'/>t &amp; &#233;<c></c></a>\n';
    expect(toXml(parseXml(xml))).toBe(xml.replace("<c></c>", "<c/>"));
    const parts = {
      body: paragraph("Geen veld.") + paragraph("{plan titel}"),
      comments: `<w:comment w:id="0">${paragraph("{geen veld}")}</w:comment>`,
      more: {
        "word/media/image1.png": new Uint8Array([1, 2, 3]),
        "word/settings.xml": "<x  a='1'/>",
      },
    };
    const before = await wordDocument(parts);
    const { bytes } = await fillWord(before, null, context);
    for (const name of [
      "word/comments.xml",
      "word/media/image1.png",
      "word/settings.xml",
      "word/styles.xml",
      "word/footnotes.xml",
    ]) {
      expect(await partBytes(bytes, name)).toEqual(await partBytes(before, name));
    }
    expect(await partText(bytes, "word/document.xml")).toContain(paragraph("Geen veld."));
    expect(await partText(bytes, "word/_rels/document.xml.rels")).toContain(
      'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"',
    );
  });

  it("any text survives being written as XML", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, (inside, value) => {
        const xml = toXml({ before: "", root: element("a", { b: value }, inside), after: "" });
        const { root } = parseXml(xml);
        expect(root.text()).toBe(xmlCharacters(inside));
        expect(root.attribute("b")).toBe(xmlCharacters(value));
      }),
    );
    // What XML cannot hold comes out as the replacement character.
    expect(xmlCharacters("a\u0000b\uD800c\u202E<")).toBe("a\uFFFDb\uFFFDc\u202E<");
  });

  it.each([
    "<a><b></a>",
    "<a",
    "<a b='1' b='2'/>",
    "<a/><b/>",
    "x",
    "<!DOCTYPE a><a/>",
    "<a>".repeat(500),
  ])("%s is no document", (xml) => {
    expect(() => parseXml(xml)).toThrow(XmlError);
  });

  it("gives equal bytes for equal documents", async () => {
    const bytes = await wordDocument({
      body: paragraph("{tabel doelen}") + paragraph("{grafiek heat-by-source}"),
    });
    const [one, other] = [
      await fillWord(bytes, null, context),
      await fillWord(bytes, null, context),
    ];
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes))).toBe(0);
  });
});

describe("a filled Word document", () => {
  const parts = {
    body:
      heading("Uitstoot") +
      paragraph("In 2040 is dat {emissions.total 2040}.") +
      paragraph("{tabel indicatoren 2024, 2040: emissions.total}") +
      paragraph("{grafiek emissions-by-sector}") +
      paragraph("{als co2_2040 gehaald}Ja{anders}Nee{einde}."),
    header: paragraph("{plan titel}"),
  };
  const other = noteContext(
    [outcomeOf("kortrijk/renovatie-eerst.yaml")],
    "nl",
    "Een andere tekst.",
  );
  const states = async (bytes: Uint8Array, held = context): Promise<string[]> =>
    (await checkWord(bytes, recordIn(bytes), held)).items.map(
      ({ item, state }) => `${item.kind} ${state}`,
    );

  it("agrees with the plan it was filled from, and knows that nobody saved it", async () => {
    const { bytes } = await fill(parts);
    expect(recordOfWord(bytes, sha256)).toMatchObject({ isUntouched: true });
    expect(await states(bytes)).toEqual([
      "value ok",
      "table ok",
      "chart ok",
      "passage ok",
      "value ok",
    ]);
    const again = await fillWord(bytes, recordIn(bytes), context);
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
  });

  it("is stale beside another plan, and renewed in place with what people wrote and formatted", async () => {
    const { bytes } = await fill(parts);
    const worked = await edited(bytes, (xml) =>
      xml
        .replace("In 2040 is dat ", "Volgens ons: ")
        .replace("<w:t>143,3", "<w:rPr><w:i/></w:rPr><w:t>143,3")
        .replace(/cx="\d+" cy="\d+"/g, 'cx="1000" cy="1000"')
        .replace("<w:tc><w:tcPr>", '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="FFFF00"/>'),
    );
    expect(recordOfWord(worked, sha256)).toMatchObject({ isUntouched: false });
    expect(await states(worked, other)).toEqual([
      "value stale",
      "table stale",
      "chart stale",
      "passage ok",
      "value stale",
    ]);
    const { bytes: renewed, faults } = await fillWord(worked, recordIn(worked), other);
    expect(faults).toEqual([]);
    const xml = await partText(renewed, "word/document.xml");
    expect(xml).toContain("Volgens ons: ");
    expect(xml).toMatch(/<w:rPr><w:i\/><\/w:rPr><w:t>140,9\s/);
    expect(xml).toContain('w:fill="FFFF00"');
    expect(xml).toContain('descr="Een andere tekst."');
    expect(xml).toContain('cx="1000" cy="563"');
    expect(await states(renewed, other)).toEqual(
      Array<string>(5)
        .fill("")
        .map((_, at) => `${["value", "table", "chart", "passage", "value"][at]} ok`),
    );
    expect(readable(await partText(renewed, "word/header1.xml"))).toContain("Renovatie eerst");
  });

  const NAMES = /<w:sdtPr>.*?<\/w:sdtPr>/g;
  it.each([
    [
      "lost their names, and those around tables and pictures",
      (xml: string) =>
        xml
          .replace(
            /<w:sdt><w:sdtPr>(?:(?!<\/w:sdtPr>).)*<\/w:sdtPr><w:sdtContent>(?=<w:tbl|<w:p>)/g,
            "",
          )
          .replaceAll("</w:p></w:sdtContent></w:sdt>", "</w:p>")
          .replace(NAMES, "<w:sdtPr/>"),
    ],
    [
      "are all gone",
      (xml: string) => xml.replace(NAMES, "").replace(/<\/?w:sdt(?:Content)?>/g, ""),
    ],
  ])("is known again when its content controls %s", async (_, lose) => {
    const { bytes } = await fill({ ...parts, body: `${parts.body}${paragraph("Een {{haak}}")}` });
    const before = await partText(bytes, "word/document.xml");
    const saved = await edited(bytes, lose);
    expect((await partText(saved, "word/document.xml")).length).toBeLessThan(before.length);
    expect(await states(saved)).toEqual(await states(bytes));
    const { numbers } = await checkWord(saved, recordIn(saved), context);
    expect(numbers.unbound).toEqual([]);
    expect(await states(saved, other)).toContain("chart stale");
    const worked = await edited(saved, (xml) => xml.replace(/143,3[^<]*/, "bijna 150 kt"));
    expect((await states(worked))[0]).toBe("value by-hand");
    const renewed = await fillWord(saved, recordIn(saved), other);
    expect(renewed.faults).toEqual([]);
    const text = readable(await partText(renewed.bytes, "word/document.xml"));
    expect(text).toContain("140,9");
    expect(text).toContain("Een {haak}");
    expect(await states(renewed.bytes, other)).toEqual(
      Array(5).fill(expect.stringMatching(/ ok$/)),
    );
  });

  it("says what was changed by hand and keeps it, what is gone, and follows copies", async () => {
    const { bytes } = await fill(parts);
    const byHand = await edited(bytes, (xml) => xml.replace(/143,3[^<]*/, "bijna 150 kt"));
    expect(await states(byHand)).toContain("value by-hand");
    const kept = await fillWord(byHand, recordIn(byHand), other);
    expect(kept.kept.map(({ found }) => found)).toEqual(["bijna 150 kt"]);
    expect(readable(await partText(kept.bytes, "word/document.xml"))).toContain("bijna 150 kt");

    const copied = await edited(bytes, (xml) => {
      const copy = /<w:p [^>]*>(?:(?!<\/w:p>).)*143,3.*?<\/w:p>/.exec(xml)![0];
      return xml.replace("<w:sectPr", `${heading("Slot")}${copy}<w:sectPr`);
    });
    const { items } = await checkWord(copied, recordIn(copied), context);
    expect(items.filter(({ item }) => item.id === "1").map(({ at }) => at?.heading)).toEqual([
      "Uitstoot",
      "Slot",
    ]);

    const gone = await edited(bytes, (xml) =>
      xml.replace(/<w:sdt>(?:(?!<w:sdt>).)*143,3.*?<\/w:sdt>/, ""),
    );
    expect(await states(gone)).toContain("value gone");
  });

  it("does not take the values of another note for its own", async () => {
    const { bytes } = await fill(parts);
    const pasted = await edited(bytes, (xml) =>
      xml.replace(
        "<w:sectPr",
        `${paragraph('<w:sdt><w:sdtPr><w:alias w:val="iets anders"/><w:tag w:val="ademruimte:1"/><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>99 kt</w:t></w:r></w:sdtContent></w:sdt>')}<w:sectPr`,
      ),
    );
    const { items, numbers } = await checkWord(pasted, recordIn(pasted), context);
    expect(items.filter(({ item }) => item.id === "1")).toHaveLength(1);
    expect(numbers.unbound.map(({ text }) => text)).toContain("99 kt");
  });

  it("tells of a passage whose condition turned", async () => {
    const turning = { body: paragraph("{als emissions.total 2040 < 145 kt}Ja{anders}Nee{einde}") };
    const { bytes } = await fill(turning);
    const high = noteContext([outcomeOf("kortrijk/referentie.yaml")]);
    expect(await states(bytes, high)).toEqual(["passage stale"]);
  });

  it("names its bare numbers, and none that a tag or Word put in", async () => {
    const { numbers } = await fill({
      body:
        heading("Kost") +
        paragraph("Dat kost 12,5 miljoen euro, of {emissions.total 2040}.") +
        paragraph(field("PAGE", "17")),
    });
    expect(numbers.unbound.map(({ text, at }) => [text, at.heading])).toEqual([
      ["12,5 miljoen euro", "Kost"],
    ]);
  });

  it("says on which page things stand when Word laid it out", async () => {
    const broken = run("tekst", "", "<w:lastRenderedPageBreak/>");
    const { bytes } = await fill({
      body: paragraph("a") + paragraph(broken) + paragraph("{plan titel}"),
    });
    const { items } = await checkWord(bytes, recordIn(bytes), context);
    expect(items[0]!.at?.page).toBe(2);
  });
});
