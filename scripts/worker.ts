import pino from "pino";
import { forgetOldAccountTraces } from "@/lib/accounts/forget-commands";
import { carryOutAny } from "@/lib/accounts/letter-commands";
import { forgetOldSignIns } from "@/lib/auth/sign-in-commands";
import { forgetOldBaskets } from "@/lib/basket/basket-commands";
import { forgetOldOrigins } from "@/lib/checkout/buyer-guard-commands";
import { forgetEventDetails } from "@/lib/checkout/forget-events-commands";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { closeDatabase } from "@/lib/db/client";
import { watchInvariants } from "@/lib/invariants/watch-commands";
import { forgetOldCounts } from "@/lib/limits/limiter";
import { forgetOldSubscribers } from "@/lib/newsletter/newsletter-commands";
import { forgetOldSections } from "@/lib/orders/forget-commands";
import { forgetOldLetters, openQueue, outboxQueue, workOff } from "@/lib/outbox/outbox-commands";
import { forgetOldAlerts } from "@/lib/stock/alert-commands";
import { joinRunningShop } from "./launch/running-shop";

const log = pino({ base: { part: "worker" } });
const reconcileQueue = "reconcile";
const housekeepingQueue = "housekeeping";
const invariantsQueue = "invariants";

/** Sends what waits in the outbox and reconciles with Stripe, every minute and whenever it is told to look. */
async function startWorker(): Promise<void> {
  const queue = openQueue();
  queue.on("error", (error) => log.error({ err: error }, "The queue failed; it tries again by itself"));
  await queue.start();
  await queue.createQueue(outboxQueue, { policy: "standard", retryLimit: 0 });
  // A worker that was killed in the middle must not keep the next one from reconciling for long.
  await queue.createQueue(reconcileQueue, { policy: "singleton", retryLimit: 0, expireInSeconds: 180 });
  await queue.createQueue(invariantsQueue, { policy: "singleton", retryLimit: 0 });
  await queue.createQueue(housekeepingQueue, { policy: "singleton", retryLimit: 0 });

  const calledOff = new AbortController();
  const working = new Set<Promise<unknown>>();
  const send = async (): Promise<void> => {
    const work = workOff(carryOutAny, calledOff.signal);
    working.add(work);
    const { done, failed } = await work.finally(() => working.delete(work));
    if (done + failed > 0) log.info({ done, failed }, "Worked off the outbox");
  };
  await queue.work(outboxQueue, { pollingIntervalSeconds: 0.5, batchSize: 50 }, send);
  await queue.work(reconcileQueue, async () => {
    const result = await reconcile();
    if (result.failures.length > 0) log.warn(result, "Reconciled, with failures");
  });
  await queue.work(housekeepingQueue, async () => {
    const baskets = await forgetOldBaskets();
    const alerts = await forgetOldAlerts();
    const subscribers = await forgetOldSubscribers();
    const origins = await forgetOldOrigins();
    const counts = await forgetOldCounts();
    const events = await forgetEventDetails();
    const letters = await forgetOldLetters();
    const sections = await forgetOldSections();
    const signIns = await forgetOldSignIns();
    const accounts = await forgetOldAccountTraces();
    log.info(
      { baskets, alerts, subscribers, origins, counts, events, letters, sections, signIns, accounts },
      "Forgot what is too old to keep",
    );
  });
  await queue.work(invariantsQueue, async () => {
    const broken = await watchInvariants();
    if (broken.length > 0) log.error({ broken }, "The books do not agree");
  });
  await queue.schedule(invariantsQueue, "41 * * * *");
  await queue.schedule(housekeepingQueue, "17 * * * *");
  await queue.schedule(outboxQueue, "* * * * *");
  await queue.schedule(reconcileQueue, "* * * * *");
  await queue.send(outboxQueue, {});
  await queue.send(reconcileQueue, {});
  log.info("Working");

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // What is being sent is sent and noted, or it would be sent again; nothing new is begun.
    calledOff.abort();
    await Promise.allSettled(working);
    await queue.stop({ graceful: true, timeout: 1_500 });
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

try {
  await joinRunningShop();
  await startWorker();
} catch (error) {
  log.fatal({ err: error }, "The worker could not start");
  process.exitCode = 1;
}
