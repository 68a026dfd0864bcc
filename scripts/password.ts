// Gives somebody at the desk a new password and signs him out everywhere: `npm run password -- owner@fettle.example`, then the
// password on a line of its own. It is asked for and not an argument, which lists of processes and histories of shells keep.
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { changePassword, passwordRefusalWords } from "@/lib/auth/password-commands";
import { closeDatabase } from "@/lib/db/client";
import { isDatabaseAway } from "@/lib/db/errors";
import { joinRunningShop } from "./launch/running-shop";

/** One line of the standard input; what is typed at a terminal is not shown. */
async function askQuietly(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stderr.write(question);
  const dark = new Writable({ write: (_text, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: dark, terminal: isTerminal });
  try {
    return (await lines[Symbol.asyncIterator]().next()).value ?? "";
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write("\n");
  }
}

async function main([email, ...more]: readonly string[]): Promise<string> {
  if (!email || more.length > 0)
    throw new Error("Say whose password: npm run password -- owner@fettle.example");
  await joinRunningShop();
  const password = await askQuietly(`New password for ${email}: `);
  const changed = await changePassword("operator", { email, password });
  if (!changed.ok) throw new Error(passwordRefusalWords[changed.refusal]);
  return `${email} has a new password, and is signed out everywhere.`;
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  const away = "No shop runs here: start it with npm start, or set DATABASE_URL and the rest.";
  console.error(
    isDatabaseAway(error) || /DATABASE_URL is missing|^DATABASE_URL/.test(reason) ? away : reason,
  );
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
