import { AsyncLocalStorage } from "node:async_hooks";

const transaction = new AsyncLocalStorage<true>();

/** Runs work as part of a database transaction: what waits on anything else in there refuses (`refuseInTransaction`). */
export function asTransaction<Value>(work: () => Promise<Value>): Promise<Value> {
  return transaction.run(true, work);
}

/**
 * A transaction that waits on another machine keeps its locks for as long as that takes.
 * @param what what must not be asked from within one
 * @throws inside a transaction: the caller has built it wrongly, which is a bug
 */
export function refuseInTransaction(what: string): void {
  if (transaction.getStore()) throw new Error(`${what} may not be asked while a transaction is open`);
}
