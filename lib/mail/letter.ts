import { optInTerms } from "@/lib/opt-in";
import { html, type Markup } from "./markup";

/** A piece of an email in both its forms. */
export type Part = { readonly text: string; readonly markup: Markup };

export function paragraph(words: string): Part {
  return { text: words, markup: html`<p style="margin:0 0 16px">${words}</p>` };
}

export function link(words: string, url: string): Part {
  return {
    text: `${words}: ${url}`,
    markup: html`<p style="margin:0 0 16px">
      <a href="${url}" style="color:#285c45;font-weight:bold">${words}</a>
    </p>`,
  };
}

/** Two columns: what, and how much. */
export function table(rows: readonly (readonly [string, string])[]): Part {
  return {
    text: rows.map(([name, amount]) => `${name}  ${amount}`).join("\n"),
    markup: html`<table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      style="border-collapse:collapse;margin:0 0 16px"
    >
      ${rows.map(
        ([name, amount]) =>
          html`<tr>
            <td style="padding:8px 8px 8px 0;border-bottom:1px solid #cfc6b4">${name}</td>
            <td align="right" style="padding:8px 0;border-bottom:1px solid #cfc6b4;white-space:nowrap">
              ${amount}
            </td>
          </tr>`,
      )}
    </table>`,
  };
}

/** The last lines of an email to a list: why it came, and how to stop. */
export function smallPrint(words: string, linkWords: string, url: string): Part {
  return {
    text: `--\n${words} ${linkWords}: ${url}`,
    markup: html`<p
      style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #cfc6b4;color:#4c5b53;font-size:14px"
    >
      ${words} <a href="${url}" style="color:#4c5b53">${linkWords}</a>
    </p>`,
  };
}

/** What every request for a confirmation says once it has said what for: the way in, how long it is good, and the way out. */
export function confirmationParts(yes: { words: string; url: string }, stopUrl: string): Part[] {
  const { linkDays, forgetDays } = optInTerms;
  return [
    link(yes.words, yes.url),
    paragraph(
      `The link is good for ${linkDays} days. If it was not you, do nothing: we write no more, and forget the address after ${forgetDays} days.`,
    ),
    smallPrint("You get this because somebody gave us this address.", "Stop it at once", stopUrl),
  ];
}

/** The whole email: its title and its parts, as text and as HTML. */
export function compose(title: string, parts: readonly Part[]): { text: string; html: string } {
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
      </head>
      <body
        style="margin:0;padding:24px;background:#f5f0e7;color:#14261f;font:16px/1.6 Verdana,Arial,sans-serif"
      >
        <div style="max-width:36em;margin:0 auto">
          <p style="margin:0 0 24px;font-size:24px;font-weight:bold;letter-spacing:-0.04em">fettle</p>
          <h1 style="margin:0 0 16px;font-size:26px;line-height:1.15">${title}</h1>
          ${parts.map(({ markup }) => markup)}
        </div>
      </body>
    </html>`;
  return { text: `${title}\n\n${parts.map(({ text }) => text).join("\n\n")}\n`, html: page.markup };
}
