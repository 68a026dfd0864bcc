import type { Guard } from "./guards";

/** What keeps letters from being too many, too few, or somebody else's. */
export const letterGuards: readonly Guard[] = [
  {
    keeps: "Letters: money that is owed is never given up",
    file: "lib/outbox/outbox-commands.ts",
    from: "WHERE sent_at IS NULL AND given_up_at IS NULL AND kind <> 'refund' AND attempts >= 5",
    to: "WHERE sent_at IS NULL AND given_up_at IS NULL AND attempts >= 5",
    tests: ["lib/checkout/watch-commands.test.ts"],
  },
  {
    keeps: "Letters: a failed payment is told only to who tried a card",
    file: "lib/checkout/release-commands.ts",
    from: "declines > 0 && declines < declinesPerPage",
    to: "declines < declinesPerPage",
    tests: ["lib/checkout/payment-failed.test.ts"],
  },
];
