import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { readSignIn, readViewer } from "./auth-reads";
import { hashPassword, verifyPassword } from "./password";
import { changePassword } from "./password-commands";

const email = "keeper@fettle.example";
const password = "a new password, long enough";

test("a new password takes the place of the old one, ends every session and is written down", async () => {
  const { id, sessionVersion, signIns } = await db().user.create({
    data: {
      email,
      emailVerified: new Date(),
      passwordHash: await hashPassword("the old password"),
      roles: { create: { role: "owner" } },
      signIns: { create: { browser: "Test" } },
    },
    include: { signIns: { select: { id: true } } },
  });
  expect(await changePassword("operator", { email: " Keeper@fettle.example ", password })).toEqual({
    ok: true,
    value: undefined,
  });
  const { passwordHash = null } = (await readSignIn(email)) ?? {};
  expect(await verifyPassword(passwordHash, password)).toBe(true);
  expect(await verifyPassword(passwordHash, "the old password")).toBe(false);
  expect(await readViewer({ id, sessionVersion, signInId: signIns[0]?.id ?? "" })).toBeNull();
  expect(await db().auditLog.count({ where: { subject: `account:${email}` } })).toBe(1);
});

test.each([
  ["nobody@fettle.example", password, "unknown-account"],
  [email, "short", "too-short"],
  [email, "x".repeat(201), "too-long"],
])("%s with %s is refused: %s", async (address, given, refusal) => {
  expect(await changePassword("operator", { email: address, password: given })).toEqual({
    ok: false,
    refusal,
  });
});
