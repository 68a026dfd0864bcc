import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { readTypedEmail } from "@/app/typed-email";
import { StockAlertForm } from "@/components/catalogue/stock-alert-form";
import { Notice } from "@/components/ui/notice";
import { ShortPage, type WayOn } from "@/components/ui/short-page";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
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
  const { sku, refused, wait } = await searchParams;
  await connection();
  const known = alertSkuSchema.safeParse(sku);
  const variant = known.success ? await orAway(readAlertVariant(known.data)) : null;
  if (variant === "away") return <ShortPage title={title} away />;
  const refusal = isRefusal(refused) ? refused : null;
  if (!variant || refusal === "unknown-variant") {
    return (
      <ShortPage title={title}>
        {refusal && <Notice tone="alert">{alertRefusalWords["unknown-variant"]}</Notice>}
        <p className="text-lg">
          What is sold out has a form beside it: leave your address there, and we write when it is back.
        </p>
      </ShortPage>
    );
  }
  const { name, productSlug, isSoldOut } = variant;
  const on: readonly WayOn[] = [
    { href: `/products/${productSlug}`, title: name },
    { href: "/shop", title: "See the shop" },
  ];
  if (!isSoldOut) {
    return (
      <ShortPage title={title} on={on}>
        <Notice tone={refusal ? "alert" : "plain"}>{alertRefusalWords["in-stock"]}</Notice>
      </ShortPage>
    );
  }
  const ofEmail = refusal === "bad-email";
  const error = ofEmail
    ? alertRefusalWords["bad-email"]
    : refused === "too-often"
      ? tooOftenWords(waitFrom(wait))
      : undefined;
  return (
    <ShortPage title={title} on={on}>
      {refusal && !ofEmail && <Notice tone="alert">{alertRefusalWords[refusal]}</Notice>}
      <p className="text-lg">{name} is sold out.</p>
      <div className="w-full">
        <StockAlertForm
          variants={[{ sku: variant.sku, label: name }]}
          optionName=""
          email={await readTypedEmail()}
          error={error}
        />
      </div>
    </ShortPage>
  );
}
