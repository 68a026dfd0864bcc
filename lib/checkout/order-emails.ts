import { fullName } from "@/lib/catalogue/catalogue";
import { deliveryTerms } from "@/lib/delivery/delivery";
import { siteUrl } from "@/lib/env";
import { compose } from "@/lib/mail/letter";
import { action, address, heading, link, paragraph, table, type Part, type Row } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { formatPence } from "@/lib/money";
import { orderUrl } from "@/lib/orders/order-link";
import { orderNumberText, orderVat, type OrderFacts } from "@/lib/orders/orders";
import type { RefundForEmail } from "./refund-reads";

function sums(order: OrderFacts): Row[] {
  return [
    ...order.lines.map((line) => ({
      name: fullName(line.productName, line.optionText),
      detail: `${line.quantity} × ${formatPence(line.unitPence)}, ${line.sku}`,
      amount: formatPence(line.totalPence),
    })),
    {
      name: order.deliveryMethod === "collect" ? "Collection" : "Delivery",
      amount: formatPence(order.deliveryPence),
    },
    { name: "Total, VAT included", amount: formatPence(order.totalPence), isTotal: true },
    { name: "of which VAT", amount: formatPence(orderVat(order)) },
  ];
}

/** What happens next, where something does without another word from us. */
function next(order: OrderFacts): Part[] {
  if (order.state === "address_query") {
    return [
      paragraph("That address is outside the area you chose. We write to you before anything is sent."),
    ];
  }
  if (order.deliveryMethod === "collect") return [];
  return [paragraph("Orders in by 2 pm leave us on the next working day.")];
}

/** What the law wants on paper that lasts: what was bought, at what price, where it goes, how to send it back. */
export function orderConfirmation(order: OrderFacts): Email {
  const number = orderNumberText(order.number);
  const title = `Thank you. Order ${number} is in.`;
  const parts = [
    paragraph("We have your payment and your order. Keep this email: it is your receipt."),
    table(sums(order)),
    order.deliveryMethod === "collect"
      ? paragraph("You chose to collect. We write to you when it is ready.")
      : address("It goes to", order.address),
    ...next(order),
    action("See your order", orderUrl(order.id, order.linkVersion)),
    heading("If you change your mind"),
    paragraph(
      "Tell us within 14 days of the parcel reaching you, send things back within 14 days of telling us, and we refund them with the standard delivery charge. Creams, gels and balms must still be sealed.",
    ),
    paragraph(
      `Delivery in the United Kingdom costs ${formatPence(deliveryTerms.charge)} and is free from ${formatPence(deliveryTerms.freeFrom)} of goods.`,
    ),
    link("Delivery and returns", siteUrl("/delivery-and-returns")),
  ];
  return {
    to: order.email,
    subject: `Your Fettle order ${number}`,
    messageId: `order-confirmation.${order.id}`,
    ...compose({
      title,
      preview: `${formatPence(order.totalPence)} paid. This is your receipt, with the link to your order.`,
      parts,
    }),
  };
}

/** Paid, and sold out in the meantime: says so plainly and that the money is on its way back. */
export function orderUnfulfillable(order: OrderFacts): Email {
  const number = orderNumberText(order.number);
  const parts = [
    paragraph(
      `Your payment for order ${number} reached us after we had stopped holding your things, and in that time they sold out. We are sorry.`,
    ),
    paragraph(
      `We are sending all ${formatPence(order.totalPence)} back to the card that paid. Your bank shows it within 5 to 10 days. There is nothing you need to do.`,
    ),
    action("See your order", orderUrl(order.id, order.linkVersion)),
  ];
  return {
    to: order.email,
    subject: `Your Fettle order ${number} sold out: your money is coming back`,
    messageId: `order-unfulfillable.${order.id}`,
    ...compose({
      title: "Your money is coming back",
      preview: `All ${formatPence(order.totalPence)}, to the card that paid. There is nothing you need to do.`,
      parts,
    }),
  };
}

/** Money has gone back: how much, for what, and when the bank shows it. */
export function orderRefunded(order: OrderFacts, refund: RefundForEmail): Email {
  const number = orderNumberText(order.number);
  const amount = formatPence(refund.amountPence);
  const lines: Row[] = [
    ...refund.lines.map(({ name, quantity, amountPence }) => ({
      name,
      detail: quantity === 1 ? "1 unit" : `${quantity} units`,
      amount: formatPence(amountPence),
    })),
    ...(refund.deliveryPence > 0 ? [{ name: "Delivery", amount: formatPence(refund.deliveryPence) }] : []),
    { name: "Given back", amount, isTotal: true },
  ];
  const parts = [
    paragraph(`We have sent ${amount} back to the card that paid for order ${number}.`),
    table(lines),
    paragraph("Your bank shows it within 5 to 10 days. There is nothing you need to do."),
    action("See your order", orderUrl(order.id, order.linkVersion)),
  ];
  return {
    to: order.email,
    subject: `${amount} of your Fettle order ${number} is on its way back`,
    messageId: `order-refunded.${refund.id}`,
    ...compose({
      title: "Your money is on its way back",
      preview: `${amount}, to the card that paid. Your bank shows it within 5 to 10 days.`,
      parts,
    }),
  };
}
