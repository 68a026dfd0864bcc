import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { openOrder } from "@/scripts/testing/stock";
import { addOrderNote } from "./note-commands";

writeOrdersByHand();

test("a note is kept as it was written, by whom, and nothing changes it", async () => {
  const id = await openOrder();
  const { number } = await db().order.findUniqueOrThrow({ where: { id } });
  expect(
    await addOrderNote("owner@example.com", { number, words: "Rang: wants it on Friday" }),
  ).toMatchObject({
    ok: true,
  });
  expect(await db().orderNote.findMany({ where: { orderId: id } })).toMatchObject([
    { actor: "owner@example.com", words: "Rang: wants it on Friday" },
  ]);
  await expect(db().orderNote.updateMany({ data: { words: "x" } })).rejects.toThrow(/append-only/);
  await expect(db().orderNote.deleteMany()).rejects.toThrow(/append-only/);
  expect(await addOrderNote("owner", { number: 1, words: "x" })).toEqual({
    ok: false,
    refusal: "unknown-order",
  });
});
