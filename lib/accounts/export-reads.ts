import { inTransaction, type Transaction } from "@/lib/db/client";
import { accountName } from "./owner-commands";

/** Everything that the shop holds of somebody, as his download has it: plain facts under plain names. */
export type AccountExport = Readonly<Record<string, unknown>>;

const amount = (pence: number) => (pence / 100).toFixed(2);

/**
 * All that the shop holds of the owner of an account: read at one moment, by his account and by his email. Money is in pounds.
 * Null when the account is gone.
 */
export async function readExport(userId: string, now = new Date()): Promise<AccountExport | null> {
  return inTransaction(async (tx) => {
    const account = await tx.user.findUnique({
      where: { id: userId },
      select: {
        email: true,
        name: true,
        createdAt: true,
        emailVerified: true,
        roles: { select: { role: true } },
        passwordHash: true,
      },
    });
    if (!account) return null;
    const { passwordHash, roles, ...facts } = account;
    const { email } = account;
    return {
      about: "What Fettle holds about you",
      madeAt: now,
      account: { ...facts, hasPassword: passwordHash !== null, roles: roles.map(({ role }) => role) },
      addresses: await readAddresses(tx, userId),
      orders: await readOrders(tx, userId, email),
      baskets: await readBaskets(tx, userId),
      alerts: await readAlerts(tx, email),
      newsletter: await tx.subscriber.findUnique({
        where: { email },
        select: { state: true, consentText: true, askedAt: true, confirmedAt: true, endedAt: true },
      }),
      signIns: await tx.signIn.findMany({
        where: { userId },
        select: { browser: true, createdAt: true, lastSeenAt: true, endedAt: true },
        orderBy: { id: "asc" },
      }),
      links: await tx.accountLink.findMany({
        where: { OR: [{ userId }, { email }] },
        select: { kind: true, email: true, createdAt: true, expiresAt: true, usedAt: true },
        orderBy: { id: "asc" },
      }),
      log: await readLog(tx, userId, email),
    };
  });
}

function readAddresses(tx: Transaction, userId: string) {
  return tx.savedAddress.findMany({
    where: { userId },
    omit: { id: true, userId: true },
    orderBy: { id: "asc" },
  });
}

async function readOrders(tx: Transaction, userId: string, email: string) {
  const orders = await tx.order.findMany({
    // What was begun and never paid bears his email too, and is held for a while.
    where: {
      OR: [{ customerId: userId }, { customerId: null, email: { equals: email, mode: "insensitive" } }],
    },
    include: {
      lines: { orderBy: { position: "asc" } },
      transitions: { orderBy: { id: "asc" }, select: { toState: true, createdAt: true } },
      payment: { select: { amountPence: true, currency: true, createdAt: true } },
      refunds: { select: { amountPence: true, reason: true, state: true, createdAt: true } },
      disputes: { select: { amountPence: true, status: true, reason: true, createdAt: true } },
      shipments: {
        select: { carrier: true, trackingNumber: true, dispatchedAt: true, deliveredAt: true },
      },
      notes: { orderBy: { id: "asc" }, select: { words: true, createdAt: true } },
      returns: { orderBy: { number: "asc" }, select: returnSelect },
    },
    orderBy: { number: "asc" },
  });
  return orders.map((order) => ({
    number: order.number,
    invoiceNumber: order.invoiceNumber,
    state: order.state,
    placedAt: order.createdAt,
    paidAt: order.paidAt,
    email: order.email,
    currency: order.currency,
    subtotal: amount(order.subtotalPence),
    discount: amount(order.discountPence),
    discountCode: order.discountCode,
    delivery: amount(order.deliveryPence),
    total: amount(order.totalPence),
    deliveryMethod: order.deliveryMethod,
    postcode: order.postcode,
    address: {
      recipient: order.recipient,
      line1: order.addressLine1,
      line2: order.addressLine2,
      town: order.town,
      county: order.county,
      postcode: order.addressPostcode,
      country: order.country,
    },
    lines: order.lines.map((line) => ({
      sku: line.sku,
      name: line.productName,
      options: line.optionText,
      quantity: line.quantity,
      unitPrice: amount(line.unitPricePence),
      discount: amount(line.discountPence),
      total: amount(line.totalPence),
      // Where in which guide it was added: what the privacy page calls a hint at health.
      addedFrom: [line.guideSlug, line.sectionSlug, line.slotSlug].filter((slug) => slug !== null).join("#"),
    })),
    history: order.transitions.map(({ toState, createdAt }) => ({ state: toState, at: createdAt })),
    payment: order.payment && { amount: amount(order.payment.amountPence), at: order.payment.createdAt },
    refunds: order.refunds.map(({ amountPence, ...refund }) => ({ amount: amount(amountPence), ...refund })),
    disputes: order.disputes.map(({ amountPence, ...dispute }) => ({
      amount: amount(amountPence),
      ...dispute,
    })),
    shipments: order.shipments,
    // What the desk wrote down about it.
    notes: order.notes,
    returns: order.returns.map(({ lines, ...request }) => ({
      ...request,
      lines: lines.map(({ orderLine, refundPence, ...line }) => ({
        sku: orderLine.sku,
        ...line,
        refund: refundPence === null ? null : amount(refundPence),
      })),
    })),
  }));
}

const returnSelect = {
  number: true,
  state: true,
  words: true,
  createdAt: true,
  receivedAt: true,
  closedAt: true,
  withdrawnAt: true,
  lines: {
    select: {
      quantity: true,
      reason: true,
      wish: true,
      condition: true,
      decision: true,
      refundPence: true,
      note: true,
      orderLine: { select: { sku: true } },
    },
  },
} as const;

async function readBaskets(tx: Transaction, userId: string) {
  const baskets = await tx.basket.findMany({
    where: { OR: [{ customerId: userId }, { joined: { customerId: userId } }] },
    select: {
      createdAt: true,
      updatedAt: true,
      email: true,
      postcode: true,
      delivery: true,
      lines: {
        select: {
          quantity: true,
          addedAt: true,
          guideSlug: true,
          sectionSlug: true,
          variant: { select: { sku: true, product: { select: { name: true } } } },
        },
      },
    },
  });
  return baskets.map(({ lines, ...basket }) => ({
    ...basket,
    lines: lines.map(({ variant, ...line }) => ({ sku: variant.sku, name: variant.product.name, ...line })),
  }));
}

async function readAlerts(tx: Transaction, email: string) {
  const alerts = await tx.stockAlert.findMany({
    where: { email },
    select: {
      state: true,
      createdAt: true,
      confirmedAt: true,
      sentAt: true,
      endedAt: true,
      variant: { select: { sku: true, product: { select: { name: true } } } },
    },
    orderBy: { id: "asc" },
  });
  return alerts.map(({ variant, ...alert }) => ({ sku: variant.sku, name: variant.product.name, ...alert }));
}

function readLog(tx: Transaction, userId: string, email: string) {
  const names = [accountName(userId), `account:${email}`];
  return tx.auditLog.findMany({
    where: { OR: [{ actor: { in: [email, ...names] } }, { subject: { in: names } }] },
    select: { actor: true, action: true, subject: true, reason: true, createdAt: true },
    orderBy: { id: "asc" },
  });
}
