import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { StockAlertState } from "@/lib/db/generated/enums";
import { readMailToken, type MailLink } from "@/lib/mail/mail-link";
import { available } from "./stock";

/** A variant as an alert speaks of it. */
export interface AlertVariant {
  readonly sku: string;
  readonly productSlug: string;
  /** "Compression half tights, XL". */
  readonly name: string;
  readonly isSoldOut: boolean;
}

export interface AlertFacts {
  readonly id: string;
  readonly state: StockAlertState;
  readonly email: string;
  readonly askedAt: Date;
  readonly letters: number;
  readonly variant: AlertVariant;
}

const variantSelect = {
  sku: true,
  product: { select: { name: true, slug: true } },
  values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
  level: { select: { onHand: true, reserved: true } },
} as const satisfies Prisma.VariantSelect;

const alertSelect = {
  id: true,
  state: true,
  email: true,
  askedAt: true,
  letters: true,
  variant: { select: variantSelect },
} as const satisfies Prisma.StockAlertSelect;

function toVariant(row: Prisma.VariantGetPayload<{ select: typeof variantSelect }>): AlertVariant {
  return {
    sku: row.sku,
    productSlug: row.product.slug,
    name: [row.product.name, ...row.values.map(({ value }) => value)].join(", "),
    isSoldOut: row.level === null || available(row.level) <= 0,
  };
}

/** A variant of a live product; null for any other SKU. */
export async function readAlertVariant(sku: string): Promise<AlertVariant | null> {
  const row = await db().variant.findFirst({
    where: { sku, product: { state: "live" } },
    select: variantSelect,
  });
  return row && toVariant(row);
}

export async function readAlert(id: string): Promise<AlertFacts | null> {
  const row = await db().stockAlert.findUnique({ where: { id }, select: alertSelect });
  return row && { ...row, variant: toVariant(row.variant) };
}

/** The alert that a link in an email opens, and when the link was issued; null for a forged link, and for a forgotten alert. */
export async function readAlertByToken(
  link: Extract<MailLink, `alert-${string}`>,
  token: string,
): Promise<(AlertFacts & { readonly issuedAt: Date }) | null> {
  const claim = readMailToken(link, token);
  const alert = claim && (await readAlert(claim.id));
  return alert && { ...alert, issuedAt: claim.issuedAt };
}
