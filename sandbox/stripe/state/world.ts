import type { Clock } from "./clock";
import type { Store } from "./store";

/** What every operation works on. */
export type World = {
  store: Store;
  clock: Clock;
  /** Where the hosted pages are, without a slash at the end. */
  publicUrl: string;
};

/** The API call that causes something, for the events it raises; null when nobody called. */
export type Cause = { requestId: string; idempotencyKey: string | null } | null;
