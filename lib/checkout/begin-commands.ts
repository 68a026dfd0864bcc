import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { rememberCode, rememberContact } from "@/lib/basket/basket-commands";
import { lockBasketById } from "@/lib/basket/basket-locks";
import { ordersOf, readBasket, type PricedLine } from "@/lib/basket/basket-reads";
import { fullName } from "@/lib/catalogue/catalogue";
import { givenWords } from "@/lib/codes/codes";
import { claimCode } from "@/lib/codes/codes-commands";
import { db, inTransaction } from "@/lib/db/client";
import { isDuplicate } from "@/lib/db/errors";
import type { Prisma } from "@/lib/db/generated/client";
import { goesThere, type Place } from "@/lib/delivery/delivery";
import { zoneOf } from "@/lib/delivery/zones";
import { emailSchema } from "@/lib/email";
import { siteUrl } from "@/lib/env";
import { nobody, type Visitor } from "@/lib/limits/visitor";
import { orderToken } from "@/lib/orders/order-link";
import { orderNumberText, unfinishedStates } from "@/lib/orders/orders";
import { err, ok, type Result } from "@/lib/result";
import { takeHolds } from "@/lib/stock/stock-commands";
import { isStripeAway, isUnknownToStripe, patiently, stripe } from "@/lib/stripe/client";
import { openAttempt } from "./attempt-commands";
import { checkRest, claimPage } from "./buyer-guard-commands";
import {
  holdMinutes,
  leastMinutesLeft,
  orderFingerprint,
  sessionParams,
  shortLine,
  type CheckoutRefusal,
} from "./checkout";
import { postcodeSchema, type CheckoutForm } from "./checkout-schema";
import { readPricedBasket } from "./coded-reads";
import { codedSums, refusalOfNewUse, type PricedBasket } from "./coded-sums";
import { couponParams } from "./coupon";
import type { OrderSums } from "./order-sums";
import { expireAtStripe, PaymentMismatch, settle } from "./settle-commands";

interface Contact {
  readonly email: string;
  readonly postcode: string;
  readonly place: Place;
  /** The total that the page showed, when a page showed one. */
  readonly shownPence: number | undefined;
}

/** A buyer who may order: what he told, and where he asks from. */
interface Buyer extends Contact {
  readonly from: Visitor;
}

function checkContact(form: CheckoutForm): Result<Contact, CheckoutRefusal> {
  const email = emailSchema.safeParse(form.email);
  if (!email.success) return err({ kind: "bad-email" });
  const postcode = postcodeSchema.safeParse(form.postcode);
  if (!postcode.success) return err({ kind: "bad-postcode" });
  if (!form.delivery) return err({ kind: "no-delivery-choice" });
  const zone = form.delivery === "collect" ? "collect" : zoneOf(postcode.data);
  if (!zone) return err({ kind: "outside-zone" });
  const place: Place = { zone, choice: form.delivery };
  // Known before anything is asked for, so that an earlier press and what is in stock change nothing in the answer.
  if (!goesThere(place)) return err({ kind: "not-there" });
  return ok({
    email: email.data,
    postcode: postcode.data,
    place,
    shownPence: form.shownPence,
  });
}

/**
 * What a basket costs where it goes. Refuses what {@link codedSums} refuses, and a total other than the one that the page showed: nobody is sent
 * to pay a sum that he has not seen.
 */
function sumsAsShown(
  basket: PricedBasket,
  { place, shownPence }: Contact,
): Result<OrderSums<PricedLine>, CheckoutRefusal> {
  const sums = codedSums(basket, place);
  if (!sums.ok) return sums;
  if (shownPence !== undefined && shownPence !== sums.value.totalPence)
    return err({ kind: "delivery-changed" });
  return sums;
}

/** Thrown to undo the transaction that takes the order down. */
class Refused extends Error {
  readonly refusal: CheckoutRefusal;

