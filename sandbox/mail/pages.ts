import type { Message } from "./message";

const style = `
  :root { color-scheme: light dark; --line: #d5d8dc; --quiet: #5b6470; --link: #0b57a4; --paper: #fff; }
  @media (prefers-color-scheme: dark) {
    :root { --line: #3c434c; --quiet: #a8b0ba; --link: #8ec2ff; --paper: #16191d; }
  }
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper);
    font: 1rem/1.5 system-ui, sans-serif; }
  a { color: var(--link); }
  a:focus-visible, button:focus-visible, iframe:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
  .skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
  h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
  ol { list-style: none; margin: 1rem 0; padding: 0; border-top: 1px solid var(--line); }
  li { border-bottom: 1px solid var(--line); padding: .75rem 0; overflow-wrap: anywhere; }
  li a { font-weight: 600; } .quiet { color: var(--quiet); margin: 0; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; overflow-wrap: anywhere; }
  dt { color: var(--quiet); } dd { margin: 0; }
  iframe { display: block; width: 100%; height: 80vh; border: 1px solid var(--line); }
  .choices { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
  .choices > * { display: inline-flex; align-items: center; gap: .375rem; min-height: 2.75rem; }
  main:has(#phone:checked) iframe { max-width: 390px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: 1rem; }
  button { font: inherit; padding: .5rem 1rem; cursor: pointer; }
`;

/** The list of what was caught, newest first. */
export function listPage(messages: readonly Message[]): string {
  const count = messages.length === 1 ? "1 email" : `${messages.length} emails`;
  const rows = messages.map(
    ({ id, subject, to, date }) => `
      <li>
        <a href="/messages/${escape(id)}">${escape(subject || "(no subject)")}</a>
        <p class="quiet">To ${escape(to.join(", "))}, ${time(date)}</p>
      </li>`,
  );
  return page(
    "Caught mail",
    `<h1>Caught mail</h1>
    <p>What the shop sends on this machine ends here and goes no further. <a href="/">Look again</a></p>
    <p class="quiet">${messages.length === 0 ? "Nothing has been caught yet." : count}</p>
    ${rows.length > 0 ? `<ol aria-label="Emails, newest first">${rows.join("")}</ol>` : ""}
    ${rows.length > 0 ? `<form method="post" action="/clear"><button>Delete all</button></form>` : ""}`,
  );
}

/** One email: its HTML in a frame that can run nothing, and its text. */
export function messagePage(message: Message): string {
  const { id, subject, from, to, date, html, text, headers } = message;
  const extra = ["reply-to", "list-unsubscribe", "message-id"].flatMap((name) => {
    const value = headers[name];
    return value ? [`<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`] : [];
  });
  const frame = `/messages/${escape(id)}/html`;
  return page(
    subject || "(no subject)",
    `<p><a href="/">All caught mail</a></p>
    <h1>${escape(subject || "(no subject)")}</h1>
    <dl><dt>From</dt><dd>${escape(from)}</dd><dt>To</dt><dd>${escape(to.join(", "))}</dd>
    <dt>Caught</dt><dd>${time(date)}</dd>${extra.join("")}</dl>
    ${
      html
        ? `<h2>As HTML</h2>${frameChoices(frame)}<iframe title="The email as HTML" name="email" src="${frame}"
            sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
        : ""
    }
    <h2>As text</h2>
    ${text ? `<pre tabindex="0">${linked(text)}</pre>` : `<p>This email has no text version.</p>`}`,
  );
}

/** Ways to look at the email in the frame; no script is needed. */
function frameChoices(address: string): string {
  return `<div class="choices">
      <a href="${address}" target="email">As my screen is</a>
      <a href="${address}?scheme=light" target="email">Light</a>
      <a href="${address}?scheme=dark" target="email">Dark</a>
      <label><input type="checkbox" id="phone"> As wide as a phone</label>
    </div>`;
}

/** The page for an address that names nothing. */
export function missingPage(): string {
  return page(
    "Not found",
    `<h1>Not found</h1><p>There is no such email. <a href="/">All caught mail</a></p>`,
  );
}

/**
 * The email's own HTML, with its links opening outside the frame.
 * @param scheme how it is to look, whatever the screen says; anything but "light" and "dark" leaves that to the screen
 */
export function framed(html: string, scheme: string | null): string {
  const wish = /\(prefers-color-scheme:\s*(light|dark)\)/gi;
  const shown =
    scheme === "light" || scheme === "dark"
      ? html.replace(wish, (_, asked: string) => (asked.toLowerCase() === scheme ? "all" : "not all"))
      : html;
  return `<base target="_blank">${shown}`;
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`;
}

function time(iso: string): string {
  const words = new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" });
  return `<time datetime="${escape(iso)}">${escape(words)}</time>`;
}

/** Text with its web addresses as links: the text version must be as usable as the other. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escape(part)}" rel="noreferrer">${escape(part)}</a>` : escape(part),
    )
    .join("");
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
