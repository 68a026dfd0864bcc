import { db } from "@/lib/db/client";
import { daysAgo } from "@/lib/opt-in";
import { accountTerms } from "./account";

/** Forgets links a while after they ran out, and what the outbox keeps of letters about accounts that have gone. */
export async function forgetOldAccountTraces(now = new Date()): Promise<number> {
  const old = daysAgo(accountTerms.forgetDays, now);
  const links = await db().accountLink.deleteMany({ where: { expiresAt: { lt: old } } });
  const letters = await db().outbox.deleteMany({
    where: {
      kind: { startsWith: "account-" },
      OR: [{ sentAt: { lt: old } }, { givenUpAt: { lt: old } }],
    },
  });
  // A password that was typed beside an address and never confirmed does not wait that long.
  await db().accountLink.updateMany({
    where: { expiresAt: { lt: now }, passwordHash: { not: null } },
    data: { passwordHash: null },
  });
  return links.count + letters.count;
}
