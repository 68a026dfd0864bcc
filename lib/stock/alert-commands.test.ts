import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { carryOut } from "@/lib/checkout/outbox-work";
import { closeDatabase, db, inTransaction } from "@/lib/db/client";
import { mailToken } from "@/lib/mail/mail-link";
import { optInTerms } from "@/lib/opt-in";
import { workOff } from "@/lib/outbox/outbox-commands";
import { tokenIn, withMailbox } from "@/scripts/testing/mailbox";
import { stockForm, stockShelf, take, type Shelf } from "@/scripts/testing/stock";
import { alertTerms } from "./alert";
import { askForAlert, confirmAlert, forgetOldAlerts, stopAlert } from "./alert-commands";
import { changeStock, releaseHolds } from "./stock-commands";

writeOrdersByHand();

const { mailTo, refuse } = withMailbox();
afterAll(closeDatabase);

const someone = () => `ann-${randomUUID().slice(0, 8)}@example.com`;
const send = () => workOff(carryOut);
const receive = ({ sku }: Shelf, quantity = 1) => changeStock("test", stockForm(sku, { quantity }));
const writeOff = ({ sku }: Shelf, quantity = 1) =>
  changeStock("test", stockForm(sku, { task: "write_off", quantity }));
const alertOf = (email: string) => db().stockAlert.findFirstOrThrow({ where: { email } });
const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60 * 1000);

/** Asks, takes the link out of the email, and hands back its token without pressing it. */
async function ask({ sku }: Shelf, email = someone()): Promise<{ email: string; token: string }> {
  expect(await askForAlert({ sku, email })).toEqual({ ok: true, value: undefined });
  await send();
  return { email, token: tokenIn(mailTo(email).at(-1), "/alerts/confirm") };
}

async function wait(shelf: Shelf, email = someone()): Promise<string> {
  const { token } = await ask(shelf, email);
  expect(await confirmAlert(token)).toMatchObject({ ok: true });
  return email;
}

/** Makes what failed due again, as time would. */
const makeDue = () => db().outbox.updateMany({ where: { sentAt: null }, data: { availableAt: new Date() } });

describe("asking", () => {
  test("writes one email to confirm, whose way out is one press", async () => {
    const shelf = await stockShelf(0);
    const { email } = await ask(shelf);
    const [mail, ...more] = mailTo(email);
    expect(more).toEqual([]);
    expect(mail?.html).toContain("Yes, tell me");
    const lines = mail?.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, " ")) ?? [];
    expect(lines).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(lines.find((line) => line.startsWith("List-Unsubscribe: "))).toMatch(
      /<http:\/\/localhost:3000\/api\/alerts\/unsubscribe\?token=[\w-]{72}>/,
    );
  });

  test("answers the same and writes nothing when the address waits, or was just written to", async () => {
    const shelf = await stockShelf(0);
    const pending = await ask(shelf);
    const confirmed = await wait(shelf);
    const hourAgo = new Date(Date.now() - 60 * 60_000);
    await db().stockAlert.updateMany({ where: { email: confirmed }, data: { askedAt: hourAgo } });
    const answers = [];
    for (const email of [pending.email, confirmed, someone()])
      answers.push(await askForAlert({ sku: shelf.sku, email }));
    await send();
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(mailTo(pending.email)).toHaveLength(1);
    expect(mailTo(confirmed)).toHaveLength(1);
  });

  test("repeats a confirmation that got lost, three times at most", async () => {
    const shelf = await stockShelf(0);
    const { email } = await ask(shelf);
    for (let more = 0; more < 5; more += 1) {
      const { id, askedAt } = await alertOf(email);
      const earlier = new Date(askedAt.getTime() - optInTerms.resendMinutes * 60_000);
      await db().stockAlert.update({ where: { id }, data: { askedAt: earlier } });
      await askForAlert({ sku: shelf.sku, email });
      await send();
    }
    expect(mailTo(email)).toHaveLength(optInTerms.letters);
    expect(await confirmAlert(tokenIn(mailTo(email)[0], "/alerts/confirm"))).toMatchObject({ ok: true });
  });

  test("many presses at once are one request and one email", async () => {
    const shelf = await stockShelf(0);
    const email = someone();
    await Promise.all(Array.from({ length: 8 }, () => askForAlert({ sku: shelf.sku, email })));
    await send();
    expect(mailTo(email)).toHaveLength(1);
  });

  test("one address cannot be used to write to it without end", async () => {
    const email = someone();
    const shelves = await Promise.all(
      Array.from({ length: alertTerms.unconfirmedPerAddress + 2 }, () => stockShelf(0)),
    );
    await Promise.all(shelves.map(({ sku }) => askForAlert({ sku, email })));
    await send();
    expect(mailTo(email)).toHaveLength(alertTerms.unconfirmedPerAddress);
    for (const { text } of mailTo(email)) {
      const token = /unsubscribe\?token=([\w-]+)/.exec(text ?? "")?.[1] ?? "";
      expect(await stopAlert(token)).toMatchObject({ ok: true });
    }
    await askForAlert({ sku: shelves.at(-1)?.sku ?? "", email });
    await askForAlert({ sku: shelves[0]?.sku ?? "", email });
    await send();
    expect(mailTo(email), "who stops it is not asked again").toHaveLength(alertTerms.unconfirmedPerAddress);
  });

  test("is refused for what is in stock, unknown, not for sale, or waited for by too many", async () => {
    const [full, empty] = [await stockShelf(1), await stockShelf(0)];
    const email = someone();
    expect(await askForAlert({ sku: full.sku, email })).toEqual({ ok: false, refusal: "in-stock" });
    expect(await askForAlert({ sku: "NOTHING", email })).toEqual({ ok: false, refusal: "unknown-variant" });
    await db().stockAlert.createMany({
      data: Array.from({ length: alertTerms.waitingPerVariant }, (_, turn) => ({
        variantId: empty.variantId,
        email: `crowd-${turn}@example.com`,
      })),
    });
    expect(await askForAlert({ sku: empty.sku, email })).toEqual({ ok: false, refusal: "list-full" });
    await db().stockAlert.deleteMany({ where: { variantId: empty.variantId } });
    await db().product.updateMany({
      where: { variants: { some: { sku: empty.sku } } },
      data: { state: "draft" },
    });
    expect(await askForAlert({ sku: empty.sku, email })).toEqual({ ok: false, refusal: "unknown-variant" });
  });
});

