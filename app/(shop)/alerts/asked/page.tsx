import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { ShortPage, type WayOn } from "@/components/ui/short-page";
import { optInTerms } from "@/lib/opt-in";
import { askedWords } from "@/lib/stock/alert";
import { readAlertVariant } from "@/lib/stock/alert-reads";
import { alertSkuSchema, askedFromSchema } from "@/lib/stock/alert-schema";

export const metadata: Metadata = { title: "Check your email", robots: { index: false } };
export const instant = false;

/** The answer to every request, whatever the address. */
export default async function AlertAskedPage({ searchParams }: PageProps<"/alerts/asked">) {
  const query = await searchParams;
  await connection();
  const sku = alertSkuSchema.safeParse(query["sku"]);
  const from = askedFromSchema.safeParse(query);
  const variant = sku.success ? await orAway(readAlertVariant(sku.data)) : null;
  const known = variant === "away" ? null : variant;
  return (
    <ShortPage title="Check your email" on={[wayBack(from.success ? from.data : null, known), onward]}>
      <p role="status" className="text-lg">
        {askedWords}
      </p>
      <p>
        The link is good for {optInTerms.linkDays} days. Once you have pressed it, we write once
        {known ? `, when ${known.name} is back` : ", when it is back"}.
      </p>
    </ShortPage>
  );
}

const onward: WayOn = { href: "/shop", title: "See the shop" };

/** Back to where it was asked: the place in a guide, the product, or the shop. */
function wayBack(
  from: { readonly guide: string; readonly section: string } | null,
  variant: { readonly name: string; readonly productSlug: string } | null,
): WayOn {
  if (from) {
    return { href: `/guides/${from.guide}#${from.section}`, title: "Back to where you were in the guide" };
  }
  if (variant) return { href: `/products/${variant.productSlug}`, title: `Back to ${variant.name}` };
  return { href: "/guides", title: "Read the guides" };
}
