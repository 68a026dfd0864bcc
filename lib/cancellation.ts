import { addressInline, type Trader } from "@/lib/trader";

/** What the Consumer Contracts Regulations 2013 give whoever buys at a distance, and the Consumer Rights Act 2015 whoever got something faulty; in days. */
export const cancellationTerms = {
  /** To tell us, from the day the last of the order arrived. */
  tellDays: 14,
  /** To send things back, from telling us. */
  sendDays: 14,
  /** For us to give the money back, from the things reaching us or proof that they were sent. */
  refundDays: 14,
  /** To reject what is faulty for all of its price. */
  rejectDays: 30,
} as const;

const day = 24 * 60 * 60 * 1000;

const inLondon = new Intl.DateTimeFormat("en-CA", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZone: "Europe/London",
});

/** The last day on which a buyer may say that things go back: so many whole days after the one on which they arrived here. */
export function lastDayToTell(arrivedAt: Date): Date {
  const arrived = new Date(`${inLondon.format(arrivedAt)}T00:00:00Z`);
  return new Date(arrived.getTime() + cancellationTerms.tellDays * day);
}

/** A line of the form: a question, and room for its answer or the answer itself. */
export interface FormLine {
  readonly question: string;
  readonly answer?: string;
}

export const formNote =
  "You need not use this form: any clear message does. Fill it in and send it back only if you wish to cancel.";

/**
 * The model form of the Regulations (schedule 3, part B), for goods, with our address filled in.
 * @param order its number and the day it was placed, where they are known
 */
export function cancellationForm(
  seller: Pick<Trader, "name" | "address" | "email">,
  order?: { readonly number: string; readonly ordered: string },
): { readonly to: string; readonly notice: string; readonly lines: readonly FormLine[] } {
  return {
    to: `${seller.name}, ${addressInline(seller.address)}, ${seller.email}`,
    notice: "I/We* hereby give notice that I/We* cancel my/our* contract of sale of the following goods:",
    lines: [
      { question: "The goods" },
      {
        question: "Ordered on*/received on*",
        ...(order && { answer: `${order.ordered}, order ${order.number}` }),
      },
      { question: "Name of consumer(s)" },
      { question: "Address of consumer(s)" },
      { question: "Signature of consumer(s), only if this form is on paper" },
      { question: "Date" },
    ],
  };
}

export const formFoot = "* Delete as appropriate.";
