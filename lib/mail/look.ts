import { palette } from "@/lib/palette";
import { html, type Markup } from "./markup";

const { light, dark } = palette;

/** Faces that are there already: a mailbox fetches no font. Without quotes, which not every program reads inside an attribute. */
const face = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif";

interface Look {
  /** For programs that drop the style sheet: the light look, in full. */
  readonly style: string;
  /** What is different in the dark. */
  readonly dark: string;
}

/**
 * Every look that a piece of an email may have. Its name is its class, and the style sheet of the letter says what becomes of it in
 * the dark; its colours are the shop's.
 */
const looks = {
  page: {
    style: `margin:0;padding:0;background-color:${light.paper};color:${light.ink};font-family:${face};font-size:17px;line-height:1.55;-webkit-text-size-adjust:100%`,
    dark: `background-color:${dark.paper};color:${dark.ink}`,
  },
  ground: {
    style: `background-color:${light.paper};color:${light.ink};font-family:${face}`,
    dark: `background-color:${dark.paper};color:${dark.ink}`,
  },
  wordmark: {
    style: `color:${light.ink};font-size:28px;line-height:32px;font-weight:800;letter-spacing:-1.5px;text-decoration:none`,
    dark: `color:${dark.ink}`,
  },
  masthead: {
    style: `padding:28px 0 10px;border-bottom:3px solid ${light.ink}`,
    dark: `border-color:${dark.ink}`,
  },
  title: {
    style: `margin:0 0 22px;color:${light.ink};font-size:36px;line-height:38px;font-weight:800;letter-spacing:-1.2px`,
    dark: `color:${dark.ink}`,
  },
  heading: {
    style: `margin:36px 0 8px;padding:14px 0 0;border-top:1px solid ${light.line};color:${light.ink};font-size:20px;line-height:26px;font-weight:700;letter-spacing:-0.3px`,
    dark: `color:${dark.ink};border-color:${dark.line}`,
  },
  words: { style: `margin:0 0 18px;color:${light.ink}`, dark: `color:${dark.ink}` },
  list: { style: `margin:0 0 18px;padding:0 0 0 22px;color:${light.ink}`, dark: `color:${dark.ink}` },
  item: { style: `margin:0 0 8px;color:${light.ink}`, dark: `color:${dark.ink}` },
  label: {
    style: `margin:0 0 4px;color:${light.inkSoft};font-size:15px;line-height:22px`,
    dark: `color:${dark.inkSoft}`,
  },
  link: {
    style: `color:${light.ink};font-weight:700;text-decoration:underline`,
    dark: `color:${dark.ink}`,
  },
  button: { style: `background-color:${light.ink};border-radius:2px`, dark: `background-color:${dark.ink}` },
  buttonWords: {
    style: `display:block;padding:11px 24px;color:${light.paper};font-size:17px;line-height:22px;font-weight:700;text-decoration:none`,
    dark: `color:${dark.paper}`,
  },
  row: {
    style: `padding:11px 16px 11px 0;border-bottom:1px solid ${light.line};color:${light.ink};font-weight:400;text-align:left;vertical-align:top`,
    dark: `color:${dark.ink};border-color:${dark.line}`,
  },
  amount: {
    style: `padding:11px 0;border-bottom:1px solid ${light.line};color:${light.ink};text-align:right;vertical-align:top;white-space:nowrap`,
    dark: `color:${dark.ink};border-color:${dark.line}`,
  },
  total: {
    style: `padding:13px 16px 13px 0;border-top:2px solid ${light.ink};border-bottom:1px solid ${light.line};color:${light.ink};font-size:20px;line-height:26px;font-weight:800;text-align:left;vertical-align:top`,
    dark: `color:${dark.ink};border-top-color:${dark.ink};border-bottom-color:${dark.line}`,
  },
  totalAmount: {
    style: `padding:13px 0;border-top:2px solid ${light.ink};border-bottom:1px solid ${light.line};color:${light.ink};font-size:20px;line-height:26px;font-weight:800;text-align:right;vertical-align:top;white-space:nowrap`,
    dark: `color:${dark.ink};border-top-color:${dark.ink};border-bottom-color:${dark.line}`,
  },
  foot: {
    style: `padding:14px 0 40px;border-top:2px solid ${light.ink};color:${light.inkSoft};font-size:15px;line-height:22px`,
    dark: `color:${dark.inkSoft};border-color:${dark.ink}`,
  },
  footWords: {
    style: `margin:0 0 10px;color:${light.inkSoft};font-size:15px;line-height:22px`,
    dark: `color:${dark.inkSoft}`,
  },
  footLink: {
    style: `color:${light.inkSoft};text-decoration:underline`,
    dark: `color:${dark.inkSoft}`,
  },
} as const satisfies Record<string, Look>;

/** The attributes that give a piece its look. */
export function look(name: keyof typeof looks): Markup {
  return html`class="${name}" style="${looks[name].style}"`;
}

/** The part of the letter's head that makes it dark where the reader's screen is. */
export function styleSheet(): Markup {
  const rules = Object.entries(looks).map(([name, { dark: rule }]) => {
    // What stands inline can only be outdone by force.
    const forced = rule.replaceAll(/;|$/g, " !important;");
    return `.${name} { ${forced} }`;
  });
  return html`<style>
    :root {
      color-scheme: light dark;
      supported-color-schemes: light dark;
    }
    @media (prefers-color-scheme: dark) {
      ${rules.join("\n")}
    }
  </style>`;
}

/**
 * A letter as a mail program of one theme draws it, without its style sheet: what the sheet says of the dark stands inline instead. For looking at
 * it on a page whose own policy lets no style sheet of a letter in.
 */
export function drawnIn(theme: "light" | "dark", letter: string): string {
  const bare = letter.replaceAll(/<style>[^]*?<\/style>/g, "");
  if (theme === "light") return bare;
  return bare.replaceAll(/class="(\w+)" style="([^"]*)"/g, (whole, name: string, style: string) =>
    Object.hasOwn(looks, name)
      ? `class="${name}" style="${style};${looks[name as keyof typeof looks].dark}"`
      : whole,
  );
}
