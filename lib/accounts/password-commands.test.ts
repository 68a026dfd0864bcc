import { expect, test } from "vitest";
import { readViewer } from "@/lib/auth/auth-reads";
import { verifyPassword } from "@/lib/auth/password";
import { readBasket } from "@/lib/basket/basket-reads";
import { joinBaskets } from "@/lib/basket/join-commands";
import { db } from "@/lib/db/client";
import { lastLetter, mailboxName, openAccount, opened, viewerOf } from "@/scripts/testing/accounts";
import { tokenIn, withMailbox } from "@/scripts/testing/mailbox";
import { askForLink } from "./link-commands";
import { changeOwnPassword, provePassword } from "./password-commands";
import { endOtherSignIns } from "./sign-in-commands";

const box = withMailbox();
const before = "four quiet words here";

async function signInElsewhere(email: string) {
  await askForLink("sign_in", email);
  return opened(tokenIn(await lastLetter(box, email), "/account/confirm"));
}

test("a new password asks for the old one, keeps this browser and signs out the others", async () => {
  const viewer = await openAccount(box, mailboxName(), before);
  const elsewhere = await signInElsewhere(viewer.email);
  const wrong = await changeOwnPassword(viewer, { before: "no", password: "other quiet words here" });
  expect(wrong).toEqual({ ok: false, refusal: "wrong-password" });
  const weak = await changeOwnPassword(viewer, { before, password: "passwordpassword" });
  expect(weak).toEqual({ ok: false, refusal: "too-common" });
  const all = await Promise.all(
    Array.from({ length: 4 }, (_, each) =>
      changeOwnPassword(viewer, { before, password: `other quiet words ${each}` }),
    ),
  );
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await readViewer(elsewhere)).toBeNull();
  const { id, signInId } = viewer;
  expect(await readViewer({ id, signInId, sessionVersion: 1 })).not.toBeNull();
  expect((await lastLetter(box, viewer.email)).subject).toBe("Your Fettle password was changed");
});

test("a first password asks for a fresh proof instead", async () => {
  const viewer = await openAccount(box);
  const stale = { ...viewer, provedAt: new Date(Date.now() - 16 * 60_000) };
  const asked = { before: "", password: "other quiet words here" };
  expect(await changeOwnPassword(stale, asked)).toEqual({ ok: false, refusal: "prove-first" });
  expect(await changeOwnPassword(viewer, asked)).toEqual({ ok: true, value: undefined });
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: viewer.id } });
  expect(await verifyPassword(passwordHash, asked.password)).toBe(true);
});

test("a password proves who is signed in, in this browser and no other", async () => {
  const viewer = await openAccount(box, mailboxName(), before);
  const elsewhere = await viewerOf(await signInElsewhere(viewer.email));
  const long = new Date(Date.now() - 60 * 60_000);
  await db().signIn.updateMany({ where: { userId: viewer.id }, data: { provedAt: long } });
  expect(await provePassword(viewer, "no")).toEqual({ ok: false, refusal: "wrong-password" });
  expect(await provePassword(viewer, before)).toEqual({ ok: true, value: undefined });
  const { id } = viewer;
  const proved = await readViewer({ id, sessionVersion: 1, signInId: viewer.signInId });
  expect(proved?.provedAt.getTime()).toBeGreaterThan(long.getTime());
  const other = await readViewer({ id, sessionVersion: 1, signInId: elsewhere.signInId });
  expect(other?.provedAt).toEqual(long);
  const here = await joinBaskets(id, undefined);
  const there = await joinBaskets(id, undefined);
  await endOtherSignIns(viewer, here);
  expect(await readViewer({ id, sessionVersion: 1, signInId: elsewhere.signInId })).toBeNull();
  expect(await readBasket(here), "his basket stays here").not.toBeNull();
  expect(await readBasket(there), "and goes from there").toBeNull();
});

test("an account without a verified mailbox can hold no password, whoever writes", async () => {
  const email = mailboxName();
  await expect(db().user.create({ data: { email, passwordHash: "x" } })).rejects.toThrow(
    /shop_user_password/,
  );
});
