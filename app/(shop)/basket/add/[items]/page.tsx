import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { LinkPlan } from "@/components/basket/link-plan";
import { Notice } from "@/components/ui/notice";
import { basketCookie } from "@/lib/basket/basket";
import { parseBasketLink, type PlannedEntry } from "@/lib/basket/basket-link";
import { readLinkPlan } from "@/lib/basket/link-reads";
import { isDatabaseAway } from "@/lib/db/errors";

export const metadata: Metadata = { title: "Add to your basket", robots: { index: false, follow: false } };
// Reads the visitor's cookie and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

/** What somebody's link would add. Looking changes nothing: links are followed by robots and previews, too. */
export default async function BasketLinkPage({ params }: PageProps<"/basket/add/[items]">) {
  const { items } = await params;
  await connection();
  const { entries, unread } = parseBasketLink(decoded(items));
  const token = (await cookies()).get(basketCookie)?.value;
  const plan = await loadPlan(token, entries);
  return (
    <div className="page-width py-10 sm:py-14">
      <h1 className="text-4xl">Add to your basket</h1>
      <div className="max-w-measure">
        {plan === "away" ? (
          <div className="mt-6">
            <Notice tone="alert" title="Back in a moment">
              We cannot reach our records just now. Nothing has been changed. Try again in a minute.
            </Notice>
          </div>
        ) : (
          <LinkPlan plan={plan} unread={unread} press={randomUUID().replaceAll("-", "")} />
        )}
      </div>
    </div>
  );
}

async function loadPlan(
  token: string | undefined,
  entries: Parameters<typeof readLinkPlan>[1],
): Promise<PlannedEntry[] | "away"> {
  try {
    return await readLinkPlan(token, entries);
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}

/** The segment as it was meant; what is no address at all is read as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
