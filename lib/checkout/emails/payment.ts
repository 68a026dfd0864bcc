import { basketLinkText } from "@/lib/basket/basket-link";
import { siteUrl } from "@/lib/env";
import { action, link, paragraph, table, type Row } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { formatPence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import type { RefundForEmail } from "@/lib/checkout/refund-reads";
import { nameOf, numberOf, orderLetter, seeOrder, unitTable, unitWords } from "./order-letter";

/** No payment came of it: nothing was charged, nothing is lost, and how to go on. */
export function orderPaymentFailed(order: OrderFacts): Email {
  const again = basketLinkText(order.lines.map(({ sku, quantity }) => ({ sku, quantity })));
  return orderLetter(order, {
    kind: "order-payment-failed",
    subject: "Your payment to Fettle did not go through",
    title: "Your payment did not go through",
    preview: "Nothing was charged, and your basket is as you left it.",
    parts: [
      paragraph(
        `The payment of ${formatPence(order.totalPence)} was declined or never finished. Nothing was charged, and nothing will be sent. A bank may show the sum as held for some days; it goes away by itself.`,
      ),
      paragraph("Your basket is as you left it, though we no longer hold its things for you:"),
      unitTable(order.lines.map((line) => ({ name: nameOf(line), quantity: line.quantity }))),
      action("Back to your basket", siteUrl("/basket")),
      link("On another device: a basket with the same things", siteUrl(`/basket/add/${again}`)),
      paragraph("If you have changed your mind, there is nothing you need to do."),
    ],
  });
}

/** Paid, and sold out in the meantime: says so plainly and that the money is on its way back. */
export function orderUnfulfillable(order: OrderFacts): Email {
  const number = numberOf(order);
  const lost = order.discountCode
    ? `they sold out, or somebody else had the last use of the code ${order.discountCode}`
    : "they sold out";
  return orderLetter(order, {
    kind: "order-unfulfillable",
    subject: order.discountCode
      ? `Your Fettle order ${number} came too late: your money is coming back`
      : `Your Fettle order ${number} sold out: your money is coming back`,
    title: "Your money is coming back",
    preview: `All ${formatPence(order.totalPence)}, to the card that paid. There is nothing you need to do.`,
    parts: [
      paragraph(
        `Your payment for order ${number} reached us after we had stopped holding your things, and in that time ${lost}. We are sorry.`,
      ),
      paragraph(
        `We are sending all ${formatPence(order.totalPence)} back to the card that paid. Your bank shows it within 5 to 10 days. There is nothing you need to do.`,
      ),
      seeOrder(order),
    ],
  });
}

/** Money has gone back: how much, for what, and when the bank shows it. */
export function orderRefunded(order: OrderFacts, refund: RefundForEmail): Email {
  const number = numberOf(order);
  const amount = formatPence(refund.amountPence);
  const lines: Row[] = [
    ...refund.lines.map(({ name, quantity, amountPence }) => ({
      name,
      detail: unitWords(quantity),
      amount: formatPence(amountPence),
    })),
    ...(refund.deliveryPence > 0 ? [{ name: "Delivery", amount: formatPence(refund.deliveryPence) }] : []),
    { name: "Given back", amount, isTotal: true },
  ];
  return orderLetter(order, {
    kind: "order-refunded",
    occasion: refund.id,
    subject: `${amount} of your Fettle order ${number} is on its way back`,
    title: "Your money is on its way back",
    preview: `${amount}, to the card that paid. Your bank shows it within 5 to 10 days.`,
    parts: [
      paragraph(`We have sent ${amount} back to the card that paid for order ${number}.`),
      table(lines),
      paragraph("Your bank shows it within 5 to 10 days. There is nothing you need to do."),
      seeOrder(order),
    ],
  });
}
