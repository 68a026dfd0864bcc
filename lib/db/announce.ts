import { createHmac } from "node:crypto";
import { env } from "@/lib/env";
import type { Transaction } from "./client";

/**
 * Has every server process drop what its cached pages hold under these tags, once the transaction commits.
 * No tags, no announcement.
 */
export async function announce(tx: Transaction, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx.announcement.create({ data: { tags: [...new Set(tags)] }, select: { id: true } });
}

/** Proves to the shop's own internal route that a list of tags comes from a process that knows the secret. */
export function signedTags(body: string): string {
  return createHmac("sha256", env().SHOP_SECRET).update(`internal-tags:${body}`).digest("base64url");
}
