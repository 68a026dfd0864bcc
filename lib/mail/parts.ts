import { optInTerms } from "@/lib/opt-in";
import { look } from "./look";
import { html, type Markup } from "./markup";

/** A piece of an email in both its forms. */
export interface Part {
  readonly text: string;
  readonly markup: Markup;
  /** Stands in the foot, below everything that the email has to say. */
  readonly isFoot?: true;
}

export function paragraph(words: string): Part {
  return { text: words, markup: html`<p ${look("words")}>${words}</p>` };
}

/** Begins a matter of its own, under a hairline. */
export function heading(words: string): Part {
  return {
    text: `${words}\n${"-".repeat(words.length)}`,
    markup: html`<h2 ${look("heading")}>${words}</h2>`,
  };
}

/** Things to know or to do, one after the other. */
export function list(items: readonly string[]): Part {
  return {
    text: items.map((item) => `- ${item}`).join("\n"),
    markup: html`<ul ${look("list")}>
      ${items.map((item) => html`<li ${look("item")}>${item}</li>`)}
    </ul>`,
  };
}

export function link(words: string, url: string): Part {
  return {
    text: `${words}: ${url}`,
    markup: html`<p ${look("words")}><a href="${url}" ${look("link")}>${words}</a></p>`,
  };
}

/** The one thing to do, 44 px high. Outlook pads cells and no links; every other program makes all of it one link. */
export function action(words: string, url: string): Part {
  return {
    text: `${words}: ${url}`,
    markup: html`<table
      role="presentation"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="margin:10px 0 28px"
    >
      <tr>
        <td ${look("button")}>
          <!--[if mso]><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:11px 24px"><![endif]-->
          <a href="${url}" ${look("buttonWords")}>${words}</a>
          <!--[if mso]></td></tr></table><![endif]-->
        </td>
      </tr>
    </table>`,
  };
}

export interface Row {
  readonly name: string;
  /** What is said of it in small type. */
  readonly detail?: string;
  readonly amount: string;
  readonly isTotal?: true;
}

/** What, and how much: ruled lines, and a strong one for the sum. */
export function table(rows: readonly Row[]): Part {
  return {
    text: rows
      .map(({ name, detail, amount }) => `${name}${detail === undefined ? "" : ` (${detail})`}  ${amount}`)
      .join("\n"),
    markup: html`<table
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="border-collapse:collapse;margin:26px 0"
    >
      ${rows.map(
        ({ name, detail, amount, isTotal }) =>
          html`<tr>
            <th scope="row" align="left" ${look(isTotal ? "total" : "row")}>
              ${name} ${detail === undefined ? "" : html`<br /><span ${look("label")}>${detail}</span>`}
            </th>
            <td align="right" ${look(isTotal ? "totalAmount" : "amount")}>${amount}</td>
          </tr>`,
      )}
    </table>`,
  };
}

/** Where something goes, line by line as on a parcel. */
export function address(label: string, lines: readonly string[]): Part {
  return {
    text: [`${label}:`, ...lines.map((line) => `  ${line}`)].join("\n"),
    markup: html`<p ${look("label")}>${label}</p>
      <p ${look("words")}>
        ${lines.map((line, index) => (index === 0 ? html`<b>${line}</b>` : html`<br />${line}`))}
      </p>`,
  };
}

/** The last lines of an email to a list: why it came, and how to stop. */
export function smallPrint(words: string, linkWords: string, url: string): Part {
  return {
    isFoot: true,
    text: `${words} ${linkWords}: ${url}`,
    markup: html`<p ${look("footWords")}>${words} <a href="${url}" ${look("footLink")}>${linkWords}</a></p>`,
  };
}

/** What every request for a confirmation says once it has said what for: the way in, how long it is good, and the way out. */
export function confirmationParts(yes: { words: string; url: string }, stopUrl: string): Part[] {
  const { linkDays, forgetDays } = optInTerms;
  return [
    action(yes.words, yes.url),
    paragraph(
      `The link is good for ${linkDays} days. If it was not you, do nothing: we write no more, and forget the address after ${forgetDays} days.`,
    ),
    smallPrint("You get this because somebody gave us this address.", "Stop it at once", stopUrl),
  ];
}
