import { palette } from "./palette";

interface PlainPage {
  readonly title: string;
  readonly words: string;
  readonly way: { readonly href: string; readonly title: string };
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** The style sheet's colours by day and by night. */
const colour = (name: "paper" | "ink" | "line"): string =>
  `light-dark(${palette.light[name]}, ${palette.dark[name]})`;
const width = "max-width:74rem;margin:0 auto;padding:0 clamp(1.125rem,4vw,3rem)";
const tight = "font-weight:800;letter-spacing:-.045em";

/** A whole page as text that needs nothing else, no style sheet and no letters: for when there is nothing better to show. */
export function plainPage({ title, words, way }: PlainPage): string {
  return `<!doctype html>
<html lang="en-GB" style="color-scheme:light dark;background:${colour("paper")};color:${colour("ink")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escape(title)} | Fettle</title>
</head>
<body style="margin:0;font:1.125rem/1.6 ui-sans-serif,system-ui,sans-serif">
<header style="border-bottom:1px solid ${colour("line")}"><p style="${width};padding-block:1rem;${tight};font-size:1.75rem;line-height:1">fettle</p></header>
<main style="${width};padding-block:clamp(2.5rem,8vw,6rem)">
<h1 style="margin:0;max-width:14ch;${tight};font-size:clamp(2.75rem,2.2rem + 2.9vw,4.5rem);line-height:.95">${escape(title)}</h1>
<p role="alert" style="margin:1.5rem 0 0;max-width:40rem;font-size:1.3125rem;line-height:1.5">${escape(words)}</p>
<p style="margin:3rem 0 0;max-width:40rem;border:solid ${colour("line")};border-width:0 0 1px;border-top:2px solid ${colour("ink")}"><a href="${escape(way.href)}" style="display:block;padding:1rem 0;color:inherit;font-weight:700;text-underline-offset:.2em">${escape(way.title)}</a></p>
</main>
</body>
</html>`;
}
