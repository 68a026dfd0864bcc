import { formatPence, type Pence } from "@/lib/money";
import { letterWords } from "./letters";
import { stateWords, type OrderState } from "./orders";

/** One thing that happened to an order: when, what, and as far as it is known who did it and why. */
export interface HistoryEvent {
  readonly at: Date;
  readonly kind: "state" | "deed" | "note" | "letter" | "money";
  readonly what: string;
  readonly who: string | null;
  readonly words: string | null;
}

/** What the journals keep of an order. */
export interface HistoryFacts {
  readonly transitions: readonly { readonly to: OrderState; readonly createdAt: Date }[];
  readonly audit: readonly {
    readonly actor: string;
    readonly action: string;
    readonly reason: string;
    readonly createdAt: Date;
  }[];
  readonly notes: readonly { readonly actor: string; readonly words: string; readonly createdAt: Date }[];
  readonly emails: readonly {
    readonly kind: string;
    readonly createdAt: Date;
    readonly sentAt: Date | null;
    readonly givenUpAt: Date | null;
    readonly lastError: string | null;
  }[];
  /** Those of the desk stand in the audit log as well; those made at Stripe stand here alone. */
  readonly refunds: readonly {
    readonly actor: string;
    readonly amountPence: Pence;
    readonly reason: string;
    readonly createdAt: Date;
  }[];
  readonly disputes: readonly {
    readonly amountPence: Pence;
    readonly reason: string;
    readonly createdAt: Date;
  }[];
}

const deeds: Readonly<Record<string, string>> = {
  "order.address": "Address put right",
  "order.cancel": "Cancelled",
  "order.collected": "Collected",
  "order.delivered": "Delivered",
  "order.dispatch": "Parcel packed",
  "order.email": "Email address put right",
  "order.letter": "Letter sent again",
  "order.refund": "Money given back",
  "order.tracking": "Tracking number put right",
  "desk_alert.settle": "Alert settled",
};

function deedWords(action: string): string {
  return deeds[action] ?? sentence(action.replaceAll(/[.-]/g, " "));
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Everything that is known of an order's life in one line of time, the oldest first. */
export function orderHistory(facts: HistoryFacts): HistoryEvent[] {
  const nobody = { who: null, words: null };
  const events: HistoryEvent[] = [
    ...facts.transitions.map(({ to, createdAt }) => ({
      ...nobody,
      at: createdAt,
      kind: "state" as const,
      what: stateWords[to],
    })),
    ...facts.audit.map(({ actor, action, reason, createdAt }) => ({
      at: createdAt,
      kind: "deed" as const,
      what: deedWords(action),
      who: actor,
      words: reason === "" || reason === deedWords(action) ? null : reason,
    })),
    ...facts.notes.map(({ actor, words, createdAt }) => ({
      at: createdAt,
      kind: "note" as const,
      what: "Note",
      who: actor,
      words,
    })),
    ...facts.emails
      .filter(({ kind }) => kind !== "refund")
      .map(({ kind, createdAt, sentAt, givenUpAt, lastError }) => ({
        at: sentAt ?? givenUpAt ?? createdAt,
        kind: "letter" as const,
        what: `${sentAt ? "Letter" : givenUpAt ? "Letter, given up" : "Letter, not sent yet"}: ${letterWords(kind)}`,
        who: null,
        words: sentAt ? null : lastError,
      })),
    ...facts.refunds
      .filter(({ actor }) => actor === "stripe" || actor === "checkout")
      .map(({ actor, amountPence, reason, createdAt }) => ({
        at: createdAt,
        kind: "money" as const,
        what: `${formatPence(amountPence)} given back`,
        who: actor,
        words: reason,
      })),
    ...facts.disputes.map(({ amountPence, reason, createdAt }) => ({
      at: createdAt,
      kind: "money" as const,
      what: `The buyer’s bank asks ${formatPence(amountPence)} back`,
      who: null,
      words: reason.replaceAll("_", " "),
    })),
  ];
  // What happened in one moment keeps the order above: what somebody did stands after the state it led to.
  return events.sort((one, other) => one.at.getTime() - other.at.getTime());
}
