import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/auth";
import { readViewer } from "@/lib/auth/auth-reads";
import { db } from "@/lib/db/client";
import { lastLetter, mailboxName, openAccount, opened, viewerOf } from "@/scripts/testing/accounts";
import { tokenIn, withMailbox } from "@/scripts/testing/mailbox";
import { askForEmail, confirmEmail, undoEmail } from "./email-commands";
import { askForLink, openByLink } from "./link-commands";

const box = withMailbox();

async function emailOf(userId: string): Promise<string> {
  return (await db().user.findUniqueOrThrow({ where: { id: userId } })).email;
}

/** Asks for a move and tells the token that reached the new mailbox. */
async function askToMove(viewer: Viewer, email: string): Promise<string> {
  expect(await askForEmail(viewer, email)).toEqual({ ok: true, value: undefined });
  return tokenIn(await lastLetter(box, email), "/account/email/confirm");
}

async function again(viewer: Viewer): Promise<Viewer> {
  const { sessionVersion } = await db().user.findUniqueOrThrow({ where: { id: viewer.id } });
  return viewerOf({ id: viewer.id, sessionVersion, signInId: viewer.signInId });
}

describe("a change of address", () => {
  test("waits for the new mailbox, tells both, and signs out every other browser", async () => {
    const owner = await openAccount(box, mailboxName(), "four quiet words here");
    await askForLink("sign_in", owner.email);
    const elsewhere = await opened(tokenIn(await lastLetter(box, owner.email), "/account/confirm"));
    const target = mailboxName();
    const token = await askToMove(owner, target);
    expect(await emailOf(owner.id)).toBe(owner.email);
    expect(await confirmEmail(owner, token)).toEqual({ ok: true, value: undefined });
    expect(await emailOf(owner.id)).toBe(target);
    expect(await readViewer(elsewhere)).toBeNull();
    expect((await again(owner)).email).toBe(target);
    expect((await lastLetter(box, target)).subject).toBe("Your Fettle account has its new address");
    const left = await lastLetter(box, owner.email);
    expect(left.subject).toBe("Your Fettle account has a new address");
    expect(left.text).toContain(target);
    expect(await confirmEmail(await again(owner), token)).toEqual({ ok: false, refusal: "used" });
  });

  test("can be undone from the old mailbox, which ends sessions and takes the password away", async () => {
    const owner = await openAccount(box, mailboxName(), "four quiet words here");
    const token = await askToMove(owner, mailboxName());
    await confirmEmail(owner, token);
    const undo = tokenIn(await lastLetter(box, owner.email), "/account/email/undo");
    const presses = await Promise.all(Array.from({ length: 6 }, () => undoEmail(undo)));
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    const account = await db().user.findUniqueOrThrow({ where: { id: owner.id } });
    expect(account).toMatchObject({ email: owner.email, passwordHash: null, sessionVersion: 2 });
    expect(await db().signIn.count({ where: { userId: owner.id, endedAt: null } })).toBe(0);
    expect((await lastLetter(box, owner.email)).subject).toBe("Your Fettle account is back at this address");
  });

  test("whoever moved an account on cannot bring it back to where he was himself", async () => {
    const owner = await openAccount(box);
    const first = mailboxName();
    await confirmEmail(owner, await askToMove(owner, first));
    const owners = tokenIn(await lastLetter(box, owner.email), "/account/email/undo");
    const thief = await again(owner);
    await confirmEmail(thief, await askToMove(thief, mailboxName()));
    const thiefs = tokenIn(await lastLetter(box, first), "/account/email/undo");
    expect((await undoEmail(owners)).ok).toBe(true);
    expect(await undoEmail(thiefs)).toEqual({ ok: false, refusal: "used" });
    expect(await emailOf(owner.id)).toBe(owner.email);
  });

  test("is confirmed by its own owner alone, and asks for a fresh proof", async () => {
    const [owner, other] = [await openAccount(box), await openAccount(box)];
    const token = await askToMove(owner, mailboxName());
    expect(await confirmEmail(other, token)).toEqual({ ok: false, refusal: "other-account" });
    const stale = { ...owner, provedAt: new Date(Date.now() - 16 * 60_000) };
    expect(await askForEmail(stale, mailboxName())).toEqual({ ok: false, refusal: "prove-first" });
    expect(await askForEmail(owner, owner.email)).toEqual({ ok: false, refusal: "same-email" });
  });

  test("to an address that another account has is told to its mailbox alone", async () => {
    const [owner, other] = [await openAccount(box), await openAccount(box)];
    expect(await askForEmail(owner, other.email)).toEqual({ ok: true, value: undefined });
    const letter = await lastLetter(box, other.email);
    expect(letter.subject).toBe("This address has a Fettle account already");
    expect(letter.text).not.toContain("token=");
    expect(letter.text).not.toContain(owner.email);
  });
});

describe("races for one address", () => {
  test("of many accounts that move there at once one gets it", async () => {
    const target = mailboxName();
    const moves: { viewer: Viewer; token: string }[] = [];
    for (let each = 0; each < 6; each += 1) {
      const viewer = await openAccount(box);
      moves.push({ viewer, token: await askToMove(viewer, target) });
    }
    const all = await Promise.all(moves.map(({ viewer, token }) => confirmEmail(viewer, token)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.every((result) => result.ok || result.refusal === "taken")).toBe(true);
    expect(await db().user.count({ where: { email: target } })).toBe(1);
  });

  test("a move and a sign-up of the same mailbox end in one account that has it", async () => {
    for (let round = 0; round < 4; round += 1) {
      const target = mailboxName();
      const owner = await openAccount(box);
      await askForLink("sign_up", target);
      const signUp = tokenIn(await lastLetter(box, target), "/account/confirm");
      const move = await askToMove(owner, target);
      const [moved, signedUp] = await Promise.all([
        confirmEmail(owner, move),
        openByLink(signUp, { browser: undefined, userAgent: null }),
      ]);
      expect(signedUp.ok).toBe(true);
      expect(moved.ok || moved.refusal === "taken").toBe(true);
      const holder = await db().user.findUniqueOrThrow({ where: { email: target } });
      // Whoever was second was either told so, or signed in to the account that was there by then.
      expect(holder.id === owner.id).toBe(moved.ok);
      if (signedUp.ok) expect(signedUp.value.id).toBe(holder.id);
    }
  });
});
