import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test } from "vitest";
import { db } from "./client";
import { isDatabaseAway, isDuplicate } from "./errors";
import { PrismaClient } from "./generated/client";

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing failed");
}

test("a database that nobody answers for is away, whichever way it is asked", async () => {
  // No server listens on the first port.
  const client = new PrismaClient({ adapter: new PrismaPg("postgresql://nobody:x@127.0.0.1:1/none") });
  const ways = [
    () => client.basket.count(),
    () => client.$queryRaw`SELECT 1`,
    () => client.$executeRaw`SELECT 1`,
    () => client.$transaction((tx) => tx.$queryRaw`SELECT 1`),
  ];
  for (const way of ways) expect(isDatabaseAway(await errorOf(way)), String(way)).toBe(true);
  await client.$disconnect();
});

test("a connection that is ended in the middle of a statement is a database that is away", async () => {
  const sleeping = errorOf(() => db().$queryRaw`SELECT pg_sleep(20) /* ended by the test */`);
  await expect
    .poll(async () => {
      const [row] = await db().$queryRaw<{ n: number }[]>`
        SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity
        WHERE query LIKE '%/* ended by the test */' AND query NOT LIKE '%pg_terminate_backend%'`;
      return row?.n;
    })
    .toBe(1);
  expect(isDatabaseAway(await sleeping)).toBe(true);
});

test("what the database refuses is no outage", async () => {
  const department = { slug: "twice", title: "Twice", standfirst: "", position: 1 };
  await db().department.create({ data: department });
  const again = await errorOf(() => db().department.create({ data: department }));
  expect(isDuplicate(again)).toBe(true);
  expect(isDatabaseAway(again)).toBe(false);
  expect(isDatabaseAway(await errorOf(() => db().$queryRaw`SELECT 1 / 0`))).toBe(false);
});
