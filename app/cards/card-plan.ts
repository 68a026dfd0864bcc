import { join } from "node:path";
import { html as safe } from "@/lib/mail/markup";
import { palette } from "@/lib/palette";
import { shortened } from "@/lib/words";
import { cardSize, type Card } from "./card";

const { paper, ink, inkSoft, line } = palette.light;
const { width, height } = cardSize;

// Read from the folder of the shop, so that a machine without any font draws the same.
const fonts = join(process.cwd(), "app/fonts");
const faces = {
  ExtraBold: join(fonts, "bricolage-grotesque-800.ttf"),
  Medium: join(fonts, "bricolage-grotesque-500.ttf"),
} as const;
/** The name that both files go by, whatever their weight; the comma ends it. */
const family = "Bricolage Grotesque 96pt ExtraBold,";
/** What the face, cut by studio/faces, has no letter for would be drawn in whatever the machine has. */
const foreign =
  /[^\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac\u2122\u2212ŒœŸŠšŽžŁłŴŵŶŷ]/gu;

const margin = 60;
const pictureWidth = 600;
const column = width - pictureWidth - 96;
const titleTop = 196;
const footTop = 528;
const titleSizes = [92, 80, 68, 58, 48] as const;
/** For a title with a word that is wider than the column, or with more words than there is room for. */
const smallestTitle = 42;
const longest = { kicker: 34, title: 110, foot: 80 } as const;

interface Words {
  readonly text: string;
  readonly top: number;
  readonly face: keyof typeof faces;
  readonly size: number;
  readonly colour: string;
  /** In hundredths of the size. */
  readonly tracking?: number;
  readonly leading?: number;
  /** Breaks a word that is wider than the column. */
  readonly breaks?: boolean;
}

function wordsPlan({ text, top, face, size, colour, tracking = 0, leading = 1, breaks = false }: Words) {
  const spacing = Math.round((size * tracking * 1024) / 100);
  const shown = text.replace(foreign, "").trim();
  return {
    markup:
      safe`<span foreground="${colour}" letter_spacing="${spacing}" line_height="${leading}">${shown}</span>`
        .markup,
    font: `${family} ${face} ${size}px`,
    fontfile: faces[face],
    left: margin,
    top,
    width: column,
    breaks,
  };
}

/** Everything that scripts/draw-card.js needs to know to draw a card. */
export function planCard({ kicker, title, foot, picture }: Card) {
  const soft = { face: "Medium", colour: inkSoft } as const;
  const large = { face: "ExtraBold", colour: ink, top: titleTop, tracking: -3.5, leading: 0.86 } as const;
  return {
    ...cardSize,
    paper,
    picture: {
      file: join(process.cwd(), "public/pictures", `${picture}-800.webp`),
      width: pictureWidth,
    },
    rules: `<svg width="${width}" height="${height}"><path fill="${ink}" d="M${margin} 118h${column}v4h-${column}z"/><path fill="${line}" d="M${margin} ${footTop}h${column}v2h-${column}z"/></svg>`,
    words: [
      wordsPlan({ text: "fettle", top: 58, face: "ExtraBold", size: 52, colour: ink, tracking: -5.5 }),
      wordsPlan({ ...soft, text: shortened(kicker, longest.kicker), top: 144, size: 27 }),
      wordsPlan({ ...soft, text: shortened(foot, longest.foot), top: footTop + 20, size: 25, leading: 1.05 }),
    ],
    title: [
      ...titleSizes.map((size) => wordsPlan({ ...large, text: title, size })),
      wordsPlan({ ...large, text: shortened(title, longest.title), size: smallestTitle, breaks: true }),
    ],
    titleHeight: footTop - titleTop - 28,
    qualities: [86, 78, 66],
    mostBytes: 90_000,
  };
}
