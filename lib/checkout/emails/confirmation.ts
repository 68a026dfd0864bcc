import { outsideVatWords } from "@/lib/delivery/outside-vat";
import { siteUrl } from "@/lib/env";
import { filmAnchor } from "@/lib/guide/film";
import type { GuideUse } from "@/lib/guide/guide";
import { orderUrl } from "@/lib/orders/order-link";
import { address, heading, link, paragraph, table, type Part, type Row } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { formatPence } from "@/lib/money";
import { daysWords, deliveryTable, deliveryTitles } from "@/lib/delivery/delivery";
import { isOutsideVat, zones } from "@/lib/delivery/zones";
import { isKept, vatByRate, type OrderFacts, type VatRow } from "@/lib/orders/orders";
import { lawParts } from "./law";
import { dayText, nameOf, numberOf, orderLetter, seeOrder } from "./order-letter";

function sums(order: OrderFacts): Row[] {
  return [
    ...order.lines.map((line) => ({
      name: nameOf(line),
      detail: `${line.quantity} × ${formatPence(line.unitPence)}, ${line.sku}`,
      amount: formatPence(line.totalPence),
    })),
    ...discount(order),
    {
      name: order.deliveryMethod === "collect" ? "Collection" : deliveryTitles[order.deliveryMethod],
      amount: formatPence(order.deliveryPence),
    },
    ...total(order),
  ];
}

function total(order: OrderFacts): Row[] {
  const amount = formatPence(order.totalPence);
  if (isOutsideVat(order.zone)) return [{ name: "Total, no UK VAT in it", amount, isTotal: true }];
  return [{ name: "Total, VAT included", amount, isTotal: true }, ...vatByRate(order).map(vatRow)];
}

const rates = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 2 });

function vatRow({ rate, netPence, vatPence }: VatRow): Row {
  const name = rate === 0 ? "No VAT" : `VAT at ${rates.format(rate / 10_000)}`;
  return { name, detail: `on ${formatPence(netPence)}`, amount: formatPence(vatPence) };
}

function discount({ discountPence, discountCode, discountWords }: OrderFacts): Row[] {
  if (discountCode === null) return [];
  const words = { name: `Code ${discountCode}`, ...(discountWords !== null && { detail: discountWords }) };
  return [{ ...words, amount: discountPence > 0 ? `−${formatPence(discountPence)}` : "" }];
}

/** Where it goes, and by when something happens. */
function next(order: OrderFacts): Part[] {
  const { dispatchBy } = order;
  if (order.deliveryMethod === "collect") {
    const by = dispatchBy === null ? "" : ` It is ready by ${dayText(dispatchBy)}.`;
    return [paragraph(`You chose to collect. We write to you when you can.${by}`)];
  }
  const goes = address("It goes to", order.address);
  if (order.state === "address_query") {
    return [
      goes,
      paragraph("That address is outside the area you chose. We write to you before anything is sent."),
    ];
  }
  const leaves = dispatchBy === null ? "It leaves us soon" : `It leaves us by ${dayText(dispatchBy)}`;
  return [goes, paragraph(`${leaves}, and we write to you when it does. ${arrival(order)}`)];
}

/** How long it is on its way, and the last day that the law allows where nothing else was agreed (Consumer Rights Act 2015, section 28). */
function arrival({ zone, deliveryMethod }: OrderFacts): string {
  const known = zones.find((name) => name === zone);
  const way = known && deliveryMethod !== "collect" ? deliveryTable[known][deliveryMethod] : null;
  const days = way ? `It is with you ${daysWords(way.days)} after that; at the latest` : "It is with you";
  return `${days} within 30 days of your order.`;
}

/** Where the guide uses what was bought: by product, never by where in the guide it was chosen, which would say what hurts. */
function howToUse(order: OrderFacts, uses: readonly GuideUse[]): Part[] {
  if (uses.length === 0 || !isKept(order)) return [];
  return [
    heading("How to use it"),
    ...uses.flatMap(({ guideSlug, sectionSlug, sectionTitle, moves }) => [
      link(sectionTitle, siteUrl(`/guides/${guideSlug}#${sectionSlug}`)),
      ...moves.map(({ film, title }) =>
        link(`Film: ${title}`, siteUrl(`/guides/${guideSlug}#${filmAnchor(film)}`)),
      ),
    ]),
  ];
}

/**
 * What the law wants on paper that lasts (Consumer Contracts Regulations 2013, regulation 16 and schedule 2): what was bought, at what price, from
 * whom, where it goes and by when, and how to send it back.
 */
export function orderConfirmation(order: OrderFacts, uses: readonly GuideUse[] = []): Email {
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
      ...(isOutsideVat(order.zone) ? [paragraph(outsideVatWords)] : []),
      ...next(order),
      seeOrder(order),
      link("Invoice", `${orderUrl(order.id, order.linkVersion)}/invoice`),
      ...howToUse(order, uses),
      ...lawParts(order),
    ],
  });
}
