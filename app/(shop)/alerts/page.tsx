import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { readTypedEmail } from "@/app/typed-email";
import { StockAlertForm } from "@/components/catalogue/stock-alert-form";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { alertRefusalWords, type AlertRefusal } from "@/lib/stock/alert";
import { readAlertVariant } from "@/lib/stock/alert-reads";
import { alertSkuSchema } from "@/lib/stock/alert-schema";

export const metadata: Metadata = { title: "Tell me when it is back", robots: { index: false } };
// Reads the request and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

const title = "Tell me when it is back";

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function isRefusal(refused: unknown): refused is AlertRefusal {
  return typeof refused === "string" && Object.hasOwn(alertRefusalWords, refused);
}

/** Where a request that was refused is put right. */
export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const { sku, refused } = await searchParams;
  await connection();
  const known = alertSkuSchema.safeParse(sku);
  const variant = known.success ? await orAway(readAlertVariant(known.data)) : null;
  if (variant === "away") return <ShortPage title={title} away />;
  const refusal = isRefusal(refused) ? refused : null;
  if (!variant || refusal === "unknown-variant") {
    return (
      <ShortPage title={title}>
        {refusal && <Notice tone="alert">{alertRefusalWords["unknown-variant"]}</Notice>}
        <p>What is sold out has a form beside it: leave your address there, and we write when it is back.</p>
        <SiteLink href="/shop" className="link inline-flex min-h-11 items-center">
          See the shop
        </SiteLink>
      </ShortPage>
    );
  }
  const { name, productSlug, isSoldOut } = variant;
  const product = (
    <SiteLink href={`/products/${productSlug}`} className="link inline-flex min-h-11 items-center">
      {name}
    </SiteLink>
  );
  if (!isSoldOut) {
    return (
      <ShortPage title={title}>
        <Notice tone={refusal ? "alert" : "plain"}>{alertRefusalWords["in-stock"]}</Notice>
        {product}
      </ShortPage>
    );
  }
  const ofEmail = refusal === "bad-email";
  return (
    <ShortPage title={title}>
      {refusal && !ofEmail && <Notice tone="alert">{alertRefusalWords[refusal]}</Notice>}
      <p>{product} is sold out.</p>
      <StockAlertForm
        variants={[{ sku: variant.sku, label: name }]}
        optionName=""
        email={await readTypedEmail()}
        error={ofEmail ? alertRefusalWords["bad-email"] : undefined}
      />
    </ShortPage>
  );
}