describe("confirming", () => {
  test("twice, and by two at once, is once", async () => {
    const shelf = await stockShelf(0);
    const { email, token } = await ask(shelf);
    const answers = await Promise.all([confirmAlert(token), confirmAlert(token), confirmAlert(token)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await receive(shelf);
    await send();
    expect(mailTo(email)).toHaveLength(2);
    expect(await confirmAlert(token), "also when it has rung").toMatchObject({ ok: true });
  });

  test("is refused after seven days, after a stop, and with a link that is not ours", async () => {
    const shelf = await stockShelf(0);
    const { email } = await ask(shelf);
    const { id } = await alertOf(email);
    const late = mailToken("alert-confirm", id, days(optInTerms.linkDays));
    expect(await confirmAlert(late)).toEqual({ ok: false, refusal: "expired" });
    expect(await confirmAlert(mailToken("alert-stop", id))).toEqual({ ok: false, refusal: "bad-link" });
    expect(await confirmAlert("")).toEqual({ ok: false, refusal: "bad-link" });
    expect(await confirmAlert(mailToken("alert-confirm", randomUUID(), new Date()))).toEqual({
      ok: false,
      refusal: "expired",
    });
    expect((await alertOf(email)).state).toBe("pending");
    expect(await stopAlert(mailToken("alert-stop", id))).toMatchObject({ ok: true });
    expect(await stopAlert(mailToken("alert-stop", id))).toMatchObject({ ok: true });
    expect(await confirmAlert(mailToken("alert-confirm", id, new Date()))).toEqual({
      ok: false,
      refusal: "ended",
    });
  });

  test("at the moment the units arrive loses nobody", async () => {
    for (let round = 0; round < 10; round += 1) {
      const shelf = await stockShelf(0);
      const { email, token } = await ask(shelf);
      await Promise.all([receive(shelf), confirmAlert(token)]);
      await send();
      expect(mailTo(email).map(({ subject }) => subject)).toHaveLength(2);
    }
  });

  test("of what came back meanwhile rings at once", async () => {
    const shelf = await stockShelf(0);
    const { email, token } = await ask(shelf);
    await receive(shelf);
    await send();
    expect(mailTo(email)).toHaveLength(1);
    await confirmAlert(token);
    await send();
    expect(mailTo(email).at(-1)?.subject).toMatch(/^Back in stock/);
  });
});

describe("when it is back", () => {
  test("everybody who confirmed is told once, with two workers at work, and nobody else", async () => {
    const shelf = await stockShelf(0);
    const waiting: string[] = [];
    while (waiting.length < 6) waiting.push(await wait(shelf));
    const unconfirmed = (await ask(shelf)).email;
    await receive(shelf, 1);
    await Promise.all([send(), send()]);
    await send();
    for (const email of waiting) {
      expect(mailTo(email).filter(({ subject }) => subject?.startsWith("Back in stock"))).toHaveLength(1);
      expect(await alertOf(email)).toMatchObject({ state: "sent" });
    }
    expect(mailTo(waiting[0] ?? "").at(-1)?.text).toContain("while it lasts");
    expect(mailTo(unconfirmed)).toHaveLength(1);
  });

  test("two crossings, before and after the email, are one email", async () => {
    const shelf = await stockShelf(0);
    const email = await wait(shelf);
    await receive(shelf);
    await writeOff(shelf);
    await receive(shelf);
    await Promise.all([send(), send()]);
    expect(mailTo(email)).toHaveLength(2);
    await writeOff(shelf);
    await receive(shelf);
    await send();
    expect(mailTo(email)).toHaveLength(2);
  });

  test("a hold that is given back, and a count, ring too; a receipt on a full shelf does not", async () => {
    const [held, counted] = [await stockShelf(1), await stockShelf(0)];
    const { orderId } = await take([{ variantId: held.variantId, quantity: 1 }]);
    const [one, other] = [await wait(held), await wait(counted)];
    await inTransaction((tx) => releaseHolds(tx, { orderId, actor: "test", reason: "Expired" }));
    await changeStock("test", stockForm(counted.sku, { task: "count", quantity: 2, seenOnHand: 0 }));
    await send();
    expect(mailTo(one)).toHaveLength(2);
    expect(mailTo(other)).toHaveLength(2);
    await receive(held);
    expect(await db().outbox.count({ where: { sentAt: null } })).toBe(0);
  });

  test("sold out again before the email goes, it goes on waiting for the next time", async () => {
    const shelf = await stockShelf(0);
    const email = await wait(shelf);
    await receive(shelf);
    await writeOff(shelf);
    await send();
    expect(mailTo(email)).toHaveLength(1);
    expect(await alertOf(email)).toMatchObject({ state: "confirmed", queuedAt: null });
    await receive(shelf);
    await send();
    expect(mailTo(email)).toHaveLength(2);
  });

  test("a mail server that says no is asked again, and then it is sent once", async () => {
    const shelf = await stockShelf(0);
    const email = await wait(shelf);
    await receive(shelf);
    refuse(2);
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await send()).toEqual({ done: 0, failed: 1 });
      await makeDue();
    }
    expect(await send()).toEqual({ done: 1, failed: 0 });
    await makeDue();
    await send();
    expect(mailTo(email)).toHaveLength(2);
  });

  test("whoever stopped it meanwhile is left alone, and may ask anew", async () => {
    const shelf = await stockShelf(0);
    const email = await wait(shelf);
    await receive(shelf);
    await stopAlert(mailToken("alert-stop", (await alertOf(email)).id));
    await send();
    expect(mailTo(email)).toHaveLength(1);
    await writeOff(shelf);
    await ask(shelf, email);
    expect(mailTo(email)).toHaveLength(2);
  });
});

