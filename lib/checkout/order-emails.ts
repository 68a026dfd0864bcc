import { deliveryTerms } from "@/lib/basket/basket";
import { fullName } from "@/lib/catalogue/catalogue";
import { siteUrl } from "@/lib/env";
import { compose, link, paragraph, table, type Part } from "@/lib/mail/letter";
import type { Email } from "@/lib/mail/send";
import { formatPence } from "@/lib/money";
import { orderUrl } from "@/lib/orders/order-link";
import { orderNumberText, orderVat, type OrderFacts } from "@/lib/orders/orders";

function sums(order: OrderFacts): (readonly [string, string])[] {
  return [
    ...order.lines.map(
      (line) =>
        [
          `${line.quantity} × ${fullName(line.productName, line.optionText)} (${line.sku})`,
          formatPence(line.totalPence),
        ] as const,
    ),
    [order.deliveryMethod === "collect" ? "Collection" : "Delivery", formatPence(order.deliveryPence)],
    ["Total, VAT included", formatPence(order.totalPence)],
    ["of which VAT", formatPence(orderVat(order))],
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
  const where =
    order.deliveryMethod === "collect"
      ? "You chose to collect. We write to you when it is ready."
      : `It goes to: ${order.address.join(", ")}.`;
  const parts = [
    paragraph("We have your payment and your order. Keep this email: it is your receipt."),
    table(sums(order)),
    paragraph(where),
    ...next(order),
    link("See your order", orderUrl(order.id, order.linkVersion)),
    paragraph(
      "You may change your mind: tell us within 14 days of the parcel reaching you, send things back within 14 days of telling us, and we refund them with the standard delivery charge. Creams, gels and balms must still be sealed.",
    ),
    link("Delivery and returns", siteUrl("/delivery-and-returns")),
    paragraph(
      `Delivery in the United Kingdom costs ${formatPence(deliveryTerms.charge)} and is free from ${formatPence(deliveryTerms.freeFrom)} of goods. Questions? Reply to this email.`,
    ),
  ];
  return {
    to: order.email,
    subject: `Your Fettle order ${number}`,
    messageId: `order-confirmation.${order.id}`,
    ...compose(title, parts),
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
    link("See your order", orderUrl(order.id, order.linkVersion)),
  ];
  return {
    to: order.email,
    subject: `Your Fettle order ${number} sold out: your money is coming back`,
    messageId: `order-unfulfillable.${order.id}`,
    ...compose("Your money is coming back", parts),
  };
}
