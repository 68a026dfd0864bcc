import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { askForOrderLink } from "./lookup-commands";
import { readOrderForLookup } from "./lookup-reads";
import { lookupSchema } from "./lookup-schema";

writeOrdersByHand();

async function placedBy(email: string) {
  return db().order.create({
    data: {
      email,
      subtotalPence: 100,
      deliveryPence: 0,
      totalPence: 100,
      deliveryMethod: "collect",
      postcode: "LS1 4DY",
      zone: "collect",
      fingerprint: "",
    },
  });
}

afterEach(() => vi.restoreAllMocks());

/** What is sent to PostgreSQL meanwhile, statement by statement. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const query = Object.getOwnPropertyDescriptor(pg.Client.prototype, "query")?.value as (
    ...asked: unknown[]
  ) => unknown;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    const [first] = asked;
    const text = typeof first === "string" ? first : (first as { readonly text: string }).text;
    // A queue that is not there in a test is asked for all the same, by both.
    statements.push(text);
    return Reflect.apply(query, this, asked);
  });
  await work();
  vi.restoreAllMocks();
  return statements;
}

test("whoever asks, and for whatever, the same is done, and no order is read", async () => {
  const { number } = await placedBy("ann@example.com");
  const ask = (email: string, asked: number) => () => askForOrderLink({ email, number: asked });
  await ask("first@example.com", 1)();
  const right = await statementsOf(ask("ann@example.com", number));
  const wrongMailbox = await statementsOf(ask("bob@example.com", number));
  const noOrder = await statementsOf(ask("ann@example.com", 2_000_000_000));
  expect(right.length).toBeGreaterThan(2);
  expect(wrongMailbox).toEqual(right);
  expect(noOrder).toEqual(right);
  expect(right.join(" ")).not.toContain("shop_order");
});

test("asked for again within ten minutes, it is one letter; later it is another", async () => {
  const asked = { email: "cat@example.com", number: 4711 };
  const now = new Date("2026-12-01T10:00:00Z");
  const rows = () =>
    db().outbox.count({ where: { kind: "order-link", payload: { path: ["email"], equals: asked.email } } });
  await Promise.all(Array.from({ length: 12 }, () => askForOrderLink(asked, now)));
  await askForOrderLink(asked, new Date("2026-12-01T10:09:59Z"));
  expect(await rows()).toBe(1);
  await askForOrderLink(asked, new Date("2026-12-01T10:10:00Z"));
  expect(await rows()).toBe(2);
});

test("the worker finds an order by both, and by neither alone", async () => {
  const { number, id } = await placedBy("Dan@Example.com");
  expect((await readOrderForLookup("dan@example.com", number))?.id).toBe(id);
  expect(await readOrderForLookup("eve@example.com", number)).toBeNull();
  expect(await readOrderForLookup("dan@example.com", number + 1)).toBeNull();
});

test.each([
  ["F10023", 10023],
  [" f 10023 ", 10023],
  ["#F10023", 10023],
  ["10023", 10023],
  ["10023 or so", null],
  ["0", null],
  ["9999999999", null],
  ["", null],
])("the number %j is %j", (typed, number) => {
  const parsed = lookupSchema.safeParse({ email: "Ann@Example.com", number: typed });
  expect(parsed.success ? parsed.data : null).toEqual(
    number === null ? null : { email: "ann@example.com", number },
  );
});
