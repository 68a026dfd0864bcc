import type { Route } from "next";
import { LinkRow, LinkRows } from "@/components/ui/link-row";

interface OrderWaysProps {
  /** The unguessable part of the order's address. */
  readonly token: string;
  readonly canCancel: boolean;
  readonly canCorrectAddress: boolean;
  readonly canCorrectEmail: boolean;
  readonly hasInvoice: boolean;
  /** Something of it was sent, so something can come back. */
  readonly canReturn: boolean;
}

/** What can be done about an order now; nothing where nothing can. */
export function OrderWays(props: OrderWaysProps) {
  const { canCancel, canCorrectAddress, canCorrectEmail, hasInvoice, canReturn } = props;
  const own = `/orders/${encodeURIComponent(props.token)}` as const;
  const corrected = canCorrectAddress
    ? canCorrectEmail
      ? "Correct the address or the email"
      : "Correct the address"
    : canCorrectEmail
      ? "Correct the email address"
      : null;
  if (!canCancel && corrected === null && !hasInvoice && !canReturn) return null;
  return (
    <section aria-labelledby="order-ways" className="print:hidden">
      <h2 id="order-ways" className="pb-3 text-2xl">
        What you can do
      </h2>
      <LinkRows>
        {corrected !== null && <LinkRow href={`${own}/correct` as Route}>{corrected}</LinkRow>}
        {canReturn && <LinkRow href={`${own}/return` as Route}>Send something back</LinkRow>}
        {hasInvoice && <LinkRow href={`${own}/invoice` as Route}>Invoice with VAT</LinkRow>}
        {canCancel && <LinkRow href={`${own}/cancel` as Route}>Cancel this order</LinkRow>}
      </LinkRows>
    </section>
  );
}
