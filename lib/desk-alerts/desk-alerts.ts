/** What somebody at the desk can be alerted to. A new kind joins here, with its words, and in docs/operating.md. */
export const alertKinds = [
  "stock-short",
  "payment-mismatch",
  "payment-orphaned",
  "address-query",
  "refund-failed",
  "dispute",
  "events-stuck",
  "emails-failing",
  "invariants-broken",
] as const;
export type AlertKind = (typeof alertKinds)[number];

const kindWords: Record<AlertKind, string> = {
  "stock-short": "Held, but not on the shelf",
  "payment-mismatch": "Paid, and not what the order asks for",
  "payment-orphaned": "Paid, and no order knows it",
  "address-query": "Paid, and the address is outside the zone",
  "refund-failed": "A refund has failed",
  dispute: "A payment is disputed",
  "events-stuck": "Stripe's events cannot be carried out",
  "emails-failing": "Emails do not get out",
  "invariants-broken": "The books do not agree",
};

/** The heading of an alert, in plain words; a kind from a newer version of the shop keeps its own name. */
export function alertTitle(kind: string): string {
  return Object.hasOwn(kindWords, kind) ? kindWords[kind as AlertKind] : kind.replaceAll("-", " ");
}

export interface AlertFacts {
  readonly id: string;
  readonly kind: string;
  /** What it is about, as the audit log names things: "variant:MB1", "order:10001". */
  readonly subject: string;
  readonly words: string;
  readonly raisedAt: Date;
}

/** The page of the desk that shows what an alert is about; null when there is none. */
export function subjectPage(subject: string): `/admin/stock/${string}` | `/admin/orders/${string}` | null {
  const [domain, name] = subject.split(":");
  if (!name) return null;
  if (domain === "variant") return `/admin/stock/${name}`;
  return domain === "order" ? `/admin/orders/${name}` : null;
}

export type AlertRefusal = "unknown-alert" | "settled-already";

export const alertRefusalWords: Record<AlertRefusal, string> = {
  "unknown-alert": "There is no such alert.",
  "settled-already": "This alert has been settled already. Nothing has been changed.",
};
