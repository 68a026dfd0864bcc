import type { ReceiptForEmail, ReturnForEmail, ReturnLineForEmail } from "@/lib/checkout/return-email-reads";
import { cancellationTerms } from "@/lib/cancellation";
import type { ReturnDecision } from "@/lib/db/generated/enums";
import { siteUrl } from "@/lib/env";
import { address, heading, link, list, paragraph, table, type Row } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { addUp, formatPence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import { trader } from "@/lib/trader";
import { dayText, numberOf, orderLetter, seeOrder, unitTable, unitWords } from "./order-letter";

/** "R1001": what stands on the slip in the parcel. */
function returnNumber({ number }: ReturnForEmail): string {
  return `R${number}`;
}

function postage(lines: readonly ReturnLineForEmail[]): string {
  const ours = lines.filter(({ isOurFault }) => isOurFault).length;
  if (ours === 0) return "The postage back is yours to pay. Ask for proof of posting.";
  if (ours === lines.length)
    return "Something is wrong with it, so the postage is ours: keep the receipt, and we pay it back.";
  return "Something is wrong with a part of it, so the postage is ours: keep the receipt, and we pay it back.";
}

/** We know that something comes back: what, where to send it, by when, and what follows. */
export function returnAsked(order: OrderFacts, asked: ReturnForEmail): Email {
  const number = numberOf(order);
  const { name, address: lines } = trader();
  const wantsMoney = asked.lines.some(({ insteadName }) => insteadName === null);
  const wantsExchange = asked.lines.some(({ insteadName }) => insteadName !== null);
  return orderLetter(order, {
    kind: "return-asked",
    occasion: asked.id,
    subject: `How to send things back from Fettle order ${number}`,
    title: "We look out for your parcel",
    preview: `Send it by ${dayText(asked.sendBy)}. Here is the address, and what follows.`,
    parts: [
      paragraph(`You told us that this comes back from order ${number}:`),
      unitTable(
        asked.lines.map(({ name: thing, quantity, insteadName }) => ({
          name: thing,
          quantity,
          ...(insteadName !== null && { detail: `in exchange for ${insteadName}` }),
        })),
      ),
      address("Send it to", [`Return ${returnNumber(asked)}`, name, ...lines]),
      list([
        `Send it by ${dayText(asked.sendBy)}.`,
        `Put a note with ${returnNumber(asked)} in the parcel, so that we know whose it is.`,
        postage(asked.lines),
      ]),
      heading("What follows"),
      ...(wantsMoney
        ? [
            paragraph(
              `Once it is here and looked over, your money goes back to the card that paid, within ${cancellationTerms.refundDays} days at the most.`,
            ),
          ]
        : []),
      ...(wantsExchange
        ? [
            paragraph(
              "What you chose instead leaves us once your parcel is here and looked over. If it has sold out by then, your money goes back.",
            ),
          ]
        : []),
      seeOrder(order),
      link("Delivery and returns", siteUrl("/delivery-and-returns")),
    ],
  });
}

const outcomes: Record<ReturnDecision, (line: ReturnLineForEmail) => string> = {
  refund: () => "",
  refund_less: ({ receipt }) => `less than you paid: ${receipt?.note ?? ""}`,
  exchange: ({ insteadName }) => `in exchange for ${insteadName ?? "what you chose"}`,
  refuse: ({ receipt }) => `we cannot take it back: ${receipt?.note ?? ""}`,
};

function receivedRow(line: ReturnLineForEmail & { readonly receipt: ReceiptForEmail }): Row {
  const { units, decision, refundPence } = line.receipt;
  const outcome = decision === null ? "was not in the parcel" : outcomes[decision](line);
  const details = [decision === null ? "" : unitWords(units), outcome].filter((words) => words !== "");
  return {
    name: line.name,
    detail: details.join(", "),
    amount: decision === "refund" || decision === "refund_less" ? formatPence(refundPence) : "–",
  };
}

/** It is here: what we found, what was decided of each thing, and what happens next. */
export function returnReceived(order: OrderFacts, received: ReturnForEmail): Email {
  const number = numberOf(order);
  const lines = received.lines.flatMap(({ receipt, ...line }) => (receipt ? [{ ...line, receipt }] : []));
  const goods = addUp(lines.map(({ receipt }) => receipt.refundPence));
  const decided = (wanted: ReturnDecision) => lines.some(({ receipt }) => receipt.decision === wanted);
  return orderLetter(order, {
    kind: "return-received",
    occasion: received.id,
    subject: `Your return ${returnNumber(received)} is here`,
    title: "Your parcel is here",
    preview: `We have looked at what you sent back from order ${number}. Here is what happens next.`,
    parts: [
      paragraph(`We have what you sent back from order ${number}, and have looked it over.`),
      table(lines.map(receivedRow)),
      ...(goods > 0
        ? [
            paragraph(
              `${formatPence(goods)} for the goods, and whatever of the delivery charge is due, go back to the card that paid. We write again once that is done; your bank shows it within 5 to 10 days after that.`,
            ),
          ]
        : []),
      ...(decided("exchange")
        ? [paragraph("What you chose instead is packed next. We write again when it leaves.")]
        : []),
      ...(decided("refuse")
        ? [
            paragraph(
              "What we cannot take back is still yours: answer this email, and say whether we shall send it to you.",
            ),
          ]
        : []),
      paragraph("If you see it another way, answer this email: a person reads it."),
      seeOrder(order),
    ],
  });
}
