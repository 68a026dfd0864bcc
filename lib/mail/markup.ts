/** HTML that is safe to send: made by `html` below, never by hand. */
export interface Markup {
  readonly markup: string;
}

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

type Piece = string | number | Markup | readonly Markup[];

function put(piece: Piece): string {
  if (typeof piece === "string") return escape(piece);
  if (typeof piece === "number") return String(piece);
  if ("markup" in piece) return piece.markup;
  return piece.map(({ markup }) => markup).join("");
}

/** A template whose every value is escaped, but for pieces that were made the same way. */
export function html(words: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: words.reduce((text, word, index) => text + put(pieces[index - 1] ?? "") + word) };
}
