import { z } from "zod";
import type { Store } from "@/sandbox/stripe/state/store";

/** How the events that follow are delivered. Nothing given, or `{ "none": true }`, is the ordinary way. */
export const policySchema = z.strictObject({
  none: z.boolean().optional(),
  /** Keep the event, never send it by itself. */
  drop: z.boolean().optional(),
  /** Send it this much later. */
  delayMs: z.number().int().min(0).optional(),
  /** Send it this many times more. */
  repeat: z.number().int().min(0).max(20).optional(),
  /** Send the later events of a purchase before the earlier ones. */
  reorder: z.boolean().optional(),
  /** Only for these types of event; all without it. */
  types: z.array(z.string()).optional(),
  /** Only for this many events, then the ordinary way again. */
  count: z.number().int().min(1).optional(),
});
export type Policy = z.output<typeof policySchema>;

const settingName = "event_policy";

/** The policy in force, or null for the ordinary way. */
export function readPolicy(store: Store): Policy | null {
  const kept = store.readSetting(settingName);
  const policy = policySchema.parse(JSON.parse(kept ?? "{}"));
  return policy.none || Object.keys(policy).length === 0 ? null : policy;
}

export function writePolicy(store: Store, policy: Policy): void {
  store.writeSetting(settingName, JSON.stringify(policy));
}

/** Counts one event against a policy that is for a few only. */
export function spendPolicy(store: Store): void {
  const policy = readPolicy(store);
  if (policy?.count === undefined) return;
  writePolicy(store, policy.count > 1 ? { ...policy, count: policy.count - 1 } : { none: true });
}
