import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction } from "@/lib/db/client";
import { isDuplicate } from "@/lib/db/errors";
import { err, ok, type Result } from "@/lib/result";
import type { CodeDeskRefusal } from "./desk-codes";
import type { NewCode, StopCode } from "./desk-schema";

/**
 * Makes a code, with a line in the audit log. Its terms never change: one that was wrong is stopped, and another one made. Refuses
 * a name that there is, in use or not, and departments and products that there are not.
 * @param actor who does it, as the journals name him
 */
export async function createCode(actor: string, form: NewCode): Promise<Result<void, CodeDeskRefusal>> {
  const { departments, products, startsAt, ...terms } = form;
  try {
    return await inTransaction(async (tx): Promise<Result<void, CodeDeskRefusal>> => {
      const leftOut = await tx.department.findMany({
        where: { slug: { in: departments } },
        select: { id: true },
      });
      if (leftOut.length < new Set(departments).size) return err({ kind: "unknown-department" });
      const known = await tx.product.findMany({
        where: { slug: { in: products } },
        select: { id: true, slug: true },
      });
      const missing = products.find((slug) => !known.some((product) => product.slug === slug));
      if (missing !== undefined) return err({ kind: "unknown-product", slug: missing });
      await tx.discountCode.create({
        data: {
          ...terms,
          startsAt: startsAt ?? new Date(),
          excludedDepartmentIds: leftOut.map(({ id }) => id),
          excludedProductIds: known.map(({ id }) => id),
          actor,
        },
        select: { id: true },
      });
      await recordAudit(tx, {
        actor,
        action: "codes.create",
        subject: `code:${terms.code}`,
        reason: terms.note,
        detail: {
          kind: terms.kind,
          percent: terms.percent,
          amountPence: terms.amountPence,
          minimumPence: terms.minimumPence,
          firstOrderOnly: terms.firstOrderOnly,
          singleUse: terms.singleUse,
          redemptionLimit: terms.redemptionLimit,
          startsAt: startsAt?.toISOString() ?? null,
          endsAt: terms.endsAt?.toISOString() ?? null,
          departments: departments.join(" "),
          products: products.join(" "),
        },
      });
      return ok(undefined);
    });
  } catch (error) {
    if (isDuplicate(error)) return err({ kind: "code-taken" });
    throw error;
  }
}

/**
 * Stops a code for good, with a line in the audit log: from then on no order gets it. Those that have it keep it, also when they
 * are paid later. Refuses a code that there is not, or that has been stopped.
 * @param actor who does it, as the journals name him
 */
export async function stopCode(
  actor: string,
  { code, reason }: StopCode,
): Promise<Result<void, CodeDeskRefusal>> {
  return inTransaction(async (tx) => {
    const { count } = await tx.discountCode.updateMany({
      where: { code, stoppedAt: null },
      data: { stoppedAt: new Date() },
    });
    if (count === 0) {
      const isThere = (await tx.discountCode.count({ where: { code } })) > 0;
      return err({ kind: isThere ? "stopped-already" : "unknown-code" });
    }
    await recordAudit(tx, { actor, action: "codes.stop", subject: `code:${code}`, reason, detail: {} });
    return ok(undefined);
  });
}