test("an alert that is over stays over, whoever writes", async () => {
  const shelf = await stockShelf(0);
  const email = await wait(shelf);
  await receive(shelf);
  await send();
  const again = db().stockAlert.updateMany({
    where: { email },
    data: { state: "confirmed", sentAt: null },
  });
  await expect(again).rejects.toThrow(/is over/);
});

test("what was never confirmed, and what is over, is forgotten after 30 days, and nothing else", async () => {
  const shelf = await stockShelf(0);
  const [pending, waiting, sent] = [(await ask(shelf)).email, await wait(shelf), someone()];
  await db().stockAlert.create({
    data: {
      variantId: shelf.variantId,
      email: sent,
      state: "sent",
      confirmedAt: days(31),
      queuedAt: days(31),
      sentAt: days(31),
    },
  });
  const left = async () =>
    (await db().stockAlert.findMany({ where: { variantId: shelf.variantId } })).map(({ email }) => email);
  await forgetOldAlerts();
  expect((await left()).sort()).toEqual([pending, waiting].sort());
  const later = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);
  await forgetOldAlerts(later(29));
  expect(await left()).toHaveLength(2);
  await forgetOldAlerts(later(31));
  expect(await left()).toEqual([waiting]);
  await forgetOldAlerts(later(alertTerms.waitingDays + 1));
  expect(await left()).toEqual([]);
});
