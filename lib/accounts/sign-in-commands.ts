import type { Viewer } from "@/lib/auth/auth";
import { endSignIns } from "@/lib/auth/sign-in-commands";
import { inTransaction } from "@/lib/db/client";

/** Signs somebody out of every browser but the one he asks from. */
export async function endOtherSignIns(viewer: Viewer): Promise<void> {
  await inTransaction((tx) => endSignIns(tx, { userId: viewer.id, except: viewer.signInId }));
}
