import { accountPages } from "@/lib/auth/access-table";
import type { Viewer } from "@/lib/auth/auth";
import { getViewer } from "@/lib/auth/viewer";
import type { Fields } from "@/lib/form";
import { consume, forget, giveBack } from "@/lib/limits/limiter";
import { tooOftenWords } from "@/lib/limits/limits";
import { keyedHash, visitorOf } from "@/lib/limits/visitor";
import { answerForm, awayPage, sendOn } from "../answer";
import { slowAnswer } from "../too-often";

/** The page of the account that a form stands on. */
type AccountPath = `/account${string}`;

/**
 * The frame of every write of the account: it comes from the shop's own pages, and whoever is not signed in is sent to sign in and
 * back, before anything is read or done.
 */
export async function answerViewer(
  request: Request,
  page: AccountPath,
  work: (viewer: Viewer, fields: Fields) => Promise<Response>,
): Promise<Response> {
  return answerForm(request, async (fields) => {
    const viewer = await getViewer();
    return viewer ? work(viewer, fields) : sendOn(`/sign-in?${new URLSearchParams({ callbackUrl: page })}`);
  });
}

/** Back to the page of a form, which says what became of it. */
export function told(page: AccountPath, outcome: "done" | "refused", kind: string): Response {
  // Who must show first that it is he is asked for that, and comes back.
  if (kind === "prove-first") return sendOn(`/account/prove?${new URLSearchParams({ next: page })}`);
  return sendOn(`${page}?${new URLSearchParams({ [outcome]: kind })}`);
}

/** Where to go on after a proof: a page of the account, whatever the form says. */
export function pageAfter(next: string | undefined): AccountPath {
  const known = Object.keys(accountPages).find((page) => page === next && accountPages[page] === "viewer");
  return known?.startsWith("/account/") ? (known as AccountPath) : "/account";
}

/**
 * Lets a password of somebody who is signed in be tried, unless too many were wrong: tries count together with those at the front door.
 * @param page where the form stands
 */
export async function guardPassword(
  request: Request,
  viewer: Viewer,
  page: AccountPath,
  work: () => Promise<{ readonly response: Response; readonly wrong: boolean }>,
): Promise<Response> {
  const who = { address: visitorOf(request.headers).address, account: keyedHash("account", viewer.email) };
  const counted = await consume("sign-in", who);
  if (!counted.ok) {
    if (counted.refusal.kind === "away") return awayPage();
    const { waitSeconds } = counted.refusal;
    return slowAnswer(
      request,
      { refused: "too-often", waitSeconds, words: tooOftenWords(waitSeconds) },
      { page },
    );
  }
  const { response, wrong } = await work();
  if (!wrong) {
    await Promise.all([
      giveBack("sign-in", { address: who.address }),
      forget("sign-in", { account: who.account }),
    ]);
  }
  return response;
}
