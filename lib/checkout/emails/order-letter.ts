import { fullName } from "@/lib/catalogue/catalogue";
import { compose } from "@/lib/mail/letter";
import { action, table, type Part, type Row } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { orderUrl } from "@/lib/orders/order-link";
import { orderNumberText, type OrderFacts } from "@/lib/orders/orders";

interface OrderLetter {
  /** Names the letter, and with its occasion the email: whatever is written again under both is the same to a mailbox. */
  readonly kind: string;
  /** What the letter is about where an order can have several of a kind: a refund, a parcel, a return. */
  readonly occasion?: string;
  readonly subject: string;
  readonly title: string;
  readonly preview: string;
  readonly parts: readonly Part[];
}

/** A letter to the mailbox of an order. */
export function orderLetter(
  order: OrderFacts,
  { kind, occasion = order.id, subject, ...letter }: OrderLetter,
): Email {
  return { to: order.email, subject, messageId: `${kind}.${occasion}`, ...compose(letter) };
}

export function numberOf(order: OrderFacts): string {
  return orderNumberText(order.number);
}

/** The way to the order's own page. */
export function seeOrder(order: OrderFacts, words = "See your order"): Part {
  return action(words, orderUrl(order.id, order.linkVersion));
}

/** A line of an order by its whole name. */
export function nameOf(line: { readonly productName: string; readonly optionText: string }): string {
  return fullName(line.productName, line.optionText);
}

interface Units {
  readonly name: string;
  readonly quantity: number;
  /** What is said of it in small type. */
  readonly detail?: string;
}

/** What is in a parcel: names and how many of each. */
export function unitTable(units: readonly Units[]): Part {
  return table(
    units.map(({ name, quantity, detail }): Row => ({
      name,
      amount: `× ${quantity}`,
      ...(detail !== undefined && { detail }),
    })),
  );
}

export function unitWords(quantity: number): string {
  return quantity === 1 ? "1 unit" : `${quantity} units`;
}

const days = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** "Wednesday 25 November", of a day that is kept without an hour. */
export function dayText(day: Date): string {
  return days.format(day).replace(",", "");
}

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

/** "25 November 2026": the day here at which something happened. */
export function dateText(moment: Date): string {
  return dates.format(moment);
}
