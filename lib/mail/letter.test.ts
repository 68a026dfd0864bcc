import { expect, test } from "vitest";
import { palette } from "@/lib/palette";
import { everyEmail } from "@/app/(development)/specimen/emails/every-email";

const emails = Object.entries(everyEmail()).flatMap(([kind, examples]) =>
  examples.map((email, index) => ({ name: `${kind} ${index + 1}`, email })),
);
const ours = new Set<string>([...Object.values(palette.light), ...Object.values(palette.dark)]);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a look says of a property: inline for the light, in the style sheet for the dark. */
function coloursOf(html: string, look: string, property: string): (string | undefined)[] {
  const value = `[^"}]*?(?<![-\\w])${property}: ?(#[0-9a-f]{6})`;
  return [
    new RegExp(`class="${look}" style="${value}`).exec(html)?.[1],
    new RegExp(`\\.${look} \\{${value}`).exec(html)?.[1],
  ];
}

for (const { name, email } of emails) {
  test(`${name}: has one title, and a line for the mailbox that is not the title again`, () => {
    const title = /<title>([^<]+)<\/title>/.exec(email.html)?.[1] ?? "";
    expect(email.html.match(/<h1 [^>]*>([^<]+)<\/h1>/g)).toHaveLength(1);
    expect(email.html).toContain(`>${title}</h1>`);
    const preview =
      /<div style="display:none[^"]*">([^<]+?)(?:&zwnj;&nbsp;)+<\/div>/.exec(email.html)?.[1] ?? "";
    expect(preview.length).toBeGreaterThan(20);
    expect(preview.length).toBeLessThan(120);
    expect(preview).not.toContain(title);
    expect(email.html.indexOf(preview)).toBeLessThan(email.html.indexOf("<h1"));
  });

  test(`${name}: every colour is the shop's, and both schemes are named`, () => {
    const used = email.html.replace(/&#\d+;/g, "").match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi) ?? [];
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((colour) => !ours.has(colour))).toEqual([]);
    for (const scheme of ["color-scheme", "supported-color-schemes"])
      expect(email.html).toContain(`<meta name="${scheme}" content="light dark" />`);
  });

  test(`${name}: words can be read on their ground, the button's too`, () => {
    for (const [words, ground] of [
      ["buttonWords", "button"],
      ["title", "page"],
      ["words", "page"],
      ["footWords", "page"],
    ] as const) {
      const inks = coloursOf(email.html, words, "color");
      const papers = coloursOf(email.html, ground, "background-color");
      for (const scheme of [0, 1])
        expect(
          contrast(inks[scheme] ?? "missing", papers[scheme] ?? "missing"),
          `${words}, ${scheme}`,
        ).toBeGreaterThan(4.5);
    }
  });

  test(`${name}: has one button, says who writes, and both forms lead to the same places`, () => {
    expect(email.html.match(/<a href="[^"]+" class="buttonWords"/g)).toHaveLength(1);
    const links = [...email.html.matchAll(/href="(http[^"]+)"/g)].map(([, url = ""]) => url);
    for (const url of links) expect(`${email.text} http://localhost:3000/ `).toContain(url);
    for (const form of [email.html, email.text]) expect(form).toContain("shop@fettle.example");
    expect(email.text).not.toContain("<a ");
  });
}

test("what was typed by a stranger stays words", () => {
  const [order] = everyEmail()["order-confirmation"];
  expect(order?.html).toContain("Recovery Cream &lt;150 ml&gt;");
  expect(order?.text).toContain("Recovery Cream <150 ml>");
});
