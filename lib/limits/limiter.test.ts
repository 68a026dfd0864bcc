import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { consume, forget, forgetOldCounts, giveBack } from "./limiter";
import { limits, longestWaitSeconds } from "./limits";
import { keyedHash } from "./visitor";

process.env["LIMITS_FACTOR"] = "1";

const shared: typeof globalThis & { fettlePool?: pg.Pool } = globalThis;
const points = limits["sign-in"].by.account.points;

function some(kind: "address" | "account" | "session"): string {
  return keyedHash(kind, randomUUID());
}

async function timesAllowed(tries: number, once: () => ReturnType<typeof consume>): Promise<number> {
  const counted = await Promise.all(Array.from({ length: tries }, once));
  return counted.filter(({ ok }) => ok).length;
}

/** The limiter as another process has it: a pool, counters and a memory of its own. */
async function elsewhere<Value>(work: (theirs: typeof consume) => Promise<Value>) {
  const [own, other] = [shared.fettlePool, new pg.Pool({ connectionString: process.env["DATABASE_URL"] })];
  shared.fettlePool = other;
  vi.resetModules();
  try {
    const { consume: theirs } = await import("./limiter");
    return await work(theirs);
  } finally {
    if (own) shared.fettlePool = own;
    else delete shared.fettlePool;
    await other.end();
  }
}

test("many at once are counted one by one, and refused until the window is over", async () => {
  const account = some("account");
  expect(await timesAllowed(50, () => consume("sign-in", { account }))).toBe(points);
  const refused = await consume("sign-in", { account });
  expect(refused).toMatchObject({ ok: false, refusal: { kind: "too-often" } });
  const wait = refused.ok || refused.refusal.kind === "away" ? 0 : refused.refusal.waitSeconds;
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(Math.min(limits["sign-in"].by.account.minutes * 60, longestWaitSeconds));
  expect((await consume("sign-in", { account: some("account") })).ok, "others are not").toBe(true);
  await db().rateLimit.updateMany({
    where: { key: { endsWith: account } },
    data: { expire: BigInt(Date.now() - 1) },
  });
  expect((await consume("sign-in", { account })).ok, "a new window").toBe(true);
});

test("two processes with pools of their own count as one", async () => {
  const address = some("address");
  await elsewhere(async (theirs) => {
    for (let at = 0; at < limits["order-link"].by.address.points - 1; at += 1)
      await theirs("order-link", { address });
  });
  expect((await consume("order-link", { address })).ok).toBe(true);
  expect((await consume("order-link", { address })).ok).toBe(false);
  expect(await elsewhere(async (theirs) => (await theirs("order-link", { address })).ok)).toBe(false);
});

test("what proved right is taken back, and what is forgotten begins from nothing", async () => {
  const [address, account] = [some("address"), some("account")];
  for (let at = 0; at < 3 * points; at += 1) {
    expect((await consume("sign-in", { address, account })).ok, `try ${at + 1}`).toBe(true);
    await Promise.all([giveBack("sign-in", { address }), forget("sign-in", { account })]);
  }
  expect(
    await db().rateLimit.findMany({ where: { key: { endsWith: address } }, select: { points: true } }),
  ).toEqual([{ points: 0 }]);
});

test("each of several things that are counted can refuse by itself", async () => {
  const { points: ofSession } = limits.newsletter.by.session;
  const session = some("session");
  const from = () => ({ session, address: some("address") });
  expect(await timesAllowed(ofSession + 5, () => consume("newsletter", from()))).toBe(ofSession);
  const address = some("address");
  const { points: ofAddress } = limits.newsletter.by.address;
  const count = () => consume("newsletter", { session: some("session"), address });
  expect(await timesAllowed(ofAddress + 5, count)).toBe(ofAddress);
});

test("an address that is refused locks no account and opens no session", async () => {
  const address = some("address");
  await timesAllowed(limits["sign-in"].by.address.points, () => consume("sign-in", { address }));
  const account = some("account");
  expect(await timesAllowed(points, () => consume("sign-in", { address, account }))).toBe(0);
  expect(await db().rateLimit.count({ where: { key: { endsWith: account } } })).toBe(0);
  expect((await consume("sign-in", { address: some("address"), account })).ok, "its owner gets in").toBe(
    true,
  );
  await timesAllowed(limits.newsletter.by.address.points, () => consume("newsletter", { address }));
  const session = some("session");
  expect((await consume("newsletter", { address, session })).ok).toBe(false);
  expect(await db().rateLimit.count({ where: { key: { endsWith: session } } })).toBe(0);
});

test("windows that are over are forgotten", async () => {
  const account = some("account");
  await consume("sign-in", { account });
  const kept = async () => db().rateLimit.count({ where: { key: { endsWith: account } } });
  await forgetOldCounts();
  expect(await kept()).toBe(1);
  await forgetOldCounts(new Date(Date.now() + 60 * 60_000));
  expect(await kept()).toBe(0);
});

test("windows that are over are forgotten a few at a time, until none is left", async () => {
  await db().$executeRaw`
    INSERT INTO rate_limit (key, points, expire) SELECT 'over:' || n, 1, n FROM generate_series(1, 7) AS n`;
  await db().$executeRaw`
    CREATE FUNCTION refuse_many() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF (SELECT count(*) FROM gone) > 3 THEN RAISE EXCEPTION 'too many at once'; END IF; RETURN NULL; END $$`;
  await db().$executeRaw`
    CREATE TRIGGER few AFTER DELETE ON rate_limit REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_many()`;
  try {
    expect(await forgetOldCounts(new Date(1_000), 3)).toBe(7);
  } finally {
    await db().$executeRaw`DROP TRIGGER few ON rate_limit`;
  }
});

describe("while the counters cannot be reached", () => {
  const away = () =>
    new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:1/none", connectionTimeoutMillis: 500 });
  let own: pg.Pool | undefined;
  beforeEach(async () => {
    await db().$queryRaw`SELECT 1`;
    own = shared.fettlePool;
    shared.fettlePool = away();
  });
  afterEach(async () => {
    await shared.fettlePool?.end();
    if (own) shared.fettlePool = own;
  });

  test("nobody tries a password", async () => {
    expect(await consume("sign-in", { address: some("address"), account: some("account") })).toEqual({
      ok: false,
      refusal: { kind: "away" },
    });
  });

  test("the till stays open, and each process counts for itself", async () => {
    const session = some("session");
    const { points: ofSession } = limits.checkout.by.session;
    expect(await timesAllowed(ofSession + 5, () => consume("checkout", { session }))).toBe(ofSession);
  });
});

test("a counter that hangs is away after a second", async () => {
  const account = some("account");
  const [session, address] = [some("session"), some("address")];
  await consume("sign-in", { account });
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE rate_limit IN ACCESS EXCLUSIVE MODE`;
    const startedAt = performance.now();
    const [password, till] = await Promise.all([
      consume("sign-in", { account }),
      consume("checkout", { session, address }),
    ]);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(password).toEqual({ ok: false, refusal: { kind: "away" } });
    expect(till.ok).toBe(true);
  });
});
