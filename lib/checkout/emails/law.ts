import { cancellationForm, cancellationTerms, formFoot, formNote } from "@/lib/cancellation";
import { siteUrl } from "@/lib/env";
import { address, heading, link, list, paragraph, type Part } from "@/lib/mail/parts";
import { form } from "@/lib/mail/form-part";
import type { OrderFacts } from "@/lib/orders/orders";
import { trader } from "@/lib/trader";
import { dateText, nameOf, numberOf } from "./order-letter";

/** The right to cancel: how long, how, what it costs, and what it does not hold for. */
function changingYourMind(order: OrderFacts): Part[] {
  const { tellDays, sendDays, refundDays } = cancellationTerms;
  const sealed = order.lines.filter(({ sealedOnly }) => sealedOnly);
  return [
    heading("If you change your mind"),
    paragraph(
      `You have the right to cancel this contract without giving a reason until ${tellDays} days after the day on which the last of your things reached you or somebody you named, not the carrier. You may also cancel before they arrive, and you may cancel a part.`,
    ),
    list([
      "Tell us clearly: on your order's page, by email, by letter, or with the form at the end of this email. It is in time when it was sent before the time is over.",
      `Send the things back within ${sendDays} days of telling us, to the address below. The postage back is yours to pay.`,
      `We give back what you paid for them, and the delivery charge when you cancel all of it: the standard charge, not what a faster way cost on top. It goes to the card that paid, at no cost to you, within ${refundDays} days of the things reaching us or of your proof that you sent them.`,
      "Handle them as you would in a shop. If they have lost value because they were used beyond that, we may take that off.",
    ]),
    ...(sealed.length > 0
      ? [
          paragraph(
            `For reasons of health and hygiene this right ends once the seal is broken on: ${sealed.map(nameOf).join("; ")}. If something is wrong with it, it can come back opened too.`,
          ),
        ]
      : []),
  ];
}

function faulty(): Part[] {
  return [
    heading("If something is wrong"),
    paragraph(
      `We are under a legal duty to supply things that are as described, of satisfactory quality and fit for their purpose. If they are not, you have ${cancellationTerms.rejectDays} days to reject them for all of your money, and after that a right to a repair or a replacement; we pay the postage. These are your rights under the Consumer Rights Act 2015, and nothing here takes them away.`,
    ),
    paragraph(
      "A complaint goes to the address below, by email or by post, and a person answers it. We belong to no scheme that settles disputes out of court. Citizens Advice helps buyers without charge, and you can always go to court.",
    ),
  ];
}

function seller(): Part[] {
  const { name, address: lines, email, phone, companyNumber, registeredIn, vatNumber } = trader();
  return [
    heading("Who you bought from"),
    address("The company, its registered office and its numbers", [
      `${name}, trading as Fettle`,
      ...lines,
      email,
      ...(phone === null ? [] : [phone]),
      `Registered in ${registeredIn}, company number ${companyNumber}`,
      `VAT number ${vatNumber}`,
    ]),
    link("The terms you bought on", siteUrl("/terms")),
    link("Delivery and returns", siteUrl("/delivery-and-returns")),
  ];
}

/** The rest of what a confirmation has to bear on paper that lasts: rights, who sells, and the model form. */
export function lawParts(order: OrderFacts): Part[] {
  const filled = cancellationForm(trader(), {
    number: numberOf(order),
    ordered: dateText(order.paidAt ?? order.createdAt),
  });
  return [
    ...changingYourMind(order),
    ...faulty(),
    ...seller(),
    heading("Model cancellation form"),
    paragraph(formNote),
    form({ ...filled, foot: formFoot }),
  ];
}
