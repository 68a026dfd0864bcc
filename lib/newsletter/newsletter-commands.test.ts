import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { carryOut } from "@/lib/checkout/outbox-work";
import { closeDatabase, db } from "@/lib/db/client";
import { mailToken } from "@/lib/mail/mail-link";
import { optInTerms } from "@/lib/opt-in";
import { workOff } from "@/lib/outbox/outbox-commands";
import { tokenIn, withMailbox } from "@/scripts/testing/mailbox";
import { sendIssue } from "./issue-commands";
import { consentWords } from "./newsletter";
import { confirmSubscription, forgetOldSubscribers, signUp, unsubscribe } from "./newsletter-commands";
import { parseIssue } from "./newsletter-schema";

const { mailTo, refuse } = withMailbox();
afterAll(closeDatabase);

const someone = () => `bea-${randomUUID().slice(0, 8)}@example.com`;
const send = () => workOff(carryOut);
const rowOf = (email: string) => db().subscriber.findUniqueOrThrow({ where: { email } });

async function join(email = someone()): Promise<string> {
  await signUp(email);
  await send();
  const token = tokenIn(mailTo(email).at(-1), "/newsletter/confirm");
  expect(await confirmSubscription(token)).toMatchObject({ ok: true });
  return email;
}

test("a sign-up is kept with its words, and counts once it is confirmed", async () => {
  const email = someone();
  await signUp(email);
  await send();
  expect(await rowOf(email)).toMatchObject({
    state: "pending",
    consentText: consentWords,
    confirmedAt: null,
  });
  const token = tokenIn(mailTo(email)[0], "/newsletter/confirm");
  const answers = await Promise.all([confirmSubscription(token), confirmSubscription(token)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const { state, confirmedAt } = await rowOf(email);
  expect(state).toBe("confirmed");
  expect(confirmedAt).toBeInstanceOf(Date);
});

test("an address that is known gets no second email", async () => {
  const [pending, confirmed] = [someone(), await join()];
  await Promise.all([signUp(pending), signUp(pending), signUp(confirmed)]);
  await send();
  expect(mailTo(pending)).toHaveLength(1);
  expect(mailTo(confirmed)).toHaveLength(1);
});

test("a link is refused after seven days, forged, or of somebody who left", async () => {
  const email = await join();
  const { id } = await rowOf(email);
  await unsubscribe(mailToken("newsletter-stop", id));
  await unsubscribe(mailToken("newsletter-stop", id));
  expect((await rowOf(email)).state).toBe("unsubscribed");
  const confirm = (issuedAt: Date, row = id) =>
    confirmSubscription(mailToken("newsletter-confirm", row, issuedAt));
  expect(await confirm(new Date())).toEqual({ ok: false, refusal: "ended" });
  const pending = someone();
  await signUp(pending);
  const old = new Date(Date.now() - optInTerms.linkDays * 24 * 60 * 60 * 1000);
  expect(await confirm(old, (await rowOf(pending)).id)).toEqual({ ok: false, refusal: "expired" });
  expect((await rowOf(pending)).state).toBe("pending");
  expect(await confirmSubscription(mailToken("newsletter-stop", id))).toEqual({
    ok: false,
    refusal: "bad-link",
  });
  expect(await unsubscribe("x")).toEqual({ ok: false, refusal: "bad-link" });
});

test("whoever left may come back at once; whoever only said no is not asked again", async () => {
  const email = await join();
  await unsubscribe(mailToken("newsletter-stop", (await rowOf(email)).id));
  await join(email);
  expect(mailTo(email)).toHaveLength(2);

  const unwilling = someone();
  await signUp(unwilling);
  await send();
  await unsubscribe(mailToken("newsletter-stop", (await rowOf(unwilling)).id));
  const long = new Date(Date.now() - 8 * 24 * 60 * 60_000);
  await db().subscriber.update({ where: { email: unwilling }, data: { askedAt: long } });
  await signUp(unwilling);
  await send();
  expect(mailTo(unwilling)).toHaveLength(1);
  expect((await rowOf(unwilling)).state).toBe("unsubscribed");
});

test("an issue reaches each reader once, with his own way out, and nobody who left", async () => {
  const [one, other, gone, late] = [await join(), await join(), await join(), someone()];
  const issue = { slug: `i-${randomUUID()}`, subject: "What is new", body: "First.\n\nSecond <b>one</b>." };
  expect(await sendIssue(issue)).toMatchObject({ ok: true });
  await unsubscribe(mailToken("newsletter-stop", (await rowOf(gone)).id));
  refuse(1);
  await Promise.all([send(), send()]);
  await db().outbox.updateMany({ where: { sentAt: null }, data: { availableAt: new Date() } });
  await send();
  await join(late);
  await sendIssue(issue);
  await send();
  const issuesTo = (email: string) => mailTo(email).filter(({ subject }) => subject === issue.subject);
  for (const email of [one, other, late]) {
    expect(issuesTo(email), email).toHaveLength(1);
    expect(issuesTo(email)[0]?.html).toContain("Second &lt;b&gt;one&lt;/b&gt;.");
    const token = /unsubscribe\?token=([\w-]+)/.exec(issuesTo(email)[0]?.text ?? "")?.[1] ?? "";
    expect(token).toBe(mailToken("newsletter-stop", (await rowOf(email)).id));
  }
  expect(issuesTo(gone)).toHaveLength(0);
  expect(await sendIssue({ ...issue, body: "Other words." })).toEqual({ ok: false, refusal: "other-words" });
  expect(await sendIssue({ ...issue, subject: "" })).toEqual({ ok: false, refusal: "bad-issue" });
});

test("an order's email passes a newsletter in the queue", async () => {
  await join();
  await sendIssue({ slug: `i-${randomUUID()}`, subject: "Many", body: "Words." });
  const email = someone();
  await signUp(email);
  const kinds: string[] = [];
  await workOff(async (item) => {
    kinds.push(item.kind);
  });
  expect(kinds[0]).toBe("newsletter-confirm");
  expect(kinds).toContain("newsletter-issue");
});

test("an issue's file is a subject, an empty line and words", () => {
  expect(parseIssue("2026-12", "News\r\n\r\nOne.\r\n\r\nTwo.\r\n").data).toEqual({
    slug: "2026-12",
    subject: "News",
    body: "One.\n\nTwo.",
  });
  for (const text of ["", "News", "News\nno empty line", "\n\nWords"])
    expect(parseIssue("2026-12", text).success).toBe(false);
  expect(parseIssue("No Name", "News\n\nWords").success).toBe(false);
});

test("who never confirmed and who left are forgotten after 30 days, and nobody else", async () => {
  const [pending, left, reader] = [someone(), await join(), await join()];
  await signUp(pending);
  await unsubscribe(mailToken("newsletter-stop", (await rowOf(left)).id));
  const known = async () =>
    (await db().subscriber.findMany({ where: { email: { in: [pending, left, reader] } } })).length;
  const later = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await forgetOldSubscribers(later(29));
  expect(await known()).toBe(3);
  await forgetOldSubscribers(later(31));
  expect(await known()).toBe(1);
  await expect(rowOf(reader)).resolves.toBeDefined();
});
