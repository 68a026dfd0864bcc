import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
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
  const linkClass = "link inline-flex min-h-11 items-center";
  return (
    <ShortPage title="Check your email">
      <Notice tone="status">{askedWords}</Notice>
      <p>
        The link is good for {optInTerms.linkDays} days. Once you have pressed it, we write once
        {variant && variant !== "away" ? `, when ${variant.name} is back` : ", when it is back"}.
      </p>
      {from.success ? (
        <SiteLink href={`/guides/${from.data.guide}#${from.data.section}`} className={linkClass}>
          Back to where you were in the guide
        </SiteLink>
      ) : variant && variant !== "away" ? (
        <SiteLink href={`/products/${variant.productSlug}`} className={linkClass}>
          Back to {variant.name}
        </SiteLink>
      ) : (
        <SiteLink href="/shop" className={linkClass}>
          Back to the shop
        </SiteLink>
      )}
    </ShortPage>
  );
}
