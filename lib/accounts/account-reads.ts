import { db } from "@/lib/db/client";
import type { AccountLinkKind, DeliveryMethod } from "@/lib/db/generated/enums";
import { readMailToken, type MailLink } from "@/lib/mail/mail-link";
import { pence, type Pence } from "@/lib/money";
import { orderToken } from "@/lib/orders/order-link";
import type { OrderState } from "@/lib/orders/orders";

export interface LinkFacts {
  readonly id: string;
  readonly kind: AccountLinkKind;
  readonly email: string;
  readonly userId: string | null;
  readonly otherEmail: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Which kinds each address in an email opens. */
const opens: Record<Extract<MailLink, `account-${string}`>, readonly AccountLinkKind[]> = {
  "account-confirm": ["sign_up", "sign_in"],
  "account-reset": ["reset"],
  "account-email": ["email_change"],
  "account-email-undo": ["email_undo"],
};

export async function readLink(id: string): Promise<LinkFacts | null> {
  return db().accountLink.findUnique({
    where: { id },
    select: {
      id: true,
      kind: true,
      email: true,
      userId: true,
      otherEmail: true,
      createdAt: true,
      expiresAt: true,
      usedAt: true,
    },
  });
}

/** What an address in an email opens, whether or not it is still good; null for a forged one, and for one forgotten. */
export async function readLinkByToken(link: keyof typeof opens, token: string): Promise<LinkFacts | null> {
  const claim = readMailToken(link, token);
  const found = claim && (await readLink(claim.id));
  return found && opens[link].includes(found.kind) ? found : null;
}

export interface AccountFacts {
  readonly email: string;
  readonly hasPassword: boolean;
  readonly createdAt: Date;
  /** Whether the newsletter goes to that address. */
  readonly newsletter: boolean;
}

export async function readAccount(userId: string): Promise<AccountFacts | null> {
  const [row] = await db().$queryRaw<AccountFacts[]>`
    SELECT shop_user.email, password_hash IS NOT NULL AS "hasPassword", shop_user.created_at AS "createdAt",
      coalesce(subscriber.state = 'confirmed', false) AS newsletter
    FROM shop_user LEFT JOIN subscriber ON subscriber.email = shop_user.email
    WHERE shop_user.id = ${userId}::uuid`;
  return row ?? null;
}

/** The id and the password of the account with a mailbox; null when there is none. */
export async function readAccountOf(email: string): Promise<{ id: string } | null> {
  return db().user.findUnique({ where: { email }, select: { id: true } });
}

export interface OrderRow {
  readonly number: number;
  readonly state: OrderState;
  readonly totalPence: Pence;
  readonly placedAt: Date;
  readonly deliveryMethod: DeliveryMethod;
  /** Leads to its page. */
  readonly token: string;
  /** What is in it, by name; the first few. */
  readonly names: readonly string[];
  readonly lineCount: number;
}

/** Orders that a page of the history shows. */
export const ordersShown = 50;

/** Somebody's own orders, the newest first; those that were never paid only while they still can be. */
export async function readOrdersOf(userId: string): Promise<OrderRow[]> {
  const rows = await db().order.findMany({
    where: {
      customerId: userId,
      OR: [{ paidAt: { not: null } }, { state: { in: ["pending_payment", "payment_processing"] } }],
    },
    select: {
      id: true,
      number: true,
      state: true,
      totalPence: true,
      createdAt: true,
      deliveryMethod: true,
      linkVersion: true,
      lines: { orderBy: { position: "asc" }, select: { productName: true } },
    },
    orderBy: { number: "desc" },
    take: ordersShown,
  });
  return rows.map(({ id, linkVersion, lines, totalPence, createdAt, ...row }) => ({
    ...row,
    totalPence: pence(totalPence),
    placedAt: createdAt,
    token: orderToken(id, linkVersion),
    names: lines.slice(0, 3).map(({ productName }) => productName),
    lineCount: lines.length,
  }));
}

export interface SignInFacts {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Browsers in which somebody is signed in, the one seen last first. */
export async function readSignIns(userId: string, since: Date): Promise<SignInFacts[]> {
  return db().signIn.findMany({
    where: { userId, endedAt: null, createdAt: { gt: since } },
    select: { id: true, browser: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
}

export interface AddressFacts {
  readonly id: string;
  readonly recipient: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly town: string;
  readonly county: string;
  readonly postcode: string;
  readonly isDefault: boolean;
}

/** The addresses somebody keeps, the one that comes first at the top. */
export async function readAddresses(userId: string): Promise<AddressFacts[]> {
  return db().savedAddress.findMany({
    where: { userId },
    select: {
      id: true,
      recipient: true,
      addressLine1: true,
      addressLine2: true,
      town: true,
      county: true,
      postcode: true,
      isDefault: true,
    },
    orderBy: [{ isDefault: "desc" }, { id: "asc" }],
  });
}

/** The postcode of the address that comes first; what the basket page suggests. */
export async function readFirstPostcode(userId: string): Promise<string | null> {
  const first = await db().savedAddress.findFirst({
    where: { userId, isDefault: true },
    select: { postcode: true },
  });
  return first?.postcode ?? null;
}
