import {
  alreadyOpenLetter,
  closedLetter,
  emailAskLetter,
  emailLeftLetter,
  emailMovedLetter,
  emailRestoredLetter,
  emailTakenLetter,
  noAccountLetter,
  passwordLetter,
  resetLetter,
  signInLetter,
  signUpLetter,
} from "@/lib/accounts/account-emails";
import { newsletterIssue, signUpConfirmation } from "@/lib/newsletter/newsletter-emails";
import { orderCancelled, orderEmailChanged, orderLink } from "@/lib/checkout/emails/change";
import { orderConfirmation } from "@/lib/checkout/emails/confirmation";
import { exchangeDispatched, orderDelivered, orderDispatched } from "@/lib/checkout/emails/dispatch";
import { orderPaymentFailed, orderRefunded, orderUnfulfillable } from "@/lib/checkout/emails/payment";
import { returnAsked, returnReceived } from "@/lib/checkout/emails/returns";
import type { ReceiptForEmail, ReturnForEmail } from "@/lib/checkout/return-email-reads";
import type { Email } from "@/lib/mail/send";
import { pence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import type { OutboxKind } from "@/lib/outbox/outbox-commands";
import { alertConfirmation, backInStock } from "@/lib/stock/alert-emails";

const id = "6f1c2f0e-8d0b-4f0e-9a55-0c3f7b1d2e4a";
const email = "robin@example.com";
const askedAt = new Date("2026-11-24T09:00:00Z");

/** A paid order of three lines, one of which comes back sealed or not at all. */
export const exampleOrder: OrderFacts = {
  id,
  number: 10023,
  state: "paid",
  email,
  subtotalPence: pence(8285),
  discountPence: pence(0),
  deliveryPence: pence(0),
  totalPence: pence(8285),
  deliveryMethod: "standard",
  zone: "uk",
  postcode: "LS1 4DY",
  address: ["Robin Fell", "1 Mill Lane", "Leeds", "LS1 4DY"],
  linkVersion: 1,
  createdAt: askedAt,
  paidAt: askedAt,
  discountCode: null,
  discountWords: null,
  dispatchBy: new Date("2026-11-25"),
  invoiceNumber: 1001,
  cancelledAt: null,
  cancelledBy: null,
  shipments: [],
  lines: [
    {
      id,
      sku: "TB-RED",
      productSlug: "thera-band-resistance-band",
      productName: "Thera-Band Resistance Band",
      optionText: "Red, medium, 1.5 m",
      pictureName: null,
      quantity: 2,
      unitPence: pence(900),
      totalPence: pence(1800),
      discountPence: pence(0),
      vatRate: 2000,
      sealedOnly: false,
    },
    {
      id,
      sku: "GRID-OR",
      productSlug: "trigger-point-grid-foam-roller",
      productName: "The Grid Foam Roller",
      optionText: "Orange",
      pictureName: null,
      quantity: 1,
      unitPence: pence(3795),
      totalPence: pence(3795),
      discountPence: pence(0),
      vatRate: 2000,
      sealedOnly: false,
    },
    {
      id,
      sku: "NK-CREAM",
      productSlug: "natures-kiss-recovery-cream",
      productName: "Recovery Cream <150 ml>",
      optionText: "",
      pictureName: null,
      quantity: 1,
      unitPence: pence(2690),
      totalPence: pence(2690),
      discountPence: pence(0),
      vatRate: 2000,
      sealedOnly: true,
    },
  ],
};

const order = exampleOrder;
const collected: OrderFacts = { ...order, deliveryMethod: "collect", address: [] };
const coded: OrderFacts = {
  ...order,
  state: "address_query",
  deliveryMethod: "express",
  deliveryPence: pence(695),
  discountPence: pence(829),
  discountCode: "FELL10",
  discountWords: "10 % off",
  totalPence: pence(8151),
};
const parcel = {
  id,
  carrier: "Royal Mail",
  trackingNumber: "AB123456789GB",
  deliveredAt: new Date("2026-11-27T11:20:00Z"),
  units: [
    { name: "Thera-Band Resistance Band, Red, medium, 1.5 m", quantity: 2 },
    { name: "The Grid Foam Roller, Orange", quantity: 1 },
  ],
};
const back: ReturnForEmail = {
  id,
  number: 1001,
  sendBy: new Date("2026-12-11"),
  lines: [
    {
      name: "Compression Half Tights, M",
      quantity: 1,
      isOurFault: false,
      insteadName: null,
      receipt: null,
    },
  ],
};
const mixed: ReturnForEmail = {
  ...back,
  lines: [
    { name: "The Stick", quantity: 2, isOurFault: false, insteadName: null, receipt: null },
    {
      name: "Compression Half Tights, M",
      quantity: 1,
      isOurFault: true,
      insteadName: "Compression Half Tights, L",
      receipt: null,
    },
  ],
};

/** The same return, looked over: each line with another end. */
function lookedOver(ends: readonly ReceiptForEmail[]): ReturnForEmail {
  return {
    ...mixed,
    lines: ends.map((receipt, at) => ({
      name: "The Stick",
      quantity: 2,
      isOurFault: false,
      insteadName: null,
      ...mixed.lines[at],
      receipt,
    })),
  };
}
const money: ReceiptForEmail = { units: 2, decision: "refund", refundPence: pence(4590), note: null };
const less: ReceiptForEmail = {
  units: 1,
  decision: "refund_less",
  refundPence: pence(1200),
  note: "worn outdoors",
};
const exchanged: ReceiptForEmail = { units: 1, decision: "exchange", refundPence: pence(0), note: null };
const refused: ReceiptForEmail = {
  units: 1,
  decision: "refuse",
  refundPence: pence(0),
  note: "the seal was broken",
};
const missing: ReceiptForEmail = { units: 0, decision: null, refundPence: pence(0), note: null };

const alert = {
  id,
  state: "pending",
  email,
  askedAt,
  letters: 1,
  variant: {
    sku: "CHT-XL",
    productSlug: "compression-half-tights",
    name: "Compression Half Tights, XL",
    isSoldOut: false,
  },
} as const;
const subscriber = { id, state: "pending", email, askedAt, letters: 1 } as const;
const accountLink = { id, email, otherEmail: "robin.fell@example.com" } as const;
const issue = {
  slug: "2026-12",
  subject: "December: what to do on ice",
  body: "The lane behind the shop froze on Tuesday, and by Wednesday three people had asked us about a leg that went sideways. So this month is about short steps, dry socks & a warm-up indoors.\n\nNew in the guide: the section on rolling now says how hard is hard enough.\n\nNew in the shop: nothing. The old things still work.",
};

/** What the outbox carries that is no letter of its own: work, and letters that are examples already. */
type NoLetter = "refund" | "order-again";

/** An example of every email that the shop sends, by what the outbox calls it. */
export function everyEmail(): Record<Exclude<OutboxKind, NoLetter>, readonly Email[]> {
  return {
    "order-confirmation": [orderConfirmation(order), orderConfirmation(collected), orderConfirmation(coded)],
    "order-payment-failed": [orderPaymentFailed({ ...order, state: "expired", paidAt: null })],
    "order-unfulfillable": [orderUnfulfillable(order)],
    "order-refunded": [
      orderRefunded(order, {
        id,
        amountPence: pence(1245),
        deliveryPence: pence(395),
        lines: [{ name: "Thera-Band Resistance Band, Red", quantity: 1, amountPence: pence(850) }],
      }),
      orderRefunded(order, { id, amountPence: pence(500), deliveryPence: pence(0), lines: [] }),
    ],
    "order-dispatched": [
      orderDispatched(order, parcel),
      orderDispatched(order, { ...parcel, carrier: "Cousin Bob’s Vans" }),
      orderDispatched(order, { ...parcel, trackingNumber: null }),
      orderDispatched(collected, { ...parcel, carrier: null, trackingNumber: null }),
    ],
    "order-delivered": [
      orderDelivered(order, parcel),
      orderDelivered(collected, { ...parcel, carrier: null, trackingNumber: null }),
    ],
    "exchange-dispatched": [
      exchangeDispatched(order, {
        ...parcel,
        deliveredAt: null,
        units: [{ name: "Compression Half Tights, L", quantity: 1 }],
      }),
    ],
    "order-cancelled": [
      orderCancelled(
        { ...order, state: "refunded", cancelledAt: askedAt, cancelledBy: "buyer" },
        {
          id,
          amountPence: order.totalPence,
          deliveryPence: order.deliveryPence,
          lines: order.lines.map(({ productName, quantity, totalPence }) => ({
            name: productName,
            quantity,
            amountPence: totalPence,
          })),
        },
      ),
      orderCancelled(
        { ...order, state: "refunded", cancelledAt: askedAt, cancelledBy: "kit@fettle.example" },
        {
          id,
          amountPence: pence(850),
          deliveryPence: pence(0),
          lines: [{ name: "Thera-Band Resistance Band, Red", quantity: 1, amountPence: pence(850) }],
        },
      ),
    ],
    "order-email-changed": [orderEmailChanged(order, "robn@example.com", id)],
    "order-link": [orderLink(order, id)],
    "return-asked": [returnAsked(order, back), returnAsked(order, mixed)],
    "return-received": [
      returnReceived(order, lookedOver([money, exchanged])),
      returnReceived(order, lookedOver([less, missing, refused])),
    ],
    "stock-alert-confirm": [alertConfirmation(alert)],
    "stock-alert": [backInStock(alert)],
    "newsletter-confirm": [signUpConfirmation(subscriber)],
    "newsletter-issue": [newsletterIssue(issue, subscriber)],
    "account-sign-up": [signUpLetter(accountLink), alreadyOpenLetter(accountLink)],
    "account-link": [signInLetter(accountLink), noAccountLetter(accountLink)],
    "account-reset": [resetLetter(accountLink)],
    "account-password": [passwordLetter(email, id, askedAt.toISOString())],
    "account-email-ask": [emailAskLetter(accountLink), emailTakenLetter(accountLink)],
    "account-email-moved": [emailMovedLetter(accountLink)],
    "account-email-left": [emailLeftLetter(accountLink)],
    "account-email-restored": [emailRestoredLetter(accountLink)],
    "account-closed": [closedLetter(email, id)],
  };
}
