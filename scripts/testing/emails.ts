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
import { orderConfirmation, orderRefunded, orderUnfulfillable } from "@/lib/checkout/order-emails";
import type { Email } from "@/lib/mail/send";
import { pence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import type { OutboxKind } from "@/lib/outbox/outbox-commands";
import { alertConfirmation, backInStock } from "@/lib/stock/alert-emails";

const id = "6f1c2f0e-8d0b-4f0e-9a55-0c3f7b1d2e4a";
const email = "robin@example.com";
const askedAt = new Date("2026-11-24T09:00:00Z");

const order: OrderFacts = {
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
      sealedOnly: false,
    },
  ],
};

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

/** An example of every email that the shop sends, by what the outbox calls it; a refund is work, and no email. */
export function everyEmail(): Record<Exclude<OutboxKind, "refund">, readonly Email[]> {
  return {
    "order-confirmation": [
      orderConfirmation(order),
      orderConfirmation({ ...order, deliveryMethod: "collect" }),
      orderConfirmation({ ...order, state: "address_query" }),
    ],
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
