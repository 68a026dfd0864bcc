import { z } from "zod";
import type { Store } from "@/sandbox/stripe/state/store";

/** How the events that follow are delivered. Nothing given, or `{ "none": true }`, is the ordinary way. */
const policySchema = z.strictObject({
  none: z.boolean().optional(),
  /** Keep the event, never send it by itself. */
  drop: z.boolean().optional(),
  /** Send it this much later. */
  delayMs: z.number().int().min(0).optional(),
  /** Send it this many times more. */
  repeat: z.number().int().min(0).max(20).optional(),
  /** Send the later events of one change before the earlier ones. */
  reorder: z.boolean().optional(),
  /** Only for these types of event, `charge.*` among them; all without it. */
  types: z.array(z.string()).optional(),
  /** Only for this many events, then the ordinary way again. */
  count: z.number().int().min(1).optional(),
});
export type Policy = z.output<typeof policySchema>;

/** One policy or several: an event goes by the first that names its type. */
export const policiesSchema = z
  .union([policySchema, z.array(policySchema)])
  .transform((given) => (Array.isArray(given) ? given : [given]));

const settingName = "event_policy";

/** The policies in force; none for the ordinary way. */
export function readPolicies(store: Store): Policy[] {
  const kept = policiesSchema.parse(JSON.parse(store.readSetting(settingName) ?? "[]"));
  return kept.filter((policy) => !policy.none && Object.keys(policy).length > 0);
}

export function writePolicies(store: Store, policies: readonly Policy[]): void {
  store.writeSetting(settingName, JSON.stringify(policies));
}

/** The policy for an event of this type, counted as used once; undefined for the ordinary way. */
export function takePolicy(store: Store, type: string): Policy | undefined {
  const policies = readPolicies(store);
  const policy = policies.find(({ types }) => types === undefined || types.some((one) => covers(one, type)));
  if (policy?.count === undefined) return policy;
  const spent = policies.flatMap((one) => {
    if (one !== policy || one.count === undefined) return [one];
    return one.count > 1 ? [{ ...one, count: one.count - 1 }] : [];
  });
  writePolicies(store, spent);
  return policy;
}

function covers(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
