import { inTransaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";
import type { BasketRefusal, GuidePlace } from "./basket";
import { missingParts, type MissingPart } from "./basket-kit";
import { Refused, refusing } from "./basket-refused";
import { addPlanned } from "./plan-commands";

export interface KitEntry {
  readonly sku: string;
  readonly place: GuidePlace | null;
}

/** Either the basket has no room, or parts are missing. */
export type KitRefusal = Extract<BasketRefusal, "line-limit" | "nothing-to-add"> | readonly MissingPart[];

/** Thrown inside the transaction to undo it. */
class PartsMissing extends Error {
  readonly parts: readonly MissingPart[];

  constructor(parts: readonly MissingPart[]) {
    super("parts missing");
    this.parts = parts;
  }
}

/**
 * Adds one of each part of a kit to the basket that the cookie names, or to a new one: all of them or none. Refuses with the parts
 * that are missing, or because the basket has no room for all.
 * @param press the name of this press; one that has added before adds nothing again
 */
export async function addKit(
  token: string | undefined,
  entries: readonly KitEntry[],
  press: string | undefined,
): Promise<Result<{ token: string }, KitRefusal>> {
  const wanted = entries.map((entry) => ({ ...entry, quantity: 1 }));
  try {
    const added = await refusing(() =>
      inTransaction((tx) =>
        addPlanned(tx, token, wanted, press, (plan) => {
          if (plan.length === 0) throw new Refused("nothing-to-add");
          const missing = missingParts(plan);
          if (missing.length > 0) throw new PartsMissing(missing);
          if (plan.some(({ adding }) => adding === 0)) throw new Refused("line-limit");
        }),
      ),
    );
    if (added.ok) return ok({ token: added.value.token });
    return err(added.refusal === "line-limit" ? "line-limit" : "nothing-to-add");
  } catch (error) {
    if (error instanceof PartsMissing) return err(error.parts);
    throw error;
  }
}
