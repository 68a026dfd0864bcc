import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { LinkPlan } from "@/components/basket/link-plan";
import { ShortPage } from "@/components/ui/short-page";
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
    <ShortPage
      title="Add to your basket"
      standfirst="Somebody made this list for you, or you did."
      away={plan === "away"}
      on={[
        { href: "/guides", title: "Read the guides" },
        { href: "/shop", title: "See the shop" },
      ]}
    >
      {plan !== "away" && <LinkPlan plan={plan} unread={unread} press={randomUUID().replaceAll("-", "")} />}
    </ShortPage>
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
