import { inTransaction } from "@/lib/db/client";
import type { Result } from "@/lib/result";
import type { BasketRefusal } from "./basket";
import type { LinkEntry } from "./basket-link";
import { Refused, refusing } from "./basket-refused";
import { addPlanned } from "./plan-commands";

export interface LinkAdded {
  /** The cookie's value to set. */
  readonly token: string;
  /** Whether everything that the link asks for was added. */
  readonly isWhole: boolean;
}

/**
 * Adds what a link asks for to the basket that the cookie names, or to a new one: of each entry as much as can be had.
 * Refuses when that is nothing.
 * @param press the name of this press; one that has added before adds nothing again
 */
export async function addLink(
  token: string | undefined,
  entries: readonly LinkEntry[],
  press: string | undefined,
): Promise<Result<LinkAdded, BasketRefusal>> {
  return refusing(() =>
    inTransaction(async (tx) => {
      if (entries.length === 0) throw new Refused("empty-link");
      const { token: name, plan } = await addPlanned(tx, token, entries, press, (planned) => {
        if (planned.every(({ adding }) => adding === 0)) throw new Refused("nothing-to-add");
      });
      return { token: name, isWhole: plan?.every(({ shortfall }) => shortfall === null) ?? true };
    }),
  );
}
