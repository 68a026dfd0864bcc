import { afterAll, describe, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { closeDatabase, inTransaction } from "@/lib/db/client";
import { commitHolds, releaseHolds } from "./stock-commands";
import {
  announcementsOf,
  expectBooksToAgree,
  kindsOf,
  levelOf,
  openOrder,
  stockShelf,
  take,
} from "@/scripts/testing/stock";

writeOrdersByHand();

afterAll(closeDatabase);

describe("takeHolds", () => {
  test("lets forty buyers at once take twelve units twelve times", async () => {
    const shelf = await stockShelf(12);
    const orders = await Promise.all(Array.from({ length: 40 }, openOrder));
    const answers = await Promise.all(
      orders.map((orderId) => take([{ variantId: shelf.variantId, quantity: 1 }], orderId)),
    );
    const refused = answers.flatMap(({ refusal }) => refusal ?? []);
    expect(refused).toHaveLength(28);
    expect(refused.every(({ variantId, left }) => variantId === shelf.variantId && left === 0)).toBe(true);
    expect(await levelOf(shelf)).toEqual({ onHand: 12, reserved: 12 });
    await expectBooksToAgree(shelf);
  });

  test("does not deadlock when baskets name the same variants in different orders", async () => {
    const [one, other] = await Promise.all([stockShelf(100), stockShelf(100)]);
    const lines = [one, other].map(({ variantId }) => ({ variantId, quantity: 2 }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => take(turn % 2 === 0 ? lines : lines.toReversed())),
    );
    expect(answers.every(({ refusal }) => refusal === null)).toBe(true);
    expect(await levelOf(one)).toEqual({ onHand: 100, reserved: 40 });
    expect(await levelOf(other)).toEqual({ onHand: 100, reserved: 40 });
  });

  test("adds up lines of one variant, and takes all or nothing", async () => {
    const [plenty, scarce] = await Promise.all([stockShelf(10), stockShelf(3)]);
    const line = { variantId: scarce.variantId, quantity: 2 };
    const { refusal } = await take([{ variantId: plenty.variantId, quantity: 1 }, line, line]);
    expect(refusal).toEqual({ variantId: scarce.variantId, left: 3 });
    expect(await levelOf(plenty)).toEqual({ onHand: 10, reserved: 0 });
    expect(await kindsOf(scarce)).toEqual(["receive 3 0"]);
  });
});

describe("releaseHolds", () => {
  test("gives back once, however often it is asked", async () => {
    const shelf = await stockShelf(3, { lowStockAt: 1 });
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 3 }]);
    const before = await announcementsOf(shelf);
    const release = () =>
      inTransaction((tx) => releaseHolds(tx, { orderId, actor: "test", reason: "Expired" }));
    await Promise.all([release(), release(), release()]);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    expect(await kindsOf(shelf)).toEqual(["receive 3 0", "hold 0 3", "release 0 -3"]);
    expect(await announcementsOf(shelf)).toBe(before + 1);
    await expectBooksToAgree(shelf);
  });
});

describe("commitHolds", () => {
  const commit = (orderId: string) => inTransaction((tx) => commitHolds(tx, { orderId, actor: "test" }));
  const release = (orderId: string) =>
    inTransaction((tx) => releaseHolds(tx, { orderId, actor: "test", reason: "Expired" }));

  test("sells once, however often it is asked", async () => {
    const shelf = await stockShelf(5);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 2 }]);
    const answers = await Promise.all([commit(orderId), commit(orderId), commit(orderId)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    expect(await kindsOf(shelf)).toEqual(["receive 5 0", "hold 0 2", "sale -2 -2"]);
    await release(orderId);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    await expectBooksToAgree(shelf);
  });

  test("takes again from what is free when the hold had ended", async () => {
    const shelf = await stockShelf(5);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 2 }]);
    await release(orderId);
    expect(await commit(orderId)).toMatchObject({ ok: true });
    expect(await commit(orderId)).toMatchObject({ ok: true });
    expect(await kindsOf(shelf)).toEqual(["receive 5 0", "hold 0 2", "release 0 -2", "sale -2 0"]);
    await expectBooksToAgree(shelf);
  });

  test("refuses, and writes nothing, when one of the units is gone", async () => {
    const [plenty, scarce] = await Promise.all([stockShelf(5), stockShelf(1)]);
    const lines = [plenty, scarce].map(({ variantId }) => ({ variantId, quantity: 1 }));
    const { orderId } = await take(lines);
    await release(orderId);
    await take([{ variantId: scarce.variantId, quantity: 1 }]);
    expect(await commit(orderId)).toEqual({ ok: false, refusal: "not-held" });
    expect(await levelOf(plenty)).toEqual({ onHand: 5, reserved: 0 });
    await expectBooksToAgree(plenty);
    await expectBooksToAgree(scarce);
  });

  test("settles on a sale when a release arrives at the same moment", async () => {
    const shelf = await stockShelf(4);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 4 }]);
    await Promise.all([commit(orderId), release(orderId), commit(orderId), release(orderId)]);
    expect(await levelOf(shelf)).toEqual({ onHand: 0, reserved: 0 });
    await expectBooksToAgree(shelf);
  });

  test("refuses an order that never held anything", async () => {
    expect(await commit(await openOrder())).toEqual({ ok: false, refusal: "not-held" });
  });
});
