import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cookieGroups } from "./cookie-list";

const files = globSync("{app,components,lib,server}/**/*.{ts,tsx}")
  .concat("proxy.ts")
  .filter((file) => !file.includes("/generated/") && !file.endsWith(".test.ts"))
  .map((file) => ({ file, code: readFileSync(file, "utf8") }));
const listed = cookieGroups.flatMap(({ cookies }) => cookies.map(({ name }) => name));

/** What gives a cookie a value: a line of a header, Next's jar, or a script. */
const setting = /Max-Age=|maxAge:|(?:cookies\(\)\)|cookies|jar|cookieStore)\.set\(|document\.cookie\s*=/;
/** The ways by which a file names the cookie that it sets. */
const naming = /(?:Cookie|Mark)\b/;

test("every cookie that the code names is told on the page", () => {
  const named = files.flatMap(({ code }) =>
    [...code.matchAll(/const \w*(?:Cookie|basketMark)\w* = "([^"]+)"/g)].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !listed.includes(name))).toEqual([]);
});

test("no file sets a cookie without a name of its own", () => {
  // How long next-auth keeps its own is set there.
  const setters = files.filter(
    ({ file, code }) => setting.test(code) && /[Cc]ookie/.test(code) && file !== "lib/auth/auth-options.ts",
  );
  expect(setters.map(({ file }) => file)).toContain("app/api/basket/basket-cookie.ts");
  expect(setters.filter(({ code }) => !naming.test(code)).map(({ file }) => file)).toEqual([]);
});

test("nothing is told that the code does not set", () => {
  const all = files.map(({ code }) => code).join("\n");
  // Named by next-auth itself, which keeps a session and its forms under these names.
  const foreign = ["next-auth.callback-url", "next-auth.session-token"];
  const own = listed.filter((name) => !foreign.includes(name));
  expect(own.filter((name) => all.split(`"${name}"`).length < 2)).toEqual([]);
});
