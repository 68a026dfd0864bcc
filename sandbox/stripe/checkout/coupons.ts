import type Stripe from "stripe";
import { Problem, invalid, missing } from "@/sandbox/stripe/api/problem";
import type { CreateCouponParams, CreatePromotionCodeParams } from "@/sandbox/stripe/params/coupon-params";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import { newId } from "@/sandbox/stripe/state/ids";
import type { WireLineItem } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";

/** Makes a coupon of an amount (smallest unit, with its currency) or a percentage. Refuses both, neither, and an id in use. */
export function createCoupon(world: World, params: CreateCouponParams): Stripe.Coupon {
  const { amount_off: amountOff, percent_off: percentOff } = params;
  if ((amountOff === undefined) === (percentOff === undefined)) {
    throw new Problem({
      status: 400,
      message: "You must pass one of `percent_off` or `amount_off`, and not both, when creating a coupon.",
    });
  }
  if (amountOff !== undefined && params.currency === undefined) {
    throw invalid("currency", "You must pass `currency` when passing `amount_off`.", "parameter_missing");
  }
  if (params.id !== undefined && world.store.find("coupon", params.id)) {
    throw invalid("id", "Coupon already exists.", "resource_already_exists");
  }
  const coupon: Stripe.Coupon = {
    id: params.id ?? newId.coupon(),
    object: "coupon",
    amount_off: amountOff ?? null,
    created: world.clock.nowSeconds(),
    currency: amountOff === undefined ? null : (params.currency ?? null),
    duration: params.duration ?? "once",
    duration_in_months: null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: keptMetadata(params.metadata),
    name: params.name ?? null,
    percent_off: percentOff ?? null,
    redeem_by: params.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  world.store.insert("coupon", coupon, null);
  return coupon;
}

/** Makes a code that stands for a coupon. Refuses an active code that is there already, in any case of letters. */
export function createPromotionCode(world: World, params: CreatePromotionCodeParams): Stripe.PromotionCode {
  const { coupon } = params.promotion;
  if (!world.store.find("coupon", coupon)) throw missing("coupon", coupon, "promotion[coupon]", 400);
  const code = params.code ?? newId.coupon().toUpperCase();
  const same = world.store
    .all("promotion_code")
    .some((other) => other.active && other.code.toLowerCase() === code.toLowerCase());
  if (same)
    throw invalid(
      "code",
      "An active promotion code with this code already exists.",
      "resource_already_exists",
    );
  const promotionCode: Stripe.PromotionCode = {
    id: newId.promotionCode(),
    object: "promotion_code",
    active: params.active ?? true,
    code,
    created: world.clock.nowSeconds(),
    customer: null,
    customer_account: null,
    expires_at: params.expires_at ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: keptMetadata(params.metadata),
    promotion: { coupon, type: "coupon" },
    restrictions: {
      first_time_transaction: params.restrictions?.first_time_transaction ?? false,
      minimum_amount: params.restrictions?.minimum_amount ?? null,
      minimum_amount_currency: params.restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  };
  world.store.insert("promotion_code", promotionCode, null);
  return promotionCode;
}

/** What a session takes off, and under which coupon and code. */
export type Reduction = { amount: number; discount: Stripe.Checkout.Session.Discount };

/** Works out a session's discount on its goods, never on delivery and never more than they cost. */
export function reductionFor(
  world: World,
  given: { coupon?: string | undefined; promotion_code?: string | undefined },
  subtotal: number,
  currency: string,
): Reduction {
  const { coupon: couponId, promotion_code: codeId } = given;
  if ((couponId === undefined) === (codeId === undefined)) {
    throw invalid("discounts[0]", "You may only specify one of these parameters: coupon, promotion_code.");
  }
  const code = codeId === undefined ? null : usableCode(world, codeId, subtotal);
  const id = couponId ?? (typeof code?.promotion.coupon === "string" ? code.promotion.coupon : "");
  const coupon = world.store.find("coupon", id);
  if (!coupon) throw missing("coupon", id, "discounts[0][coupon]", 400);
  if (!isUsable(world, coupon.times_redeemed, coupon.max_redemptions, coupon.redeem_by)) {
    throw invalid("discounts[0][coupon]", `Coupon ${id} is used up or has expired.`, "coupon_expired");
  }
  if (coupon.currency !== null && coupon.currency !== currency) {
    throw invalid(
      "discounts[0][coupon]",
      `The coupon ${id} is in ${coupon.currency}, and this session in ${currency}.`,
    );
  }
  // Hundredths of a percent, so that the sum is made of whole numbers.
  const share = Math.round((subtotal * Math.round((coupon.percent_off ?? 0) * 100)) / 10_000);
  const amount = Math.min(subtotal, coupon.amount_off ?? share);
  return { amount, discount: { coupon: coupon.id, promotion_code: code?.id ?? null } };
}

function usableCode(world: World, id: string, subtotal: number): Stripe.PromotionCode {
  const param = "discounts[0][promotion_code]";
  const code = world.store.find("promotion_code", id);
  if (!code) throw missing("promotion code", id, param, 400);
  if (!code.active || !isUsable(world, code.times_redeemed, code.max_redemptions, code.expires_at)) {
    throw invalid(param, "This promotion code is used up or has expired.", "promotion_code_expired");
  }
  if (subtotal < (code.restrictions.minimum_amount ?? 0)) {
    throw invalid(param, "This promotion code asks for a larger order.");
  }
  return code;
}

function isUsable(world: World, redeemed: number, most: number | null, lastSecond: number | null): boolean {
  return (
    (most === null || redeemed < most) && (lastSecond === null || world.clock.nowSeconds() <= lastSecond)
  );
}

/** Counts a completed session against its coupon and code. */
export function redeem(world: World, session: Stripe.Checkout.Session): void {
  for (const { coupon: couponId, promotion_code: codeId } of session.discounts ?? []) {
    const coupon = typeof couponId === "string" && world.store.find("coupon", couponId);
    if (coupon) {
      const times = coupon.times_redeemed + 1;
      const valid = coupon.max_redemptions === null || times < coupon.max_redemptions;
      world.store.update("coupon", { ...coupon, times_redeemed: times, valid });
    }
    const code = typeof codeId === "string" && world.store.find("promotion_code", codeId);
    if (code) world.store.update("promotion_code", { ...code, times_redeemed: code.times_redeemed + 1 });
  }
}

/** Spreads a discount over the lines by their price, to the penny: what rounding leaves goes to the first lines that can bear it. */
export function spread(lines: readonly WireLineItem[], discount: number): WireLineItem[] {
  const subtotal = lines.reduce((sum, line) => sum + line.amount_subtotal, 0);
  if (discount === 0 || subtotal === 0) return [...lines];
  const shares = lines.map((line) => Math.floor((line.amount_subtotal * discount) / subtotal));
  let left = discount - shares.reduce((sum, share) => sum + share, 0);
  return lines.map((line, index) => {
    const share = shares[index] ?? 0;
    const extra = left > 0 && share < line.amount_subtotal ? 1 : 0;
    left -= extra;
    return { ...line, amount_discount: share + extra, amount_total: line.amount_subtotal - share - extra };
  });
}
