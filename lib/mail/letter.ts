import { siteUrl } from "@/lib/env";
import { trader, traderWords } from "@/lib/trader";
import { look, styleSheet } from "./look";
import { html, type Markup } from "./markup";
import type { Part } from "./parts";

interface Letter {
  readonly title: string;
  /** The line that a mailbox shows beside the subject: what the email says, not the title again. */
  readonly preview: string;
  readonly parts: readonly Part[];
}

/** Keeps what stands in the letter out of the preview: a mailbox fills its line with whatever comes next. */
const blank = html`${Array.from({ length: 90 }, () => html`&zwnj;&nbsp;`)}`;

const who = "Fettle, a running shop in the United Kingdom. A person reads every reply.";

/** Who writes, how to reach us, and in whose name: the same as on the shop's pages. */
function closing(): Part {
  const seller = trader();
  const { email } = seller;
  const identity = traderWords(seller);
  return {
    text: `${who} Write to ${email}, or see ${siteUrl("/contact")}\n${identity}`,
    markup: html`<p ${look("footWords")}>
        ${who} Answer this email, or write to
        <a href="mailto:${email}" ${look("footLink")}>${email}</a>.
      </p>
      <p ${look("footWords")}>${identity}</p>`,
  };
}

function head(title: string): Markup {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="supported-color-schemes" content="light dark" />
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
    <title>${title}</title>
    ${styleSheet()}
  </head>`;
}

/** The whole email: its title and its parts, as text and as HTML. */
export function compose({ title, preview, parts }: Letter): { text: string; html: string } {
  const body = parts.filter(({ isFoot }) => !isFoot);
  const foot = [...parts.filter(({ isFoot }) => isFoot), closing()];
  const page = html`<!doctype html>
    <html lang="en-GB">
      ${head(title)}
      <body ${look("page")}>
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preview}${blank}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" ${look("ground")}>
          <tr>
            <td align="center" style="padding:0 20px">
              <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:600px"
              >
                <tr>
                  <td ${look("masthead")}><a href="${siteUrl("/")}" ${look("wordmark")}>fettle</a></td>
                </tr>
                <tr>
                  <td style="padding:34px 0 26px">
                    <h1 ${look("title")}>${title}</h1>
                    ${body.map(({ markup }) => markup)}
                  </td>
                </tr>
                <tr>
                  <td ${look("foot")}>${foot.map(({ markup }) => markup)}</td>
                </tr>
              </table>
              <!--[if mso]></td></tr></table><![endif]-->
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  const texts = [title, ...body.map(({ text }) => text), ["--", ...foot.map(({ text }) => text)].join("\n")];
  return { text: `${texts.join("\n\n")}\n`, html: page.markup };
}