  constructor(refusal: CheckoutRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/**
 * Turns a basket into an order with stock held for it and an open payment page. Pressing again with the
 * same basket leads to the same page; with a changed one, the old page is closed first.
 * @returns the address to send the buyer to: Stripe's page, or the order's own when it is paid already
 */
export async function beginCheckout(
  token: string | undefined,
  form: CheckoutForm,
  from: Visitor = nobody,
): Promise<Result<string, CheckoutRefusal>> {
  const basket = await readBasket(token);
  if (!basket || basket.lines.length === 0) return err({ kind: "empty" });
  const typed = { email: form.email, postcode: form.postcode, delivery: form.delivery ?? null };
  const isNew =
    typed.email !== basket.email || typed.postcode !== basket.postcode || typed.delivery !== basket.delivery;
  if (isNew) await rememberContact(basket.id, typed);
  const code = form.code === undefined ? basket.code : form.code || null;
  if (code !== basket.code) await rememberCode(basket.id, code);
  const contact = checkContact(form);
  if (!contact.ok) return contact;

  for (let tries = 1; ; tries += 1) {
    const begun = await tryCheckout(basket.id, { ...contact.value, from });
    if (begun.ok || begun.refusal.kind !== "busy" || tries === busyTries) return begun;
    await pause(busyWaitMilliseconds);
  }
}

/**
 * Another press of the same basket, a double click or a second tab, is done in a moment; what it began is then found and
 * resumed, so that both lead to the same page.
 */
const busyTries = 5;
const busyWaitMilliseconds = 200;

async function tryCheckout(basketId: string, buyer: Buyer): Promise<Result<string, CheckoutRefusal>> {
  const { from, ...contact } = buyer;
  const earlier = await finishEarlier(basketId, contact, from);
  if (earlier) return earlier;
  const placed = await placeOrder(basketId, contact, from);
  if (!placed.ok) return placed;
  return openAttempt(placed.value);
}

/**
 * Resumes, settles or closes what earlier presses began; null when the way is free for a new order. There is more than one
 * only when baskets have joined.
 */
async function finishEarlier(
  basketId: string,
  contact: Contact,
  from: Visitor,
): Promise<Result<string, CheckoutRefusal> | null> {
  const orders = await db().order.findMany({
    where: { ...ordersOf(basketId), state: { in: [...unfinishedStates] } },
    select: earlierSelect,
  });
  for (const order of orders) {
    const finished = await finishOrder(order, basketId, contact, from);
    if (finished) return finished;
  }
  return null;
}

const earlierSelect = {
  id: true,
  state: true,
  fingerprint: true,
  linkVersion: true,
  attempts: {
    where: { state: { in: ["creating", "open"] } },
    select: { id: true, state: true, sessionId: true },
  },
} as const satisfies Prisma.OrderSelect;

async function finishOrder(
  order: Prisma.OrderGetPayload<{ select: typeof earlierSelect }>,
  basketId: string,
  contact: Contact,
  from: Visitor,
): Promise<Result<string, CheckoutRefusal> | null> {
  const attempt = order.attempts[0];
  if (!attempt || order.state === "payment_processing")
    return ok(siteUrl(`/orders/${orderToken(order.id, order.linkVersion)}`));

  if (attempt.state === "creating") {
    // The outcome of the first press is unknown: the same key and parameters tell it.
    const replayed = await openAttempt(attempt.id);
    if (!replayed.ok) return replayed.refusal.kind === "payment-refused" ? null : replayed;
  }
  const { sessionId } = await db().checkoutAttempt.findUniqueOrThrow({
    where: { id: attempt.id },
    select: { sessionId: true },
  });
  if (!sessionId) return err({ kind: "busy" });

  const orderPage = ok(siteUrl(`/orders/${orderToken(order.id, order.linkVersion)}`));
  try {
    const open = await patiently(() => stripe().checkout.sessions.retrieve(sessionId)).catch(nullIfUnknown);
    if (open?.status === "open") {
      const priced = await readPricedBasket(db(), basketId);
      const sums = sumsAsShown(priced, contact);
      if (!sums.ok) return sums;
      const same = order.fingerprint === orderFingerprint(sums.value, contact, priced.typed);
      const minutesLeft = (open.expires_at * 1000 - Date.now()) / 60_000;
      if (same && open.url && minutesLeft > leastMinutesLeft) return ok(open.url);
      // What cannot be had anyway, or not yet, is refused before the page and the hold that he has are given up for it.
      const short = shortLine(priced.lines);
      if (short) return err(shortage(short, short.available));
      const over = refusalOfNewUse(priced);
      if (over) return err(over);
      const rested = await checkRest(db(), { basketId, email: contact.email, from });
      if (!rested.ok) return rested;
      if (!(await expireAtStripe(sessionId))) return err({ kind: "payment-away" });
    }
    const outcome = await settle(sessionId);
    if (outcome === "released") return null;
    return outcome === "paid" || outcome === "processing" ? orderPage : err({ kind: "busy" });
  } catch (error) {
    if (error instanceof PaymentMismatch) return orderPage;
    if (isStripeAway(error)) return err({ kind: "payment-away" });
    throw error;
  }
}

function nullIfUnknown(error: unknown): null {
  if (isUnknownToStripe(error)) return null;
  throw error;
}

/** One transaction: prices again, writes order, lines and attempt, holds the stock. Returns the attempt's id. */
async function placeOrder(
  basketId: string,
  contact: Contact,
  from: Visitor,
): Promise<Result<string, CheckoutRefusal>> {
  try {
    return ok(
      await inTransaction(async (tx) => {
        await lockBasketById(tx, basketId);
        const priced = await readPricedBasket(tx, basketId);
        const { lines, typed, code } = priced;
        if (lines.length === 0) throw new Refused({ kind: "empty" });
        const short = shortLine(lines);
        if (short) throw new Refused(shortage(short, short.available));

        const asShown = sumsAsShown(priced, contact);
        if (!asShown.ok) throw new Refused(asShown.refusal);
        const sums = asShown.value;
        const { place } = contact;
        // One for free delivery gives nothing to what is collected, and is not used up by it.
        const used = sums.discountPence + sums.deliveryOffPence > 0 ? code : null;
        const expiresAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + holdMinutes * 60_000);
        const order = await tx.order.create({
          data: {
            basketId,
            email: contact.email,
            subtotalPence: sums.subtotalPence,
            discountPence: sums.discountPence,
            deliveryPence: sums.deliveryPence,
            totalPence: sums.totalPence,
            ...(used && { discountCode: used.code, discountWords: givenWords(used, sums.heldBackPence) }),
            deliveryMethod: place.choice,
            postcode: contact.postcode,
            zone: place.zone,
            fingerprint: orderFingerprint(sums, contact, typed),
          },
          select: { id: true, number: true, linkVersion: true },
        });
        await tx.orderLine.createMany({
          data: sums.lines.map((line, position) => ({
            orderId: order.id,
            position,
            variantId: line.variantId,
            sku: line.sku,
            productSlug: line.productSlug,
            productName: line.productName,
            optionText: line.label,
            pictureName: line.pictureName,
            cataloguePence: line.cataloguePence,
            unitPricePence: line.unitPence,
            vatRate: line.vatRate,
            quantity: line.quantity,
            totalPence: line.totalPence,
            discountPence: line.discountPence,
            weightGrams: line.weightGrams,
            sealedOnly: line.sealedOnly,
            guideSlug: line.guideSlug,
            sectionSlug: line.sectionSlug,
            slotSlug: line.slotSlug,
          })),
        });
        const { email } = contact;
        const claimed = await claimPage(tx, { orderId: order.id, basketId, email, from, lines });
        if (!claimed.ok) throw new Refused(claimed.refusal);
        if (used) {
          const coded = await claimCode(tx, {
            orderId: order.id,
            email,
            code: used,
            discountPence: sums.discountPence,
            deliveryPence: sums.deliveryOffPence,
          });
          if (!coded.ok) throw new Refused(coded.refusal);
        }
        const held = await takeHolds(tx, { orderId: order.id, lines, actor: "checkout" });
        if (!held.ok) {
          const line = lines.find(({ variantId }) => variantId === held.refusal.variantId);
          throw line
            ? new Refused(shortage(line, held.refusal.left))
            : new Error("Held a variant that the basket does not hold");
        }
        const attemptId = randomUUID();
        const coupon =
          used && sums.discountPence > 0
            ? couponParams({ id: order.id, attemptId, code: used.code, discountPence: sums.discountPence })
            : undefined;
        const params = sessionParams({
          id: order.id,
          attemptId,
          numberText: orderNumberText(order.number),
          email: contact.email,
          place,
          sums,
          couponId: coupon?.id,
          expiresAt,
          successUrl: siteUrl(`/api/checkout/return?order=${orderToken(order.id, order.linkVersion)}`),
          cancelUrl: siteUrl("/basket"),
        });
        await tx.checkoutAttempt.create({
          data: {
            id: attemptId,
            orderId: order.id,
            idempotencyKey: `checkout-${attemptId}`,
            params: JSON.parse(JSON.stringify(params)),
            ...(coupon && { coupon: JSON.parse(JSON.stringify(coupon)) }),
            expiresAt,
          },
        });
        return attemptId;
      }),
    );
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    // Another press of the same basket was quicker by a moment: the index of unfinished orders says so.
    if (isDuplicate(error)) return err({ kind: "busy" });
    throw error;
  }
}

function shortage(line: { productName: string; label: string }, left: number): CheckoutRefusal {
  return { kind: "not-enough", name: fullName(line.productName, line.label), left: Math.max(0, left) };
}
