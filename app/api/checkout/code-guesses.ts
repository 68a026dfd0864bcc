import type { CodeRefusalKind } from "@/lib/codes/codes";
import { consume, giveBack } from "@/lib/limits/limiter";
import { countedBy, tooOften, type SlowDown } from "../too-often";

/** What a refusal tells a stranger of our codes, or of somebody's mailbox; the others only say what is in the basket. */
const telling: readonly string[] = [
  "unknown-code",
  "code-over",
  "code-not-yet",
  "code-used-up",
  "code-used-by-you",
  "code-not-first-order",
] satisfies readonly CodeRefusalKind[];

/**
 * Counts a code that was typed before it is looked at, so that many at once cannot slip by; answers when there were too many.
 * {@link countOutcome} takes back what proves to be right.
 */
export function countTyped(request: Request, slowDown: () => Promise<SlowDown>): Promise<Response | null> {
  return tooOften("code", request, slowDown);
}

/**
 * Only wrong codes count in the end.
 * @param refused why the code was refused, or something else was; null when all was well
 * @param isCounted whether this one was counted beforehand
 */
export async function countOutcome(
  request: Request,
  refused: string | null,
  isCounted: boolean,
): Promise<void> {
  const isTelling = refused !== null && telling.includes(refused);
  if (isCounted && !isTelling) await giveBack("code", countedBy(request));
  if (!isCounted && isTelling) await consume("code", countedBy(request));
}
