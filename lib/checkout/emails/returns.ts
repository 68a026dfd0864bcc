import { siteUrl } from "@/lib/env";
import { address, heading, link, paragraph, type Part } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { formatPence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import { trader } from "@/lib/trader";
import type { ReturnForEmail } from "@/lib/checkout/return-email-reads";
import { dayText, numberOf, orderLetter, seeOrder, unitTable } from "./order-letter";

function units({ lines }: ReturnForEmail): Part {
  return unitTable(
    lines.map(({ name, quantity, insteadName, note }) => ({
      name,
      quantity,
      ...(insteadName !== null && { detail: `for ${insteadName}` }),
      ...(note !== null && { detail: note }),
    })),
  );
}

/** We know that something comes back: what, where to send it, by when, and what follows. */
export function returnAsked(order: OrderFacts, asked: ReturnForEmail): Email {
  const number = numberOf(order);
  const { name, address: lines } = trader();
  return orderLetter(order, {
    kind: "return-asked",
    occasion: asked.id,
    subject: `How to send things back from Fettle order ${number}`,
    title: "We look out for your parcel",
    preview: `Send it by ${dayText(asked.sendBy)}. Here is the address, and what follows.`,
    parts: [
      paragraph(`You told us that these come back from order ${number}:`),
      units(asked),
      address("Send them to", [`Return ${asked.number}, order ${number}`, name, ...lines]),
      paragraph(
        `Please send them by ${dayText(asked.sendBy)}, and put this email, or a slip with ${asked.number} on it, in with them.`,
      ),
      paragraph(
        asked.isOurFault
          ? "Something is wrong with it, so the postage is ours: keep the receipt and we pay it back."
          : "The postage back is yours to pay. Ask for proof of posting.",
      ),
      heading("What follows"),
      paragraph(
        asked.lines.some(({ insteadName }) => insteadName !== null)
          ? "Once it is here and looked over, we send what you chose instead, while we have it; otherwise your money goes back."
          : "Once it is here and looked over, your money goes back to the card that paid, within 14 days at the most.",
      ),
      seeOrder(order),
      link("Delivery and returns", siteUrl("/delivery-and-returns")),
    ],
  });
}

/** It is here: what we received, and what happens to the money or the exchange. */
export function returnReceived(order: OrderFacts, received: ReturnForEmail): Email {
  const number = numberOf(order);
  const isExchange = received.lines.some(({ insteadName }) => insteadName !== null);
  const { refundPence } = received;
  const next =
    refundPence !== null && refundPence > 0
      ? `${formatPence(refundPence)} go back to the card that paid. We write again once that is done; your bank shows it within 5 to 10 days after that.`
      : isExchange
        ? "What you chose instead is sent next. We write again when it leaves."
        : "We write again about what follows.";
  return orderLetter(order, {
    kind: "return-received",
    occasion: received.id,
    subject: `Your parcel is here: order ${number}`,
    title: "Your parcel is here",
    preview: "We have what you sent back. Here is what happens next.",
    parts: [
      paragraph(`We have received this from order ${number}:`),
      units(received),
      paragraph(next),
      seeOrder(order),
    ],
  });
}
