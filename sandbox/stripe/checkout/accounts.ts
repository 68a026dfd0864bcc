import type { Decline } from "./cards";

/** What becomes of a Bacs Direct Debit, and how long, on the stand-in's clock, it takes to be known. */
export type AccountBehaviour =
  | { kind: "refused"; decline: Decline }
  | {
      kind: "delayed";
      afterSeconds: number;
      /** Null when the money arrives. */
      decline: Decline | null;
      /** The holder goes to his bank as soon as the money has arrived. */
      disputed?: boolean;
    };

const minute = 60;
const testSortCode = "108800";

function decline(code: string, message: string): Decline {
  return { code, declineCode: null, message };
}

const notAuthorised = decline("debit_not_authorized", "The customer did not authorise this direct debit.");
const noFunds = decline("insufficient_funds", "The customer's account has insufficient funds.");

/** The published test accounts (docs.stripe.com/payments/bacs-debit), all with the sort code 10-88-00. */
const behaviours: Readonly<Record<string, AccountBehaviour>> = {
  "00012345": { kind: "delayed", afterSeconds: minute, decline: null },
  "90012345": { kind: "delayed", afterSeconds: 3 * minute, decline: null },
  "33333335": { kind: "delayed", afterSeconds: minute, decline: notAuthorised },
  "93333335": { kind: "delayed", afterSeconds: 3 * minute, decline: notAuthorised },
  "22222227": { kind: "delayed", afterSeconds: minute, decline: noFunds },
  "92222227": { kind: "delayed", afterSeconds: 3 * minute, decline: noFunds },
  "55555559": { kind: "delayed", afterSeconds: minute, decline: null, disputed: true },
  "00033333": {
    kind: "refused",
    decline: decline("account_closed", "This bank account has been closed."),
  },
  "00044444": {
    kind: "refused",
    decline: decline("bank_account_restricted", "This bank account cannot be debited."),
  },
  "34343434": {
    kind: "refused",
    decline: decline("charge_exceeds_source_limit", "This payment exceeds what the account may be debited."),
  },
};

/** What a bank account does. One that is not a test account is refused. */
export function behaviourOfAccount(sortCode: string, accountNumber: string): AccountBehaviour {
  const known = sortCode === testSortCode ? behaviours[accountNumber] : undefined;
  return (
    known ?? {
      kind: "refused",
      decline: decline(
        "bank_account_unusable",
        "Only test accounts can be used here. Use the sort code 10-88-00 and the account 00012345.",
      ),
    }
  );
}
