import { formatPence, pence } from "@/lib/money";
import type { CodeState, CodeTerms } from "./codes";

export type CodeDeskRefusal =
  | { readonly kind: "code-taken" }
  | { readonly kind: "unknown-department" }
  | { readonly kind: "unknown-product"; readonly slug: string }
  | { readonly kind: "unknown-code" }
  | { readonly kind: "stopped-already" };

/** What somebody at the desk reads. */
export const codeDeskRefusalWords: Record<CodeDeskRefusal["kind"], string> = {
  "code-taken": "There is a code of that name, and a name is used once. Choose another.",
  "unknown-department": "There is no such department. Open the page again.",
  "unknown-product": "There is no such product.",
  "unknown-code": "There is no such code.",
  "stopped-already": "That code has been stopped already.",
};

export const codeStateWords: Record<CodeState, string> = {
  "not-yet": "Not yet",
  running: "Running",
  "used-up": "Used up",
  over: "Over",
  stopped: "Stopped",
};

/** The terms of a code beside what it gives, in the desk's words; empty when there are none. */
export function termsWords(
  terms: Pick<CodeTerms, "minimumPence" | "firstOrderOnly" | "singleUse"> & {
    readonly excluded: readonly string[];
  },
): string {
  const parts = [
    terms.minimumPence > 0 && `from ${formatPence(pence(terms.minimumPence))} of goods`,
    terms.firstOrderOnly && "first order only",
    terms.singleUse && "once for each mailbox",
    terms.excluded.length > 0 && `not for ${terms.excluded.join(", ")}`,
  ].filter((part) => part !== false);
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
