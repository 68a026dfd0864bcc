import { optInTerms } from "@/lib/opt-in";
import type { StockAlertState } from "@/lib/db/generated/enums";

/** How far the list of those who wait for a variant may grow. */
export const alertTerms = {
  /** Requests of one address that nobody confirmed, however often it is typed in: more look like somebody else's doing. */
  unconfirmedPerAddress: 5,
  /** Variants that one address may wait for at once. */
  waitingPerAddress: 20,
  /** People who may wait for one variant. */
  waitingPerVariant: 5_000,
  /** Whoever has waited this long is forgotten. */
  waitingDays: 365,
} as const;

/**
 * What a request can be refused for. Nothing here depends on the address that was typed: the answer must not tell
 * a stranger who waits for what.
 */
export type AlertRefusal = "bad-email" | "unknown-variant" | "in-stock" | "list-full";

export const alertRefusalWords: Record<AlertRefusal, string> = {
  "bad-email": "Give one email address, such as ann@example.com.",
  "unknown-variant": "We do not sell that. Choose it again on its own page.",
  "in-stock": "That is in stock now. You can buy it.",
  "list-full": "Too many people wait for that already. Look again in a few days.",
};

/** What every request that is not refused is told, whether or not anything had to be written. */
export const askedWords =
  "If that address is not on the list already, a link to confirm is on its way to it.";

export type AlertLinkRefusal = "bad-link" | "expired" | "ended";

export const alertLinkRefusalWords: Record<AlertLinkRefusal, string> = {
  "bad-link": "This link is not one of ours, or part of it is missing. Copy it whole from the email.",
  expired: `This link was good for ${optInTerms.linkDays} days, and they are over. Ask again and we send a fresh one.`,
  ended: `This alert was stopped. If that was before it was confirmed, we do not write about it for ${optInTerms.forgetDays} days, whoever asks.`,
};

/** Where an alert stands when its link is opened. */
export type AlertStanding = "to-confirm" | "waiting" | "told" | "expired" | "ended";

/** @param alive whether the link's days are not over */
export function alertStanding(state: StockAlertState, alive: boolean): AlertStanding {
  switch (state) {
    case "pending":
      return alive ? "to-confirm" : "expired";
    case "confirmed":
      return "waiting";
    case "sent":
      return "told";
    case "ended":
      return "ended";
  }
}
