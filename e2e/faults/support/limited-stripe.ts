import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Rig } from "./rig";
import { StandIn } from "./stand-in";

/**
 * Does something while the rig's Stripe takes only so many requests a second, as the real one does: the same stand-in, over the
 * same records, started anew with a limit.
 */
export async function withLimit(rig: Rig, perSecond: number, work: () => Promise<void>): Promise<void> {
  const { folder, addresses } = rig.shop;
  const settings: { STRIPE_WEBHOOK_SECRET: string } = JSON.parse(
    await readFile(join(folder, "settings.json"), "utf8"),
  );
  const limited = new StandIn({
    port: Number(new URL(addresses.stripe).port),
    controlPort: Number(new URL(addresses.stripeControl).port),
    folder,
    webhookUrl: `${addresses.shop.replace("localhost", "127.0.0.1")}/api/stripe/webhook`,
    webhookSecret: settings.STRIPE_WEBHOOK_SECRET,
    rateLimit: perSecond,
  });
  await rig.stripe.program.end();
  try {
    await limited.program.start();
    await work();
  } finally {
    await limited.program.end();
    await rig.stripe.program.start();
  }
}
