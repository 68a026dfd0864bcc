const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A piece of HTML that is safe to send. Only `html` makes one, so what people typed cannot become one by itself. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Insert = Html | readonly Html[] | string | number | null | undefined | false;

/** Writes HTML: what is inserted is escaped, pieces of HTML and lists of them go in as they are, null and false as nothing. */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  return new Html(strings.map((part, index) => part + textOf(inserts[index])).join(""));
}

function textOf(insert: Insert): string {
  if (insert === null || insert === undefined || insert === false) return "";
  if (insert instanceof Html) return insert.text;
  if (typeof insert === "string" || typeof insert === "number") {
    return String(insert).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
  }
  return insert.map((piece) => piece.text).join("");
}
