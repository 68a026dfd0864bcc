import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { readViewer } from "@/lib/auth/auth-reads";
import { verifyPassword } from "@/lib/auth/password";
import { db } from "@/lib/db/client";
import { lastLetter, mailboxName, openAccount, opened, viewerOf } from "@/scripts/testing/accounts";
import { tokenIn, withMailbox } from "@/scripts/testing/mailbox";
import { accountTerms } from "./account";
import { forgetOldAccountTraces } from "./forget-commands";
import { askForLink, choosePassword, openByLink } from "./link-commands";

const box = withMailbox();
const password = "four quiet words here";
const from = { browser: undefined, userAgent: null };

async function hashOf(email: string): Promise<string | null> {
  return (await db().user.findUniqueOrThrow({ where: { email } })).passwordHash;
}

async function ask(kind: Parameters<typeof askForLink>[0], email: string, typed: string | null = null) {
  const asked = await askForLink(kind, email, typed);
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.value;
}

describe("signing up", () => {
  test("makes nothing until the mailbox answers, and then an account with the password that was typed", async () => {
    const email = mailboxName();
    const browser = await ask("sign_up", email, password);
    expect(await db().user.count({ where: { email } })).toBe(0);
    const letter = await lastLetter(box, email);
    expect(letter.subject).toBe("Open your Fettle account");
    const claim = await opened(tokenIn(letter, "/account/confirm"), browser);
    expect(await readViewer(claim)).toMatchObject({ email, roles: [] });
    expect(await verifyPassword(await hashOf(email), password)).toBe(true);
    const { emailVerified } = await db().user.findUniqueOrThrow({ where: { email } });
    expect(emailVerified).not.toBeNull();
  });

  test("a password typed by a stranger does not survive the owner opening the link", async () => {
    const email = mailboxName();
    await ask("sign_up", email, "the stranger's own words");
    const token = tokenIn(await lastLetter(box, email), "/account/confirm");
    for (const browser of [undefined, "another-browser-altogether"]) {
      const email2 = browser ? mailboxName() : email;
      if (browser) await ask("sign_up", email2, "the stranger's own words");
      const link = browser ? tokenIn(await lastLetter(box, email2), "/account/confirm") : token;
      await opened(link, browser);
      expect(await hashOf(email2)).toBeNull();
    }
  });

  test("the owner's own sign-up ends what strangers had asked for, passwords and all", async () => {
    const email = mailboxName();
    await ask("sign_up", email, "the stranger's own words");
    const strangers = tokenIn(await lastLetter(box, email), "/account/confirm");
    const browser = await ask("sign_up", email, password);
    await opened(tokenIn(await lastLetter(box, email), "/account/confirm"), browser);
    expect(await openByLink(strangers, from)).toEqual({ ok: false, refusal: "used" });
    expect(await verifyPassword(await hashOf(email), password)).toBe(true);
    expect(await db().accountLink.count({ where: { email, passwordHash: { not: null } } })).toBe(0);
  });

  test("with the address of an account is answered alike; the letter differs, and the password stays", async () => {
    const known = await openAccount(box, mailboxName(), password);
    const fresh = mailboxName();
    const run = vi.spyOn(pg.Client.prototype, "query");
    const statements = async (email: string) => {
      run.mockClear();
      const answer = await askForLink("sign_up", email, "another four quiet words");
      const texts = run.mock.calls.map(([first]: unknown[]) =>
        typeof first === "object" && first !== null ? String(Reflect.get(first, "text")) : String(first),
      );
      return { ok: answer.ok, texts };
    };
    await statements(mailboxName());
    const [ofKnown, ofFresh] = [await statements(known.email), await statements(fresh)];
    run.mockRestore();
    expect(ofKnown.texts.length).toBeGreaterThan(2);
    expect(ofKnown).toEqual(ofFresh);
    const letter = await lastLetter(box, known.email);
    expect(letter.subject).toBe("You have a Fettle account already");
    expect((await lastLetter(box, fresh)).subject).toBe("Open your Fettle account");
    expect((await opened(tokenIn(letter, "/account/confirm"))).id).toBe(known.id);
    expect(await verifyPassword(await hashOf(known.email), password)).toBe(true);
  });

  test.each([
    ["short", "too-short"],
    ["x".repeat(201), "too-long"],
    ["password1234", "too-common"],
    ["qwertyuiop123", "too-common"],
    ["aaaaaaaaaaaaaaaa", "too-common"],
    ["ann.walker@example.com", "too-common"],
  ])("%s is no password to choose: %s", async (typed, refusal) => {
    expect(await askForLink("sign_up", "ann.walker@example.com", typed)).toEqual({ ok: false, refusal });
  });

  test("two who sign up with one address at once, and press at once, get one account", async () => {
    const email = mailboxName();
    const tokens: string[] = [];
    for (let each = 0; each < 6; each += 1) {
      await ask("sign_up", email);
      tokens.push(tokenIn(await lastLetter(box, email), "/account/confirm"));
    }
    const all = await Promise.all(tokens.map((token) => openByLink(token, from)));
    expect(all.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect(all.every((result) => result.ok || result.refusal === "used")).toBe(true);
    expect(await db().user.count({ where: { email } })).toBe(1);
  });
});

describe("a link to sign in", () => {
  test("is good once, however many press at once", async () => {
    const { email, id } = await openAccount(box);
    await ask("sign_in", email);
    const token = tokenIn(await lastLetter(box, email), "/account/confirm");
    const before = await db().signIn.count({ where: { userId: id } });
    const presses = await Promise.all(Array.from({ length: 12 }, () => openByLink(token, from)));
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().signIn.count({ where: { userId: id } })).toBe(before + 1);
    expect(await openByLink(token, from)).toEqual({ ok: false, refusal: "used" });
  });

  test("runs out, and cannot be forged or used for another purpose", async () => {
    const { email } = await openAccount(box);
    await ask("sign_in", email);
    const token = tokenIn(await lastLetter(box, email), "/account/confirm");
    expect(await openByLink(`${token.slice(0, -1)}${token.endsWith("x") ? "y" : "x"}`, from)).toEqual({
      ok: false,
      refusal: "bad-link",
    });
    expect(await choosePassword(token, password)).toEqual({ ok: false, refusal: "bad-link" });
    const late = Date.now() + accountTerms.linkHours * 3_600_000 + 1_000;
    vi.useFakeTimers({ toFake: ["Date"], now: late });
    try {
      expect(await openByLink(token, from)).toEqual({ ok: false, refusal: "expired" });
    } finally {
      vi.useRealTimers();
    }
    expect((await openByLink(token, from)).ok).toBe(true);
  });

  test("opens no account where there is none, and the letter says so to the mailbox alone", async () => {
    const email = mailboxName();
    await ask("sign_in", email);
    const letter = await lastLetter(box, email);
    expect(letter.subject).toBe("There is no Fettle account with this address");
    expect(letter.text).not.toContain("token=");
    expect(await db().user.count({ where: { email } })).toBe(0);
  });
});

