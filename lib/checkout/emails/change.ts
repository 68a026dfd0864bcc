import { siteUrl } from "@/lib/env";
import { action, link, paragraph } from "@/lib/mail/parts";
import { compose } from "@/lib/mail/letter";
import type { Email } from "@/lib/mail/send";
import type { RefundForEmail } from "@/lib/checkout/refund-reads";
import { formatPence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import { numberOf, orderLetter, seeOrder, unitTable } from "./order-letter";

/**
 * It is cancelled: who did it, that nothing is sent, and what becomes of the money.
 * @param back what goes back for that; what went back before is not told again
 */
export function orderCancelled(order: OrderFacts, back: RefundForEmail): Email {
  const number = numberOf(order);
  const amount = formatPence(back.amountPence);
  const goes =
    back.amountPence === order.totalPence
      ? `All ${amount} go back`
      : `What had not gone back before, ${amount}, goes back`;
  const byBuyer = order.cancelledBy === "buyer";
  return orderLetter(order, {
    kind: "order-cancelled",
    subject: `Your Fettle order ${number} is cancelled`,
    title: "Your order is cancelled",
    preview: `Nothing of order ${number} is sent, and your money goes back to the card that paid.`,
    parts: [
      paragraph(
        byBuyer
          ? `You have cancelled order ${number}, and nothing of it is sent.`
          : `We have had to cancel order ${number}, and nothing of it is sent. If you do not know why, answer this email.`,
      ),
      unitTable(back.lines),
      paragraph(
        `${goes} to the card that paid. We write again once that is done; your bank shows it within 5 to 10 days after that.`,
      ),
      seeOrder(order),
    ],
  });
}

/**
 * To the mailbox that an order no longer writes to. Whoever reads it there may be a stranger whose address was mistyped: it opens nothing, and says
 * nothing about anybody.
 */
export function orderEmailChanged(order: OrderFacts, to: string, occasion: string): Email {
  const number = numberOf(order);
  return {
    to,
    subject: `Fettle order ${number} writes to another address now`,
    messageId: `order-email-changed.${occasion}`,
    ...compose({
      title: "We write to another address now",
      preview: "Letters about this order go elsewhere from now on.",
      parts: [
        paragraph(
          `The email address of order ${number} was changed. Letters about it go to the new address from now on, and links that came to this one no longer open it.`,
        ),
        paragraph(
          "If you changed it, or do not know the order, there is nothing you need to do. If it is your order and you did not change it, answer this email.",
        ),
        action("How to reach us", siteUrl("/contact")),
      ],
    }),
  };
}

/** The way to an order's page, for somebody who asked with its number and its email. */
export function orderLink(order: OrderFacts, occasion: string): Email {
  const number = numberOf(order);
  return orderLetter(order, {
    kind: "order-link",
    occasion,
    subject: `The link to your Fettle order ${number}`,
    title: `Here is order ${number}`,
    preview: "The link you asked for: where it is, its invoice, and how to send things back.",
    parts: [
      paragraph(
        "You asked for the link to your order. Its page says where it is, has the invoice, and is where you cancel or send something back.",
      ),
      seeOrder(order),
      paragraph(
        "Whoever has this link can open the order, so do not pass this email on. If it was not you who asked, there is nothing you need to do: the link went to you alone.",
      ),
      link("Contact", siteUrl("/contact")),
    ],
  });
}
