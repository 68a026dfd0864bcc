import type { Pence } from "@/lib/money";

/** What a buyer is told about things that come back. */
export interface ReturnForEmail {
  readonly id: string;
  readonly sendBy: Date;
  /** Faulty, damaged or wrong: then the postage is ours. */
  readonly isOurFault: boolean;
  /** What goes back to the card; null while that is not decided. */
  readonly refundPence: Pence | null;
  readonly lines: readonly {
    readonly name: string;
    readonly quantity: number;
    /** What is sent in its place; null where the money goes back. */
    readonly insteadName: string | null;
  }[];
}

/** @throws always, until there is a table of returns */
export async function readReturnForEmail(id: string): Promise<ReturnForEmail> {
  return Promise.reject(new Error(`There is no return ${id}`));
}