describe("a new password", () => {
  test("takes the old one's place, ends every session, and the owner is told", async () => {
    const owner = await openAccount(box, mailboxName(), password);
    const { email } = owner;
    await ask("reset", email);
    const token = tokenIn(await lastLetter(box, email), "/account/reset/choose");
    expect(await choosePassword(token, "short")).toEqual({ ok: false, refusal: "too-short" });
    const presses = await Promise.all(
      Array.from({ length: 5 }, (_, each) => choosePassword(token, `new words number ${each} here`)),
    );
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await verifyPassword(await hashOf(email), password)).toBe(false);
    expect(await readViewer({ id: owner.id, sessionVersion: 1, signInId: owner.signInId })).toBeNull();
    expect(await db().signIn.count({ where: { userId: owner.id, endedAt: null } })).toBe(0);
    expect((await lastLetter(box, email)).subject).toBe("Your Fettle password was changed");
  });

  test("ends the links to sign in that somebody may hold", async () => {
    const { email } = await openAccount(box);
    await ask("sign_in", email);
    const signIn = tokenIn(await lastLetter(box, email), "/account/confirm");
    await ask("reset", email);
    await choosePassword(tokenIn(await lastLetter(box, email), "/account/reset/choose"), password);
    expect(await openByLink(signIn, from)).toEqual({ ok: false, refusal: "used" });
  });
});

test("what is over is forgotten, a password that was never confirmed at once", async () => {
  const email = mailboxName();
  const { id: keptId } = await viewerOf(await opened(await freshToken(email)));
  await ask("sign_up", mailboxName(), password);
  await db().accountLink.updateMany({
    where: { usedAt: null },
    data: { createdAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() - 1_000) },
  });
  await forgetOldAccountTraces();
  expect(await db().accountLink.count({ where: { passwordHash: { not: null } } })).toBe(0);
  expect(await db().accountLink.count()).toBeGreaterThan(0);
  const later = new Date(Date.now() + (accountTerms.forgetDays + 2) * 86_400_000);
  await forgetOldAccountTraces(later);
  expect(await db().accountLink.count()).toBe(0);
  expect(
    await db().outbox.count({ where: { kind: { startsWith: "account-" }, sentAt: { not: null } } }),
  ).toBe(0);
  expect(await db().user.count({ where: { id: keptId } })).toBe(1);
});

async function freshToken(email: string): Promise<string> {
  await ask("sign_up", email);
  return tokenIn(await lastLetter(box, email), "/account/confirm");
}
