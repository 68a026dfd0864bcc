import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import nodemailer from "nodemailer";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { typescriptFlags } from "./node-flags";
import type { Addresses } from "./plan";
import { isRunning } from "./process-identity";
import { startStack } from "./stack";

const stopLimitMs = 10_000;
const root = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
let environment: Record<string, string | undefined>;
let launched: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fettle-stack-test-"));
  const { DATABASE_URL: _database, SMTP_URL: _smtp, ...rest } = process.env;
  environment = { ...rest, FETTLE_DATA_DIR: folder };
});
afterEach(async () => {
  // A launcher that a failed test has left behind would keep the whole run from ending.
  launched?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

it("starts over what a killed launcher left, keeps the data and stops in time", async () => {
  const killed = await launchAndKill();
  for (const pid of killed.pids) await untilGone(pid);

  const stack = await startStack({ environment, parts: ["postgres", "mail"], migrate: false });
  try {
    expect(await messagesAt(stack.addresses)).toMatchObject([
      {
        from: "shop@fettle.example",
        to: ["runner@fettle.example", "hidden@fettle.example"],
        subject: "Your order, £12.50",
        text: expect.stringContaining("Thank you") as string,
        html: "<p>Thank you</p>",
        headers: { "x-order": "F-1" },
      },
    ]);
    expect(await ask(stack.env["DATABASE_URL"], "SELECT count(*)::int AS answer FROM kept")).toBe(1);
    await expect(startStack({ environment, parts: [] })).rejects.toThrow(/already runs on this folder/);
  } finally {
    const before = Date.now();
    await stack.stop();
    expect(Date.now() - before).toBeLessThan(stopLimitMs);
  }
  expect(existsSync(join(folder, "addresses.json"))).toBe(false);
  expect(existsSync(join(folder, "lock.json"))).toBe(false);
  expect(existsSync(join(folder, "postgres/postmaster.pid"))).toBe(false);
}, 60_000);

it("says which part could not start and leaves nothing running", async () => {
  const first = await startStack({ environment, parts: ["mail"] });
  const port = new URL(first.addresses.mail ?? "").port;
  const other = { ...environment, FETTLE_DATA_DIR: join(folder, "other"), MAIL_PORT: port };
  try {
    await expect(startStack({ environment: other, parts: ["mail"] })).rejects.toThrow(
      `MAIL_PORT=${port} is taken`,
    );
    expect(existsSync(join(folder, "other/lock.json"))).toBe(false);
  } finally {
    await first.stop();
  }
}, 30_000);

/** Starts a launcher of its own, leaves a row and an email there, and ends it without a warning. */
async function launchAndKill(): Promise<{ pids: number[] }> {
  const program = `
    import { startStack } from ${JSON.stringify(new URL("./stack.ts", import.meta.url).href)};
    const { addresses, env } = await startStack({ parts: ["postgres", "mail"], migrate: false });
    console.log(JSON.stringify({ addresses, database: env.DATABASE_URL }));
  `;
  const launcher = spawn(process.execPath, [...typescriptFlags(), "--input-type=module", "-e", program], {
    cwd: root,
    env: { ...environment, NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  launched = launcher;
  const [line] = (await once(launcher.stdout, "data")) as [Buffer];
  const { addresses, database } = JSON.parse(line.toString()) as { addresses: Addresses; database: string };

  await ask(database, "CREATE TABLE kept AS SELECT 1 AS answer");
  await nodemailer.createTransport(addresses.smtp).sendMail({
    from: "Fettle <shop@fettle.example>",
    to: "Runner <runner@fettle.example>",
    bcc: "hidden@fettle.example",
    subject: "Your order, £12.50",
    text: "Thank you",
    html: "<p>Thank you</p>",
    headers: { "X-Order": "F-1" },
  });

  const children = await notedChildren();
  const server = await readFile(join(folder, "postgres/postmaster.pid"), "utf8");
  const pids = [...children, Number(server.split("\n")[0])];
  expect(pids.filter(isRunning)).toHaveLength(3);
  launcher.kill("SIGKILL");
  await once(launcher, "exit");
  return { pids };
}

/** The lock file's two children; it is written beside their start, and may come a moment after it. */
async function notedChildren(): Promise<number[]> {
  const deadline = Date.now() + stopLimitMs;
  for (;;) {
    const lock = JSON.parse(await readFile(join(folder, "lock.json"), "utf8")) as {
      children: Record<string, { pid: number }>;
    };
    const pids = Object.values(lock.children).map(({ pid }) => pid);
    if (pids.length === 2) return pids;
    if (Date.now() > deadline) throw new Error(`The lock file names ${pids.length} children.`);
    await delay(50);
  }
}

async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + stopLimitMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) throw new Error(`Process ${pid} still runs though its launcher is gone.`);
    await delay(50);
  }
}

async function messagesAt({ mail }: Addresses): Promise<unknown> {
  return (await fetch(`${mail}/api/messages`)).json();
}

async function ask(database: string | undefined, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}
