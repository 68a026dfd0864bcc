import { inTransaction, type Transaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";
import { accountTerms, type AddressRefusal } from "./account";
import type { SavedAddressForm } from "./account-schema";

/** One change of somebody's addresses at a time: they are counted, and one of them comes first. */
async function lockOwner(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM shop_user WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

/** Keeps an address, or changes one that is kept; the first one comes first. Refuses more than may be kept, and one that is gone. */
export async function saveAddress(
  userId: string,
  { id, ...address }: SavedAddressForm,
): Promise<Result<void, AddressRefusal>> {
  return inTransaction(async (tx): Promise<Result<void, AddressRefusal>> => {
    await lockOwner(tx, userId);
    if (id !== undefined) {
      const { count } = await tx.savedAddress.updateMany({ where: { id, userId }, data: address });
      return count === 1 ? ok(undefined) : err("unknown-address");
    }
    const kept = await tx.savedAddress.count({ where: { userId } });
    if (kept >= accountTerms.addresses) return err("enough-addresses");
    await tx.savedAddress.create({
      data: { ...address, userId, isDefault: kept === 0 },
      select: { id: true },
    });
    return ok(undefined);
  });
}

/** Removes an address; when it came first, the oldest that is left does. Refuses one that is gone. */
export async function removeAddress(userId: string, id: string): Promise<Result<void, AddressRefusal>> {
  return inTransaction(async (tx): Promise<Result<void, AddressRefusal>> => {
    await lockOwner(tx, userId);
    const gone = await tx.savedAddress.findFirst({ where: { id, userId }, select: { isDefault: true } });
    if (!gone) return err("unknown-address");
    await tx.savedAddress.deleteMany({ where: { id, userId } });
    if (!gone.isDefault) return ok(undefined);
    const next = await tx.savedAddress.findFirst({
      where: { userId },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    if (next) await putFirst(tx, userId, next.id);
    return ok(undefined);
  });
}

/** Makes an address the one that comes first. Refuses one that is gone. */
export async function preferAddress(userId: string, id: string): Promise<Result<void, AddressRefusal>> {
  return inTransaction(async (tx): Promise<Result<void, AddressRefusal>> => {
    await lockOwner(tx, userId);
    const known = await tx.savedAddress.count({ where: { id, userId } });
    if (known === 0) return err("unknown-address");
    await tx.savedAddress.updateMany({
      where: { userId, isDefault: true, id: { not: id } },
      data: { isDefault: false },
    });
    await putFirst(tx, userId, id);
    return ok(undefined);
  });
}

async function putFirst(tx: Transaction, userId: string, id: string): Promise<void> {
  await tx.savedAddress.updateMany({ where: { id, userId }, data: { isDefault: true } });
}
