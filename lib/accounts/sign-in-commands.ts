import type { Viewer } from "@/lib/auth/auth";
import { endSignIns } from "@/lib/auth/sign-in-commands";
import { leaveElsewhere } from "@/lib/basket/join-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";

/**
 * Signs somebody out of every browser, but the one he asks from where there is one; his basket goes from theirs with it.
 * @param here that browser's sign-in, and the cookie of its basket
 */
export async function endElsewhere(
  tx: Transaction,
  userId: string,
  here: { readonly signInId: string; readonly basket: string | undefined } | null,
): Promise<void> {
  await endSignIns(tx, { userId, except: here?.signInId ?? null });
  await leaveElsewhere(tx, userId, here?.basket);
}

/** Signs somebody out of every browser but the one he asks from. */
export async function endOtherSignIns(viewer: Viewer, basket: string | undefined): Promise<void> {
  await inTransaction((tx) => endElsewhere(tx, viewer.id, { signInId: viewer.signInId, basket }));
}
