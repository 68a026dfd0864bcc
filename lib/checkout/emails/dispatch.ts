import { cancellationTerms, lastDayToTell } from "@/lib/cancellation";
import { siteUrl } from "@/lib/env";
import { action, address, heading, link, paragraph, type Part } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { orderUrl } from "@/lib/orders/order-link";
import { trackingUrl } from "@/lib/orders/tracking";
import type { OrderFacts } from "@/lib/orders/orders";
import { trader } from "@/lib/trader";
import type { ShipmentForEmail } from "@/lib/checkout/shipment-reads";
import { dayText, numberOf, orderLetter, seeOrder, unitTable } from "./order-letter";

/** By when to say that something goes back. */
function returnParts({ deliveredAt }: ShipmentForEmail): Part[] {
  const { tellDays, sendDays } = cancellationTerms;
  const lastDay = deliveredAt && lastDayToTell(deliveredAt);
  return [
    paragraph(
      `You have ${tellDays} days to tell us${lastDay ? `, which is until ${dayText(lastDay)}` : ""}, and ${sendDays} days after that to send it. You need no reason. If something is broken or wrong, tell us whenever you find it.`,
    ),
  ];
}

/** Who carries it, under which number, and where to look where it is. */
function carriage({ carrier, trackingNumber }: ShipmentForEmail): Part[] {
  if (carrier === null) return [];
  if (trackingNumber === null) return [paragraph(`${carrier} has it. This parcel has no tracking number.`)];
  const url = trackingUrl(carrier, trackingNumber);
  return [
    paragraph(`${carrier} has it, under the number ${trackingNumber}.`),
    ...(url === null ? [] : [link("Follow your parcel", url)]),
  ];
}

/** It has left, or it waits to be fetched: what is in it, with whom, and where it goes. */
export function orderDispatched(order: OrderFacts, shipment: ShipmentForEmail): Email {
  const number = numberOf(order);
  if (order.deliveryMethod === "collect") {
    return orderLetter(order, {
      kind: "order-dispatched",
      occasion: shipment.id,
      subject: `Your Fettle order ${number} is ready to collect`,
      title: "It is ready to collect",
      preview: `Order ${number} is packed and waits for you. Bring its number.`,
      parts: [
        paragraph(`Order ${number} is packed and waits for you. Please bring its number.`),
        unitTable(shipment.units),
        address("Where it waits", trader().address),
        seeOrder(order),
      ],
    });
  }
  return orderLetter(order, {
    kind: "order-dispatched",
    occasion: shipment.id,
    subject: `Your Fettle order ${number} is on its way`,
    title: "It is on its way",
    preview: `Order ${number} has left us${shipment.carrier === null ? "" : ` with ${shipment.carrier}`}.`,
    parts: [
      paragraph(`Order ${number} has left us.`),
      ...carriage(shipment),
      unitTable(shipment.units),
      address("It goes to", order.address),
      seeOrder(order),
    ],
  });
}

/** What was sent in place of something that came back has left. */
export function exchangeDispatched(order: OrderFacts, shipment: ShipmentForEmail): Email {
  const number = numberOf(order);
  return orderLetter(order, {
    kind: "exchange-dispatched",
    occasion: shipment.id,
    subject: `Your exchange for Fettle order ${number} is on its way`,
    title: "Your exchange is on its way",
    preview: `What you chose instead has left us${shipment.carrier === null ? "" : ` with ${shipment.carrier}`}.`,
    parts: [
      paragraph(`What you chose instead, for order ${number}, has left us.`),
      ...carriage(shipment),
      ...(shipment.units.length > 0 ? [unitTable(shipment.units)] : []),
      address("It goes to", order.address),
      seeOrder(order),
    ],
  });
}

/** It has arrived: what to do when something is not right, and by when. */
export function orderDelivered(order: OrderFacts, shipment: ShipmentForEmail): Email {
  const number = numberOf(order);
  const isCollected = order.deliveryMethod === "collect";
  return orderLetter(order, {
    kind: "order-delivered",
    occasion: shipment.id,
    subject: isCollected
      ? `You have collected Fettle order ${number}`
      : `Your Fettle order ${number} has arrived`,
    title: isCollected ? "You have collected it" : "It has arrived",
    preview: "If anything is not right, here is how to send it back, and by when.",
    parts: [
      paragraph(
        isCollected
          ? `Order ${number} was handed to you.`
          : `Order ${number} has been delivered. If it has not reached you, answer this email.`,
      ),
      heading("If something goes back"),
      ...returnParts(shipment),
      action("Send something back", `${orderUrl(order.id, order.linkVersion)}/return`),
      link("Delivery and returns", siteUrl("/delivery-and-returns")),
    ],
  });
}
