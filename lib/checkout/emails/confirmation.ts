import { orderUrl } from "@/lib/orders/order-link";
import { address, link, paragraph, table, type Part, type Row } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { formatPence } from "@/lib/money";
import { orderVat, type OrderFacts } from "@/lib/orders/orders";
import { lawParts } from "./law";
import { dayText, nameOf, numberOf, orderLetter, seeOrder } from "./order-letter";

const ways: Record<OrderFacts["deliveryMethod"], string> = {
  standard: "Delivery",
  express: "Express delivery",
  collect: "Collection",
};

function sums(order: OrderFacts): Row[] {
  return [
    ...order.lines.map((line) => ({
      name: nameOf(line),
      detail: `${line.quantity} × ${formatPence(line.unitPence)}, ${line.sku}`,
      amount: formatPence(line.totalPence),
    })),
    ...discount(order),
    { name: ways[order.deliveryMethod], amount: formatPence(order.deliveryPence) },
    { name: "Total, VAT included", amount: formatPence(order.totalPence), isTotal: true },
    { name: "of which VAT", amount: formatPence(orderVat(order)) },
  ];
}

function discount({ discountPence, discountCode, discountWords }: OrderFacts): Row[] {
  if (discountCode === null) return [];
  const words = { name: `Code ${discountCode}`, ...(discountWords !== null && { detail: discountWords }) };
  return [{ ...words, amount: discountPence > 0 ? `−${formatPence(discountPence)}` : "" }];
}

/** Where it goes, and by when something happens. */
function next(order: OrderFacts): Part[] {
  if (order.deliveryMethod === "collect") {
    return [
      paragraph("You chose to collect. We write to you when it is ready."),
      ...promise(order, "It is ready for you by"),
    ];
  }
  const goes = address("It goes to", order.address);
  if (order.state === "address_query") {
    return [
      goes,
      paragraph("That address is outside the area you chose. We write to you before anything is sent."),
    ];
  }
  return [goes, ...promise(order, "It leaves us by")];
}

function promise({ dispatchBy }: OrderFacts, words: string): Part[] {
  return dispatchBy === null ? [] : [paragraph(`${words} ${dayText(dispatchBy)}.`)];
}

/**
 * What the law wants on paper that lasts (Consumer Contracts Regulations 2013, regulation 16 and schedule 2): what was bought, at what price, from
 * whom, where it goes and by when, and how to send it back.
 */
export function orderConfirmation(order: OrderFacts): Email {
  const number = numberOf(order);
  return orderLetter(order, {
    kind: "order-confirmation",
    subject: `Your Fettle order ${number}`,
    title: `Thank you. Order ${number} is in.`,
    preview: `${formatPence(order.totalPence)} paid. This is your receipt, with the link to your order.`,
    parts: [
      paragraph(
        "We have your payment and your order, and with that you have a contract with us. Keep this email: it is your receipt and says what you agreed to.",
      ),
      table(sums(order)),
      ...next(order),
      seeOrder(order),
      link("Invoice", `${orderUrl(order.id, order.linkVersion)}/invoice`),
      ...lawParts(order),
    ],
  });
}
