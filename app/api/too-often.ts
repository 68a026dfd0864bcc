import { isBasketToken } from "@/lib/basket/basket-token";
import { consume, type Counted } from "@/lib/limits/limiter";
import { tooOftenWords, type LimitName, type SlowedBy } from "@/lib/limits/limits";
import { keyedHash, shopperOf } from "@/lib/limits/visitor";
import { wantsJson } from "@/lib/form";
import { awayWords, json, refusalPage, sendOn } from "./answer";
import { basketToken } from "./basket/basket-cookie";

/**
 * Whom a request is counted against: where it comes from, and the basket that it brings. A cookie that can be no basket of ours is not
 * counted, as every word in it would be one more row.
 */
export function countedBy(request: Request): Counted {
  const token = basketToken(request);
  return {
    address: shopperOf(request.headers).address,
    session: isBasketToken(token) ? keyedHash("session", token) : null,
  };
}

export interface SlowDown {
  /** The page that the form stands on, which says why; `refused` and `wait` are added to its address. */
  readonly page: `/${string}`;
  /** Where on that page. */
  readonly anchor?: string;
  /** What keeps what was typed for that page. */
  readonly cookies?: readonly string[];
}

/**
 * Counts a request, and answers it when that was too often; null when it may go on.
 * @param mailbox whose account it is about, whether or not there is one, where that is counted too
 */
export async function tooOften(
  name: LimitName,
  request: Request,
  slowDown: () => SlowDown | Promise<SlowDown>,
  mailbox?: string,
): Promise<Response | null> {
  const account = mailbox === undefined ? null : keyedHash("account", mailbox);
  const counted = await consume(name, { ...countedBy(request), account });
  if (counted.ok) return null;
  const { refusal } = counted;
  if (refusal.kind === "away") return json({ ok: false, words: awayWords }, 503);
  const { waitSeconds } = refusal;
  const words = tooOftenWords(waitSeconds);
  return slowAnswer(request, { refused: "too-often", waitSeconds, words }, await slowDown());
}

interface Slowed {
  readonly refused: SlowedBy;
  readonly waitSeconds: number;
  readonly words: string;
}

/**
 * Says that it was too often: 429 and when to come back. A form gets the page it stands on, which says so with the same status (see
 * server/front-door.ts); a script gets JSON; and whatever is neither gets a page that needs nothing.
 */
export function slowAnswer(
  request: Request,
  { refused, waitSeconds, words }: Slowed,
  { page, anchor, cookies = [] }: SlowDown,
): Response {
  const isForm = (request.headers.get("accept") ?? "").includes("text/html");
  const answer = wantsJson(request.headers)
    ? json({ ok: false, refusal: refused, words }, 429)
    : isForm
      ? sendOn(slowAddress(page, refused, waitSeconds, anchor), cookies)
      : refusalPage("A little slower", words, 429);
  answer.headers.set("retry-after", String(waitSeconds));
  return answer;
}

function slowAddress(page: string, refused: string, waitSeconds: number, anchor: string | undefined): string {
  const [path = page, query = ""] = page.split("?", 2);
  const asked = new URLSearchParams(query);
  asked.set("refused", refused);
  asked.set("wait", String(waitSeconds));
  return `${path}?${asked}${anchor === undefined ? "" : `#${anchor}`}`;
}
