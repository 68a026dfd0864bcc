import { createHash } from "node:crypto";
import { inTransaction } from "@/lib/db/client";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { lookupMinutes } from "./lookup";
import type { LookupForm } from "./lookup-schema";

/**
 * Asks for the link to an order to be sent to the mailbox that it was placed with. Whether there is such an order is not even looked
 * at here, so that neither the answer nor its time can tell: the worker finds out, behind the closed door.
 */
export async function askForOrderLink({ email, number }: LookupForm, now = new Date()): Promise<void> {
  const who = createHash("sha256").update(`${email} ${number}`).digest("base64url").slice(0, 22);
  const window = Math.floor(now.getTime() / (lookupMinutes * 60_000));
  await inTransaction((tx) =>
    enqueue(tx, {
      kind: "order-link",
      dedupeKey: `order-link:${who}:${window}`,
      payload: { email, number, askedAt: now.toISOString() },
    }),
  );
  await wakeWorker();
}
