import type Stripe from "stripe";
import { z } from "zod";
import { settlePayment } from "@/sandbox/stripe/checkout/delayed";
import { decideDispute, disputeDecisions, isClosed, openDispute } from "@/sandbox/stripe/checkout/disputes";
import { decideRefund, refundDecisions } from "@/sandbox/stripe/checkout/refund-outcomes";
import type { World } from "@/sandbox/stripe/state/world";

/** What was asked for cannot be; `status` is 404 for what is not there and 400 for what is past. */
export class ControlRefusal extends Error {
  readonly status: 400 | 404;

  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

const settleSchema = z.strictObject({ status: z.enum(["succeeded", "failed"]) });

/** The bank answers about a payment under way. `id` is the payment intent's or its session's. */
export function settle(world: World, id: string, body: unknown): object {
  const { status } = settleSchema.parse(body);
  const intent = intentOf(world, id);
  const settled = world.store.transaction(() => settlePayment(world, null, intent.id, status));
  if (!settled) throw new ControlRefusal(400, `${intent.id} is ${intent.status}, not under way.`);
  return { paymentIntent: world.store.find("payment_intent", intent.id) };
}

const complaintSchema = z.strictObject({
  /** A charge, its payment intent or its session. */
  of: z.string(),
  reason: z.string().default("fraudulent"),
  amount: z.number().int().min(1).optional(),
  inquiry: z.boolean().optional(),
});

/** A holder disputes a charge that was paid, refunded or not. */
export function dispute(world: World, body: unknown): object {
  const { of, ...complaint } = complaintSchema.parse(body);
  const charge = chargeOf(world, of);
  if (!charge.paid) throw new ControlRefusal(400, `${charge.id} was not paid.`);
  if ((complaint.amount ?? 0) > charge.amount) {
    throw new ControlRefusal(400, `${charge.id} is of ${charge.amount}.`);
  }
  const open = world.store
    .page("dispute", [{ sql: "charge = ?", values: [charge.id] }], { limit: 100 })
    .data.some((other) => !isClosed(other));
  if (open) throw new ControlRefusal(400, `${charge.id} is disputed already.`);
  return { dispute: world.store.transaction(() => openDispute(world, null, charge, complaint)) };
}

const decisionSchema = z.strictObject({ status: z.enum(disputeDecisions) });

/** The bank decides, or the matter moves on. */
export function decide(world: World, id: string, body: unknown): object {
  const { status } = decisionSchema.parse(body);
  const found = world.store.find("dispute", id);
  if (!found) throw new ControlRefusal(404, `There is no dispute ${id}.`);
  const onAppeal = found.status === "lost" && status === "won";
  if (isClosed(found) && !onAppeal) throw new ControlRefusal(400, `${id} was closed as ${found.status}.`);
  world.store.transaction(() => decideDispute(world, null, found, status));
  return { dispute: id, status };
}

const refundSchema = z.strictObject({
  status: z.enum(refundDecisions),
  /** Stripe's word for why it failed. */
  reason: z.string().optional(),
});

/** A refund arrives after all, fails after all, asks the buyer for something, or is cancelled. */
export function moveRefund(world: World, id: string, body: unknown): object {
  const { status, reason } = refundSchema.parse(body);
  const refund = world.store.find("refund", id);
  if (!refund) throw new ControlRefusal(404, `There is no refund ${id}.`);
  const moved = world.store.transaction(() => decideRefund(world, null, refund, status, reason));
  if (!moved) throw new ControlRefusal(400, `${id} is ${String(refund.status)} and cannot become ${status}.`);
  return { refund: world.store.find("refund", id) };
}

function intentOf(world: World, id: string): Stripe.PaymentIntent {
  const session = world.store.find("checkout.session", id);
  const intentId = typeof session?.payment_intent === "string" ? session.payment_intent : id;
  const intent = world.store.find("payment_intent", intentId);
  if (!intent) throw new ControlRefusal(404, `There is no payment intent ${intentId}.`);
  return intent;
}

function chargeOf(world: World, id: string): Stripe.Charge {
  const named = world.store.find("charge", id);
  if (named) return named;
  const { latest_charge: latest } = intentOf(world, id);
  const charge = typeof latest === "string" ? world.store.find("charge", latest) : undefined;
  if (!charge) throw new ControlRefusal(404, `${id} has no charge.`);
  return charge;
}
