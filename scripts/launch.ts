// Starts the shop and everything it needs on this machine, says where it is, and stops it all when asked.

import { relative } from "node:path";
import { step } from "./progress.js";
import { Refusal, Stopped } from "./launch/refusal";
import { noteSaid, ownerFile } from "./launch/secrets";
import { startStack } from "./launch/stack";
import type { Stack } from "./launch/stack";

const startedAt = Date.now();
const called = new AbortController();
const calledOff = new Promise<void>((resolve) => called.signal.addEventListener("abort", () => resolve()));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => called.abort());
// The command that started this one is gone, without a chance to say so.
process.on("disconnect", () => called.abort());
process.channel?.unref();
// A terminal that was closed must not keep the parts from being stopped.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

process.exit(await main());

async function main(): Promise<number> {
  const dev = process.argv.includes("--dev");
  let stack: Stack;
  try {
    console.log("Starting Fettle");
    stack = await startStack({ dev, step, say: (line) => console.error(`\n${line}`), signal: called.signal });
  } catch (error) {
    if (error instanceof Stopped) {
      console.log("Called off; everything is stopped.");
      return 0;
    }
    console.error(`\n${error instanceof Refusal ? error.message : wordBug(error)}`);
    return 1;
  }
  console.log(welcome(stack));
  if (stack.owner?.origin === "made") await noteSaid(stack.dataDir);

  const failure = await Promise.race([calledOff, stack.failed]);
  console.log(failure ? `\n${failure} Stopping everything.` : "");
  await step("Stopping", stack.stop(), { done: () => "everything is stopped" });
  return failure ? 1 : 0;
}

function welcome({ addresses, env, owner, dataDir }: Stack): string {
  const rows = [
    ["Shop", addresses.shop],
    ["Admin", addresses.shop && `${addresses.shop}/admin`],
    ["Caught mail", addresses.mail],
    ["Stripe stand-in", addresses.stripe],
  ].flatMap(([name = "", address]) => (address ? [`  ${name.padEnd(17)}${address}`] : []));
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
  return [
    `\nThe shop is open (${seconds} s)\n`,
    ...rows,
    "",
    ...warnings(env, addresses),
    ...(owner ? [wordSignIn(owner, relative(process.cwd(), ownerFile(dataDir)))] : []),
    "Ctrl-C stops everything.",
  ].join("\n");
}

function wordSignIn({ email, password, origin }: NonNullable<Stack["owner"]>, file: string): string {
  switch (origin) {
    case "environment":
      return `Sign in as the owner with ${email} and the password of ADMIN_PASSWORD.`;
    case "made":
      return `Sign in as the owner with ${email} and the password ${password} (said once; it is kept in ${file}).`;
    case "said":
      return `Sign in as the owner with ${email}; the password was said at the first start and is kept in ${file}.`;
    case "found":
      return "Sign in as the owner with the account that this database already has; it keeps its password.";
  }
}

/** What an operator must not overlook: pretend payments and mail that goes nowhere on a real shop. */
function warnings(env: Stack["env"], addresses: Stack["addresses"]): string[] {
  if (process.env["NODE_ENV"] !== "production") return [];
  return [
    ...(addresses.stripe ? ["No STRIPE_SECRET_KEY: payments are pretended."] : []),
    ...(addresses.mail ? ["No SMTP_URL: emails are caught here and sent to nobody."] : []),
    ...(env["SITE_URL"]?.startsWith("http:")
      ? ["SITE_URL is not https: cookies and payments want it to be."]
      : []),
  ];
}

function wordBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
