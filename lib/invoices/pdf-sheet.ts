import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";

/** A4 in points, and what is left free around it. */
const page = { width: 595.28, height: 841.89, side: 48, top: 48, bottom: 64 } as const;

export const sheetWidth = page.width - 2 * page.side;

const faceFiles = {
  display: "bricolage-grotesque-800.ttf",
  text: "atkinson-hyperlegible-next-400.ttf",
  bold: "atkinson-hyperlegible-next-700.ttf",
  "text-further": "atkinson-hyperlegible-next-further-400.ttf",
  "bold-further": "atkinson-hyperlegible-next-further-700.ttf",
} as const;

type Face = keyof typeof faceFiles;

const inks = { ink: "#14261f", soft: "#4c5b53", line: "#cfc6b4" } as const;

/** What the faces hold (cut by studio/faces): Western Europe, and in a file of its own the rest of it. */
const near = /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ffŒœ–—‘’“”•…€™−]/;
const further =
  /[\u0100-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a-\u012b\u012e-\u0130\u0132\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150\u0151\u0154\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u017e\u0218-\u021b\u1e80-\u1e85\u1ef2\u1ef3]/;

interface Run {
  readonly words: string;
  readonly isFurther: boolean;
}

/**
 * Words as the faces can set them, parted where the file changes: a letter that both lack loses its accents, and one of another script
 * is a question mark.
 */
export function runsOf(words: string): Run[] {
  const runs: { words: string; isFurther: boolean }[] = [];
  for (const letter of words.normalize("NFC")) {
    const [bare = "?"] = letter.normalize("NFKD");
    const settable = near.test(letter) || further.test(letter) ? letter : near.test(bare) ? bare : "?";
    const isFurther = !near.test(settable);
    const last = runs.at(-1);
    if (last?.isFurther === isFurther) last.words += settable;
    else runs.push({ words: settable, isFurther });
  }
  return runs;
}

export interface SetWords {
  /** The headings' face is for the shop's own words alone. */
  readonly face?: "display" | "text" | "bold";
  readonly size?: number;
  readonly ink?: keyof typeof inks;
  /** From the left edge of the words' area, in points. */
  readonly left?: number;
  readonly width?: number;
  readonly align?: "left" | "right";
}

type Doc = PDFKit.PDFDocument;

/** What the library takes and its types do not know yet: accessible by the standard, and below, which way a head of a table looks. */
const universal: object = { subset: "PDF/UA" };
type Structure = PDFKit.PDFStructureElement;

/**
 * A4 paper that is written from the top, a page after the other. Words are tagged as what they are, for those who have it read to
 * them; rules and running heads are marked as decoration.
 */
export class Sheet {
  readonly #doc: Doc;
  readonly #root: Structure;
  /** Where the next words go, from the top of the page, in points. */
  at: number = page.top;

  constructor(facts: { readonly title: string; readonly author: string; readonly date: Date }) {
    this.#doc = new PDFDocument({
      size: "A4",
      margin: 0,
      pdfVersion: "1.7",
      lang: "en-GB",
      tagged: true,
      displayTitle: true,
      ...universal,
      bufferPages: true,
      font: facePath("text"),
      // The dates of what it tells, not of its making: the same invoice is the same file.
      info: { Title: facts.title, Author: facts.author, CreationDate: facts.date, ModDate: facts.date },
    });
    for (const face of Object.keys(faceFiles) as Face[]) this.#doc.registerFont(face, faceFile(face));
    this.#root = this.#doc.struct("Document");
    this.#doc.addStructure(this.#root);
  }

  /** How high words would stand. */
  heightOf(words: string, set: SetWords = {}): number {
    this.#choose(set);
    const asSet = runsOf(words).map((run) => (run.isFurther ? "n".repeat(run.words.length) : run.words));
    return this.#doc.heightOfString(asSet.join(""), { width: set.width ?? sheetWidth });
  }

  /** Whether so much still fits on the page. */
  hasRoom(height: number): boolean {
    return this.at + height <= page.height - page.bottom;
  }

  turnOver(): void {
    this.#doc.addPage();
    this.at = page.top;
  }

  /** A part of the document, with a tag of its own: a heading, a table, a row. */
  part(type: string, parent: Structure = this.#root): Structure {
    const part = this.#doc.struct(type);
    parent.add(part);
    return part;
  }

  /** Sets words where the sheet stands, and leaves it there. */
  set(words: string, tag: string, set: SetWords = {}, parent: Structure = this.#root): void {
    const options: object = tag === "TH" ? { scope: "Column" } : {};
    const part = this.#doc.struct(tag, options);
    parent.add(part);
    part.add(() => this.#write(words, set, this.at));
    part.end();
  }

  /** Sets words and moves below them. */
  line(words: string, tag: string, set: SetWords = {}, parent: Structure = this.#root): void {
    this.set(words, tag, set, parent);
    this.at += this.heightOf(words, set);
  }

  rule(strength = 0.6, ink: keyof typeof inks = "line"): void {
    this.#doc.markContent("Artifact", { type: "Layout" });
    this.#doc
      .moveTo(page.side, this.at)
      .lineTo(page.width - page.side, this.at)
      .lineWidth(strength)
      .strokeColor(inks[ink])
      .stroke();
    this.#doc.endMarkedContent();
  }

  /** Ends the sheet: its pages get their feet, and the bytes come. */
  async end(foot: (page: number, pages: number) => readonly [string, string]): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#doc.switchToPage(index);
      const [left, right] = foot(index + 1, count);
      this.#doc.markContent("Artifact", { type: "Pagination" });
      const small = { size: 8, ink: "soft" } as const;
      this.#write(left, { ...small, width: sheetWidth - 80 }, page.height - 44);
      this.#write(right, { ...small, left: sheetWidth - 70, width: 70, align: "right" }, page.height - 44);
      this.#doc.endMarkedContent();
    }
    const chunks: Buffer[] = [];
    const written = new Promise<Buffer>((resolve, reject) => {
      this.#doc.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.#doc.once("end", () => resolve(Buffer.concat(chunks)));
      this.#doc.once("error", reject);
    });
    this.#root.end();
    this.#doc.end();
    return written;
  }

  #choose({ face = "text", size = 9.5, ink = "ink" }: SetWords): void {
    this.#doc.font(face).fontSize(size).fillColor(inks[ink]);
  }

  #write(words: string, set: SetWords, top: number): void {
    this.#choose(set);
    const { face = "text", left = 0, width = sheetWidth, align = "left" } = set;
    const runs = runsOf(words);
    for (const [index, run] of runs.entries()) {
      const options = { width, align, continued: index < runs.length - 1 };
      if (face !== "display") this.#doc.font(run.isFurther ? `${face}-further` : face);
      if (index === 0) this.#doc.text(run.words, page.side + left, top, options);
      else this.#doc.text(run.words, options);
    }
  }
}

const faces = new Map<Face, Buffer>();

function faceFile(face: Face): Buffer {
  const held = faces.get(face) ?? readFileSync(facePath(face));
  faces.set(face, held);
  return held;
}

function facePath(face: Face): string {
  return join(process.cwd(), "app/fonts", faceFiles[face]);
}
