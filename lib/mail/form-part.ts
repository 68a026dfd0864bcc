import { look } from "./look";
import { html } from "./markup";
import type { Part } from "./parts";

interface Form {
  readonly to: string;
  readonly notice: string;
  readonly lines: readonly { readonly question: string; readonly answer?: string }[];
  readonly foot: string;
}

/** A form to fill in and send back: in an answer to the email, or on paper. */
export function form({ to, notice, lines, foot }: Form): Part {
  const gap = "_".repeat(24);
  return {
    text: [
      `To: ${to}`,
      notice,
      ...lines.map(({ question, answer }) => `${question}: ${answer ?? gap}`),
      foot,
    ].join("\n"),
    markup: html`<p ${look("words")}>To: ${to}</p>
      <p ${look("words")}>${notice}</p>
      <table
        width="100%"
        cellpadding="0"
        cellspacing="0"
        border="0"
        style="border-collapse:collapse;margin:0 0 10px"
      >
        ${lines.map(
          ({ question, answer }) =>
            html`<tr>
              <td ${look("row")}>${question}:${answer === undefined ? "" : ` ${answer}`}</td>
            </tr>`,
        )}
      </table>
      <p ${look("label")}>${foot}</p>`,
  };
}
