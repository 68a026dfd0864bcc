import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { runningCode, usesOf } from "@/scripts/testing/codes";
import { openOrder } from "@/scripts/testing/stock";
import { claimCode } from "./codes-commands";
import { readCode } from "./codes-reads";

// Orders to claim a use for; they hold nothing and have no lines.
writeOrdersByHand();

test.each([
  ["is stopped", { stoppedAt: new Date() }, "code-over"],
  ["is used up", { used: 1 }, "code-used-up"],
] as const)("a code that %s while it is being claimed is not had", async (_words, change, kind) => {
  const code = await runningCode({ redemptionLimit: 1 });
  const orderId = await openOrder();
  const known = await readCode(db(), code);
  if (!known) throw new Error("There is no code");
  const claim = () =>
    inTransaction((tx) =>
      claimCode(tx, { orderId, email: "ann@example.com", code: known, discountPence: 100, deliveryPence: 0 }),
    );
  let claiming: ReturnType<typeof claim> | undefined;
  await inTransaction(async (tx) => {
    await tx.discountCode.update({ where: { code }, data: change, select: { id: true } });
    // It was priced before, and waits for the row.
    claiming = claim();
    await pause(300);
  });
  expect(await claiming).toEqual({ ok: false, refusal: { kind } });
  expect((await usesOf(code)).states).toEqual([]);
  await db().discountCode.update({ where: { code }, data: { used: 0 } });
});
