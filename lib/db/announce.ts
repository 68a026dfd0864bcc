import type { Transaction } from "@/lib/db/client";

/**
 * Has every server process drop what its cached pages hold under these tags, once the transaction commits.
 * No tags, no announcement.
 */
export async function announce(tx: Transaction, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx.announcement.create({ data: { tags: [...new Set(tags)] }, select: { id: true } });
}
