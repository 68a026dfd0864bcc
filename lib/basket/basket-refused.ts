import { err, ok, type Result } from "@/lib/result";
import type { BasketRefusal } from "./basket";

/** Thrown inside a transaction to undo it, and caught right outside by {@link refusing}. */
export class Refused extends Error {
  readonly refusal: BasketRefusal;

  constructor(refusal: BasketRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export async function refusing<Value>(work: () => Promise<Value>): Promise<Result<Value, BasketRefusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    throw error;
  }
}
